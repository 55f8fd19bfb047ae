"""Decisions: data/adjudications.csv, checked line by line.

In      the file: action, target, attribute, value, analyst, date, reason, quote
Out     Decision, a line each
Units   date as 2026-01-31: the day of the decision
Missing without the file there are none; attribute, value and quote may be empty where the action needs none
Next    deciding applies them

    accept   what a claim, mention or event says stands; with an event as value, an open mention is a telling of it
    reject   the claim, mention or event is left out
    correct  the attribute of a claim, mention or event has this value
    merge    the launches that two events or mentions tell are one: target and value name them
    split    the mention tells a launch of its own
"""

import csv
from collections.abc import Iterator
from dataclasses import dataclass, fields
from datetime import date
from pathlib import Path

from analysis.adjudications.values import CORRECTABLE, read_value

ACTIONS = ("accept", "reject", "correct", "merge", "split")


class AdjudicationError(ValueError):
    """A line of the file cannot be used; the message names file, line and what would be right."""


@dataclass(frozen=True)
class Decision:
    """One decision of an analyst. quote: the sentence it rests on; when that is gone, so is the decision's ground."""

    action: str
    target: str
    attribute: str
    value: str
    analyst: str
    date: str
    reason: str
    quote: str
    line: int

    def say(self) -> str:
        """The mark it leaves where it was applied."""
        what = f"{self.action} {self.attribute}".strip()
        return f"{what}: {self.reason} ({self.analyst}, {self.date})"


COLUMNS = tuple(field.name for field in fields(Decision) if field.name != "line")


def read_decisions(path: Path) -> list[Decision]:
    """The decisions of a file, in its order.

    Raises AdjudicationError with every fault.
    """
    if not path.exists():
        return []
    if faults := check_adjudications(path):
        raise AdjudicationError("\n".join(faults))
    return [Decision(**row, line=line) for line, row in _read_rows(path)]


def check_adjudications(path: Path) -> list[str]:
    """Every fault of the file: "file, line N: what is wrong; what would be right"."""
    if not path.exists():
        return []
    try:
        return [f"{path.name}, line {line}: {fault}" for line, row in _read_rows(path) if (fault := find_fault(row))]
    except (AdjudicationError, UnicodeDecodeError, csv.Error) as error:
        return [f"{path.name}: {error}"]


def find_fault(row: dict[str, str]) -> str | None:
    """What is wrong with a row, and what would be right; None when it can be used."""
    if row["action"] not in ACTIONS:
        return f"no action {row['action']!r}; write {', '.join(ACTIONS)}"
    for column, right in (("target", "what it is about"), ("analyst", "who decided"), ("reason", "why")):
        if not row[column]:
            return f"{column} is empty; say {right}"
    try:
        date.fromisoformat(row["date"])
    except ValueError:
        return f"no date {row['date']!r}; write the day of the decision as 2026-01-31"
    if row["action"] == "merge" and row["value"] in ("", row["target"]):
        return "a merge needs another event or mention as value"
    return _find_wrong_value(row) if row["action"] == "correct" else None


def _find_wrong_value(row: dict[str, str]) -> str | None:
    if row["attribute"] not in CORRECTABLE:
        return f"no attribute {row['attribute']!r} can be corrected; write {', '.join(CORRECTABLE)}"
    try:
        read_value(row["attribute"], row["value"])
    except ValueError as error:
        return f"{row['attribute']} cannot be {row['value']!r}; write {error}"
    return None


def _read_rows(path: Path) -> Iterator[tuple[int, dict[str, str]]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.reader(file, strict=True)
        if tuple(next(rows, ())) != COLUMNS:
            raise AdjudicationError(f"line 1: the head is not {','.join(COLUMNS)}")
        for cells in rows:
            if cells and len(cells) != len(COLUMNS):
                raise AdjudicationError(f"line {rows.line_num}: {len(cells)} cells; a line has {len(COLUMNS)}")
            if cells:
                yield rows.line_num, dict(zip(COLUMNS, map(str.strip, cells), strict=True))
