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

from analysis.intervals import Interval, read_rows
from analysis.prose.words import join_some, look_up, name_days, name_letter, say_family, say_some, shorten_days

Row = dict[str, Any]
DATED = re.compile(r"(\d{4}(?:-\d\d){0,2})-?[a-z]\d*$")
NEVER: Interval = (pd.Timestamp.max, pd.Timestamp.min)


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


def name_launches(dated: pd.DataFrame) -> dict[str, str]:
    """Launches by the most exact days told that fit their id; where others share the days, by launcher or letter too.

    dated: standings or agreement; both have subject_id, attribute, from_date and to_date.
    """
    told = {subject: [_days_of(subject)] for subject in dated.subject_id if "/" not in subject}
    for row in read_rows(dated[dated.attribute == "date"].dropna(subset=["from_date", "to_date"])):
        first, last = told.get(row["subject_id"], [NEVER])[0]
        if row["from_date"] <= last and row["to_date"] >= first:
            told[row["subject_id"]].append((row["from_date"], row["to_date"]))
    days = {subject: _name_exact(intervals) for subject, intervals in told.items()}
    alike = {name: [s for s in days if days[s] == name] for name in days.values()}
    return {subject: _tell_apart(subject, name, alike[name]) for subject, name in days.items()}


def _days_of(subject_id: str) -> Interval:
    """The days that an id names: a day, a month, a year; none where it is undated."""
    found = DATED.search(subject_id)
    if not found:
        return NEVER
    period = pd.Period(found[1])
    return period.start_time, period.end_time.normalize()


def _name_exact(intervals: list[Interval]) -> str:
    own, *told = intervals
    if own == NEVER:
        return "Day not stated"
    return shorten_days(name_days(*min(told or [own], key=lambda days: days[1] - days[0])))


def _tell_apart(subject_id: str, name: str, alike: list[str]) -> str:
    if len(alike) == 1:
        return name
    launchers = {re.split(r"-(?:\d{4}|undated)", subject)[0] for subject in alike}
    own = re.split(r"-(?:\d{4}|undated)", subject_id)[0].replace("-", " ").title()
    return f"{name} ({name_letter(subject_id)})" if len(launchers) < len(alike) else f"{name} ({own})"


def name_families(event: Row) -> list[str]:
    """The families that speak of a launch; a voice that sums up others only where it speaks alone."""
    own = [family for family in event["families"] if not look_up("family", family)]
    return own or [say_family(family) for family in event["families"]]


def cite(rows: Iterable[Row]) -> str:
    """The families and the number of texts behind some launches."""
    rows = list(rows)
    families = list(dict.fromkeys(family for row in rows for family in name_families(row)))
    texts = len({document for row in rows for document in row["documents"]})
    return cite_families(families, f"; {say_some(texts, 'text')}")


def cite_families(families: Iterable[str], more: str = "") -> str:
    """The families behind a figure."""
    named = list(families)
    return f"Sources: {join_some(named) if named else 'no authority named'}{more}."


def _age(subject_id: str) -> tuple[str, str]:
    found = DATED.search(subject_id)
    return (found[0] if found else "", subject_id)
