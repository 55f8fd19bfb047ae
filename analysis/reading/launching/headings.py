"""Headings: the days of a timeline that stand in lines of their own.

In      a Story
Out     the heading above each line of a timeline; triggers with the days that their heading tells
Units   positions are token numbers
Missing no heading where a story has fewer than two such lines
Next    launches decides which launch each tells of
"""

import re
from dataclasses import replace

from analysis.reading.launching.dating import Dated, days_in, unfixed_days
from analysis.reading.launching.triggers import Trigger
from analysis.reading.story import Line, Story

_DAY_ALONE = re.compile(r"(?:t,?)?t[.:,;-]*$")  # "FEB. 12", "Friday, July 28:"
_PARTS = frozenset({"title", "subhead", "body"})


def find_headings(story: Story) -> dict[int, Line]:
    """The heading of each line that stands under one, by the number of the line."""
    heading: Line | None = None
    under: dict[int, Line] = {}
    headings = [line for line in story.lines if line.part in _PARTS and _is_heading(story, line)]
    for line in story.lines if len(headings) > 1 else ():
        if line in headings:
            heading = line
        elif heading:
            under[line.number] = heading
    return under


def _is_heading(story: Story, line: Line) -> bool:
    return _DAY_ALONE.match(story.tokens.tags[line.first : line.last]) is not None


def date_by_heading(story: Story, trigger: Trigger, heading: Line) -> Trigger:
    """A trigger without a day of its own is of the day above it, and tells what then was: "is launched by"."""
    if trigger.days or trigger.unfixed:
        return trigger
    unfixed = unfixed_days(story, story.tokens.where("t", heading.first, heading.last))
    days = days_of(story, heading)
    if not days and not unfixed:
        return trigger
    earlier = trigger.earlier or story.published is None or not days or not story.is_news(days[0][1])
    return replace(trigger, days=days, unfixed=unfixed, dated=True, earlier=earlier, recurring=False, heading=heading)


def days_of(story: Story, heading: Line) -> Dated:
    """The days that a heading tells."""
    return tuple(days_in(story, heading.first, heading.last))
