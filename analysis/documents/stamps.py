"""Stamps: the day a page says it was published, told by form.

In      a line of a page
Out     days; whether a line is a stamp, and of a late change
Units   days of the page
Missing None; an ambiguous 05/06/2024 is no day, nor is one without a year
Next    pages (a stamp is no story), documents (published_date)

A date inside a sentence is never a stamp: nothing may stand beside it but a clock, a weekday, a zone, a stamp word
or, with one of these words, an author.
"""

import calendar
import re
from collections.abc import Iterator
from datetime import date

from analysis.documents.words import page_words

MAX_STAMP = 120  # characters; our choice: stamps are short, and a bound keeps every pattern cheap
MAX_AUTHOR, MAX_PLACE = 5, 2  # words beside a stamp; our choice: two authors with their "and" left out, a city

_MONTHS = {name.lower(): number for number, name in enumerate(calendar.month_name) if name}
_MONTHS |= {name.lower(): number for number, name in enumerate(calendar.month_abbr) if name} | {"sept": 9}
_WEEKDAYS = sorted([*calendar.day_name, *calendar.day_abbr, "Tues", "Thur", "Thurs"], key=len, reverse=True)
_MONTH = r"(?P<{0}>" + "|".join(sorted(_MONTHS, key=len, reverse=True)) + r")\.?"
_DAY = r"(?P<{0}>[0-3]?[0-9])(?:st|nd|rd|th)?"
_YEAR = r"(?P<{0}>(?:19|20)[0-9]{{2}})"

_DATE = re.compile(
    r"(?i)\b(?:"
    + r"|".join(
        (
            _YEAR.format("iso_year") + r"[-/.](?P<iso_month>[01]?[0-9])[-/.]" + r"(?P<iso_day>[0-3]?[0-9])",
            _MONTH.format("us_month") + r" ?" + _DAY.format("us_day") + r",? ?" + _YEAR.format("us_year"),
            _DAY.format("uk_day") + r"[ -]?" + _MONTH.format("uk_month") + r",?[ -]?" + _YEAR.format("uk_year"),
            r"(?P<one>[0-3]?[0-9])[-/.](?P<two>[0-3]?[0-9])[-/.]" + _YEAR.format("num_year"),
        )
    )
    + r")\b"
)
_MONTH_DAY = re.compile(
    rf"(?i)\b(?:{_MONTH.format('month_first')} ?{_DAY.format('day_second')}|"
    rf"{_DAY.format('day_first')} {_MONTH.format('month_second')})\b"
)
_CLOCK = re.compile(
    r"(?i)\b[0-2]?[0-9][:.][0-5][0-9](?::[0-5][0-9])?(?![0-9])(?: ?[ap]\.?m\b\.?)?|\b1?[0-9] ?[ap]\.?m\b\.?"
)
_ZONE = re.compile(r"\b(?:UTC|GMT|[A-Z]{1,3}T)(?: ?[+-][0-9]{1,2}(?::?[0-9]{2})?)?")
_WEEKDAY = re.compile(r"(?i)\b(?:" + "|".join(_WEEKDAYS) + r")\b\.?")
_DIGIT = re.compile(r"\d")
_FIELDS = re.compile(r"[|•·]")
_DASHES = ("-", "–", "—")
_WORD = re.compile(r"[^\W\d_][\w.'’-]*|\w+")


def find_days(line: str) -> Iterator[tuple[date, int, int]]:
    """Every full date in the line that exists and reads one way only, with its span."""
    for match in _DATE.finditer(line):
        day = _day_of(match.groupdict())
        if day is not None:
            yield day, match.start(), match.end()


def _day_of(found: dict[str, str | None]) -> date | None:
    for form in ("iso", "us", "uk"):
        year, month, day = (found[f"{form}_{piece}"] for piece in ("year", "month", "day"))
        if year and month and day:
            return real_day(int(year), _MONTHS.get(month.lower()) or int(month), int(day))
    one, two = int(found["one"] or 0), int(found["two"] or 0)
    if one != two and max(one, two) <= 12:
        return None  # 05/06 is May in one country and June in another
    return real_day(int(found["num_year"] or 0), min(one, two), max(one, two))


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, or None when the calendar has no such day."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def is_stamp(line: str) -> bool:
    """Whether the line says when the page was published and nothing else."""
    if len(line) > MAX_STAMP or not _DIGIT.search(line):
        return False
    rest, full = _DATE.subn("|", line)
    rest, partial = _MONTH_DAY.subn("|", rest)
    rest, clock = _CLOCK.subn(" ", rest)
    if not full and not (partial and clock):
        return False
    rest = _WEEKDAY.sub(" ", _ZONE.sub(" ", rest))
    rest, worded = page_words().stamp.subn(" ", rest)
    words = _WORD.findall(rest)
    if words and line.startswith(_DASHES):
        return False  # the signature of a quotation
    names = all(word[0].isupper() for word in words)
    most = MAX_AUTHOR if full and (worded or _FIELDS.search(line)) else MAX_PLACE if clock else 0
    return len(words) <= most and names


def stamp_day(line: str) -> tuple[date | None, bool]:
    """The day a stamp gives, and whether it is only that of a late change ("Updated")."""
    late_days = []
    for day, start, _ in find_days(line):
        words = list(page_words().stamp.finditer(line, 0, start))
        if not (words and page_words().late_stamp.fullmatch(words[-1][0])):
            return day, False
        late_days.append(day)
    return (late_days[0], True) if late_days else (None, False)
