"""Sources: the rows that figures share, and the line that says whose they are.

In      events, standings
Out     rows as plain dicts, counts of families, words
Units   none
Missing a launch without a day comes last
Next    the figures
"""

import re
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.words import name_days, say_family, say_some, shorten_days

Row = dict[str, Any]
DATED = re.compile(r"(\d{4})(?:-(\d\d))?(?:-(\d\d))?([a-z])$")


def sort_events(events: pd.DataFrame) -> list[Row]:
    """The rows of events, newest first."""
    return sorted(read_rows(events), key=lambda e: (e["to_date"] or pd.Timestamp.min, e["event_id"]), reverse=True)


def count_families(standings: pd.DataFrame) -> dict[str, int]:
    """How many independent families state something of each subject."""
    own = standings[standings.independent.astype(bool) & (standings.stance != "denied").astype(bool)]
    return {str(subject): int(number) for subject, number in own.groupby("subject_id").family.nunique().items()}


def list_standing(standings: pd.DataFrame, attributes: Iterable[str]) -> list[Row]:
    """What stands of some attributes of launches: a row a family and value, the newest launch first."""
    kept = standings[
        standings.attribute.isin(list(attributes))
        & ~standings.subject_id.str.startswith("context/").astype(bool)
        & (standings.stance != "denied").astype(bool)
        & ~standings.superseded.astype(bool)
    ]
    rows = read_rows(kept.drop_duplicates(["subject_id", "attribute", "family", "value", "hedge"]))
    return sorted(rows, key=lambda row: _age(row["subject_id"]), reverse=True)


def name_subject(subject_id: str) -> str:
    """A launch by the day in its id, and by its letter where that is not the first."""
    found = DATED.search(subject_id)
    if not found:
        return "Day not stated"
    year, month, day, letter = found.groups()
    period = pd.Period("-".join(filter(None, (year, month, day))))
    name = shorten_days(name_days(period.start_time.normalize(), period.end_time.normalize()))
    return name if letter == "a" else f"{name} ({letter})"


def cite(rows: Iterable[Row]) -> str:
    """The families and the number of texts behind some launches."""
    rows = list(rows)
    families = dict.fromkeys(say_family(family) for row in rows for family in row["families"])
    texts = len({document for row in rows for document in row["documents"]})
    return cite_families(families, f"; {say_some(texts, 'text')}")


def cite_families(families: Iterable[str], more: str = "") -> str:
    """The families behind a figure."""
    named = ", ".join(families)
    return f"Sources: {named or 'no authority named'}{more}."


def _age(subject_id: str) -> tuple[str, str]:
    found = DATED.search(subject_id)
    return (found[0] if found else "", subject_id)
