"""Quiet: whether anything has happened since the last run, known before anything is imported.

In      the words of the command; reports/ledger.sqlite
Out     what to say when nothing a run rests on, and nothing it left, has changed; None when one has to look closer
Units   nanoseconds since 1970, as the file system gives them
Missing a ledger that is absent, busy or broken means: look closer
Next    start asks, night remembers

Files are compared by name, size, times and inode; their content was hashed when these were noted. This module is most
of what runs on most nights: it imports next to nothing, and nothing of the project.
"""

from __future__ import annotations

import os
import sqlite3
import sys
import time

LEDGER = "ledger.sqlite"
SCHEMA = """CREATE TABLE IF NOT EXISTS quiet (request TEXT PRIMARY KEY, inputs TEXT, outputs TEXT, footprint TEXT,
    told TEXT, until REAL)"""
PASSED_OVER = "__pycache__"
# Our choice: the coarsest clocks of file systems tick every two seconds. A file that was written so shortly before it
# was read may have been written again unseen.
TICK_NS = 2_000_000_000


def ask_quiet(out: str, words: list[str]) -> str | None:
    """What the last run of these words would say again, when nothing has changed since."""
    path = os.path.join(out, LEDGER)
    if not os.path.isfile(path):
        return None
    try:
        ledger = sqlite3.connect(path)
        try:
            query = "SELECT inputs, outputs, footprint, told FROM quiet WHERE request = ? AND until > ?"
            row = ledger.execute(query, [_request(words), time.time()]).fetchone()
            if row is None or take_footprint(row[0].split("\0"), row[1].split("\0"))[0] != row[2]:
                return None
            # A note that the schedule lives; a row in the ledger would cost more than all the rest.
            os.utime(path)
            return str(row[3])
        finally:
            ledger.close()
    except (sqlite3.Error, OSError):
        return None


class Watch:
    """What a run rests on, as it stood before the first of its inputs was hashed."""

    def __init__(self, words: list[str], inputs: list[str]) -> None:
        self.words, self.inputs = words, inputs
        self._before, newest = take_footprint(inputs, [])
        self._settled = newest < time.time_ns() - TICK_NS

    def remember(self, ledger: sqlite3.Connection, outputs: list[str], told: str, until: float) -> None:
        """Note that these words have nothing new to do before `until`, if the inputs stand as they were hashed."""
        ledger.execute(SCHEMA)
        if self._settled and take_footprint(self.inputs, [])[0] == self._before:
            places = "\0".join(self.inputs), "\0".join(outputs), take_footprint(self.inputs, outputs)[0]
            row = (_request(self.words), *places, told, until)
            with ledger:
                ledger.execute("INSERT OR REPLACE INTO quiet VALUES (?, ?, ?, ?, ?, ?)", row)


def take_footprint(inputs: list[str], outputs: list[str]) -> tuple[str, int]:
    """A line a file, and when the newest of the inputs was written."""
    lines, newest = [sys.version], 0
    for place in inputs:
        for path, facts in walk(place):
            newest = max(newest, facts.st_ctime_ns, facts.st_mtime_ns)
            lines.append(_line(path, facts))
    lines += [_line(path, facts) for place in outputs for path, facts in walk(place)]
    return "\n".join(lines), newest


def walk(place: str) -> list[tuple[str, os.stat_result]]:
    """The files under a place, with the facts of each; a place that is not there has none.

    A link to a folder is not followed: it is a fact of its own.
    """
    found, folders = [], [place]
    while folders:
        folder = folders.pop()
        try:
            with os.scandir(folder) as entries:
                for entry in sorted(entries, key=lambda entry: entry.name):
                    if not entry.is_dir(follow_symlinks=False):
                        found.append((entry.path, _facts(entry)))
                    elif entry.name != PASSED_OVER:
                        folders.append(entry.path)
        except NotADirectoryError:
            found.append((folder, os.stat(folder)))
        except FileNotFoundError:
            continue
    return found


def _facts(entry: os.DirEntry[str]) -> os.stat_result:
    try:
        return entry.stat()
    except FileNotFoundError:
        return entry.stat(follow_symlinks=False)


def _line(path: str, facts: os.stat_result) -> str:
    return f"{path}\0{facts.st_size}\0{facts.st_mtime_ns}\0{facts.st_ctime_ns}\0{facts.st_ino}"


def _request(words: list[str]) -> str:
    return "\0".join([os.getcwd(), *words])
