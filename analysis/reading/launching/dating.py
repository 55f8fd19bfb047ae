"""Dating: the days that a passage of a story tells.

In      a Story and a range of its tokens
Out     the moments that name days, with the days; the days that several moments mean together, or apart
Units   positions are token numbers; days are local to the launch site
Missing nothing where no words name a day
Next    triggers and launches
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import timedelta

from analysis.lexicon import Entry
from analysis.reading.story import LONGEST, Line, Story
from analysis.reading.words.counts import Count
from analysis.reading.words.moments import Days
from analysis.reading.words.tokens import Tokens
from analysis.reading.words.weapons import Weapon
from analysis.reading.words.zones import convert_clock, is_same_clock, site_zone

Dated = tuple[tuple[int, Days], ...]
_SAID_ON = re.compile(r"[sd](?:\^?[AURNP']{1,5})?(?:>\^?[x$])?(?:>|\^|x){0,2}$")
_BESIDE = 2  # tokens; our choice: how near a night stands to the day that it is of
_SAID_FAR = 9  # tokens; our choice: how far behind a word of saying its day may stand
_SAYS_NEXT = re.compile(r"t(?:[\^AURNx*']{1,5}|\^?aR=?)s")
UNTIL = "until"  # what lasted to a day is no launch on it
DETECT = "detect"  # the verb of radars, whose day is that of the launch
_CLOCK_BEFORE, _CLOCK_AFTER = re.compile(r"(?P<clock>c)[>,]{0,2}$"), re.compile(r"[>,h]{0,3}(?P<clock>c)")
_ITS_DATE = re.compile(r"t(?:,|\()?t")
_JOINS = re.compile(r"(?:x{0,3}>\^?|,?[&>-]>?\^?x{0,2})h?c?>?")
_SPAN, _TO_END = re.compile(r">h?c?$"), re.compile(r"[&>]h?c?>?")
_LIST = re.compile(r"[,&]{1,2}(?:[xb]{0,2}>\^?x?)?h?#?>?\^?")


def days_in(story: Story, first: int, last: int, *, ahead: bool = False) -> list[tuple[int, Days]]:
    """The moments among the tokens first to last (excluded) that name days, with the days."""
    found: list[tuple[int, Days]] = []
    moments = story.tokens.where("t", first, last)
    told = _told_before(story, first) if moments else None
    for at in moments:
        moment, calendar = story.tokens.moments.get(at), story.calendar
        assert moment is not None, "the tag t is that of a moment"
        skipped = _repeats_clock(story.tokens.tags, at, first) or _is_named_by_date(story.tokens, at)
        if story.tokens.entry_id(at - 1) == UNTIL or skipped:
            continue
        if told and leads_on(story, at):
            calendar = calendar.on(told[1])  # "on Sunday, three days after it fired": three days before Sunday
        elif told and calendar.counts_from_told(moment):
            # "on Thursday named what it had fired a day earlier": the day before Thursday, and not Thursday
            calendar = calendar.on(told[1])
            beside = calendar.is_night(moment) and at - told[0] <= _BESIDE  # "on Saturday overnight"
            apart = story.tokens.tags[at - 1] in ",&" or leads_on(story, at) or beside
            found = found if apart else [day for day in found if day != told]
        days = calendar.resolve(moment, ahead=ahead)
        if days is None:
            continue
        told = (at, days) if days.first == days.last else told
        if not dates_saying(story.tokens, at):
            found.append((at, days))
    return found


def _told_before(story: Story, first: int) -> tuple[int, Days] | None:
    """The one day that the sentence of a passage tells before it, but not that of a statement."""
    floor = max(0, first - LONGEST)
    begin = max(floor, story.tokens.tags.rfind(".", floor, first) + 1)
    for at in reversed(story.tokens.where("t", begin, first)):
        moment = story.tokens.moments[at]
        days = story.calendar.resolve(moment) if moment.kind in ("weekday", "date") else None
        if days and days.first == days.last and not dates_saying(story.tokens, at):
            return at, days
    return None


def _repeats_clock(tags: str, at: int, first: int) -> bool:
    """ "at 5:34 local time (23:34 on Wednesday, Moscow time)": the day beside a clock that brackets tell once more."""
    begin = tags.rfind("(", first, at)
    inside = tags[begin + 1 : at] if begin > first else ")"
    return ")" not in inside and "c" in inside and ",N" in tags[at + 1 : at + 3] and "c" in tags[first:begin]


def _is_named_by_date(tokens: Tokens, at: int) -> bool:
    """ "Thursday, April 13", "Tuesday (Sept 10)": a weekday whose date follows, and tells more."""
    date = _ITS_DATE.match(tokens.tags, at)
    pair = (tokens.moments[at], tokens.moments[date.end() - 1]) if date else None
    return pair is not None and (pair[0].kind, pair[1].kind) == ("weekday", "date")


def at_site(story: Story, found: Dated, launcher: Entry) -> Dated:
    """The days in the zone of the site: "2200 GMT on Sunday" is Monday where the sun rises earlier."""
    return tuple((at, _at_site(story, at, days, launcher)) for at, days in found)


def _at_site(story: Story, at: int, days: Days, launcher: Entry) -> Days:
    tags = story.tokens.tags
    beside = _CLOCK_BEFORE.search(tags, max(0, at - 4), at) or _CLOCK_AFTER.match(tags, at + 1)
    clock = story.tokens.moments.get(beside.start("clock")) if beside else None
    if clock is None or days.first != days.last:
        return days
    minute, zone = story.calendar.clock(clock)
    home = site_zone(zone, launcher, story.lexicon)
    if zone is None or is_same_clock(zone, home, days.first):
        return days
    day = days.first + convert_clock(minute, zone, home, days.first)[1]
    # A day after publication: the writer may have joined the other zone's clock to the day of the site.
    first = days.first if story.published and day > story.published.last else day
    return Days(min(first, day), max(first, day), "day" if first == day else "interval")


def dates_saying(tokens: Tokens, at: int) -> bool:
    """ "said on Sunday", "on Sunday KCNA said", "told a Thursday briefing": the day of the statement alone."""
    tags, before = tokens.tags, _SAID_ON.search(tokens.tags[max(0, at - _SAID_FAR) : at])
    if tags[at + 1 : at + 2] == "'":
        return False  # "said Sunday's test"
    if tags[at + 1 : at + 2] in tuple("zsd"):
        return tokens.entry_id(at + 1) != DETECT
    said = max(0, at - _SAID_FAR) + before.start() if before else None
    if said is None and (after := _SAYS_NEXT.match(tags, at)):
        said = after.end() - 1
    return said is not None and tokens.entry_id(said) != DETECT


def unfixed_days(story: Story, places: Iterable[int]) -> frozenset[str]:
    """The weekdays and the days of months that these moments name and that no year or day of publication fixes."""
    moments = [moment for at in places if (moment := story.tokens.moments.get(at))]
    open_days = [moment for moment in moments if moment.kind in ("weekday", "date", "month")]
    month_only = story.published is not None and story.published.precision == "month"
    return frozenset(
        story.calendar.name(moment)
        for moment in open_days
        if story.calendar.resolve(moment) is None or (month_only and moment.kind == "weekday")
    )


def days_of_saying(story: Story, line: Line) -> Iterator[str]:
    """The weekdays on which a sentence says that somebody spoke, and the days before them, by their names."""
    names = {entry.get("number"): entry.id for entry in story.lexicon["weekday"].values()}
    for at in story.tokens.where("t", line.first, line.last):
        moment = story.tokens.moments[at]
        if moment.kind == "weekday" and dates_saying(story.tokens, at):
            number = story.calendar.weekday(moment)
            yield from (names[number], names[(number - 1) % len(names)])


def leads_on(story: Story, at: int) -> bool:
    """Whether what a moment counts from follows it: "five days after a test"."""
    moment = story.tokens.moments.get(at)
    return moment is not None and moment.kind == "offset" and story.calendar.counts_from_next(moment)


def is_days_before(story: Story, first: int, at: int) -> bool:
    """ "eight days earlier": counted back from the story's own launch, not from the day on which somebody spoke."""
    tokens, moment = story.tokens, story.tokens.moments.get(at)
    if moment is None or moment.kind != "offset" or not story.calendar.counts_back(moment):
        return False
    return not any(dates_saying(tokens, i) for i in tokens.where("t", first, at))


def common_days(found: list[Days]) -> Days | None:
    """The days that several moments mean together: their common part, else the first."""
    if not found:
        return None
    days = found[0]
    for other in found[1:]:
        if days.meets(other):
            first, last = max(days.first, other.first), min(days.last, other.last)
            days = Days(first, last, min(days, other, key=lambda d: d.last - d.first).precision)
    return days


def join_nights(story: Story, found: Dated) -> Dated:
    """ "the night between Sunday and Monday", "from May 31 to June 11": the ends of one time, and days in a row."""
    joined: list[tuple[int, Days]] = []
    for at, days in found:
        if joined and _is_night(story, joined[-1][0], at):
            joined[-1] = (joined[-1][0], Days(days.first - timedelta(days=1), days.last, "interval"))
        elif joined and _is_one_time(story.tokens, *joined[-1], at, days):
            joined[-1] = (joined[-1][0], Days(joined[-1][1].first, days.last, "interval"))
        else:
            joined.append((at, days))
    return tuple(joined)


def _is_night(story: Story, night_at: int, at: int) -> bool:
    """ "overnight into Sunday": the night that ends on that day."""
    night = story.tokens.moments.get(night_at)
    leads = night_at == at - 2 and story.tokens.entry_id(at - 1) == "toward"
    return leads and night is not None and story.calendar.is_night(night)


def _is_one_time(tokens: Tokens, one_at: int, one: Days, other_at: int, other: Days) -> bool:
    if not _JOINS.fullmatch(tokens.tags, one_at + 1, other_at):
        return False
    in_a_row = other.first - one.last == timedelta(days=1)
    # "between midnight Monday and midnight on June 4"
    opening = _SPAN.search(tokens.tags, max(0, one_at - 3), one_at)
    opens = opening is not None and tokens.entry_id(opening.start()) in ("between", "from")
    spans = opens and _TO_END.fullmatch(tokens.tags, one_at + 1, other_at)
    return in_a_row or (bool(spans) and one.last < other.first)


def list_days(tags: str, found: Dated) -> list[Dated]:
    """ "on May 29, 1992 and February 19, 1994": the moments, apart where they are listed and share no day."""
    groups: list[Dated] = []
    for at, days in found:
        last = groups[-1][-1] if groups else None
        if last and not last[1].meets(days) and _LIST.fullmatch(tags, last[0] + 1, at):
            groups.append(((at, days),))
        elif groups:
            groups[-1] += ((at, days),)
        else:
            groups.append(((at, days),))
    return groups


def share_weapons(weapons: tuple[Weapon, ...], days: list[Dated], number: Count | None) -> tuple[Weapon, ...]:
    """The weapons of one of several listed days: "two on April 28" has its own number, else two tests are one each."""

    def of_one(weapon: Weapon) -> Weapon:
        if number is None and weapon.count and weapon.count.low == weapon.count.high == len(days):
            return replace(weapon, count=replace(weapon.count, low=1.0, high=1.0))
        return replace(weapon, count=number)

    return tuple(map(of_one, weapons))
