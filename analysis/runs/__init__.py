"""Runs: what is rendered when, and what is left of it, in this order.

    quiet       whether anything has changed at all
    inputs      the files a brief rests on -> their hashes
    ledger      what ran, when, on what, how it ended: reports/ledger.sqlite
    plans       orders -> which briefs are to be made, and why
    lock        one run at a time in a folder
    whole       bytes -> a file that is there whole or not at all
    makers      briefs -> private folders, several at a time, each in a process of its own
    holding     what a new page may not do -> publish, warn or hold
    publish     private folder -> reports/, in one step a file
    night       all of this, in this order
    telling     the outcome -> log lines, and a command
    status      ledger -> a table to read, or JSON
    timers      schedules -> cron, systemd, GitHub Actions, Airflow

In      declared briefs and checked values
Out     reports/<name>.html, reports/index.html, reports/ledger.sqlite
Units   instants UTC, durations in seconds
Missing what a run did not come to know is NULL
Next    cli
"""
