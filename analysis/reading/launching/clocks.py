"""Clocks: the time of day at which a launch was made, at its site.

In      a Story, a Launch and one of its passages
Out     ClockTime: the words, the local time, and the instants it can be
Units   local time as HH:MM or HH:MM-HH:MM in the zone of the site; instants are UTC
Missing None where no clock time is told, or only that of an alarm, a landing or a statement
Next    claims writes it as a claim on time
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from analysis.reading.launching.dating import DETECT
from analysis.reading.launching.tellings import Launch, Passage
from analysis.reading.story import Story
from analysis.reading.words.zones import convert_clock, is_same_clock, site_zone, telling_zone

_AROUND = timedelta(minutes=5)  # our choice: "around 7:50" is 7:45 to 7:55
_SPOKEN = re.compile(r"c(?:\([^)]{1,8}\))?(?:>?t)?,?(?:\^?[AaURN][AaURNx'>(),]{0,8})s")
_NO_DAY = date(2000, 1, 1)  # stands in for a day that is not known, to compare zones


@dataclass(frozen=True, slots=True)
class ClockTime:
    """A local time of launch, told by the tokens first to last."""

    first: int
    last: int
    value: str
    zone: str
    hedged: bool
    precision: str
    from_at: datetime | None
    to_at: datetime | None


def find_time(story: Story, launch: Launch, passage: Passage) -> ClockTime | None:
    """The time of launch that a passage tells; another zone's clock only where no local time is given."""
    days = launch.days or story.published
    day = days.first if days else _NO_DAY
    told = []
    for at in story.tokens.where("c", passage.first, passage.last):
        moment = story.tokens.moments.get(at)
        if moment is not None and is_launch_time(story, passage, at) and not _is_beside(story, at):
            told.append((at, *story.calendar.clock(moment)))
    if not told:
        return None
    # "just before midnight, at 11:52 p.m.": the name of an hour yields to figures
    told = [clock for clock in told if _has_figures(story, clock[0])] or told
    home = site_zone(told[0][2], launch.actor, story.lexicon)
    # A clock of neither side is turned into the one by which others tell of launches there.
    if told[0][2] is None or not is_same_clock(told[0][2], home, day):
        saying = story.speaker(passage.line, told[0][0])
        is_own = saying is not None and saying.authority.family == launch.actor.get("name")
        home = telling_zone(home, launch.actor, day, is_own=is_own)
    local = [(at, minute) for at, minute, zone in told if is_same_clock(zone, home, day)]
    local = local or _converted(told, home, day)
    return _clock_time(story, launch, local, home) if local else None


def _converted(told: list[tuple[int, int, str | None]], home: str, day: date) -> list[tuple[int, int]]:
    """The clocks of the zone told first, in the zone of the site."""
    zone = told[0][2] if told else None
    return [(at, convert_clock(minute, zone, home, day)[0]) for at, minute, other in told if zone and other == zone]


def _clock_time(story: Story, launch: Launch, told: list[tuple[int, int]], home: str) -> ClockTime:
    (first, start), (last, stop) = told[0], _last_clock(story, told)
    hedged = story.tokens.tags[first - 1 : first] == "h"
    value = "-".join(f"{minute // 60 % 24:02d}:{minute % 60:02d}" for minute in dict.fromkeys((start, stop)))
    from_at = to_at = None
    if launch.days and launch.days.first == launch.days.last:
        midnight = datetime.combine(launch.days.first, time(), ZoneInfo(home))
        slack = _AROUND if hedged else timedelta()
        from_at = (midnight + timedelta(minutes=start) - slack).astimezone(UTC)
        to_at = (midnight + timedelta(minutes=stop) + slack).astimezone(UTC)
    precision = "minute" if _has_figures(story, first) else "hour"
    return ClockTime(first - hedged, last, value, home, hedged, precision, from_at, to_at)


def _last_clock(story: Story, told: list[tuple[int, int]]) -> tuple[int, int]:
    """Where a span of clock times ends: "from 11:50 p.m. to 12:20 a.m." a day later; one told backwards is no span."""
    (first, start), (last, stop) = told[0], told[-1]
    if stop >= start:
        return last, stop
    is_span = story.tokens.tags[first + 1 : last] in ("&", ">", "-")
    return (last, stop + 24 * 60) if is_span else (first, start)


def _is_beside(story: Story, at: int) -> bool:
    """ "before noon", "shortly after midnight": some time beside a named hour, not that hour."""
    beside = story.tokens.tags[at - 1 : at] in ("o", "b") or story.tokens.entry_id(at - 1) == "beside"
    return beside and not _has_figures(story, at)


def _has_figures(story: Story, at: int) -> bool:
    moment = story.tokens.moments.get(at)
    return moment is not None and "hour" in moment.says


def is_launch_time(story: Story, passage: Passage, at: int) -> bool:
    """Not the clock of an alarm ("z") or of a fall ("Z", "O"), and beside a word of launching or detecting."""
    before = story.tokens.tags[passage.first : at]
    clause = before[max(before.rfind(mark) for mark in ";,o") + 1 :]
    verbs = [tag for tag in before if tag in "LTJISDlZOisF"]
    spoken = None if set("DsLTSjlZ") & set(before) else _SPOKEN.match(story.tokens.tags, at, passage.line.last)
    if spoken:
        # "At 3:59 p.m. the ministry reported that", but "at 6:20 p.m. the ministry detected"
        return story.tokens.entry_id(spoken.end() - 1) == DETECT and at > passage.line.first
    told = passage.trigger is not None or bool(set("DsLTSj") & set(before))
    # "14:20 KST North Korea has fired": the time of the post
    return (
        told and at > passage.line.first and "z" not in clause and ("j" in clause or not (verbs and verbs[-1] in "ZOi"))
    )
