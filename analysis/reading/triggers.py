"""Triggers: the verbs and nouns that tell of a launch, each with its part of the sentence.

In      a Story and one of its Lines
Out     Trigger: where the word stands, its segment, what was launched, by whom, when, and how it is put
Units   positions are token numbers
Missing actor None where the sentence names no launcher; no days where it names none
Next    launches decides which launch each tells of
"""

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from analysis.lexicon import Entry
from analysis.reading.actors import NOUN, find_actor, is_passive
from analysis.reading.counts import count_at
from analysis.reading.dating import (
    Dated,
    at_site,
    common_days,
    days_in,
    is_days_before,
    join_nights,
    leads_on,
    list_days,
    share_weapons,
)
from analysis.reading.moments import Days
from analysis.reading.speakers import HEARER
from analysis.reading.story import Line, Story
from analysis.reading.weapons import Weapon

_VERBS, _DEPARTS, _FLIES, _OVERFLIES, _ATTACKS = frozenset("LITJSB"), "D", "F", "O", "G"
_CUTS = ("o;:b", ",", "&")
_SOON_TIMED = re.compile(r"(?:>\^?)?[ctu#]")
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
        # Of moments that do not meet, the one nearest to the launch word is the launch's own.
        return common_days([days for at, days in sorted(self.days, key=lambda told: abs(told[0] - self.at))])


def find_triggers(story: Story, line: Line, launcher: Entry | None) -> list[Trigger]:
    """The words of a sentence that tell of a launch, each with its segment of the sentence."""
    tags = story.tokens.tags
    starts = [at for at in range(line.first, line.last) if _triggers(story, line, at)]
    # "carried out its rocket launch": the verb and its noun are one
    starts = [at for i, at in enumerate(starts) if tags[at] != NOUN or not i or not _governs(tags, starts[i - 1], at)]
    edges = [line.first, *(_cut(story, a, b) for a, b in pairwise(starts)), line.last]
    opens_with_day = tags[line.first : line.first + 3].strip(">^")[:1] == "t"
    triggers: list[Trigger] = []
    for at, first, last in zip(starts, edges, edges[1:], strict=False):
        lead = triggers[0].days if triggers and opens_with_day else ()
        trigger = _trigger(story, line, at, first, last, lead, launcher)
        if triggers and tags[first : first + 1] == "o" and not trigger.dated and triggers[-1].earlier:
            # "The last test was on March 9, when it fired ...": the clause goes on about the same launch.
            before = triggers[-1]
            trigger = replace(trigger, days=before.days, dated=before.dated, earlier=True)
        triggers.append(trigger)
    return [part for trigger in _merged(triggers) for part in _by_days(story, trigger)]


def _by_days(story: Story, trigger: Trigger) -> list[Trigger]:
    """The trigger once for each of the days that it lists."""
    tags = story.tokens.tags
    groups = list_days(tags, trigger.days)
    if len(groups) < 2:
        return [trigger]
    numbers = [
        next((count_at(story.tokens, i) for i in (g[0][0] - 1, g[0][0] - 2) if tags[i] == "#"), None) for g in groups
    ]
    shared = [share_weapons(trigger.weapons, groups, number) for number in numbers]
    return [replace(trigger, days=group, weapons=own) for group, own in zip(groups, shared, strict=True)]


def _governs(tags: str, verb: int, noun: int) -> bool:
    return tags[verb] in "TJ" and not set(tags[verb + 1 : noun]) - set("^xmMWaAENq#h'g\"")


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
    if tag == _ATTACKS:
        # "attacked the depot with six missiles"
        return any(at < weapon.first <= at + _REACH and tags[weapon.first - 1] == "<" for weapon in line.weapons)
    if tag == NOUN:
        return not any(weapon.first <= at <= weapon.last for weapon in line.weapons)
    if tag in (_DEPARTS, _FLIES):
        before = tags[max(line.first, at - 4) : at]
        if tag == _FLIES and "=" in before and "t" in tags[at : line.last] and line.measures == ():
            # "the missile was first flown on May 22, 1989"
            return any(weapon.last < at <= weapon.last + 5 for weapon in line.weapons)
        names = any(weapon.last < at <= weapon.last + 4 for weapon in line.weapons)
        owned = any(weapon.last < at <= weapon.last + 4 and _is_owned(tags, weapon) for weapon in line.weapons)
        if tag == _FLIES and owned and (line.measures or "t" in tags[line.first : line.last]):
            return "C" not in tags[line.first : line.last]
        leaves = names and tags[at + 1 : at + 3] in (">A", ">@") and story.tokens.entry_id(at + 1) == "from"
        return (tag == _DEPARTS and (names or "P" in before[-2:])) or leaves
    if tag == _OVERFLIES:
        # "a missile that crossed the islands on Aug. 24"
        return any(weapon.last < at <= weapon.last + 3 for weapon in line.weapons) and "t" in tags[at : line.last]
    return False


def _is_owned(tags: str, weapon: Weapon) -> bool:
    """ "North Korea's ICBM", "a North Korean missile": the phrase says whose it is."""
    return tags[max(0, weapon.first - 2) : weapon.first] == "A'" or "a" in tags[weapon.first : weapon.last]


def _takes_weapon(story: Story, line: Line, at: int) -> bool:
    near = [w for w in line.weapons if -_REACH <= w.first - at <= _REACH]
    if is_passive(story, at):
        # "the motor has been tested; it wants a new weapon": what was done to stands before a passive
        near = [w for w in near if w.last < at]
    if story.tokens.tags[at] in "TJ":
        tags = story.tokens.tags
        # "was tested", "missiles that the North tested"
        before = any(
            w.last < at and (tags[at - 1] == "=" or not set(tags[w.last + 1 : at]) - set("^xAa")) for w in near
        )
        return before or any(w.first > at for w in near) or "l" in tags[at : at + 5]
    if story.tokens.tags[at] == "S":
        # "sirens sent people to shelters": what is sent stands after it, or before its passive
        near = [w for w in near if at < w.first or is_passive(story, at) or story.tokens.tags[at - 1] in "MWA"]
    other = story.tokens.tags.find("X", at, min(at + 5, line.last))
    return bool(near) and not (other >= 0 and all(w.first > other or w.last < at for w in near))


def _cut(story: Story, one: int, other: int) -> int:
    """Where the words of the second of two launch words begin: "15 days after" leads to what follows it."""
    tags = story.tokens.tags
    for at in range(other - 1, one, -1):
        if tags[at] == "t" and leads_on(story, at):
            return at
    for marks in _CUTS:
        for at in range(other - 1, one, -1):
            if tags[at] in marks:
                return at
    return other


def _trigger(story: Story, line: Line, at: int, first: int, last: int, lead: Dated, launcher: Entry | None) -> Trigger:
    tags = story.tokens.tags
    weapons = tuple(w for w in line.weapons if first <= w.first < last and _is_object(tags, w, at))
    weapons = tuple(w for w in weapons if w.kind or w.name or w.count) or weapons
    actor, actor_at = find_actor(story, line, at, first, last, weapons)
    stance = "planned" if _is_feared(story, at, first) else _stance(tags, at, first, tags[at : line.last])
    if actor is None and launcher is None and (tags[at] in "TJ" or (stance == "planned" and "s" in tags[first:at])):
        launcher = _announcer(story, line, only_telling=stance == "planned")
    end = next((i for i in range(at + 1, last) if tags[i] in "ob" and not _SOON_TIMED.match(tags, i + 1)), last)
    found = join_nights(story.tokens, tuple(days_in(story, first, end, ahead=stance == "planned")))
    # "fired two missiles, two days after an ICBM": the day of what follows, not of this launch
    own = [i for i in range(first, end) if i < at or not leads_on(story, i)]
    found = tuple((i, days) for i, days in found if i in own)
    who = actor or launcher
    found = at_site(story, found, who.get("zone")) if who else found
    before = tags[first:at]
    return Trigger(
        at, line, first, last, weapons, who, actor_at,
        days=found or lead, dated="t" in tags[first:end] or bool(lead), stance=stance,
        earlier="b" in before[-6:] or any(is_days_before(story, first, i) for i in own),
        recurring=_recurs(story, at, first, end, bool(found) or any(w.count for w in weapons)),
        is_noun=tags[at] == NOUN,
    )  # fmt: skip


def _recurs(story: Story, at: int, first: int, end: int, is_set: bool) -> bool:
    """ "has been testing", "repeatedly fired", and "fired missiles regularly" where neither day nor number is given."""
    tags = story.tokens.tags
    after = tags[at] != NOUN and not is_set and "e" in tags[at:end]
    # "which is launched from a submarine" describes a weapon
    described = tags[at] == "L" and tags[at - 1] == "=" and story.tokens.entry_id(at - 1) == "is"
    return "e" in tags[first:at] or after or described or (tags[at] in "IJ" and tags[at - 1 : at] == "=")


def _announcer(story: Story, line: Line, *, only_telling: bool) -> Entry | None:
    """ "was tested, India said", "told Japan that": who announces it; others speak of launches that they detect."""
    families = {
        saying.authority.family
        for saying in line.sayings
        if not saying.authority.relay and (not only_telling or story.tokens.entry_id(saying.last + 1) == HEARER)
    }
    actors = [entry for entry in story.lexicon["actor"].values() if entry.get("name") in families]
    return actors[0] if len(families) == 1 and actors else None


def _is_object(tags: str, weapon: Weapon, at: int) -> bool:
    """Whether a weapon is what was launched, not a word before another launch noun ("missile launches")."""
    return not weapon.of_launches or weapon.last + 1 == at or tags[at] in "lTJ"


def _is_feared(story: Story, at: int, first: int) -> bool:
    """ "a possible missile launch": the noun names what may come."""
    near = story.tokens.items[max(first, at - 7) : at] if story.tokens.tags[at] == NOUN else []
    return any(token.tag == "q" and token.entry is not None and token.entry.get("open") for token in near)


def _stance(tags: str, at: int, first: int, rest: str) -> str:
    near = tags[max(first, at - 5) : at]
    if "n" in near[-2:] or near[-1:] == "d":
        return "denied"
    if "y" in tags[first:at]:
        return "hypothetical"
    if tags[at] == "B" and near[-1:] == ">" and "p" not in near and "f" in rest:
        return "asserted"  # "attempted to launch a missile but was unsuccessful"
    if "p" in near or (tags[at] == NOUN and "p" in tags[at : at + 4]) or (tags[at] == "B" and near[-1:] == ">"):
        return "planned"
    return "asserted"
