"""Salvos: how many missiles one launch had, from all the words that count them.

In      a Story and one of its launches
Out     Tally: the words and the count they give; sums where salvos add up, running totals where more follow
Units   missiles
Missing no tally where no number is given; ordinals, and what a list leaves uncounted, are none
Next    claims writes them; mentions brings them together
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from analysis.reading.launching.tellings import Launch, Passage
from analysis.reading.story import Line, Story
from analysis.reading.words.counts import (
    Count,
    add_counts,
    both_counts,
    count_at,
    lone_counts,
    lone_ordinals,
    ordinal_at,
    seen_counts,
)
from analysis.reading.words.weapons import Weapon, is_plural, lineage

_LIST = re.compile(r"(?:,&?|&)\^?")
_OF_ROW = re.compile(r">\^?h?#")
# "fired two more", "and another three at noon"; not "two more in May"
_MORE = re.compile(r"[LTS&]h?(?P<number>#)x(?=[\^>,.;]|#u)(?![^,.;o]{0,6}t)")
RUNNING = "running"  # the hedge of a count that holds those told before it


@dataclass(frozen=True, slots=True)
class Tally:
    """One count of a launch, with the passage that tells it and the rule; is_more adds to those before."""

    passage: Passage
    count: Count
    rule: str
    is_more: bool = False

    @property
    def line(self) -> Line:
        """The sentence it stands in."""
        return self.passage.line


def count_launch(story: Story, launch: Launch) -> list[Tally]:
    """Every count told of the launch, in the order of its passages."""
    told = [tally for passage in _counting(story, launch) for tally in _of_passage(story, passage)]
    if not any(tally.rule == _SINGLE for tally in told):
        told += [
            Tally(p, c, "launches seen") for p in launch.passages for c in seen_counts(story.tokens, p.first, p.last)
        ]
    if all(tally.rule == _SINGLE for tally in told):
        told += [
            Tally(p, c, "both of them") for p in launch.passages for c in both_counts(story.tokens, p.first, p.last)
        ]
    told += _more(story, launch) if told else ()
    # A number without a noun counts where nothing but open words ("a volley") has counted.
    lone = [] if any(tally.count.high is not None for tally in told) else list(_lone(story, launch))
    told = _with_running([*told, *_ordinals(story, launch, told)])
    has_number = any(tally.rule not in (_SINGLE, _NAMED) for tally in (*told, *lone))
    told = [tally for tally in told if not (has_number and tally.rule == _NAMED)]
    has_number |= any(tally.rule == _NAMED for tally in told)
    return [tally for tally in told if not (has_number and tally.rule == _SINGLE)] + lone


_SINGLE = "a single weapon"
_NAMED = "single weapons of a list, added"
_LANDS = frozenset("FHZO")


def _counting(story: Story, launch: Launch) -> list[Passage]:
    """The passages with launch words; those where missiles fly or land count only where no other gives a number."""
    told = [passage for passage in launch.passages if passage.trigger]
    launched = [p for p in told if p.trigger and story.tokens.tags[p.trigger.at] not in _LANDS]
    numbered = any(weapon.count and not weapon.ordinal for passage in launched for weapon in passage.weapons)
    return launched if numbered else told


def _of_passage(story: Story, passage: Passage) -> Iterator[Tally]:
    # A number that stands alone ("it fired eighteen") may be a part: _lone sees to it.
    told = [weapon for weapon in passage.weapons if story.tokens.tags[weapon.head] != "#"]
    counted = [weapon for weapon in told if not weapon.ordinal or _is_first(story, passage, weapon)]
    for group in _lists(story, counted):
        counts = [_count_of(story, passage, weapon) for weapon in group]
        known = [
            count for weapon, count in zip(group, counts, strict=True) if count and (weapon.count or weapon.single)
        ]
        if len(known) > 1 and len(known) == len(group):
            kept = _parts_told(story, group, known)
            named = len(kept) > 1 and not any(weapon.count for weapon in group)
            yield Tally(
                passage, add_counts(kept), _NAMED if named else "numbers of a list, added" if len(kept) > 1 else _NUMBER
            )
            continue
        for weapon, count in zip(group, counts, strict=True):
            if count is not None:
                rule = _NUMBER if weapon.count else _SINGLE
                yield Tally(passage, count, rule, is_more=_is_more(story, weapon))


_NUMBER = "number before a weapon"


def _is_first(story: Story, passage: Passage, weapon: Weapon) -> bool:
    """ "tested its first ICBM": one; "the first missiles", "its first ICBM test" and a second one tell no number."""
    at = story.tokens.tags.find("E", weapon.first, weapon.head)
    of_verb = passage.trigger is not None and not passage.trigger.is_noun and not weapon.of_launches
    return at >= 0 and of_verb and ordinal_at(story.tokens, at) == 1


def _lists(story: Story, weapons: Sequence[Weapon]) -> list[list[Weapon]]:
    """The weapons in runs that commas or "and" join: "two ballistic missiles and a cruise missile"."""
    groups: list[list[Weapon]] = []
    for weapon in weapons:
        if groups and _is_added(story, groups[-1][-1], weapon):
            groups[-1].append(weapon)
        else:
            groups.append([weapon])
    return groups


def _is_added(story: Story, one: Weapon, other: Weapon) -> bool:
    """Whether a weapon is launched beside the one before: "a Sineva from the Pole and the crew of K-535 a Bulava"."""
    between = range(one.last + 1, other.first)
    tags = story.tokens.tags[one.last + 1 : other.first]
    if "k" in tags or any(story.tokens.entry_id(at) == "or" for at in between):
        return False
    if _adds(story, between) and (one.count or one.single) and (other.count or other.single):
        return True
    named_apart = one.name and other.name and one.name is not other.name and one.single and other.single
    return bool(_LIST.fullmatch(tags)) or bool(named_apart)


def _parts_told(story: Story, group: Sequence[Weapon], counts: list[Count]) -> list[Count]:
    """The counts to add: "three missiles, two cruise and one ballistic one" has its sum before its parts."""
    first, second = group[0], group[1]
    between = story.tokens.tags[first.last + 1 : second.first]
    holds = all(_is_same_kind(story, first, other) for other in group[1:])
    if "&" not in between and holds and sum(count.low for count in counts[1:]) <= counts[0].low:
        return counts[:1]
    return counts


def _is_same_kind(story: Story, one: Weapon, other: Weapon) -> bool:
    if one.kind is None or other.kind is None:
        return True
    return one.kind in lineage(other.kind, story.lexicon) or other.kind in lineage(one.kind, story.lexicon)


def _count_of(story: Story, passage: Passage, weapon: Weapon) -> Count | None:
    if weapon.count is not None:
        # "three missiles on Saturday and a single one on Sunday": the number of a listed day stands behind the weapon
        last = max(weapon.count.last, weapon.last + weapon.of_launches)
        return replace(weapon.count, last=last)
    return Count(weapon.kind_first, weapon.last, 1.0, 1.0, "singular") if _is_one(weapon, passage, story) else None


def _is_one(weapon: Weapon, passage: Passage, story: Story) -> bool:
    """Whether the words name a single weapon as what was launched: "a missile", "its Hwasong-19 ICBM"."""
    trigger, tokens = passage.trigger, story.tokens
    assert trigger is not None
    if is_plural(tokens, weapon.head):
        return False
    if trigger.is_noun:
        # "a second test of the missile": one launch, one weapon
        plural = tokens.words(trigger.at, trigger.at).lower().endswith("s")
        its_object = weapon.first > trigger.at and ">" in tokens.tags[trigger.at : weapon.first]
        return weapon.single or (not plural and its_object)
    done = tokens.tags[trigger.at] in "LTISDJFO" or (tokens.tags[trigger.at] == "B" and trigger.stance == "asserted")
    return weapon.single or (done and not weapon.of_launches)


def _is_more(story: Story, weapon: Weapon) -> bool:
    """ "two more missiles", "another two": they add to what the story has told before."""
    return _adds(story, range(max(0, weapon.first - 1), weapon.head))


def _adds(story: Story, words: range) -> bool:
    """Whether a word of adding stands among the tokens."""
    # "more than 120 missiles": the hedge adds nothing
    text = f" {' '.join(story.tokens.words(at, at).lower() for at in words if story.tokens.tags[at] != 'h')} "
    return any(f" {form} " in text for entry in story.lexicon["increment"].values() for form in entry.forms)


def _lone(story: Story, launch: Launch) -> Iterator[Tally]:
    """The one number that the launch is told with where no word for what it counts stands beside it."""
    found = [(p, count) for p in launch.passages for count in lone_counts(story.tokens, p.first, p.last)]
    if len({(count.low, count.high) for _, count in found}) == 1:
        yield Tally(*found[0], "number of what was launched")


def _more(story: Story, launch: Launch) -> Iterator[Tally]:
    """ "It fired two more an hour later": numbers without a noun that add to those told before."""
    for passage in launch.passages:
        for match in story.tokens.find(_MORE, passage.first, passage.last):
            at = match.start("number")
            if (count := count_at(story.tokens, at, passage.first)) and _adds(story, range(at, at + 2)):
                yield Tally(passage, count, _NUMBER, is_more=True)


def _ordinals(story: Story, launch: Launch, told: Sequence[Tally]) -> Iterator[Tally]:
    """ "a seventh missile" of a launch that had six: seven. Any other ordinal counts what the story does not tell."""
    ordinals = [(passage, *place) for passage in launch.passages for place in _ordinals_of(story, passage)]
    if not ordinals:
        return
    lines = {passage.line.number: passage.line for passage in launch.passages}.values()
    counts = [tally.count for tally in told if tally.rule != _SINGLE]
    counts += [count for line in lines for count in lone_counts(story.tokens, line.first, line.last)]
    known = {count.low for count in counts if count.low == count.high}
    for passage, at, last in ordinals:
        number = ordinal_at(story.tokens, at)
        # "its fourth missile", "a fourth missile in two weeks": the fourth of a row of launches
        of_row = story.tokens.entry_id(at - 1) == "possessive" or _OF_ROW.match(story.tokens.tags, last + 1)
        if number and number - 1 in known and not of_row:
            count = Count(at, last, float(number), float(number), RUNNING)
            yield Tally(passage, count, "ordinal that follows the number before it")


def _ordinals_of(story: Story, passage: Passage) -> Iterator[tuple[int, int]]:
    """The ordinals of what was launched, with the last word of what they count."""
    for weapon in passage.weapons if passage.trigger and not passage.trigger.is_noun else ():
        at = story.tokens.tags.find("E", weapon.first, weapon.head)
        if at >= 0:
            yield at, weapon.last
    yield from ((at, at) for at in lone_ordinals(story.tokens, passage.first, passage.last))


def _with_running(told: Sequence[Tally]) -> list[Tally]:
    """The tallies, "two more" of them as the total that they make with the exact one before."""
    running: list[Tally] = []
    before: Count | None = None
    for tally in told:
        if tally.is_more and before is not None and tally.line.part == "body":
            count = replace(add_counts([before, tally.count]), first=tally.count.first, hedge=RUNNING)
            tally = replace(tally, count=count, rule="number added to the one before")
        running.append(tally)
        before = tally.count if tally.count.high is not None and tally.line.part == "body" else before
    return running
