"""Triggers: the verbs and nouns that tell of a launch, each with its part of the sentence.

In      a Story and one of its Lines
Out     Trigger: where the word stands, its segment, what was launched, by whom, when, and how it is put
Units   positions are token numbers
Missing actor None where the sentence names no launcher; no days where it names none
Next    launches decides which launch each tells of
"""

import re
from dataclasses import dataclass
from itertools import pairwise

from analysis.lexicon import Entry
from analysis.reading.actors import NOUN, find_actor
from analysis.reading.moments import Days
from analysis.reading.story import Line, Story
from analysis.reading.weapons import Weapon

Dated = tuple[tuple[int, Days], ...]
_VERBS, _DEPARTS, _FLIES, _OVERFLIES = frozenset("LITJSB"), "D", "F", "O"
_SAID_ON = re.compile(r"[sd][AP]?(?:>|\^|x)?$")
_CUTS = ("o;:b", ",", "&")
_REACH = 14  # our choice: how many words may stand between a launch verb and its weapon


@dataclass(frozen=True)
class Trigger:
    """Words that tell of a launch: the verb or noun, its segment of the sentence, what was launched and by whom."""

    at: int
    line: Line
    first: int
    last: int
    weapons: tuple[Weapon, ...]
    actor: Entry | None
    actor_at: int | None
    days: Dated
    dated: bool
    stance: str
    earlier: bool
    recurring: bool
    is_noun: bool

    @property
    def interval(self) -> Days | None:
        """The days its moments mean together."""
        return common_days([days for _, days in self.days])


def find_triggers(story: Story, line: Line, launcher: Entry | None) -> list[Trigger]:
    """The words of a sentence that tell of a launch, each with its segment of the sentence."""
    starts = [at for at in range(line.first, line.last) if _triggers(story, line, at)]
    edges = [line.first, *(_cut(story.tokens.tags, a, b) for a, b in pairwise(starts)), line.last]
    triggers: list[Trigger] = []
    for at, first, last in zip(starts, edges, edges[1:], strict=False):
        lead = (
            triggers[0].days
            if triggers and story.tokens.tags[line.first : line.first + 3].strip(">^")[:1] == "t"
            else ()
        )
        triggers.append(_trigger(story, line, at, first, last, lead, launcher))
    return _merged(triggers)


def _merged(triggers: list[Trigger]) -> list[Trigger]:
    """A verb and a noun of one launch ("conducted a test") are told once: the first that names a weapon stays."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if kept and not trigger.weapons and not trigger.earlier and not trigger.days:
            continue
        kept.append(trigger)
    return kept


def _triggers(story: Story, line: Line, at: int) -> bool:
    tags, tag = story.tokens.tags, story.tokens.tags[at]
    if tag in _VERBS:
        return _takes_weapon(story, line, at)
    if tag == NOUN:
        return True
    if tag in (_DEPARTS, _FLIES):
        before = tags[max(line.first, at - 4) : at]
        names = any(weapon.last < at <= weapon.last + 4 for weapon in line.weapons)
        leaves = names and tags[at + 1 : at + 3] in (">A", ">@") and story.tokens.entry_id(at + 1) == "from"
        return (tag == _DEPARTS and (names or "P" in before[-2:])) or leaves
    if tag == _OVERFLIES:
        # "a missile that crossed the islands on Aug. 24"
        return any(weapon.last < at <= weapon.last + 3 for weapon in line.weapons) and "t" in tags[at : line.last]
    return False


def _takes_weapon(story: Story, line: Line, at: int) -> bool:
    near = [w for w in line.weapons if -_REACH <= w.first - at <= _REACH]
    if story.tokens.tags[at] in "TJ":
        tags = story.tokens.tags
        # "was tested", "missiles that the North tested"
        before = any(
            w.last < at and (tags[at - 1] == "=" or not set(tags[w.last + 1 : at]) - set("^xAa")) for w in near
        )
        return before or any(w.first > at for w in near) or "l" in tags[at : at + 5]
    other = story.tokens.tags.find("X", at, min(at + 5, line.last))
    return bool(near) and not (other >= 0 and all(w.first > other or w.last < at for w in near))


def _cut(tags: str, one: int, other: int) -> int:
    for marks in _CUTS:
        for at in range(other - 1, one, -1):
            if tags[at] in marks:
                return at
    return other


def _trigger(story: Story, line: Line, at: int, first: int, last: int, lead: Dated, launcher: Entry | None) -> Trigger:
    tags = story.tokens.tags
    weapons = tuple(w for w in line.weapons if first <= w.first < last and _is_object(tags, w, at))
    actor, actor_at = find_actor(story, line, at, first, last, weapons)
    stance = _stance(tags, at, first)
    end = next((i for i in range(at + 1, last) if tags[i] in "ob" and tags[i + 1 : i + 2] not in tuple("ctu#")), last)
    found = tuple(days_in(story, first, end, ahead=stance == "planned"))
    before = tags[first:at]
    return Trigger(
        at, line, first, last, weapons, actor or launcher, actor_at,
        days=found or lead, dated="t" in tags[first:end] or bool(lead), stance=stance,
        earlier="b" in before[-6:], recurring="e" in before, is_noun=tags[at] == NOUN,
    )  # fmt: skip


def _is_object(tags: str, weapon: Weapon, at: int) -> bool:
    """Whether a weapon is what was launched, not a word before another launch noun ("missile launches")."""
    return not weapon.of_launches or weapon.last + 1 == at or tags[at] == NOUN


def _stance(tags: str, at: int, first: int) -> str:
    near = tags[max(first, at - 5) : at]
    if "n" in near[-2:] or near[-1:] == "d":
        return "denied"
    if "y" in tags[first:at]:
        return "hypothetical"
    if "p" in near or (tags[at] == NOUN and "p" in tags[at : at + 4]) or (tags[at] == "B" and near[-1:] == ">"):
        return "planned"
    return "asserted"


def days_in(story: Story, first: int, last: int, *, ahead: bool = False) -> list[tuple[int, Days]]:
    """The moments among the tokens first to last (excluded) that name days, with the days."""
    found = []
    for at in range(first, last):
        moment = story.tokens.items[at].moment
        if _dates_the_saying(story.tokens.tags, at):
            continue
        if moment is not None and moment.kind != "clock" and (days := story.calendar.resolve(moment, ahead=ahead)):
            found.append((at, days))
    return found


def _dates_the_saying(tags: str, at: int) -> bool:
    """ "said on Sunday", "told a Thursday briefing": the day of the statement, not of the launch."""
    return tags[at + 1 : at + 2] == "z" or bool(_SAID_ON.search(tags[max(0, at - 3) : at]))


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
