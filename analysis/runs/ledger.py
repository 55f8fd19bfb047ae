"""Ledger: what ran, when, on what, and how it ended; nothing in it is needed to read a page.

In      reports/ledger.sqlite, as the last run left it
Out     Ledger, and Try: a row an attempt at a brief
Units   started_at and ended_at are UTC, ISO texts to the second; seconds as measured by a clock that never jumps
Missing None until it is known; a file that is no ledger is put aside and a new one begun
Next    index and status show it, inputs are compared with it

A run is one call of the command, a try one brief in it. Inputs are kept as spans of tries, so that a night adds only
what changed. Order is that of the ids, never that of the clock.
"""

import json
import math
import os
import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import astuple, dataclass, field, fields, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from analysis.briefs.declarations import Brief
from analysis.briefs.index import Entry
from analysis.briefs.summary import Telling
from analysis.runs.quiet import Watch

RUNNING, PUBLISHED, UNCHANGED, HELD = "running", "published", "unchanged", "held"
FAILED, INTERRUPTED, NOT_DUE = "failed", "interrupted", "not due"
KILLED = "its process ended without a word: killed, or the power went"
BUSY_SECONDS = 30  # our choice: another process holds the file for milliseconds
SCHEMA = """
CREATE TABLE IF NOT EXISTS runs (run_id INTEGER PRIMARY KEY, request TEXT, pid INTEGER, started_at TEXT,
    ended_at TEXT, seconds REAL, outcome TEXT, reason TEXT);
CREATE TABLE IF NOT EXISTS tries (try_id INTEGER PRIMARY KEY, run_id INTEGER, brief TEXT, title TEXT, started_at TEXT,
    ended_at TEXT, seconds REAL, outcome TEXT, reason TEXT, because TEXT, key TEXT, parameters TEXT, scope TEXT,
    texts INTEGER, rejected INTEGER, newest TEXT, inputs INTEGER, page_sha256 TEXT, warnings TEXT);
CREATE INDEX IF NOT EXISTS tries_of_a_brief ON tries (brief, try_id);
CREATE TABLE IF NOT EXISTS inputs (brief TEXT, path TEXT, sha256 TEXT, from_try INTEGER, to_try INTEGER);
CREATE TABLE IF NOT EXISTS tellings (brief TEXT, event_id TEXT, mention_id TEXT, document_id TEXT, sha256 TEXT);
CREATE INDEX IF NOT EXISTS tellings_of_a_brief ON tellings (brief);
CREATE INDEX IF NOT EXISTS inputs_of_a_brief ON inputs (brief, to_try);
"""


@dataclass(frozen=True)
class Try:
    """One attempt at a brief: on what, how long, and how it ended."""

    brief: str
    title: str
    outcome: str = RUNNING
    reason: str | None = None
    because: str | None = None
    started_at: str | None = None
    ended_at: str | None = None
    seconds: float | None = None
    key: str | None = None
    parameters: Mapping[str, Any] = field(default_factory=dict)
    scope: str | None = None
    texts: int | None = None
    rejected: int | None = None
    newest: str | None = None
    inputs: int | None = None
    page_sha256: str | None = None
    warnings: Sequence[str] = ()


NAMES = [column.name for column in fields(Try)]
AS_JSON = ("parameters", "warnings")


class Ledger:
    """An open ledger; every change is in the file when its method returns."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._file = connection

    def begin_run(self, request: str, now: datetime) -> int:
        """Note that a run begins; runs before it that never ended are noted as interrupted.

        The caller holds the lock of the folder, so nobody else is at work."""
        ended = (INTERRUPTED, KILLED, RUNNING)
        with self._file:
            for table in ("runs", "tries"):
                self._file.execute(f"UPDATE {table} SET outcome = ?, reason = ? WHERE outcome = ?", ended)
            row = (request, os.getpid(), _instant(now), RUNNING)
            begun = self._file.execute("INSERT INTO runs (request, pid, started_at, outcome) VALUES (?, ?, ?, ?)", row)
        return begun.lastrowid or 0

    def end_run(self, run_id: int, outcome: str, seconds: float, now: datetime, reason: str | None = None) -> None:
        """Note how a run ended."""
        row = (_instant(now), round(seconds, 3), outcome, reason, run_id)
        with self._file:
            self._file.execute(
                "UPDATE runs SET ended_at = ?, seconds = ?, outcome = ?, reason = ? WHERE run_id = ?", row
            )

    def begin_try(self, run_id: int, begun: Try) -> int:
        """Note that a brief is being made."""
        row = {"run_id": run_id, **_row(begun)}
        with self._file:
            done = self._file.execute(
                f"INSERT INTO tries ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})", list(row.values())
            )
        return done.lastrowid or 0

    def end_try(
        self, try_id: int, ended: Try, inputs: Mapping[str, str] | None = None, tellings: Sequence[Telling] = ()
    ) -> None:
        """Note how it ended and, once it is published, on what it rests and which launches it tells."""
        row = _row(ended)
        with self._file:
            self._file.execute(
                f"UPDATE tries SET {', '.join(f'{name} = ?' for name in row)} WHERE try_id = ?", [*row.values(), try_id]
            )
            if inputs is not None:
                self._note_inputs(ended.brief, try_id, inputs)
                self._file.execute("DELETE FROM tellings WHERE brief = ?", [ended.brief])
                rows = [(ended.brief, *astuple(telling)) for telling in tellings]
                self._file.executemany("INSERT INTO tellings VALUES (?, ?, ?, ?, ?)", rows)

    def _note_inputs(self, brief: str, try_id: int, inputs: Mapping[str, str]) -> None:
        known = self.inputs_of(brief)
        gone = [(try_id, brief, path) for path, sha256 in known.items() if inputs.get(path) != sha256]
        come = [(brief, path, sha256, try_id) for path, sha256 in inputs.items() if known.get(path) != sha256]
        closing = "UPDATE inputs SET to_try = ? WHERE brief = ? AND path = ? AND to_try IS NULL"
        self._file.executemany(closing, gone)
        self._file.executemany("INSERT INTO inputs (brief, path, sha256, from_try) VALUES (?, ?, ?, ?)", come)

    def inputs_of(self, brief: str) -> dict[str, str]:
        """What the last published page of a brief rests on."""
        query = "SELECT path, sha256 FROM inputs WHERE brief = ? AND to_try IS NULL"
        return dict(self._file.execute(query, [brief]).fetchall())

    def tellings_of(self, brief: str) -> list[Telling]:
        """The launches that the last published page of a brief tells, by their tellings."""
        query = "SELECT event_id, mention_id, document_id, sha256 FROM tellings WHERE brief = ?"
        return [Telling(*row) for row in self._file.execute(query, [brief])]

    def last_try(self, brief: str, *outcomes: str) -> Try | None:
        """The last try of a brief, or the last that ended so."""
        return next(self.tries(1, brief, outcomes), None)

    def tries(self, most: int, brief: str | None = None, outcomes: Sequence[str] = ()) -> Iterator[Try]:
        """The last tries, newest first."""
        wanted = [*(["brief = ?"] if brief else []), *([f"outcome IN ({_marks(outcomes)})"] if outcomes else [])]
        where = f"WHERE {' AND '.join(wanted)}" if wanted else ""
        query = f"SELECT {', '.join(NAMES)} FROM tries {where} ORDER BY try_id DESC LIMIT ?"
        for row in self._file.execute(query, [*([brief] if brief else []), *outcomes, most]):
            told = dict(zip(NAMES, row))
            yield Try(**{name: json.loads(value) if name in AS_JSON else value for name, value in told.items()})

    def runs(self, most: int) -> list[dict[str, Any]]:
        """The last runs, newest first."""
        self._file.row_factory = sqlite3.Row
        found = self._file.execute("SELECT * FROM runs ORDER BY run_id DESC LIMIT ?", [most]).fetchall()
        self._file.row_factory = None
        return [dict(row) for row in found]

    def remember(self, watch: Watch, outputs: Sequence[Path], told: str, until: float = math.inf) -> None:
        """Note that what was asked has nothing new to do until then, unless a file it rests on changes."""
        watch.remember(self._file, [str(path) for path in outputs], told, until)

    def entry_of(self, brief: Brief) -> Entry:
        """What the index says of a brief: its last good page, and how the last try ended."""
        last, good = self.last_try(brief.name), self.last_try(brief.name, PUBLISHED)
        entry = Entry(brief.name, brief.title)
        if last:
            entry = Entry(brief.name, brief.title, last.outcome, last.ended_at or last.started_at, last.reason)
        if not good:
            return entry
        entry = replace(entry, made_at=good.ended_at, texts=good.texts, newest=good.newest, scope=good.scope)
        return replace(entry, inputs=good.inputs, key=good.key)

    def forget(self, keep_runs: int, keep_days: int, now: datetime) -> None:
        """Let go of runs beyond this number or age; the last good try of each brief stays."""
        oldest = _instant(now - timedelta(days=keep_days))
        old = "run_id <= (SELECT max(run_id) FROM runs) - ? OR started_at < ?"
        kept = "SELECT max(try_id) FROM tries WHERE outcome = ? GROUP BY brief"
        with self._file:
            self._file.execute(
                f"DELETE FROM tries WHERE ({old}) AND try_id NOT IN ({kept})", [keep_runs, oldest, PUBLISHED]
            )
            self._file.execute(
                f"DELETE FROM runs WHERE ({old}) AND run_id NOT IN (SELECT run_id FROM tries)", [keep_runs, oldest]
            )
            self._file.execute("DELETE FROM inputs WHERE to_try <= (SELECT min(try_id) FROM tries)")


@contextmanager
def open_ledger(path: Path) -> Iterator[Ledger]:
    """The ledger at `path`, made when it is not there. Raises OSError when it can be neither read nor made."""
    try:
        connection = _connect(path)
    except sqlite3.DatabaseError as error:
        if isinstance(error, sqlite3.OperationalError):
            raise OSError(f"{path.name} cannot be opened: {error}") from error
        # It is no ledger, or a broken one: kept for whoever wants to look, and begun anew.
        for suffix in ("", "-wal", "-shm"):
            beside = path.with_name(path.name + suffix)
            if beside.exists():
                beside.replace(path.with_name(f"{path.name}.broken{suffix}"))
        connection = _connect(path)
    try:
        yield Ledger(connection)
    except sqlite3.OperationalError as error:
        raise OSError(f"{path.name} cannot be written: {error}") from error
    finally:
        connection.close()


def _connect(path: Path) -> sqlite3.Connection:
    path.parent.mkdir(parents=True, exist_ok=True)
    connection = sqlite3.connect(path, timeout=BUSY_SECONDS)
    try:
        connection.execute("PRAGMA journal_mode = WAL")
        connection.executescript(SCHEMA)
    except sqlite3.DatabaseError:
        connection.close()
        raise
    return connection


def _row(tried: Try) -> dict[str, Any]:
    row = {name: getattr(tried, name) for name in NAMES}
    return row | {name: json.dumps(row[name], ensure_ascii=False, sort_keys=True) for name in AS_JSON}


def _marks(values: Sequence[str]) -> str:
    return ", ".join("?" * len(values))


def _instant(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
