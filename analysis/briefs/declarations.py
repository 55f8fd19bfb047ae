"""Declarations: which briefs there are, as notebooks/briefs.toml lists them.

In      the text of briefs.toml: [[brief]] tables with name, title, notebook and a table of parameters; [run], for all
Out     Brief, a row a declared brief; Rules, by which a run goes
Units   seconds; days
Missing a brief without parameters runs with the defaults of its notebook
Next    parameters checks the values, kernels runs the notebook
"""

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from analysis.briefs import BadUse

# A brief's name becomes a file name in reports/, where `index` is taken.
NAME = re.compile(r"(?!index$)[a-z0-9]+(-[a-z0-9]+)*", re.ASCII)


@dataclass(frozen=True)
class Brief:
    """One brief: the name of its page, its title, its notebook, and values for the notebook's parameters.

    each: the notebook that gives each of its launches a page; part_of: the brief that such a page belongs to.
    """

    name: str
    title: str
    notebook: Path
    parameters: dict[str, Any] = field(default_factory=dict)
    each: Path | None = None
    part_of: str | None = None


@dataclass(frozen=True)
class Rules:
    """By which rules a run goes; every one is our choice, to be changed in briefs.toml under [run]."""

    cell_seconds: int = 600  # the slowest cell of the seeds' brief takes a few seconds
    run_seconds: int = 3600
    wait_seconds: int = 600  # for another run that is at work in the same folder
    keep_runs: int = 1000
    keep_days: int = 400


def read_rules(path: Path) -> Rules:
    """The rules that the file `path` sets under [run]; what it does not set keeps its default.

    Raises BadUse naming the file, the line and the key that is wrong.
    """
    text, tables = _read_tables(path)
    rows, known = tables.get("run", {}), {rule.name: rule.default for rule in fields(Rules)}
    if not isinstance(rows, dict):
        raise BadUse(f"{path.name}, line {_line_of(text, 'run')}: run must be a table, [run]")
    for key, value in rows.items():
        if key not in known:
            raise BadUse(f"{path.name}, line {_line_of(text, key)}: unknown key {key!r}; allowed: {', '.join(known)}")
        if type(value) is not int or value < 1:
            raise BadUse(f"{path.name}, line {_line_of(text, key)}: {key} must be a whole number from 1")
    return Rules(**rows)


def _read_tables(path: Path) -> tuple[str, dict[str, Any]]:
    try:
        text = path.read_text(encoding="utf-8")
        tables = tomllib.loads(text)
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        raise BadUse(f"{path.name}: cannot be read: {error}") from error
    for key in tables.keys() - {"brief", "run"}:
        raise BadUse(f"{path.name}, line {_line_of(text, key)}: unknown key {key!r}; allowed: brief, run")
    return text, tables


def read_briefs(path: Path) -> list[Brief]:
    """The briefs that the file `path` declares, in its order.

    Raises BadUse naming the file, the line and the key that is wrong.
    """
    text, tables = _read_tables(path)
    rows = tables.get("brief")
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise BadUse(f"{path.name}: declares no brief; write [[brief]] with name, title and notebook")
    briefs = [_read_brief(row, path, text, number) for number, row in enumerate(rows)]
    names = [brief.name for brief in briefs]
    for number, name in enumerate(names):
        if name in names[:number]:
            raise BadUse(f"{path.name}, line {_line_of(text, 'name', number)}: a second brief named {name!r}")
    return briefs


def choose_briefs(briefs: Sequence[Brief], names: Sequence[str]) -> list[Brief]:
    """The briefs with these names, in the order asked; all of them when no name is given."""
    known = {brief.name: brief for brief in briefs}
    for name in names:
        if name not in known:
            raise BadUse(f"no brief named {name!r}; declared: {', '.join(known)}")
    return [known[name] for name in dict.fromkeys(names)] or list(briefs)


def _read_brief(row: dict[str, Any], path: Path, text: str, number: int) -> Brief:
    def refuse(key: str, message: str) -> BadUse:
        return BadUse(f"{path.name}, line {_line_of(text, key, number)}: {message}")

    wanted = {"name": str, "title": str, "notebook": str, "each": str, "parameters": dict}
    for key in row.keys() - wanted.keys():
        raise refuse(key, f"unknown key {key!r}; allowed: {', '.join(wanted)}")
    given = {"parameters": {}, "each": row.get("notebook"), **row}
    for key, kind in wanted.items():
        if not isinstance(given.get(key), kind):
            raise refuse(key, f"{key} must be given, as {'a table' if kind is dict else 'text'}")
    if not NAME.fullmatch(row["name"]):
        raise refuse("name", f"name {row['name']!r} must be small letters, digits and single hyphens, and not 'index'")
    for key in ("notebook", "each"):
        notebook = path.parent / given[key]
        if notebook.parent != path.parent or notebook.suffix != ".ipynb" or not notebook.is_file():
            raise refuse(key, f"no notebook {given[key]!r} beside {path.name}")
    each = path.parent / row["each"] if "each" in row else None
    return Brief(row["name"], row["title"], path.parent / row["notebook"], given["parameters"], each)


def _line_of(text: str, key: str, number: int | None = None) -> int:
    """Line of `key` in the brief with this number (from 0), else of that brief's head: tomllib tells no lines."""
    lines = text.splitlines()
    heads = [n for n, line in enumerate(lines, 1) if re.match(r"\s*\[\[\s*brief\s*\]\]", line)] + [len(lines) + 1]
    first, last = (1, len(lines) + 1) if number is None or number >= len(heads) - 1 else heads[number : number + 2]
    pattern = re.compile(rf"\s*[\[\"']*(brief\.)?{re.escape(key)}\b")
    return next((n for n in range(first, last) if pattern.match(lines[n - 1])), first)
