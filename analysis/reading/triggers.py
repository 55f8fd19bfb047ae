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
from analysis.reading.actors import NOUN, find_actor
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
from analysis.reading.launch_words import launch_words
from analysis.reading.moments import Days
from analysis.reading.speakers import HEARER, Saying
from analysis.reading.story import Line, Story
from analysis.reading.tokens import Tokens
from analysis.reading.weapons import Weapon

SINCE, WHEN, AFTER = "since", "when", "comes-after"
_IDENTITY = re.compile(r"p=[\^'x]*E[xmMW]*$")  # "would be its first weapons test"
_COUNTED = re.compile(r"E[xlmMWN]{0,4}$")
_OF = 5  # our choice: how far behind "test of" its weapon may stand
_WEEK = 6  # days
_CUTS = ("o;:b", ",", "&")
_SOON_TIMED = re.compile(r"(?:>\^?)?[ctu#]")


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

    def takes(self, weapon: Weapon) -> bool:
        """Whether the launch noun is of this weapon: "missile test", "test of a missile"."""
        return weapon.last + 1 == self.at or 0 < weapon.first - self.at <= _OF

    @property
    def interval(self) -> Days | None:
        """The days its moments mean together."""
        # Of moments that do not meet, the one nearest to the launch word is the launch's own.
        return common_days([days for at, days in sorted(self.days, key=lambda told: abs(told[0] - self.at))])


def find_triggers(story: Story, line: Line, launcher: Entry | None) -> list[Trigger]:
    """The words of a sentence that tell of a launch, each with its segment of the sentence."""
    tags = story.tokens.tags
    starts = launch_words(story, line)
    # "carried out its rocket launch": the verb and its noun are one
    starts = [at for i, at in enumerate(starts) if tags[at] != NOUN or not i or not _governs(tags, starts[i - 1], at)]
    edges = [line.first, *(_cut(story, a, b) for a, b in pairwise(starts)), line.last]
    opens_with_day = tags[line.first : line.first + 3].strip(">^")[:1] == "t"
    triggers: list[Trigger] = []
    for at, first, last in zip(starts, edges, edges[1:], strict=False):
        lead = triggers[0].days if triggers and opens_with_day else ()
        trigger = _trigger(story, line, at, first, last, lead, launcher)
        if not trigger.dated and (days := _day_before_when(story, line, first)):
            # "The last test was on March 9, when it fired ...": the clause tells of that day.
            trigger = replace(trigger, days=days, dated=True, earlier=trigger.earlier or is_since(story, days[0][0]))
        triggers.append(trigger)
    return [part for trigger in _merged(triggers) for part in _by_days(story, trigger)]


def _day_before_when(story: Story, line: Line, first: int) -> Dated:
    """The day that a clause with "when" goes on about."""
    tags = story.tokens.tags
    if tags[first : first + 1] != "o" or story.tokens.entry_id(first) != WHEN:
        return ()
    at = first - 1 - (tags[first - 1] == ",")
    return tuple(days_in(story, at, at + 1)) if at >= line.first and tags[at] == "t" else ()


def is_since(story: Story, at: int) -> bool:
    """ "since April 16": the word before a day says that nothing was launched between it and the news."""
    before = at - 2 if story.tokens.tags[at - 1 : at] in tuple(">^") else at - 1
    return before >= 0 and story.tokens.entry_id(before) == SINCE


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
    found = join_nights(story, tuple(days_in(story, first, end, ahead=stance == "planned")))
    # "fired two missiles, two days after an ICBM": the day of what follows, not of this launch
    own = [i for i in story.tokens.where("t", first, end) if i < at or not (leads_on(story, i) or is_since(story, i))]
    found = tuple((i, days) for i, days in found if i in own)
    if tags[at] != NOUN:
        found = tuple((i, days) for i, days in found if not _is_tally(tags, first, i, days))
    who = actor or launcher
    found = at_site(story, found, who) if who else found
    return Trigger(
        at, line, first, last, weapons, who, actor_at,
        days=found or lead, dated="t" in tags[first:end] or bool(lead), stance=stance,
        earlier=_is_earlier(story, line, at, first) or any(is_days_before(story, first, i) for i in own),
        recurring=_recurs(story, at, first, end, bool(found) or any(w.count for w in weapons)),
        is_noun=tags[at] == NOUN,
    )  # fmt: skip


def _is_tally(tags: str, first: int, at: int, days: Days) -> bool:
    """ "for the fifth time this year": the time that was counted over, not that of the launch."""
    return (days.last - days.first).days > _WEEK and bool(_COUNTED.search(tags[first:at]))


def _is_earlier(story: Story, line: Line, at: int, first: int) -> bool:
    """Whether the words before a launch word put it before the news; "failed soon after launch" is the news itself."""
    tags = story.tokens.tags
    before = tags[max(first, at - 6) : at]
    if tags[at] == NOUN and before[-1:] == "b" and story.tokens.entry_id(at - 1) == AFTER:
        return not set("fFHZO") & set(tags[line.first : at])
    return "b" in before


def _recurs(story: Story, at: int, first: int, end: int, is_set: bool) -> bool:
    """ "has been testing", "repeatedly fired", and "fired missiles regularly" where neither day nor number is given."""
    tags = story.tokens.tags
    after = tags[at] != NOUN and not is_set and "e" in tags[at:end]
    # "which is launched from a submarine" describes a weapon
    described = tags[at] == "L" and tags[at - 1] == "=" and story.tokens.entry_id(at - 1) == "is"
    return "e" in tags[first:at] or after or described or (tags[at] in "IJ" and tags[at - 1 : at] == "=")


def _announcer(story: Story, line: Line, *, only_telling: bool) -> Entry | None:
    """ "was tested, India said", "told Japan that": who announces it; others speak of launches that they detect."""
    tokens = story.tokens
    families = {
        saying.authority.family
        for saying in line.sayings
        if not saying.authority.relay and (not only_telling or _tells(tokens, saying))
    }
    actors = [entry for entry in story.lexicon["actor"].values() if entry.get("name") in families]
    return actors[0] if len(families) == 1 and actors else None


def _tells(tokens: Tokens, saying: Saying) -> bool:
    """ "Iran told Oman that", "was told by Iran"."""
    return HEARER in (tokens.entry_id(saying.last + 1), tokens.entry_id(saying.first - 2))


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
    if "y" in tags[first:at] or (tags[at] == NOUN and _IDENTITY.search(tags[first:at])):
        return "hypothetical"
    if tags[at] == "B" and near[-1:] == ">" and "p" not in near and "f" in rest:
        return "asserted"  # "attempted to launch a missile but was unsuccessful"
    if "p" in near or (tags[at] == NOUN and "p" in tags[at : at + 4]) or (tags[at] == "B" and near[-1:] == ">"):
        return "planned"
    return "asserted"
