"""Moments: the words of a text that name dates and clock times.

In      a text; the lexicon's calendar
Out     Moment: the words and what they say; Days: an interval of local days
Units   days are datetime.date
Missing no Moment where no words name a time
Next    calendar says which days it means, launches whose moment it is
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache
from itertools import groupby
from typing import Any

from analysis.lexicon import Entry, Lexicon

_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"


@dataclass(frozen=True, slots=True)
class Moment:
    """Words that name a day, a longer time, or a clock time; says holds the parts found."""

    start: int
    end: int
    kind: str
    says: dict[str, Any]


@dataclass(frozen=True, slots=True)
class Days:
    """An interval of local days, and how exact it was told."""

    first: date
    last: date
    precision: str

    def meets(self, other: "Days") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


def find_moments(text: str, lexicon: Lexicon, start: int = 0, end: int | None = None) -> list[Moment]:
    """Every moment of text[start:end], in order, none overlapping another."""
    end = len(text) if end is None else end
    return [_moment(match, lexicon) for match in _pattern(lexicon).finditer(text, start, end)]


def _spellings(entries: Iterable[Entry]) -> set[str]:
    forms = {form for entry in entries for form in entry.forms}
    return {spelling for form in forms for spelling in (form, form.upper(), form[:1].upper() + form[1:])}


def _either(entries: Iterable[Entry]) -> str:
    longest_first = sorted(_spellings(entries), key=lambda spelling: (-len(spelling), spelling))
    return "(?:" + "|".join(re.escape(spelling).replace(r"\ ", r"\s") for spelling in longest_first) + ")"


def _first_word(entries: Iterable[Entry]) -> str:
    """The first words of all forms, letter by letter: a look ahead at them costs little where none stands."""
    words = sorted({match[0] for spelling in _spellings(entries) if (match := re.match(r"\w+", spelling))})
    rests = {letter: "|".join(word[1:] for word in same) for letter, same in groupby(words, key=lambda word: word[0])}
    return "(?:" + "|".join(f"{letter}(?:{rest})" for letter, rest in rests.items()) + ")"


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = {vocabulary: _either(lexicon[vocabulary].values()) for vocabulary in _WORDS}
    words |= {name: _either([lexicon[vocabulary][name]]) for vocabulary, name in _ENTRIES}
    words["length"] = _either(unit for unit in lexicon["unit"].values() if unit.get("of") == "distance")
    days = {f"d{n}": _DAY.format(f"day{n}", **words) for n in ("0", "0b", "1", "1b", "2", "2b", "C", "Cb")}
    years = {f"y{n}": _YEAR_AFTER.format(f"year{n}", f"rel{n}", _YEAR, **words) for n in "0123CD"}
    fill = words | days | years | {"Y": _YEAR, "to": rf"(?:\s?[-–]\s?|\s{words['through']}\s)"}
    # Most words cannot begin a moment: one look at the first word passes them over.
    starts = [
        *(lexicon[name].values() for name in _STARTS),
        [lexicon["function"][name] for name in ("between", "the")],
        [lexicon["direction"]["follows"]],
    ]
    first = _first_word(entry for entries in starts for entry in entries)
    part = _first_word(lexicon["part"].values())  # may be written onto its month: "midJanuary"
    patterns = "|".join(pattern.format(**fill) for pattern in _PATTERNS)
    return re.compile(rf"\b(?=\d|{first}\b|{part})(?:{patterns})", re.VERBOSE)


# What the patterns below begin with, and the single entries in them.
_STARTS = ("month", "weekday", "part", "relative", "named_hour", "lead", "number", "one", "before_day", "ordinal")
_ENTRIES = (
    *(("direction", "follows"), ("hedge", "about")),
    *(("function", "between"), ("function", "conjunction"), ("function", "of"), ("function", "the")),
    *(("hedge", "or_so"), ("unit", "h")),
)
_WORDS = (
    *("month", "weekday", "part", "relative", "daypart", "zone"),
    *("meridiem", "named_hour", "span", "direction", "lead", "number", "through"),
    *("one", "year_word", "before_day", "ordinal"),
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d|\s?{length}(?!\w))"
_YEAR_AFTER = r"(?:,?\s(?P<{0}>{2})\b|\s(?:{of}\s)?(?P<{1}>{year_word})\b)?"
_PATTERNS = (
    r"(?P<iso>\b{Y}-\d\d-\d\d\b)",
    r"(?P<mdyand>\b{between}\s(?P<month0>{month})\s{d0}\s{conjunction}\s{d0b}{y0})",
    r"(?P<dmyand>\b{between}\s{dC}\s{conjunction}\s{dCb}\s(?P<monthC>{month})\b{yC})",
    r"(?P<mdy>\b(?P<month1>{month})\s{d1}(?:{to}{d1b})?{y1})",
    r"(?P<dmy>\b{d2}(?:{to}{d2b})?\s(?:{of}\s)?(?P<month2>{month})\b{y2})",
    r"(?P<dmo>\b(?P<ordinalD>{ordinal})\s{of}\s(?P<monthD>{month})\b{yD})",
    r"(?P<my>\b(?:(?P<lead3>{lead})\s)?(?:(?:{the}\s)?(?P<part3>{part})[\s-]?(?:{of}\s)?)?(?P<month3>{month})(?!\w){y3})",
    r"(?P<weekday>\b(?:(?P<lead4>{lead})\s)?(?P<day4>{weekday})(?!\w)(?:\s(?P<daypart4>{daypart})\b)?)",
    r"(?P<relative>\b(?P<words5>{relative})(?!\w))",
    r"(?P<offset>(?<!-)\b(?:(?P<n6>{number}|\d{{1,3}}|{one})\s)(?:{or_so}\s)?(?P<span6>{span})\s(?P<direction6>{direction})\b)",
    r"(?P<follows>\b(?P<directionE>{follows})\s(?:{about}\s)?(?P<nE>{number}|\d{{1,3}}|{one})\s(?P<spanE>{span})\b)",
    r"(?P<clock>(?<![\d.,:])(?P<hour7>[012]?\d)(?:[:.h](?P<minute7>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<meridiem7>{meridiem})(?!\w)(?:[,\s]\s?\(?(?P<zone7>{zone})\b\)?|(?=\s(?:{weekday}),?\s\(?(?P<zoneF>{zone})\b))?)",
    r"(?P<clock24>(?<![\d.,:])(?P<hour8>[01]?\d|2[0-3])(?P<sep8>[:.h]?)(?P<minute8>[0-5]\d)(?:\s{h})?(?:\s?\(?(?P<zone8>{zone})\b\)?|(?<=:[0-5]\d)(?![:\d])|(?<=\d\d\d\d)\s?{h}\b(?!\s{of})))",
    r"(?P<named>\b(?P<words9>{named_hour})\b)",
    r"(?P<ordinal>\b{before_day}\s{the}\s(?P<dayA>[0-3]?\d)(?:st|nd|rd|th)\b)",
    r"(?P<year>(?<=\s)(?P<yearB>{Y})\b(?![-,.]\d)(?!\s?(?:{length}|{h})(?!\w)))",
)


def _moment(match: re.Match[str], lexicon: Lexicon) -> Moment:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    kind = next(name for name in groups if name in _KINDS)
    says = {
        re.sub(r"[0-9A-F]b?$", "", name) + ("_2" if name.endswith("b") else ""): value
        for name, value in groups.items()
        if name != kind
    }
    if kind == "iso":
        says = {"iso": groups["iso"]}
    return Moment(match.start(), match.end(), _KINDS[kind], says)


_KINDS = {
    "iso": "date",
    "mdyand": "date",
    "dmyand": "date",
    "mdy": "date",
    "dmy": "date",
    "dmo": "date",
    "my": "month",
    "weekday": "weekday",
    "relative": "relative",
    "offset": "offset",
    "follows": "offset",
    "clock": "clock",
    "clock24": "clock",
    "named": "clock",
    "ordinal": "ordinal",
    "year": "year",
}
