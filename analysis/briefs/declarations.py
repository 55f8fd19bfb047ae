"""Declarations: which briefs there are and by which rules they are made, as notebooks/briefs.toml says.

In      the text of briefs.toml: [run], for all; [[brief]] tables; what each may hold is said at the head of that file
Out     Brief, a row a declared brief; Rules, by which a run goes
Units   seconds; days; percent
Missing a brief without parameters runs with the defaults of its notebook; without cron it is never due by itself
Next    parameters checks the values, kernels runs the notebook
"""

import re
import tomllib
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from analysis.briefs import BadUse
from analysis.briefs.schedules import next_due

# A brief's name becomes a file name in reports/, where some names are taken.
NAME = re.compile(r"(?!(index|held)$)[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)
TEXT, TABLE, WHOLE, NUMBER, SWITCH, WORDS = "text", "a table", "a whole number", "a number", "true or false", "texts"
KINDS: dict[str, Callable[[Any], bool]] = {
    TEXT: lambda value: isinstance(value, str),
    TABLE: lambda value: isinstance(value, dict),
    WHOLE: lambda value: type(value) is int and value >= 1,
    NUMBER: lambda value: type(value) in (int, float) and value >= 0,
    SWITCH: lambda value: type(value) is bool,
    WORDS: lambda value: isinstance(value, list) and all(isinstance(word, str) for word in value),
}


@dataclass(frozen=True)
class Limits:
    """What a new page may not do: read fewer texts, have more rejected, lose a launch without a reason."""

    texts_below: int | None = None
    rejected_pct_above: float | None = None
    events_lost: bool = False


@dataclass(frozen=True)
class Brief:
    """One brief: its page, its notebook and parameters, when it is due, and what holds it back or gives a warning.

    each: the notebook that gives each of its launches a page; part_of: the brief that such a page belongs to.
    """

    name: str
    title: str
    notebook: Path
    parameters: dict[str, Any] = field(default_factory=dict)
    each: Path | None = None
    part_of: str | None = None
    cron: str = ""
    zone: str = "UTC"
    hold: Limits = Limits()
    warn: Limits = Limits()


@dataclass(frozen=True)
class Rules:
    """By which rules a run goes; every one is our choice, to be changed in briefs.toml under [run]."""

    cell_seconds: int = 600  # the slowest cell of the seeds' brief takes a few seconds
    run_seconds: int = 3600
    wait_seconds: int = 600  # for another run that is at work in the same folder
    keep_runs: int = 1000
    keep_days: int = 400
    after: tuple[str, ...] = ()  # a command, told of the outcome as JSON


RULES = {rule.name: WORDS if rule.name == "after" else WHOLE for rule in fields(Rules)}
LIMITS = {"texts_below": WHOLE, "rejected_pct_above": NUMBER, "events_lost": SWITCH}
BRIEF = {"name": TEXT, "title": TEXT, "notebook": TEXT, "each": TEXT, "parameters": TABLE, "cron": TEXT, "zone": TEXT}
BRIEF |= {"hold": TABLE, "warn": TABLE}
A_DAY = datetime(2026, 1, 1, tzinfo=UTC)  # any will do to see whether a schedule makes sense
NEEDED = ("name", "title", "notebook")


class _Page:
    """The text of briefs.toml, to say where in it something is wrong: tomllib tells no lines."""

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            self.text = path.read_text(encoding="utf-8")
            self.tables = tomllib.loads(self.text)
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            raise BadUse(f"{path.name}: cannot be read: {error}") from error
        self.check(self.tables, {"brief": "", "run": ""})

    def check(self, row: Mapping[str, Any], kinds: Mapping[str, str], number: int | None = None) -> None:
        """Refuse a key that is unknown, or a value of another kind."""
        for key, value in row.items():
            if key not in kinds:
                raise self.refuse(key, f"unknown key {key!r}; allowed: {', '.join(kinds)}", number)
            if kinds[key] and not KINDS[kinds[key]](value):
                raise self.refuse(key, f"{key} must be given, as {kinds[key]}", number)

    def refuse(self, key: str, message: str, number: int | None = None) -> BadUse:
        """The refusal of what stands under `key`, in the brief with this number (from 0)."""
        return BadUse(f"{self.path.name}, line {self._line_of(key, number)}: {message}")

    def _line_of(self, key: str, number: int | None) -> int:
        """Line of `key` in the brief with this number, else of that brief's head."""
        lines = self.text.splitlines()
        heads = [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*brief\s*\]\]", line)] + [len(lines) + 1]
        first, last = (1, len(lines) + 1) if number is None or number >= len(heads) - 1 else heads[number : number + 2]
        pattern = re.compile(rf"\s*[\[\"']*(brief\.)?{re.escape(key)}\b")
        return next((n for n in range(first, last) if pattern.match(lines[n - 1])), first)


def read_rules(path: Path) -> Rules:
    """The rules that the file `path` sets under [run]; what it does not set keeps its default.

    Raises BadUse naming the file, the line and the key that is wrong.
    """
    page = _Page(path)
    rows = page.tables.get("run", {})
    page.check({"run": rows}, {"run": TABLE})
    page.check(rows, RULES)
    return Rules(**{**rows, "after": tuple(rows.get("after", ()))})


def read_briefs(path: Path) -> list[Brief]:
    """The briefs that the file `path` declares, in its order.

    Raises BadUse naming the file, the line and the key that is wrong.
    """
    page = _Page(path)
    rows = page.tables.get("brief")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadUse(f"{path.name}: declares no brief; write [[brief]] with name, title and notebook")
    briefs = [_read_brief(row, page, number) for number, row in enumerate(rows)]
    names = [brief.name for brief in briefs]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise page.refuse("name", f"a second brief named {name!r}", number)
    return briefs


def choose_briefs(briefs: Sequence[Brief], names: Sequence[str]) -> list[Brief]:
    """The briefs with these names, in the order asked; all of them when no name is given."""
    known = {brief.name: brief for brief in briefs}
    for name in names:
        if name not in known:
            raise BadUse(f"no brief named {name!r}; declared: {', '.join(known)}")
    return [known[name] for name in dict.fromkeys(names)] or list(briefs)


def _read_brief(row: dict[str, Any], page: _Page, number: int) -> Brief:
    page.check(row, BRIEF, number)
    for key in NEEDED:
        page.check({key: row.get(key)}, BRIEF, number)
    if not NAME.fullmatch(row["name"]):
        told = "must be small letters, digits and single hyphens, and neither 'index' nor 'held'"
        raise page.refuse("name", f"name {row['name']!r} {told}", number)
    notebooks = {key: _find_notebook(key, row[key], page, number) for key in ("notebook", "each") if key in row}
    for key in ("hold", "warn"):
        page.check(row.get(key, {}), LIMITS, number)
    if "cron" in row or "zone" in row:
        _check_schedule(row, page, number)
    hold, warn = (Limits(**row.get(key, {})) for key in ("hold", "warn"))
    given: dict[str, Any] = row | notebooks
    return Brief(**given | {"hold": hold, "warn": warn})


def _find_notebook(key: str, name: str, page: _Page, number: int) -> Path:
    notebook = page.path.parent / name
    if notebook.parent != page.path.parent or notebook.suffix != ".ipynb" or not notebook.is_file():
        raise page.refuse(key, f"no notebook {name!r} beside {page.path.name}", number)
    return notebook


def _check_schedule(row: Mapping[str, Any], page: _Page, number: int) -> None:
    try:
        next_due(row.get("cron", ""), row.get("zone", "UTC"), A_DAY)
    except ValueError as error:
        raise page.refuse("zone" if str(error).startswith("zone") else "cron", str(error), number) from error
