"""Datelines: the place and day that stand before a story's first words, and what they say of its day.

In      tokens of a text; the days it was published, as far as its page tells them
Out     where a sentence begins behind its dateline; the days of publication, made exact or put right by the dateline
Units   positions are token numbers
Missing days stay as the page tells them where no dateline gives one
Next    story
"""

import re
from datetime import date, timedelta

from analysis.reading.words.calendar import Calendar
from analysis.reading.words.moments import Days, Moment
from analysis.reading.words.tokens import Tokens

# "SEOUL (Reuters) -", "Tokyo, April 13 (Jiji Press)--", "MOSCOW, July 29. /TASS/.", "Seoul:"
_DATELINE = re.compile(
    r"[AN@*+]{1,3}(?:[;,][AN@]{1,2}>?){0,2}(?:,?t)?\.?(?:,U)?(?:\([^)]{1,16}\)[-:]{0,3}|;U;\.?|-{1,3}|:)"
)
_NAME_NEXT, _INITIALS = re.compile(r",[AaWMU^]"), 3  # letters: "UAE, Saudi Arabia" is a list
_STAMP = re.compile(r"t\(U\)-{0,3}")
_STALE = timedelta(days=31)  # our choice: pages are put up again, or stamped by a crawler, within a month
_PAIR = re.compile(r"t(?:,|\()?t")
_ELSEWHERE = timedelta(days=14)  # our choice: news is younger
_OPENING = 120  # tokens; our choice: a story names the weekday of its news in its first sentences


def find_dateline(tokens: Tokens, first: int, last: int) -> range:
    """The tokens of the dateline that a sentence opens with; empty where it has none."""
    opening = _DATELINE.match(tokens.tags, first, last) or _STAMP.match(tokens.tags, first, last)
    if opening:
        return range(*opening.span())
    # "SEOUL, North Korea said"
    in_capitals = tokens.tags[first : first + 1] in tuple("A@N") and len(tokens.words(first, first)) > _INITIALS
    place = in_capitals and tokens.words(first, first).isupper() and _NAME_NEXT.match(tokens.tags, first + 1, last)
    return range(first, first + 2) if place else range(first, first)


def date_by_dateline(tokens: Tokens, dateline: range, calendar: Calendar) -> Days | None:
    """The days of publication, by the day that the dateline names where the page knows no nearer or a later one."""
    published = calendar.published
    moment = next((told for at in dateline if (told := tokens.moments.get(at))), None)
    if moment is None or moment.kind != "date" or "day_2" in moment.says:
        return published
    if published is None:
        named = calendar.resolve(moment)
        fits = named and ("year" in moment.says or _fits_weekday(tokens, dateline, calendar, named.first))
        return named if fits else None
    near = [_nearest(calendar, moment, day) for day in (published.first, published.last)]
    days = [day for day in near if day and published.first - _STALE <= day <= published.last + _STALE]
    return Days(days[0], days[0], "day") if days else published


def date_by_opening(tokens: Tokens, first: int, last: int, calendar: Calendar) -> Days | None:
    """The days of publication, put right by a weekday with its date in the first sentence: "on Tuesday (Sept 10)".

    Where the two agree and lie weeks from the page's day, that is the day of another page, or of a swapped month.
    """
    published = calendar.published
    for match in tokens.find(_PAIR, first, last) if published else ():
        weekday, named = tokens.moments[match.start()], tokens.moments[match.end() - 1]
        if (weekday.kind, named.kind) == ("weekday", "date") and published and published.precision == "day":
            day = _nearest(calendar, named, published.first)
            fits = day is not None and day.weekday() == calendar.weekday(weekday)
            if day and fits and abs(day - published.first) > _ELSEWHERE:
                return Days(day, day, "day")
    return published


def _nearest(calendar: Calendar, moment: Moment, near: date) -> date | None:
    """The day named in the year in which it lies nearest; a story is written before it is put up."""
    years = [near.year - 1, near.year, near.year + 1]
    named = [calendar.on(Days(date(year, 12, 31), date(year, 12, 31), "day")).resolve(moment) for year in years]
    return min((days.first for days in named if days), key=lambda day: abs(day - near), default=None)


def _fits_weekday(tokens: Tokens, dateline: range, calendar: Calendar, day: date) -> bool:
    """Whether the first weekday of the story is that of the dateline: a year told elsewhere may be another's."""
    opening = range(dateline.stop, dateline.stop + _OPENING)
    told = [moment for at in opening if (moment := tokens.moments.get(at))]
    numbers = [calendar.weekday(moment) for moment in told if moment.kind == "weekday"]
    return numbers[:1] == [day.weekday()]
