"""Values: what an analyst may put in place of a value, and how it is written.

In      an attribute and the words of a cell: "2", "2..", "850..950", "2026-01-04..2026-01-05", "07:50", "SRBM"
Out     an interval of numbers or days, a clock time, a kind's code, or the words themselves
Units   km, missiles, minutes, as the attribute has them; days local to the launch site
Missing ".." alone leaves both ends open; a word that cannot be read raises ValueError with what would be right
Next    decisions checks every line by it, placing makes columns of it

Every run checks the file, most runs need no frames: so nothing slow is imported here.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Any

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
        return _read_ends(words, date.fromisoformat, "a day as 2026-01-04, or two as 2026-01-01..2026-01-10")
    if attribute == "time" and not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", words):
        raise ValueError("a clock time at the launch site, as 07:50")
    if attribute == "kind" and words not in load_kinds().names:
        raise ValueError(f"a kind of kinds.toml: {', '.join(load_kinds().names)}")
    if not words:
        raise ValueError("the words that are right")
    return words


def _read_ends(words: str, read: Callable[[str], Any], right: str) -> tuple[Any, Any]:
    first, dots, last = words.partition("..")
    try:
        low, high = (read(end) if end else None for end in (first, last if dots else first))
    except ValueError as error:
        raise ValueError(right) from error
    if not words or (low is not None and high is not None and low > high):
        raise ValueError(right)
    return low, high
