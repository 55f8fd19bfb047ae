"""Triggers: the verbs and nouns that tell of a launch, each with its part of the sentence.

In      a Story and one of its Lines
Out     Trigger: where the word stands, its segment, what was launched, by whom, when, and how it is put
Units   positions are token numbers
Missing actor None where the sentence names no launcher; no days where it names none
Next    launches decides which launch each tells of
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import cached_property
from itertools import pairwise
from operator import attrgetter

from analysis.lexicon import Entry
from analysis.reading.launching.actors import NOUN, POSSESSIVE, find_actor, find_announcer
from analysis.reading.launching.dating import (
    Dated,
    common_days,
    days_in,
    leads_on,
    list_days,
    share_weapons,
    unfixed_days,
)
from analysis.reading.launching.launch_words import launch_words
from analysis.reading.launching.stances import stance_of
from analysis.reading.launching.timing import is_since, moment_before_when, time_launch
from analysis.reading.story import Line, Story
from analysis.reading.voices.voices import STATE_MEDIA
from analysis.reading.words.counts import count_at
from analysis.reading.words.moments import Days
from analysis.reading.words.weapons import Weapon

_OWN_WEAPON = re.compile(r"h?#[mMWaxEN]*\^?\^?A[=xeg]*$")  # "the eight that the North launched"
_DONE_TO_IT = re.compile(r"\"?P=+[bxegE]*$")
_DURING = re.compile(r"[MW][^.;o]{0,6}[fiZFOH][^.;]{0,16}[<>]\^?[xm]{0,2}$")
_OF = 5  # our choice: how far behind "test of" its weapon may stand
_CUTS = ("o;:b", ",", "&")


@dataclass(frozen=True)
class Trigger:
    """Words that tell of a launch: the verb or noun, its segment of the sentence, what was launched and by whom.

    of_told: done to a weapon that the sentence before names; heading: the line above that tells its days.
    """

    at: int
    line: Line
    first: int
    last: int
    weapons: tuple[Weapon, ...]
    actor: Entry | None
    actor_at: int | None
    days: Dated
    dated: bool
    unfixed: frozenset[str]
    stance: str
    earlier: bool
    follows: bool
    recurring: bool
    is_noun: bool
    of_told: bool = False
    heading: Line | None = None

    def takes(self, weapon: Weapon) -> bool:
        """Whether the launch noun is of this weapon: "missile test", "test of a missile"."""
        return weapon.last + 1 == self.at or 0 < weapon.first - self.at <= _OF

    @property
    def tells_day_alone(self) -> bool:
        """ "The launch on Tuesday": a day, and no weapon."""
        return bool(self.days) and not self.weapons and not self.earlier and self.stance == "asserted"

    @cached_property
    def interval(self) -> Days | None:
        """The days its moments mean together."""
        # Of moments that do not meet, the one nearest to the launch word is the launch's own.
        return common_days([days for at, days in sorted(self.days, key=lambda told: abs(told[0] - self.at))])


def find_triggers(story: Story, line: Line, launcher: Entry | None) -> Sequence[Trigger]:
    """The words of a sentence that tell of a launch, each with its segment of the sentence.

    launcher: who launches where the sentence does not say.
    """
    # A story is gone through twice, first to learn who launches in it; most sentences tell the same both times.
    known: Sequence[Trigger] | None = story.triggers.get((line.first, line.last))
    if known is not None:
        return known
    triggers, needs_story = _read_line(story, line, launcher)
    found = tuple(part for trigger in _merged(triggers) for part in _by_days(story, trigger))
    if not needs_story:
        story.triggers[line.first, line.last] = found
    return found


def _read_line(story: Story, line: Line, launcher: Entry | None) -> tuple[list[Trigger], bool]:
    """The triggers of a sentence, and whether they rest on what the story tells elsewhere: who launches, or when."""
    tags = story.tokens.tags
    starts = launch_words(story, line)
    # "carried out its rocket launch": the verb and its noun are one
    starts = [at for i, at in enumerate(starts) if tags[at] != NOUN or not i or not _governs(tags, starts[i - 1], at)]
    edges = [line.first, *(_cut(story, a, b) for a, b in pairwise(starts)), line.last]
    opens_with_day = tags[line.first : line.first + 3].strip(">^")[:1] == "t"
    triggers: list[Trigger] = []
    needs_story = story.calendar.rests_on_story = False
    for at, first, last in zip(starts, edges, edges[1:], strict=False):
        lead = triggers[0].days if triggers and opens_with_day else ()
        trigger, names_actor = _trigger(story, line, at, first, last, lead, launcher)
        if (when := moment_before_when(story, line, at)) is not None and not trigger.days:
            # "The last test was on March 9, when it fired ...": the clause tells of that day.
            days, unfixed = tuple(days_in(story, when, when + 1)), unfixed_days(story, [when])
            earlier = trigger.earlier or is_since(story, when)
            trigger = replace(trigger, days=days, dated=True, unfixed=unfixed, earlier=earlier)
        triggers.append(trigger)
        needs_story |= not names_actor
    return triggers, needs_story or story.calendar.rests_on_story


def _by_days(story: Story, trigger: Trigger) -> list[Trigger]:
    """The trigger once for each of the days that it lists."""
    tags = story.tokens.tags
    groups = list_days(tags, trigger.days)
    if len(groups) < 2:
        return _by_weapons(tags, trigger)
    numbers = [
        next((count_at(story.tokens, i) for i in (g[0][0] - 1, g[0][0] - 2) if tags[i] == "#"), None) for g in groups
    ]
    shared = [share_weapons(trigger.weapons, groups, number) for number in numbers]
    return [replace(trigger, days=group, weapons=own) for group, own in zip(groups, shared, strict=True)]


def _by_weapons(tags: str, trigger: Trigger) -> list[Trigger]:
    """ "fired a Scud on May 4 and two ICBMs, one of them new, on July 28": once for each day, with its own weapons."""
    days = sorted(trigger.days)
    if len(days) < 2 or any(one.meets(other) for (_, one), (_, other) in pairwise(days)):
        return [trigger]
    edges = [trigger.first, *(at + 1 for at, _ in days[:-1]), trigger.last]
    spans = list(pairwise(edges))
    shares = [tuple(w for w in trigger.weapons if first <= w.first < last) for first, last in spans]
    told_apart = all(own and own[-1].first < at for (at, _), own in zip(days, shares, strict=True))
    joined = all(tags[first : first + 2].strip(",")[:1] == "&" for first in edges[1:-1])
    if not told_apart or not joined:
        return [trigger]
    parts = zip(days, shares, spans, strict=True)
    return [replace(trigger, days=(day,), weapons=own, first=a, last=b) for day, own, (a, b) in parts]


def _governs(tags: str, verb: int, noun: int) -> bool:
    return tags[verb] in "TJLB" and not set(tags[verb + 1 : noun]) - set("^xmMWaAENq#h'g\"")


def _merged(triggers: list[Trigger]) -> list[Trigger]:
    """A verb and a noun of one launch ("conducted a test") are told once: the first that names a weapon stays."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if kept and not trigger.weapons and not trigger.earlier and not trigger.days:
            if kept[-1].last == trigger.first and kept[-1].stance == trigger.stance:
                kept[-1] = replace(kept[-1], last=trigger.last)
            continue
        kept.append(trigger)
    return kept


def _cut(story: Story, one: int, other: int) -> int:
    """Where the words of the second of two launch words begin: "15 days after" leads to what follows it."""
    tags = story.tokens.tags
    for at in reversed(story.tokens.where("t", one + 1, other)):
        if leads_on(story, at):
            return at
    if own := _OWN_WEAPON.search(tags, one + 1, other):
        return own.start()
    for marks in _CUTS:
        for at in reversed(story.tokens.where(marks, one + 1, other)):
            if tags[at] != "b" or at > one + 1:  # "lobbed another missile"
                return at
    return other


def _trigger(
    story: Story, line: Line, at: int, first: int, last: int, lead: Dated, launcher: Entry | None
) -> tuple[Trigger, bool]:
    """What a launch word tells, and whether the sentence itself names who launched."""
    tags = story.tokens.tags
    weapons = tuple(w for w in line.weapons if first <= w.first < last and _is_object(tags, w, at))
    weapons = tuple(w for w in weapons if w.kind or w.name or w.count) or weapons
    actor, actor_at = find_actor(story, line, at, first, last, weapons)
    stance = stance_of(story, line, at, first)
    tells_own = any(saying.authority.kind == STATE_MEDIA for saying in line.sayings)
    announced = tags[at] in "TJ" or _is_its(story, at) or (stance == "planned" and "s" in tags[first:at])
    names_actor = actor is not None
    if actor is None and (tells_own or (launcher is None and announced)):
        actor, actor_at = find_announcer(story, line, only_telling=stance == "planned")
        names_actor = tells_own and actor is not None
    who = actor or launcher
    time = time_launch(story, line, at, first, last, who, ahead=stance == "planned")
    if stance == "asserted" and tags[at] == NOUN and _lies_ahead(story, at, time.days):
        # "filed on 7 October a zone for missile launches from 12 to 14 October"
        stance, time = "planned", time._replace(days=_nearest(time.days, at))
    return Trigger(
        at, line, first, last, weapons, who, actor_at,
        days=time.days or lead, dated=time.dated or bool(lead), unfixed=time.unfixed, stance=stance,
        earlier=time.earlier, follows=time.follows, recurring=time.recurring, is_noun=tags[at] == NOUN,
        of_told=_is_of_told(story, line, at),
    ), names_actor  # fmt: skip


def _is_of_told(story: Story, line: Line, at: int) -> bool:
    """ "It was last tested on Nov. 29": done to the weapon that the sentence before names."""
    if story.tokens.tags[at] == NOUN and _DURING.search(story.tokens.tags, line.first, at):
        return True  # "a missile was destroyed during a test launch"
    if _DONE_TO_IT.match(story.tokens.tags, line.first, at) is None:
        return False
    before = bisect_left(story.lines, line.number, key=attrgetter("number")) - 1
    return before >= 0 and bool(story.lines[before].weapons)


def _is_its(story: Story, at: int) -> bool:
    """ "Its latest weapons test, the North said": whoever says so tells of a launch of its own."""
    tags = story.tokens.tags
    its = next((i for i in range(at - 1, -1, -1) if tags[i] not in "xmMWabE"), 0)
    return tags[at] == NOUN and story.tokens.entry_id(its) == POSSESSIVE


def _lies_ahead(story: Story, at: int, found: Dated) -> bool:
    """Whether the day told nearest lies after the publication and the day after it; "a month later" never does."""
    end = story.published.last + timedelta(days=1) if story.published else None
    ahead = [told for told, days in _nearest(found, at) if end is not None and days.first > end]
    return any(story.tokens.moments[told].kind != "offset" for told in ahead)


def _nearest(found: Dated, at: int) -> Dated:
    """The day told nearest to a word, alone."""
    return tuple(sorted(found, key=lambda told: abs(told[0] - at))[:1])


def _is_object(tags: str, weapon: Weapon, at: int) -> bool:
    """Whether a weapon is what was launched, not a word before another launch noun ("missile launches")."""
    return not weapon.of_launches or weapon.last + 1 == at or tags[at] in "lTJ"
