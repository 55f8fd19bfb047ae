"""Values: what an analyst may put in place of a value, and how it is written.

In      an attribute and the words of a cell: "2", "2..", "850..950", "2026-01-04..2026-01-05", "07:50", "SRBM"
Out     the columns of a claim, a mention or an event that hold it
Units   km, missiles, minutes, as the attribute has them; days local to the launch site
Missing ".." alone leaves both ends open; a word that cannot be read raises ValueError with what would be right
Next    decisions checks every line by it, deciding puts the columns in place
"""

import re
from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.intervals import Interval
from analysis.rules import load_kinds

NUMBERS = ("count", "distance", "apogee", "speed", "flight_time")
WORDS = ("name", "site", "landing", "outcome", "actor")
CORRECTABLE = ("date", "time", "kind", *NUMBERS, *WORDS)


def read_value(attribute: str, words: str) -> Any:
    """The value: an interval of numbers or days, a clock time, a kind's code, or the words themselves.

    Raises ValueError saying what would be right.
    """
    if attribute in NUMBERS:
        return _read_ends(words, float, "a number, or two as 850..950; 2.. is at least two")
    if attribute == "date":
        return _read_ends(words, pd.Timestamp, "a day as 2026-01-04, or two as 2026-01-01..2026-01-10")
    if attribute == "time" and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", words):
        raise ValueError("a clock time at the launch site, as 07:50")
    if attribute == "kind" and words not in load_kinds().names:
        raise ValueError(f"a kind of kinds.toml: {', '.join(load_kinds().names)}")
    if not words:
        raise ValueError("the words that are right")
    return words


def claim_columns(attribute: str, words: str, claim: dict[str, Any]) -> dict[str, Any]:
    """The columns of a claim that hold the value."""
    value = read_value(attribute, words)
    if attribute in NUMBERS:
        return {"value": words, "low": value[0], "high": value[1], "hedge": None}
    if attribute == "date":
        return {"value": words, "from_date": value[0], "to_date": value[1], "precision": _precision(value)}
    if attribute == "time" and claim["from_at"] is not None:
        day = claim["from_at"].tz_convert(claim["unit"]).date()
        at = pd.Timestamp(f"{day} {words}", tz=claim["unit"]).tz_convert("UTC")
        return {"value": words, "from_at": at, "to_at": at}
    return {"value": words}


def launch_columns(attribute: str, words: str, of_event: bool) -> dict[str, Any]:
    """The columns of a mention, or of an event, that hold the value."""
    value = read_value(attribute, words)
    if attribute == "date":
        return {"from_date": value[0], "to_date": value[1], "date_precision": _precision(value)}
    if attribute == "count":
        return {"count_low": value[0], "count_high": value[1]}
    if attribute in ("distance", "apogee"):
        if of_event:
            return {f"{attribute}_low_km": value[0], f"{attribute}_high_km": value[1]}
        return {f"{attribute}_km": tuple(dict.fromkeys(end for end in value if end is not None))}
    return {"local_time" if attribute == "time" else attribute: value}


def _read_ends(words: str, read: Callable[[str], Any], right: str) -> Interval:
    first, dots, last = words.partition("..")
    try:
        low, high = (read(end) if end else None for end in (first, last if dots else first))
    except ValueError as error:
        raise ValueError(right) from error
    if not words or (low is not None and high is not None and low > high):
        raise ValueError(right)
    return low, high


def _precision(days: Interval) -> str:
    return "day" if days[0] == days[1] else "interval"
