"""Briefs: from a declared notebook to a published page, in this order.

    schedules       cron expression and zone -> when a brief is due
    declarations    notebooks/briefs.toml -> which briefs there are
    parameters      a notebook's parameters cell -> what may be set; every value is checked before a kernel starts
    children        kernels from a process that has its imports done
    jupyter         the one door to Jupyter's libraries
    provisioner     such kernels, for jupyter_client
    kernels         notebook and values -> executed notebook
    summary         what a notebook says of itself: texts, days, rejected, launches
    doubts          what a notebook says against its own publication
    footnotes       sentences and what leads to them -> numbers, for paper
    checks          a page -> what is wrong with it, found in one pass
    evidence        a check: figures that rest on nothing
    totals          a check: numbers that count nothing
    gate            a check: what must not be published
    issues          texts and settings -> which issue of a brief it is, and which it follows
    handover        what a notebook hands on: frames as files, and the evidence of its figures
    beside          frames, manifest and earlier issues -> the folder beside a page
    slim, pictures  figures -> inline SVG with its alternative text
    render          executed notebook -> one self-contained HTML page
    single          each launch of a brief -> a page of its own, at an address that stays
    paper           a page -> PDF, where there is a browser
    making          all of this for one brief, in a private folder
    index           the page that lists the briefs, and their feed

In      notebooks/briefs.toml, the notebooks it names, values for their parameters
Out     the files of an issue, in a private folder; the index as text
Units   days are ISO texts, instants UTC
Missing None in a parameter = no limit
Next    runs

BadUse is what the user can mend by asking otherwise (exit status 2), BriefFailed what went wrong on the way (1).
"""


class BadUse(ValueError):
    """What was asked cannot be run; the message names it and says what would be right."""


class BriefFailed(RuntimeError):
    """A brief could not be made; the message is for the reader of a log, in plain words."""
