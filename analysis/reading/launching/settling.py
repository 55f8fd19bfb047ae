"""Settling: the day of a launch that no launch word stands beside.

In      a Story and its launches
Out     the same launches; an undated main one has the day that its flight, its fall or the story's opening tells,
        else the days that the story's own day implies
Units   days are local to the launch site
Missing days stay None where these sentences tell no day, or several that do not meet
Next    claims
"""

from dataclasses import replace
from datetime import timedelta

from analysis.reading.launching.dating import at_site, dates_saying, days_in, leads_on
from analysis.reading.launching.tellings import Implied, Launch, Passage
from analysis.reading.story import Line, Story
from analysis.reading.words.moments import Days

_FLIGHT = frozenset("FHZODij")
_NEWS = frozenset("MWlr")


def settle_days(story: Story, launches: list[Launch]) -> list[Launch]:
    """The launches, each undated main one with the day that sentences about its flight tell."""
    mains = [launch for launch in launches if launch.role == "main"]
    for launch in mains:
        if not launch.dated:
            _settle(story, launches, launch, opens=launch is mains[0])
        if not launch.dated:
            launch.implied = _implied(story, launches, launch)
    return launches


def _settle(story: Story, launches: list[Launch], launch: Launch, *, opens: bool) -> None:
    told = [
        (passage, *day)
        for passage in _passages(story, launches, launch, opens=opens)
        for day in _own_days(story, launch, passage)
    ]
    if not told or any(not days.meets(told[0][2]) for _, _, days in told):
        return
    passage, at, days = min(told, key=lambda one: one[2].last - one[2].first)
    launch.days, launch.dated = days, True
    launch.passages = [one for one in launch.passages if one is not passage]
    launch.passages.insert(0, replace(passage, days=((at, days),)))


def _passages(story: Story, launches: list[Launch], launch: Launch, *, opens: bool) -> list[Passage]:
    """What goes on about the launch without a launch word, and the story's opening."""
    opening = next((line for line in story.lines if line.part == "body" and _holds(story, line, _NEWS)), None)
    untold = [passage for passage in launch.passages if passage.trigger is None]
    going_on = [p for p in untold if p.line is opening or _holds(story, p.line, _FLIGHT)]
    told = {passage.line.number for one in launches for passage in one.passages if one is launch or passage.trigger}
    if not opens or opening is None or opening.number in told:
        return going_on
    return [Passage(opening, opening.first, opening.last, None, ()), *going_on]


def _holds(story: Story, line: Line, tags: frozenset[str]) -> bool:
    return not tags.isdisjoint(story.tokens.tags[line.first : line.last])


def _own_days(story: Story, launch: Launch, passage: Passage) -> list[tuple[int, Days]]:
    found = at_site(story, tuple(days_in(story, passage.first, passage.last)), launch.actor)
    return [(at, d) for at, d in found if (d.last - d.first).days < 2 and story.is_news(d) and not leads_on(story, at)]


def _implied(story: Story, launches: list[Launch], launch: Launch) -> Implied | None:
    """A launch without a day is of the day on which it is told, or of the day before; a response is of what it answers.

    It is told on the day of publication, or on an earlier one on which somebody spoke of it.
    """
    if story.published is None or story.published.precision != "day":
        return None  # a month is told by the moment beside the launch word, or not at all
    answered = _answered(launches, launch)
    told = answered or min([story.published, *_days_of_saying(story, launch)], key=lambda days: days.first)
    days = answered or Days(told.first - timedelta(days=1), told.last, "implied")
    for line in story.lines:
        for at in story.tokens.where("t", line.first, line.last):
            moment = story.tokens.moments.get(at)
            if moment and story.calendar.resolve(moment) == told:
                return Implied(line, at, told, days)
    return None


def _answered(launches: list[Launch], launch: Launch) -> Days | None:
    """The one day of another's launch that is told before, or in the same sentence."""
    told = min(passage.line.number for passage in launch.passages)
    mains = [other for other in launches if other is not launch and other.role == "main" and other.days]
    days = [other.days for other in mains if min(passage.line.number for passage in other.passages) <= told]
    return days[-1] if days and days[-1] and days[-1].first == days[-1].last else None


def _days_of_saying(story: Story, launch: Launch) -> list[Days]:
    """The days on which a launch was first spoken of: "the broadcaster reported on Tuesday"."""
    line = next(passage.line for passage in launch.passages if passage.trigger)
    said = (at for at in story.tokens.where("t", line.first, line.last) if dates_saying(story.tokens, at))
    days = (story.calendar.resolve(moment) for at in said if (moment := story.tokens.moments.get(at)))
    return [day for day in days if day and day.first == day.last and story.is_news(day)]
