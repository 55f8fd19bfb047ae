"""Tellings: what a story tells of one launch, and what only looks like it.

In      passages of a story, as launches finds them
Out     Launch: one launch as the text tells it, with the passages that tell it; Refusal: words that only look like one
Units   positions are token numbers
Missing days None where text and publication day cannot fix them
Next    launches gathers them, claims takes the values out of the passages
"""

from dataclasses import dataclass, field
from typing import NamedTuple

from analysis.lexicon import Entry
from analysis.reading.launching.triggers import Trigger
from analysis.reading.story import Line
from analysis.reading.words.moments import Days
from analysis.reading.words.weapons import Weapon


@dataclass
class Passage:
    """Tokens first to last (excluded) of a line that tell of one launch; no trigger where they only go on about it."""

    line: Line
    first: int
    last: int
    trigger: Trigger | None
    weapons: tuple[Weapon, ...]
    days: tuple[tuple[int, Days], ...] = ()


@dataclass(frozen=True)
class Implied:
    """The days that a launch without a day of its own can have, by the day that the token `at` of a line tells."""

    line: Line
    at: int
    told: Days
    days: Days


@dataclass
class Launch:
    """One launch as one text tells it."""

    role: str
    actor: Entry
    days: Days | None
    dated: bool
    passages: list[Passage] = field(default_factory=list)
    kind_group: str | None = None
    is_listed: bool = False
    implied: Implied | None = None
    # What its passages tell together, kept as they come, since a story asks for it at every launch word: the days that
    # they name and that nothing fixes, whether one names a day, the first kind, whether one counts two or more, and the
    # days on which somebody spoke.
    unfixed: set[str] = field(default_factory=set)
    names_day: bool = False
    kind: str | None = None
    is_of_several: bool = False
    said_on: set[str] = field(default_factory=set)
    heard: int = 0  # passages of which said_on knows


class Refusal(NamedTuple):
    """Words (tokens first to last) that look like a launch, or like a value of one, and were not taken; and why.

    attribute: "launch", or what the value would have been.
    """

    line: Line
    first: int
    last: int
    attribute: str
    reason: str
