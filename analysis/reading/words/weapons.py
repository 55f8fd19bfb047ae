"""Weapons: the phrases that name what was launched, how many, and of which kind.

In      tokens of a text
Out     Weapon: a phrase with its head, count, kind, name and doubt
Units   counts are missiles
Missing kind None where no word tells more than a weapon; count None where no number stands before it
Next    launches joins weapons to verbs; claims takes their count, kind and name
"""

import re
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from itertools import combinations, pairwise

from analysis.lexicon import Entry, Lexicon
from analysis.reading.words.counts import Count, count_at
from analysis.reading.words.tokens import Tokens
from analysis.rules import load_kinds

# "fired three on Saturday", "2,200 were fired from Gaza", "the eight that the North launched"
_COUNT_ALONE = re.compile(r"(?<=[LTS])h?#(?=[>.,;&]|$)|h?#(?==[LTs]>\^?[@+])|h?#(?=(?:\^?\^?A|P)[LT])")
# "a missile of intermediate range", "missiles with a short range", "the missile was ballistic"
_KIND_BEHIND = re.compile(r"(?:>|<\^?)m+(?![mMWxNl])|,>m+(?=[,.;o])|=m+(?=[,.;&o]|$)")
# "they are believed to be short-range", "..., thought to be of medium range", "both were ballistic"
_KIND_ALONE = re.compile(r"(?<=[PM^,t])(?:[x=]{0,3}q(?:>=)?|=)>?\^?(?P<kind>m+(?:,m+)?)(?=x?[,.;&o])")
_HEADS, _INSIDE = frozenset("MW"), frozenset("mMWqaExNe\"'")
_RANGES = frozenset({"short-range", "medium-range", "intermediate-range"})  # features that tell a missile's class
MISSILE = "missile"  # the kind of all that are no rockets
_SEVERAL = frozenset({"mixed"})  # the feature of a salvo of several kinds
_LONGEST_GAP = 3  # our choice: unknown words between a number and its weapon ("two more Russian-made missiles")


@dataclass(frozen=True, slots=True)
class Weapon:
    """One phrase that names weapons: tokens first to last, head the last word that names one.

    kind: as exact as words and name tell it; asserted: what the text itself says of it.
    """

    first: int
    last: int
    head: int
    kind: str | None
    kind_first: int
    name: Entry | None
    name_at: int | None
    doubt: Entry | None
    count: Count | None
    ordinal: bool
    single: bool
    of_launches: bool
    asserted: str | None = None


def find_weapons(tokens: Tokens, first: int, last: int, lexicon: Lexicon) -> list[Weapon]:
    """Every weapon phrase among the tokens first to last (excluded), in order."""
    weapons: list[Weapon] = []
    at = first
    for start in tokens.where("MWh#", first, last):
        if start < at:
            continue
        at = start
        if (alone := _COUNT_ALONE.match(tokens.tags, at, last)) and (count := count_at(tokens, alone.end() - 1, first)):
            weapons.append(counted(count))
            at = alone.end()
        elif tokens.tags[at] in _HEADS:
            weapon = _weapon(tokens, max(first, weapons[-1].last + 1 if weapons else first), at, last, lexicon)
            weapons.append(_with_shared_doubt(tokens.tags, weapons, weapon))
            at = weapon.last + 1
    taken = {place for weapon in weapons for place in range(weapon.first, weapon.last + 1)}
    told = tokens.find(_KIND_ALONE, first, last) if tokens.where("m", first, last) else ()
    spans = [match.span("kind") for match in told]
    weapons += filter(None, (_kind_alone(tokens, *span, lexicon) for span in spans if span[0] not in taken))
    return sorted(weapons, key=lambda weapon: weapon.first)


def _kind_alone(tokens: Tokens, first: int, end: int, lexicon: Lexicon) -> Weapon | None:
    """What is said of the kind of a weapon told of before; None where the words tell no kind."""
    kind = kind_of(_features(tokens, range(first, end)), lexicon)
    if kind is None:
        return None
    doubt = next((tokens.entries[at] for at in range(first - 1, first - 4, -1) if tokens.tags[at] == "q"), None)
    return Weapon(
        first, end - 1, end - 1, kind, first, None, None, doubt, None,
        ordinal=False, single=False, of_launches=False, asserted=kind,
    )  # fmt: skip


def counted(count: Count) -> Weapon:
    return Weapon(
        count.first, count.last, count.last, None, count.last, None, None, None, count,
        ordinal=False, single=False, of_launches=False,
    )  # fmt: skip


def _with_shared_doubt(tags: str, before: list[Weapon], weapon: Weapon) -> Weapon:
    """ "what it called cruise missiles and new anti-air missiles": the launcher's word covers both."""
    doubt = before[-1].doubt if before else None
    if doubt is None or not doubt.get("by_launcher") or weapon.doubt or tags[before[-1].last + 1 : weapon.first] != "&":
        return weapon
    return replace(weapon, doubt=doubt)


def _weapon(tokens: Tokens, floor: int, at: int, ceiling: int, lexicon: Lexicon) -> Weapon:
    last = _right_end(tokens.tags, at, ceiling)
    first, number_at = _left_end(tokens.tags, floor, at)
    inside, tags = range(first, last + 1), tokens.tags
    name_at = next((i for i in tokens.where("W", first, last + 1) if not _is_only_like(tokens, i)), None)
    name = tokens.entries[name_at] if name_at is not None else None
    features = _features(tokens, inside)
    kind, asserted = _kind_told(features, name, lexicon), _kind_asserted(features, name, lexicon)
    plural = is_plural(tokens, at)
    if plural and _tells_two_kinds(tokens, inside, at, lexicon):
        kind = asserted = kind_of(_SEVERAL, lexicon)
    kind_first = next(iter(tokens.where("mMW", first, last + 1)), at)
    doubts = tokens.named("q", first, last + 1)
    # "what it called a hypersonic missile": the doubt stands before the article
    if not doubts and first - 2 >= floor and tags[first - 2 : first] == "q^":
        doubts = tokens.named("q", first - 2, first)
    count = count_at(tokens, number_at, floor) if number_at is not None else None
    start = first if count is None else count.first
    before = tokens.entries[first - 1] if first > floor else None
    return Weapon(
        start, last, at, kind, kind_first, name, name_at, doubts[0] if doubts else None, count,
        ordinal="E" in tags[first : at + 1],
        single=count is None and not plural and before is not None and bool(before.get("single")),
        of_launches=last + 1 < ceiling and tags[last + 1] == "l",
        asserted=asserted,
    )  # fmt: skip


def _is_only_like(tokens: Tokens, at: int) -> bool:
    """ "an Iskander-style missile": a name that the missile is compared with."""
    return tokens.tags[at + 1 : at + 2] == "-" and tokens.entry_id(at + 2) == "likeness"


def _tells_two_kinds(tokens: Tokens, inside: range, head: int, lexicon: Lexicon) -> bool:
    """ "cruise and ballistic missiles": two kinds of one phrase that no one weapon can be."""
    ends = tokens.where(",&", inside.start, min(head, inside.stop))
    groups = [range(start + 1, end) for start, end in pairwise([inside.start - 1, *ends, inside.stop])] if ends else []
    own = _features(tokens, range(head, head + 1))
    kinds = [kind_of(_features(tokens, group) | own, lexicon) for group in groups if _features(tokens, group)]
    return any(not load_kinds().can_be_same(one, other) for one, other in combinations(filter(None, kinds), 2))


def _features(tokens: Tokens, places: range) -> frozenset[str]:
    """What the words of weapons among these tokens tell of the kind."""
    words = [entry for entry in tokens.entries[places.start : places.stop] if entry]
    return _given(tuple(words))


@lru_cache(maxsize=4096)
def _given(words: tuple[Entry, ...]) -> frozenset[str]:
    told = (word.get("gives", ()) for word in words if word.vocabulary == "weapon_word")
    features = frozenset(feature for gives in told for feature in gives)
    # "short-range projectiles" are not said to be missiles
    return features if "missile" in features or "projectile" not in features else features - _RANGES


@cache
def _kind_told(features: frozenset[str], name: Entry | None, lexicon: Lexicon) -> str | None:
    """The kind of a weapon of these features and this name."""
    named = _kind_of_name(name, lexicon)
    return _finer(kind_of(features | _features_of(named, lexicon), lexicon), named, lexicon)


@cache
def _kind_asserted(features: frozenset[str], name: Entry | None, lexicon: Lexicon) -> str | None:
    """The kind that the words tell: a missile's name alone tells none, that of a rocket tells that it is no missile."""
    told = _kind_told(features, name, lexicon)
    is_missile = told is not None and MISSILE in lineage(told, lexicon)
    return kind_of(features, lexicon) if is_missile else told


def is_plural(tokens: Tokens, at: int) -> bool:
    """Whether the word of a weapon means several: "missiles", "Scuds", but not "BrahMos"."""
    words, entry = tokens.words(at, at).lower(), tokens.entries[at]
    is_name = entry is not None and entry.vocabulary == "weapon" and words in map(str.lower, entry.forms)
    return words.endswith("s") and not is_name


def _right_end(tags: str, at: int, ceiling: int) -> int:
    last = at
    while (
        last + 1 < ceiling and tags[last + 1] in "MWm" and (tags[last + 1] != "m" or _goes_on(tags, last + 2, ceiling))
    ):
        last += 1
    if tags[last + 1 : last + 4] in ("(M)", "(W)"):
        last += 3
    if behind := _KIND_BEHIND.match(tags, last + 1, ceiling):
        last = behind.end() - 1
    return min(last, ceiling - 1)


def _goes_on(tags: str, at: int, ceiling: int) -> bool:
    return at < ceiling and tags[at] in "mMW"


def _left_end(tags: str, floor: int, at: int) -> tuple[int, int | None]:
    """The first token of the phrase, and the token of its number, if it has one."""
    first, unknown = at, 0
    while first > floor:
        tag = tags[first - 1]
        if tag == "#":
            return first, first - 1
        if tags[max(floor, first - 2) : first] == "#h":
            return first, first - 2  # "ten or more missiles"
        unknown += tag in "xN"
        joins = tag in ",&" and first > floor + 1 and tags[first - 2] == "m" and tags[first] == "m"
        # "a test missile": a launch noun that only tells what sort of missile
        joins |= tag == "l" and tags[first] in _HEADS and first > floor + 1 and tags[first - 2] in "^#b"
        if not (tag in _INSIDE or joins) or unknown > _LONGEST_GAP:
            break
        first -= 1
        if tag == "q" and tags[first - 1] != "#":
            break
    while first < at and tags[first] in "xN'\"":
        first += 1
    return first, None


@cache
def kind_of(features: frozenset[str], lexicon: Lexicon) -> str | None:
    """The kind that needs the most of these features; of two, the deeper, then the later in its file."""
    told = _finest("needs", features, lexicon)
    return told if told and not is_vague(told, lexicon) else _finest("loosely", features, lexicon) or told


def _finest(field: str, features: frozenset[str], lexicon: Lexicon) -> str | None:
    kinds = list(lexicon["kind"].values())
    fitting = [n for n, kind in enumerate(kinds) if kind.get(field) and set(kind.get(field)) <= features]
    finest = max(fitting, key=lambda n: (len(kinds[n].get(field)), len(lineage(kinds[n].id, lexicon)), n), default=None)
    return None if finest is None else kinds[finest].id


@cache
def _features_of(kind: str | None, lexicon: Lexicon) -> frozenset[str]:
    """What a name's kind adds to the words before it: "intermediate-range Hwasong-12" is an IRBM."""
    line = lineage(kind, lexicon) if kind else []
    return frozenset(need for one in line for need in lexicon["kind"][one].get("needs", ()))


def _kind_of_name(name: Entry | None, lexicon: Lexicon) -> str | None:
    """What a missile's name tells of its kind: "ballistic", but no class by range, which the text has to assert."""
    kind = lexicon["kind"].get(name.get("kind", "")) if name else None
    return None if kind is None else kind.get("parent") if kind.get("by_range") else kind.id


def _finer(told: str | None, named: str | None, lexicon: Lexicon) -> str | None:
    """The kind that words tell, or that of the name where it refines them."""
    return named if named and (told is None or told in lineage(named, lexicon)) else told


def lineage(kind: str, lexicon: Lexicon) -> list[str]:
    """The kind and its parents, nearest first."""
    line = [kind]
    while parent := lexicon["kind"][line[-1]].get("parent"):
        line.append(parent)
    return line


def is_vague(kind: str | None, lexicon: Lexicon) -> bool:
    """Whether a kind says no more than that it is a weapon."""
    return kind is not None and bool(lexicon["kind"][kind].get("vague"))
