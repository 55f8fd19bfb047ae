"""Moments: the dates and clock times a text names, and the days they mean.

In      a text; the lexicon's calendar; the day the text was published; the day of its own launch
Out     Moment: the words and what they say; Days: the interval of local days they mean
Units   days are datetime.date; clock times are minutes of the day in the zone named, or of the site
Missing resolve gives None where text and publication day cannot fix the days
Next    launches decides whose moment it is
"""

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
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


def find_moments(text: str, lexicon: Lexicon) -> list[Moment]:
    """Every moment of `text`, in order, none overlapping another."""
    return [_moment(match, lexicon) for match in _pattern(lexicon).finditer(text)]


def _either(lexicon: Lexicon, vocabulary: str) -> str:
    forms = {form for entry in lexicon[vocabulary].values() for form in entry.forms}
    spellings = sorted(
        {s for form in forms for s in (form, form.upper(), form[:1].upper() + form[1:])}, key=lambda s: (-len(s), s)
    )
    return "(?:" + "|".join(re.escape(form).replace(r"\ ", r"\s") for form in spellings) + ")"


@cache
def _pattern(lexicon: Lexicon) -> re.Pattern[str]:
    words = {
        name: _either(lexicon, name)
        for name in (
            "month",
            "weekday",
            "part",
            "relative",
            "daypart",
            "zone",
            "meridiem",
            "named_hour",
            "span",
            "direction",
            "lead",
            "number",
        )
    }
    day = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?(?![\d:]|[.,]\d|\s?(?:km|miles)\b)"
    year = rf"(?:,?\s(?P<{{0}}>{_YEAR})\b|\s(?:of\s)?(?P<{{1}}>last|this)\syear)?"
    fill = words | {
        "d1": day.format("day1"),
        "d1b": day.format("day1b"),
        "d2": day.format("day2"),
        "d3": day.format("day3"),
        "y1": year.format("year1", "rel1"),
        "y2": year.format("year2", "rel2"),
        "y3": year.format("year3", "rel3"),
        "Y": _YEAR,
    }
    return re.compile("|".join(pattern.format(**fill) for pattern in _PATTERNS), re.VERBOSE)


_PATTERNS = (
    r"(?P<iso>\b{Y}-\d\d-\d\d\b)",
    r"(?P<mdy>\b(?P<month1>{month})\s{d1}(?:\s?[-–]\s?{d1b})?{y1})",
    r"(?P<dmy>\b{d2}\s(?:of\s)?(?P<month2>{month})\b{y2})",
    r"(?P<my>\b(?:(?P<lead3>{lead})\s)?(?:(?:the\s)?(?P<part3>{part})[\s-]?(?:of\s)?)?(?P<month3>{month})(?!\w){y3})",
    r"(?P<weekday>\b(?:(?P<lead4>{lead})\s)?(?P<day4>{weekday})(?!\w)(?:\s(?P<daypart4>{daypart}|night)\b)?)",
    r"(?P<relative>\b(?P<words5>{relative})(?!\w))",
    r"(?P<offset>\b(?:(?P<n6>{number}|\d{{1,3}}|an?)\s)(?:or\sso\s)?(?P<span6>{span})\s(?P<direction6>{direction})\b)",
    r"(?P<clock>(?<![\d.,:])(?P<hour7>[012]?\d)(?:[:.h](?P<minute7>[0-5]\d)(?::[0-5]\d)?)?\s?(?P<meridiem7>{meridiem})(?!\w)(?:[,\s]\s?\(?(?P<zone7>{zone})\b\)?)?)",
    r"(?P<clock24>(?<![\d.,:])(?P<hour8>[01]?\d|2[0-3])(?P<sep8>[:.h]?)(?P<minute8>[0-5]\d)(?:\shours)?(?:\s?\(?(?P<zone8>{zone})\b\)?|(?<=:[0-5]\d)(?![:\d])))",
    r"(?P<named>\b(?P<words9>{named_hour})\b)",
    r"(?P<ordinal>\b(?:on|of|since|until|from)\s(?:the\s)(?P<dayA>[0-3]?\d)(?:st|nd|rd|th)\b)",
    r"(?P<year>(?<=\s)(?P<yearB>{Y})\b(?![-,.]\d)(?!\s?(?:km|kilomet|miles)))",
)


def _moment(match: re.Match[str], lexicon: Lexicon) -> Moment:
    groups = {name: value for name, value in match.groupdict().items() if value is not None}
    kind = next(name for name in groups if name in _KINDS)
    says = {
        re.sub(r"[0-9A-B]b?$", "", name) + ("_2" if name.endswith("b") else ""): value
        for name, value in groups.items()
        if name != kind
    }
    if kind == "iso":
        says = {"iso": groups["iso"]}
    return Moment(match.start(), match.end(), _KINDS[kind], says)


_KINDS = {
    "iso": "date",
    "mdy": "date",
    "dmy": "date",
    "my": "month",
    "weekday": "weekday",
    "relative": "relative",
    "offset": "offset",
    "clock": "clock",
    "clock24": "clock",
    "named": "clock",
    "ordinal": "ordinal",
    "year": "year",
}


class Calendar:
    """Turns moments into days, as a reader of a text of that day would."""

    def __init__(self, lexicon: Lexicon, published: Days | None, anchor: Days | None = None) -> None:
        self.lexicon, self.published, self.anchor = lexicon, published, anchor
        self._by_form = {
            (v, form.lower()): entry
            for v in lexicon.vocabularies
            if v in _VOCABULARIES
            for entry in lexicon[v].values()
            for form in entry.forms
        }

    def resolve(self, moment: Moment, *, ahead: bool = False) -> Days | None:
        """The days `moment` means; `ahead` when the sentence speaks of what is to come.

        None for a clock time, and where neither text nor publication day can fix the days.
        """
        method = getattr(self, f"_of_{moment.kind}", None)
        try:
            return method(moment.says, ahead) if method else None
        except (ValueError, OverflowError):  # 30 February, year 0: words that name no day
            return None

    def _word(self, vocabulary: str, words: str) -> Entry:
        return self._by_form[vocabulary, re.sub(r"\s", " ", words).lower()]

    def _of_date(self, says: dict[str, Any], ahead: bool) -> Days | None:
        if "iso" in says:
            day = date.fromisoformat(says["iso"])
            return Days(day, day, "day")
        month = self._word("month", says["month"]).get("number")
        year = self._year(says, month, int(says["day"]), ahead)
        if year is None:
            return None
        first = date(year, month, int(says["day"]))
        last = date(year, month, int(says["day_2"])) if "day_2" in says else first
        return Days(first, last, "day") if first <= last else None

    def _year(self, says: dict[str, Any], month: int, day: int, ahead: bool) -> int | None:
        if "year" in says:
            return int(says["year"])
        if self.published is None:
            return None
        here = self.published.last
        if "rel" in says:
            return here.year - (says["rel"].lower() == "last")
        if ahead:
            return here.year + (
                date(here.year, month, min(day, monthrange(here.year, month)[1])) < self.published.first
            )
        # A day just past publication is the reader's zone, or the page's: no need to go back a year.
        return here.year - (
            date(here.year, month, min(day, monthrange(here.year, month)[1])) > here + timedelta(days=2)
        )

    def _of_month(self, says: dict[str, Any], ahead: bool) -> Days | None:
        month = self._word("month", says["month"]).get("number")
        lead = self._word("lead", says["lead"]) if "lead" in says else None
        ahead = ahead or (lead is not None and lead.get("sign") > 0)
        year = self._year(says, month, 31 if ahead else 1, ahead)
        if year is None:
            return None
        if (
            lead is not None
            and lead.id == "last"
            and self.published
            and (year, month) == (self.published.last.year, self.published.last.month)
        ):
            year -= 1
        first, last = date(year, month, 1), date(year, month, monthrange(year, month)[1])
        if "part" in says:
            part = self._word("part", says["part"])
            return Days(
                date(year, month, part.get("from_day")), date(year, month, min(part.get("to_day"), last.day)), "part"
            )
        if self.published and lead is not None and lead.id == "earlier-in":
            last = min(last, self.published.last)
        if self.published and ahead and first <= self.published.first <= last:
            first = self.published.first
        return Days(first, last, "month")

    def _of_weekday(self, says: dict[str, Any], ahead: bool) -> Days | None:
        if self.published is None or self.published.precision != "day":
            return None
        number = self._word("weekday", says["day"]).get("number")
        lead = self._word("lead", says["lead"]) if "lead" in says else None
        here = self.published.last
        first = here - timedelta(days=6)
        if lead is not None and lead.id == "last":
            first = here - timedelta(days=7)
        elif ahead or (lead is not None and lead.get("sign") > 0):
            first = here
        day = first + timedelta(days=(number - first.weekday()) % 7)
        # Pages of America are dated the evening before a Korean morning.
        if day == here - timedelta(days=6) and lead is None:
            day = here + timedelta(days=1)
        return Days(day, day, "day")

    def _of_relative(self, says: dict[str, Any], ahead: bool) -> Days | None:
        entry = self._word("relative", says["words"])
        unit, start, stop = entry.get("unit"), entry.get("from"), entry.get("to")
        base = self.published
        if unit == "day" and base and base.precision == "day":
            return Days(
                base.last + timedelta(days=start),
                base.last + timedelta(days=stop),
                "day" if start == stop else "interval",
            )
        if base is None or unit == "day":
            return None
        here = base.last
        if unit == "week":
            monday = here - timedelta(days=here.weekday()) + timedelta(weeks=start)
            return Days(
                monday, min(monday + timedelta(days=6), here) if start == 0 else monday + timedelta(days=6), "interval"
            )
        if unit == "month":
            year, month = divmod(here.year * 12 + here.month - 1 + start, 12)
            last = date(year, month + 1, monthrange(year, month + 1)[1])
            return Days(date(year, month + 1, 1), min(last, here), "month")
        return Days(date(here.year + start, 1, 1), min(date(here.year + start, 12, 31), here), "year")

    def _of_offset(self, says: dict[str, Any], ahead: bool) -> Days | None:
        direction = self._word("direction", says["direction"])
        base = self.published if says["direction"].lower() == "ago" else self.anchor or self.published
        if base is None or base.first != base.last:
            return None
        number = says["n"].lower()
        n = (
            int(number)
            if number.isdigit()
            else 1
            if number in ("a", "an")
            else int(self._word("number", number).get("low"))
        )
        span = self._word("span", says["span"])
        day = base.last + timedelta(days=direction.get("sign") * n * span.get("days"))
        if span.id == "day":
            return Days(day, day, "day")
        if span.id == "week":
            return Days(day - timedelta(days=3), day + timedelta(days=3), "interval")
        if span.id == "month":
            months = base.last.year * 12 + base.last.month - 1 + direction.get("sign") * n
            first = date(months // 12, months % 12 + 1, 1)
            return Days(first, date(first.year, first.month, monthrange(first.year, first.month)[1]), "month")
        year = base.last.year + direction.get("sign") * n
        return Days(date(year, 1, 1), date(year, 12, 31), "year")

    def _of_ordinal(self, says: dict[str, Any], ahead: bool) -> Days | None:
        if self.published is None:
            return None
        here = self.published.last
        day = date(here.year, here.month, int(says["day"]))
        if day > here + timedelta(days=1) and not ahead:
            day = (day.replace(day=1) - timedelta(days=1)).replace(day=int(says["day"]))
        return Days(day, day, "day")

    def _of_year(self, says: dict[str, Any], ahead: bool) -> Days | None:
        year = int(says["year"])
        return Days(date(year, 1, 1), date(year, 12, 31), "year")

    def clock(self, moment: Moment) -> tuple[int, str | None]:
        """Minutes of the day, and the zone's IANA name: None or "local" for the zone of the site."""
        says = moment.says
        if "hour" not in says:
            return self._word("named_hour", says["words"]).get("hour") * 60, None
        hour, minute = int(says["hour"]), int(says.get("minute", 0))
        if "meridiem" in says:
            hour = hour % 12 + self._word("meridiem", says["meridiem"]).get("add_hours")
        zone = self._word("zone", says["zone"]).id if "zone" in says else None
        return hour * 60 + minute, zone


_VOCABULARIES = {
    "month",
    "weekday",
    "part",
    "relative",
    "daypart",
    "zone",
    "meridiem",
    "named_hour",
    "span",
    "direction",
    "lead",
    "number",
}
