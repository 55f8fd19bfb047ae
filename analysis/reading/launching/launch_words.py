"""Launch words: whether a word tells of a launch, by what stands around it.

In      a Story, one of its Lines and a token
Out     yes or no
Units   positions are token numbers
Missing no where neither a weapon nor a launch noun is near
Next    triggers
"""

import re

from analysis.reading.launching.actors import NOUN, is_passive
from analysis.reading.launching.dating import DETECT
from analysis.reading.launching.timing import WHEN
from analysis.reading.story import Line, Story
from analysis.reading.words.tokens import Tokens
from analysis.reading.words.weapons import Weapon

_VERBS, _DEPARTS, _ATTACKS = "LITJSB", "D", "G"
_TRIES, BE, CONDUCT, OF, FOR, TO_FLY = "1", "be", "conduct", "of", "for", "to-fly"
_LAUNCHING = f"{_VERBS}{_DEPARTS}{_ATTACKS}{_TRIES}{NOUN}"
_FLIGHT, _NOT_FLOWN = "FZOfG", frozenset("Cny")
_STANDS_ALONE = re.compile(r"bL>?\^?t|.Lh?#[.,;&>].*?t|.Lh?#[.,;&]?$")  # "last fired on May 25", "had fired two."
_OBJECT = re.compile(r"[LT](?:P|\^#|\^x?>P)")  # "fired them", "fired every one"
_PRONOUN = re.compile(r"P=+x?$")  # "as it was launched"
_LAST_DONE = re.compile(r"P=+b$")  # "It was last tested in November"
_PARTICIPLE = re.compile(r'"?L$')  # "Launched from Sunan, it flew"
_WHEN_AND_WHERE = re.compile(r">\^?[t@A~]")
_OF_PART = re.compile(r"l(?:>[\^xmaNH-]{0,7})?X(?![MW])")  # "test engine", "test of an underwater drone"
_OF_OTHER, _THINGS = re.compile(r"(?P<thing>[xX$])[<>](?:\^?A')?[\^xma]{0,4}$"), frozenset("X$")
_OWN_PART, _PARTS = (
    re.compile(r"[xmNE-]{0,5}X|[xmNE-]{1,5}v"),
    frozenset({"part", "engine"}),
)  # features of weapon_words.toml
_REACH = 14  # our choice: how many words may stand between a launch verb and its weapon
_FAILED_ON = re.compile(r"1(?:[<>]\^?[xmMWa]{1,3})?>\^?t[^.;]{0,8}[fZ]")
_ASIDE = re.compile(r",[^,.;]*,")
_OF_CONDUCT = 6  # our choice: how far behind "carried out" its test may stand
_NEAR = 4  # our choice: how many words may stand between a missile and what it does


def launch_words(story: Story, line: Line) -> list[int]:
    """The words of a sentence that tell of a launch; what a missile does in flight where nothing else tells of it."""
    found = [at for at in story.tokens.where(_LAUNCHING, line.first, line.last) if _tells_launch(story, line, at)]
    if not line.weapons or not _NOT_FLOWN.isdisjoint(story.tokens.tags[line.first : line.last]):
        return found
    clauses = [(line.first, found[0] if found else line.last), *_clauses_of_days(story, line)]
    flown = [_flown_in(story, line, *clause) for clause in clauses]
    return sorted({*found, *(at for at in flown if at is not None)})


def _clauses_of_days(story: Story, line: Line) -> list[tuple[int, int]]:
    """ "since Sept. 15, when a missile flew over Hokkaido": clauses that tell of a day before them."""
    tags = story.tokens.tags
    whens = [at for at in story.tokens.where_is(WHEN, line.first, line.last) if tags[at] == "o"]
    return [(at, line.last) for at in whens if tags[line.first : at].rstrip(",").endswith("t")]


def _tells_launch(story: Story, line: Line, at: int) -> bool:
    tags, tag = story.tokens.tags, story.tokens.tags[at]
    if tag in _VERBS:
        return _takes_weapon(story, line, at)
    if tag == _ATTACKS:
        # "attacked the depot with six missiles"
        return any(at < w.first <= at + _REACH and tags[at : w.first].rstrip("^").endswith("<") for w in line.weapons)
    if tag == NOUN:
        return not _OF_PART.match(tags, at, line.last) and not any(w.first <= at <= w.last for w in line.weapons)
    if tag == _TRIES:
        # "an attempt on April 13 fell apart"
        return bool(_FAILED_ON.match(tags, at, line.last))
    return _subject(tags, line, at) is not None or "P" in tags[max(line.first, at - 2) : at]


def _flown_in(story: Story, line: Line, first: int, last: int) -> int | None:
    """The first word of a clause that tells what a missile did in flight, or that it was seen."""
    seen = [at for at in story.tokens.where_is(DETECT, first, last) if story.tokens.entry_id(at - 1) == BE]
    # "two missiles were detected", but not "missiles are detected within seconds"
    doing = story.tokens.where(_FLIGHT, first, last)
    return next((at for at in sorted({*seen, *doing}) if _is_flown(story, line, at)), None)


def _is_flown(story: Story, line: Line, at: int) -> bool:
    """ "an ICBM came down on Friday", "North Korea's missile flew 900 km": a certain missile, a day or a measure."""
    tags = story.tokens.tags
    weapon = _subject(tags, line, at)
    if weapon is None or story.tokens.entry_id(at) == TO_FLY:
        return False  # "is to go into space"
    of_one = weapon.count or weapon.single or _is_owned(tags, weapon) or (tags[at] == "F" and "=" in tags[at - 2 : at])
    is_headline = line.part == "title"
    told = is_headline or line.measures or "t" in tags[line.first : line.last] or tags[at + 1 : at + 2] == ">"
    return bool(of_one and told)


def _subject(tags: str, line: Line, at: int) -> Weapon | None:
    """The weapon whose doing the word at `at` tells."""
    for weapon in reversed(line.weapons):
        between = _ASIDE.sub("", tags[weapon.last + 1 : at]) if weapon.last < at else None
        if between is not None and (len(between) <= _NEAR or (len(between) <= 2 * _NEAR and between.endswith("&"))):
            # "a missile slipped through the shield and fell", "one missile, presumably a ballistic one, lifted off"
            return weapon
    return None


def _takes(tokens: Tokens, at: int, weapon: int) -> bool:
    """ "tested on Thursday a missile", "tested versions of a rocket"; not "tested a bomb, and fired a missile"."""
    of = tokens.where_is(OF, at, weapon)
    tags = "".join(tag for i, tag in enumerate(tokens.tags[at + 1 : weapon], at + 1) if i not in of)
    return not set(_WHEN_AND_WHERE.sub("", tags)) & set(">;:oLT")


def _sends(tags: str, at: int, weapon: int) -> bool:
    """ "sent drones and missiles", but not "set off alarms, among them one of missiles"."""
    between = _WHEN_AND_WHERE.sub("", tags[at + 1 : weapon])
    return at < weapon and not set(between) & set(">;:o") and ("," not in between or "X" in between)


def _is_of_part(tokens: Tokens, weapon: Weapon) -> bool:
    """ "a Minuteman 3 first-stage rocket motor": the words name a part, not the missile."""
    part = _OWN_PART.match(tokens.tags, weapon.last + 1)
    if part and part.group().endswith("v"):
        return True
    entry = tokens.entries[part.end() - 1] if part else None
    return entry is not None and not _PARTS.isdisjoint(entry.get("gives", ()))


def _is_of_other(tokens: Tokens, line: Line, weapon: Weapon) -> bool:
    """ "an engine for a missile", "data on missiles": what is done to that is not done to the missile."""
    of = _OF_OTHER.search(tokens.tags, line.first, weapon.first)
    return of is not None and (of["thing"] in _THINGS or tokens.entry_id(of.start() + 1) == FOR)


def _is_owned(tags: str, weapon: Weapon) -> bool:
    """ "North Korea's ICBM", "a North Korean missile": the phrase says whose it is."""
    return (
        tags[max(0, weapon.first - 3) : weapon.first].endswith(("A'", "A'x", "^A"))
        or "a" in tags[weapon.first : weapon.last]
    )


def _is_tested(story: Story, line: Line, at: int, near: list[Weapon]) -> bool:
    """ "was tested", "missiles the North tested", "carried out a test"; not "the missiles; radars were testing"."""
    tags = story.tokens.tags
    passive = "=" in (tags[at - 1], tags[at - 2] if tags[at - 1] in "xegEb" else "")
    if story.tokens.entry_id(at) == CONDUCT:
        return "l" in tags[at : at + _OF_CONDUCT] or (passive and "l" in tags[max(line.first, at - _NEAR) : at])
    done = tags[at] == "T" and passive
    before = any(w.last < at and (done or not set(tags[w.last + 1 : at]) - set("^xAaP")) for w in near)
    return before or any(at < w.first and _takes(story.tokens, at, w.first) for w in near) or "l" in tags[at : at + 5]


def _takes_weapon(story: Story, line: Line, at: int) -> bool:
    tags = story.tokens.tags
    if tags[at] == "B" and tags[at - 1 : at] == "^":
        return False  # "sparked a fire"
    if tags[at] == "L" and _STANDS_ALONE.match(tags, at - 1, line.last) or _PARTICIPLE.match(tags, line.first, at + 1):
        return True
    if tags[at] in "LT" and _LAST_DONE.search(tags, line.first, at):
        return True
    told = _OBJECT.match(tags, at, line.last) or (tags[at] in "LTS" and _PRONOUN.search(tags, line.first, at))
    if told and any(weapon.last < at for weapon in line.weapons):
        return True
    reach = _REACH if at > line.first else line.last  # "Launched at dawn from a train, ..., the missile flew"
    near = [w for w in line.weapons if -_REACH <= w.first - at <= reach and not _is_of_part(story.tokens, w)]
    if tags[at] == "L" and story.tokens.words(at, at).endswith("s") and not is_passive(story, at):
        near = [w for w in near if w.first > at]  # "the missiles sparked fires"
    if is_passive(story, at):
        # "the motor has been tested; it wants a new weapon": what was done to stands before a passive
        near = [w for w in near if w.last < at]
    near = [w for w in near if w.first > at or not _is_of_other(story.tokens, line, w)]
    if tags[at] in "TJ":
        return _is_tested(story, line, at, near)
    if (entry := story.tokens.entries[at]) and entry.get("after_weapon"):
        return any(w.last < at for w in near)  # "put a satellite into orbit"
    if tags[at] == "S":
        # "sirens sent people to shelters": what is sent stands after it, or before its passive
        near = [w for w in near if _sends(tags, at, w.first) or is_passive(story, at) or tags[at - 1] in "MWA"]
    other = tags.find("X", at, min(at + 5, line.last))
    if tags[other + 1 : other + 2] in ("&", ","):
        other = -1  # "sent drones and missiles"
    return bool(near) and not (other >= 0 and all(w.first > other or w.last < at for w in near))
