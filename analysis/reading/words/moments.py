"""Moments: the words of a text that name dates and clock times.

In      a text; the lexicon's calendar
Out     Moment: the words and what they say; Days: an interval of local days
Units   days are datetime.date
Missing no Moment where no words name a time
Next    calendar says which days it means, launches whose moment it is
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from operator import itemgetter
from typing import Any, NamedTuple

from analysis.lexicon import WORD, Entry, Lexicon, fold

Opening = tuple[int, re.Pattern[str]]  # where a moment may begin, and the kinds that it may be of
_YEAR = r"(?:19[4-9]\d|20[0-4]\d)"


class Moment(NamedTuple):
    """Words that name a day, a longer time, or a clock time; says holds the parts found."""

    start: int
    end: int
    kind: str
    says: dict[str, Any]


class Days(NamedTuple):
    """An interval of local days, and how exact it was told."""

    first: date
    last: date
    precision: str

    def meets(self, other: "Days") -> bool:
        """Whether the two have a day in common."""
        return self.first <= other.last and other.first <= self.last


def find_moments(text: str, lexicon: Lexicon) -> list[Moment]:
    """Every moment of a text that is one sentence, in order, none overlapping another."""
    openers = moment_openers(lexicon)
    words = [(match.start(), openers.get(match[0])) for match in WORD.finditer(fold(text))]
    return read_moments(text, [(0, len(text))], [(start, opens) for start, opens in words if opens], lexicon)


def read_moments(
    text: str, sentences: Sequence[tuple[int, int]], words: Iterable[Opening], lexicon: Lexicon
) -> list[Moment]:
    """Every moment of a text, in order, none overlapping another and none leaving its sentence.

    words: where the words of `moment_openers` stand, with what each may open.
    """
    digits = _opened_by(lexicon, _DIGIT)
    starts = sorted([*words, *((match.start(), digits) for match in _DIGITS.finditer(text))], key=itemgetter(0))
    moments: list[Moment] = []
    ends = iter([end for _, end in sentences])
    at = end = 0
    for start, pattern in starts:
        while end <= start:
            end = next(ends)
        if start >= at and (match := pattern.match(text, start, end)):
            moments += [_moment(match), *_days_added(text, match, end, lexicon)]
            at = moments[-1].end
    return moments


def _days_added(text: str, date: re.Match[str], end: int, lexicon: Lexicon) -> list[Moment]:
    """ "April 5th and 16th": the other days of the month, each a moment of its own."""
    added: list[Moment] = []
    at = date.end()
    while date.lastgroup == "mdy" and (match := _also(lexicon).match(text, at, end)):
        added.append(Moment(match.start("day"), match.end(), "date", _moment(date).says | {"day": match["day"]}))
        at = match.end()
    return added


@cache
def _also(lexicon: Lexicon) -> re.Pattern[str]:
    """A further day of a month: one with the ending of an ordinal, or the last word of its clause."""
    ends = r"(?:(?:st|nd|rd|th)\b(?!\s(?:{of}\s)?{month})|(?=[.,;](?:\s|$)|$))"
    return re.compile(rf"(?:,?\s{{conjunction}}\s|,\s)(?P<day>[0-3]?\d){ends}".format(**_words(lexicon)))


@cache
def moment_openers(lexicon: Lexicon) -> dict[str, re.Pattern[str]]:
    """The words, folded, that moments may begin with, each with the pattern of those moments.

    Nine in ten words of a text begin none, and the others only few of the kinds: most of the search is to look them up.
    """
    words = {word for _, begins, _ in _PATTERNS for word in _first_words(lexicon, begins)}
    return {word: _opened_by(lexicon, word) for word in words if not word[0].isdecimal()}


@cache
def _opened_by(lexicon: Lexicon, word: str) -> re.Pattern[str]:
    kinds = (kind for kind, begins, _ in _PATTERNS if word in _first_words(lexicon, begins))
    return _pattern(lexicon, tuple(kinds))


@cache
def _first_words(lexicon: Lexicon, begins: tuple[str, ...]) -> frozenset[str]:
    """What a kind of moment that begins with these vocabularies can begin with; _DIGIT stands for all digits."""
    named = dict(_ENTRIES)
    words = {_DIGIT} & set(begins)
    for name in set(begins) - words:
        entries = [lexicon[named[name]][name]] if name in named else lexicon[name].values()
        forms = [fold(form) for entry in entries for form in entry.forms]
        words |= {match[0] for form in forms if (match := WORD.match(form))}
        if name == "part":  # may be written onto its month: "midJanuary"
            months = _first_words(lexicon, ("month", "of"))
            words |= {part + month for part in words & set(forms) for month in months}
    return frozenset(_DIGIT if word[0].isdecimal() else word for word in words)


def _spellings(entries: Iterable[Entry]) -> set[str]:
    forms = {form for entry in entries for form in entry.forms}
    return {spelling for form in forms for spelling in (form, form.upper(), form[:1].upper() + form[1:])}


def _either(entries: Iterable[Entry]) -> str:
    """Any of these forms, the longest first; a look at the first letter passes over most of them at once."""
    rests: dict[str, list[str]] = {}
    for spelling in sorted(_spellings(entries), key=lambda spelling: (-len(spelling), spelling)):
        rests.setdefault(spelling[0], []).append(re.escape(spelling[1:]).replace(r"\ ", r"\s"))
    branches = "|".join(f"{re.escape(first)}(?:{'|'.join(same)})" for first, same in rests.items())
    return f"(?:(?=[{''.join(map(re.escape, rests))}])(?:{branches}))"


@cache
def _words(lexicon: Lexicon) -> dict[str, str]:
    """What the names in the patterns below stand for."""
    words = {vocabulary: _either(lexicon[vocabulary].values()) for vocabulary in _WORDS}
    words |= {name: _either([lexicon[vocabulary][name]]) for name, vocabulary in _ENTRIES}
    words["length"] = _either(unit for unit in lexicon["unit"].values() if unit.get("of") == "distance")
    days = {f"d{n}": _DAY.format(f"day{n}", **words) for n in ("0", "0b", "1", "1b", "2", "2b", "C", "Cb")}
    years = {f"y{n}": _YEAR_AFTER.format(f"year{n}", f"rel{n}", _YEAR, **words) for n in "0123CD"}
    return words | days | years | {"Y": _YEAR, "to": rf"(?:\s?[-–]\s?|\s{words['through']}\s)"}


@cache
def _pattern(lexicon: Lexicon, kinds: tuple[str, ...]) -> re.Pattern[str]:
    """The moments of these kinds, the first that fits."""
    patterns = [f"(?P<{kind}>{pattern.format(**_words(lexicon))})" for kind, _, pattern in _PATTERNS if kind in kinds]
    return re.compile(rf"\b(?:{'|'.join(patterns)})", re.VERBOSE)


_DIGITS = re.compile(r"\d+")
_DIGIT = "0"
# Single entries in the patterns below, with their vocabulary.
_ENTRIES = (
    *(("between", "function"), ("conjunction", "function"), ("of", "function"), ("the", "function")),
    *(("or_so", "hedge"), ("h", "unit"), ("about", "hedge"), ("follows", "direction")),
)
_WORDS = (
    *("month", "weekday", "part", "relative", "daypart", "zone"),
    *("meridiem", "named_hour", "span", "direction", "lead", "number", "through"),
    *("one", "year_word", "before_day", "ordinal"),
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?(?!\d|:\d|[.,]\d|\s?{length}(?!\w))"
_YEAR_AFTER = r"(?:,?\s(?P<{0}>{2})\b|\s(?:{of}\s)?(?P<{1}>{year_word})\b)?"
# What kind of date or clock it is, what it can begin with, and its words; of several that fit, the first.
_PATTERNS: tuple[tuple[str, tuple[str, ...], str], ...] = (
    ("iso", (_DIGIT,), r"\b{Y}-\d\d-\d\d\b"),
    ("mdyand", ("between",), r"\b{between}\s(?P<month0>{month})\s{d0}\s{conjunction}\s{d0b}{y0}"),
    ("dmyand", ("between",), r"\b{between}\s{dC}\s{conjunction}\s{dCb}\s(?P<monthC>{month})\b{yC}"),
    ("mdy", ("month",), r"\b(?P<month1>{month})\s{d1}(?:{to}{d1b})?{y1}"),
    ("dmy", (_DIGIT,), r"\b{d2}(?:{to}{d2b})?\s(?:{of}\s)?(?P<month2>{month})\b{y2}"),
    ("dmo", ("ordinal",), r"\b(?P<ordinalD>{ordinal})\s{of}\s(?P<monthD>{month})\b{yD}"),
    (
        "my",
        ("lead", "the", "part", "month"),
        r"\b(?:(?P<lead3>{lead})\s)?(?:(?:{the}\s)?(?P<part3>{part})[\s-]?(?:{of}\s)?)?(?P<month3>{month})(?!\w){y3}",
    ),
    (
        "weekday",
        ("lead", "weekday"),
        r"\b(?:(?P<lead4>{lead})\s)?(?P<day4>{weekday})(?!\w)(?:\s(?P<daypart4>{daypart})\b)?",
    ),
    ("relative", ("relative",), r"\b(?P<words5>{relative})(?!\w)"),
    (
        "offset",
        ("number", "one", _DIGIT),
        r"(?<!-)\b(?:(?P<n6>{number}|\d{{1,3}}|{one})\s)(?:{or_so}\s)?(?P<span6>{span})\s(?P<direction6>{direction})\b",
    ),
    (
        "follows",
        ("follows",),
        r"\b(?P<directionE>{follows})\s(?:{about}\s)?(?P<nE>{number}|\d{{1,3}}|{one})\s(?P<spanE>{span})\b",
    ),
    (
        "clock",
        (_DIGIT,),
        r"(?<![\d.,:])(?P<hour7>[012]?\d)(?:[:.h](?P<minute7>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<meridiem7>{meridiem})(?!\w)(?:[,\s]\s?\(?(?P<zone7>{zone})\b\)?|(?=\s(?:{weekday}),?\s\(?(?P<zoneF>{zone})\b))?",
    ),
    (
        "clock24",
        (_DIGIT,),
        r"(?<![\d.,:])(?P<hour8>[01]?\d|2[0-3])(?P<sep8>[:.h]?)(?P<minute8>[0-5]\d)(?:\s{h})?(?:\s?\(?(?P<zone8>{zone})\b\)?|(?<=:[0-5]\d)(?![:\d])|(?<=\d\d\d\d)\s?{h}\b(?!\s{of}))",
    ),
    ("named", ("named_hour",), r"\b(?P<words9>{named_hour})\b"),
    ("ordinal", ("before_day",), r"\b{before_day}\s{the}\s(?P<dayA>[0-3]?\d)(?:st|nd|rd|th)\b"),
    ("year", (_DIGIT,), r"(?<=\s)(?P<yearB>{Y})\b(?![-,.]\d)(?!\s?(?:{length}|{h})(?!\w))"),
)


def _moment(match: re.Match[str]) -> Moment:
    kind = match.lastgroup
    assert kind is not None, "every kind is a group around the others"
    if kind == "iso":
        says = {"iso": match[kind]}
    else:
        groups = match.groupdict().items()
        says = {_part_told(group): words for group, words in groups if words is not None and group != kind}
    return Moment(match.start(), match.end(), _KINDS[kind], says)


@cache
def _part_told(group: str) -> str:
    """What a group tells: "day" for the groups day1 and day2, "day_2" for day1b."""
    return re.sub(r"[0-9A-F]b?$", "", group) + ("_2" if group.endswith("b") else "")


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
