"""Actors: who launched, by the words around a launch word.

In      a Story, one of its Lines, a launch word and its part of the sentence
Out     the entry of data/lexicon/actors.toml, and the token that names it
Units   positions are token numbers
Missing None where the words name nobody, or only who speaks
Next    triggers
"""

import re

from analysis.lexicon import Entry
from analysis.reading.story import Line, Story
from analysis.reading.voices.sayings import Saying
from analysis.reading.voices.speakers import HEARER
from analysis.reading.voices.voices import STATE_MEDIA, actors_by_name
from analysis.reading.words.tokens import Tokens
from analysis.reading.words.weapons import Weapon

NOUN, POSSESSIVE, AWAY = "l", "possessive", "away from"
_SUBJECT_PRONOUN = re.compile(r"P[=xegE&p]*$")  # "it has successfully", "we have again"
_ASIDE = re.compile(r",o?[^,]*,")  # "the army, which spoke of two,"
_REPORTED = re.compile(r"[sd]A?[\^$]*(?:>?\^?[tU]>?)?[\^$]*$")  # "said", "said that", "denied on Monday a report that"
_THEN_ACTS = re.compile(r"[xbge=]{0,3}(?:>?t)?[LTSIJ]")  # what stands between a subject and its verb
_PARTNERS = re.compile(r"(?:A,)*A,?&\^?A$")
_TRIED_BY = re.compile(r"1Q[\^xN]{0,3}$")  # "an attempt by"
_PREPARES = re.compile(r"[=xeg]{0,3}q?=?p[>^<mMWxaq]{0,8}")  # "may be preparing for a missile test"
_DONE_BY = re.compile(r"=[xeg]?[sN]Q")  # "was recorded by"
_PART_OF = re.compile(r"(?:>|(?P<departs>D))\^?[*xN+]{0,2}\+>$")
_BESIDE = 3  # our choice: "launched, so Seoul, by the North"
_NEAR = 6  # our choice: how far "from Iran" may stand from "launches"
_FAR = 8  # our choice: how many words may stand between a pronoun and its verb


def find_actor(
    story: Story, line: Line, at: int, first: int, last: int, weapons: tuple[Weapon, ...]
) -> tuple[Entry | None, int | None]:
    """Who launched: "by A", else whose launch it is, else the subject, else "from A", else by the weapon's name."""
    if sayer := _pronoun(story, line, at):
        return sayer, None
    free = _free(story, line, at, last)
    for indices in _choices(story, line, at, last, weapons, free):
        indices = [_first_partner(story.tokens.tags, line.first, i) for i in indices[:1]]
        if indices and (actor := story.tokens.entries[indices[0]]):
            leaves = _preposition(story, line, indices[0]) == "from"
            return _holder(story, actor) if leaves else launcher_of(story, actor), indices[0]
    if body := _body(story, line, at):
        return body
    if not is_passive(story, at) and _SUBJECT_PRONOUN.search(story.tokens.tags, max(line.first, at - _FAR), at):
        return _only_actor(story, at, free) or (None, None)  # "it fired two from Kaesong": who was told of before
    if origin := _origin(story, at, last):
        return origin
    if owner := _possessor(story, line, at, last):
        return owner
    if only := _only_actor(story, at, free):
        return only
    named = next((weapon.name for weapon in weapons if weapon.name and weapon.name.get("actor")), None)
    return (story.lexicon["actor"].get(named.get("actor")) if named else None), None


def _free(story: Story, line: Line, at: int, last: int) -> list[int]:
    """The actors named that are no part of an authority's name; "Ukrainian forces attacked" names the actor."""
    tags = story.tokens.tags
    verb = story.tokens.entries[at]
    # "Iran put a satellite into orbit": to put is not to say
    sayings = () if verb and verb.get("after_weapon") else line.sayings
    speaking = {i for saying in sayings for i in range(saying.first, saying.last + 1)}

    def is_authority(i: int) -> bool:
        role = tags[i + 1 : i + 4].lstrip("'xN")[:1] == "R"
        return role and tags[i - 1] != "Q" and not (i < at and _ASIDE.sub("", tags[i + 1 : at]).strip("'xN=") == "R")

    named = story.tokens.where("Aa", line.first, last)
    return [i for i in named if _has_launched(tags, i, at) or not (i in speaking or is_authority(i))]


def _has_launched(tags: str, i: int, at: int) -> bool:
    """ "the statement on Iran's missile launch", "Russian Navy launches": the launch is theirs, whoever speaks."""
    return tags[i + 1 : i + 2] in ("'", "R") and i < at and _owns(tags, i, at)


def _body(story: Story, line: Line, at: int) -> tuple[Entry, int] | None:
    """ "Kim Jong Un fired", "the Academy of Defence Science test-fired": the actor of whom it is a part."""
    bodies = story.tokens.where("U", line.first, at)
    named = bodies[-1] if bodies else None
    if named is None or is_passive(story, at) or not _acts(story.tokens.tags, named, at):
        return None
    body = story.tokens.entries[named]
    actor = story.lexicon["actor"].get(body.get("family", "")) if body and not body.get("relay") else None
    return (actor, named) if actor else None


def _acts(tags: str, i: int, at: int) -> bool:
    """Whether the verb at `at` follows its subject at `i` with nothing but adverbs between."""
    return bool(_THEN_ACTS.fullmatch(tags, i + 1, at + 1))


def _origin(story: Story, at: int, last: int) -> tuple[Entry, int] | None:
    """Whose place a launch is made from: "fired from southern Lebanon"."""
    for i in story.tokens.where("@", at + 1, last):
        place = story.tokens.entries[i]
        if place is None or not _is_left(story, at, i):
            continue
        country = story.lexicon["actor"].get(place.get("country"))
        if country is not None:
            return _holder(story, country), i
    return None


def launcher_of(story: Story, actor: Entry) -> Entry:
    """Who launches where an actor is named: "Yemen" stands for who holds its launchers."""
    return story.lexicon["actor"][actor.get("launcher", actor.id)]


def _holder(story: Story, country: Entry) -> Entry:
    """Who launches from a country's ground: the armed group of the same clock where the story names one."""
    groups = [
        group for group in story.actors if group.get("kind") == "group" and group.get("zone") == country.get("zone")
    ]
    return groups[0] if len(groups) == 1 else launcher_of(story, country)


def _is_left(story: Story, at: int, place: int) -> bool:
    """ "fired from Wonsan", "the missile left the Wonsan area"."""
    tags = story.tokens.tags
    departs = tags[at] == "D" and not tags[at + 1 : place].strip("^")
    lead = place - 1 - len(tags[at + 1 : place]) + len(tags[at + 1 : place].rstrip(">^+x*"))
    ways = [story.tokens.entry_id(i) for i in story.tokens.where(">", lead + 1, place)]
    return departs or _preposition_before(story, place) == "from" or ways[:1] == ["from"]


def _only_actor(story: Story, at: int, free: list[int]) -> tuple[Entry, int] | None:
    """ ""They fired 180 missiles," he said after Iran's attack": a pronoun, and one actor whom it can mean."""
    owning = (i for i in free if story.tokens.tags[i + 1 : i + 2] == "'")
    named = {entry.id: (entry, i) for i in owning if (entry := story.tokens.entries[i])}
    stands_for = _SUBJECT_PRONOUN.search(story.tokens.tags, max(0, at - _FAR), at)
    return next(iter(named.values())) if stands_for and len(named) == 1 else None


def _possessor(story: Story, line: Line, at: int, last: int) -> tuple[Entry, int] | None:
    """ "condemns Iran for its test of a missile": whose the launch is that "its" stands before."""
    tags = story.tokens.tags
    if tags[at] != NOUN:
        return None
    its = next((i for i in range(at - 1, line.first, -1) if tags[i] not in "mMWaxEegq"), at)
    named = story.tokens.where("Aa", line.first, its)
    if story.tokens.entry_id(its) != POSSESSIVE or not named:
        return None
    owner = story.tokens.entries[named[-1]]
    return (launcher_of(story, owner), named[-1]) if owner else None


def _pronoun(story: Story, line: Line, at: int) -> Entry | None:
    """ "Iran says it has fired": the pronoun stands for who speaks."""
    tags = story.tokens.tags
    subject = _SUBJECT_PRONOUN.search(tags, max(line.first, at - _FAR), at)
    before = [saying for saying in line.sayings if subject and saying.last < subject.start()]
    if subject is None or not before or before[-1].authority.relay:
        return None
    reported = _REPORTED.search(tags, line.first, subject.start())
    return actors_by_name(story.lexicon).get(before[-1].authority.family) if reported else None


def _choices(
    story: Story, line: Line, at: int, last: int, weapons: tuple[Weapon, ...], free: list[int]
) -> list[list[int]]:
    """The actors that may have launched, the surest kind first."""
    tags = story.tokens.tags
    leading = {i: _preposition(story, line, i) for i in free}
    after, before = [i for i in free if at < i < last], [i for i in reversed(free) if i < at]
    # "analyzing details of the launches with the U.S.": a noun has no subject.
    active = tags[at] not in (NOUN, "D") and not is_passive(story, at)
    # "the Academy of Defence Science of the DPRK test-fired"
    subject = {i for i in before if leading[i] is None or (leading[i] == "of" and _acts(tags, i, at))}
    subjects = [i for i in before if i in subject and _is_subject(tags, i) and active and not _hears(story, i)]
    if _SUBJECT_PRONOUN.search(tags, max(line.first, at - _FAR), at):
        subjects = subjects[-1:]  # "Pyongyang alarmed Tokyo when it fired one": the subject of the sentence
    tries = [i for i in before if leading[i] == "by" and _TRIED_BY.search(tags, line.first, i)]
    # not "fired a missile ahead of a visit by China's president", nor "missiles that Russia launched were downed by"
    reach = _BESIDE if any(_acts(tags, i, at) for i in subjects) else _NEAR if subjects else last
    return [
        tries,
        [i for i in after if leading[i] == "by" and i - at <= reach and not _is_done_to(tags, at, i)],
        [i for i in before if _owns(tags, i, at)],
        [i for weapon in weapons for i in free if _owns_weapon(tags, i, weapon)],
        [i for i in before if leading[i] is None and tags[at] == NOUN and _PREPARES.fullmatch(tags, i + 1, at)],
        subjects,
        [i for i in after + before if leading[i] in ("from", "by") and (tags[at] != NOUN or abs(i - at) <= _NEAR)],
    ]


def _is_done_to(tags: str, at: int, i: int) -> bool:
    """ "the launch was recorded by Japan": what was done to a launch, not the launching."""
    return tags[at] == NOUN and _DONE_BY.search(tags, at, i) is not None


def _owns_weapon(tags: str, i: int, weapon: Weapon) -> bool:
    """ "India's missile", "an Indian missile"."""
    if tags[i] == "A" and i + 1 == weapon.first and tags[i - 1 : i] == "^":
        return True  # "a U.S. missile"
    return (weapon.first <= i <= weapon.last and tags[i] == "a") or (tags[i + 1 : weapon.first] in ("'", "'x"))


def _is_subject(tags: str, i: int) -> bool:
    """ "North Korea", "Ukrainian forces": a name, or an adjective before a noun that is no weapon."""
    return tags[i] == "A" or (tags[i] == "a" and tags[i + 1 : i + 2] in tuple("xNRLTSG="))


def _first_partner(tags: str, first: int, i: int) -> int:
    """ "South Korea and the United States fired": told of the one that is named first."""
    joined = _PARTNERS.search(tags, first, i + 1)
    return joined.start() if joined else i


def _hears(story: Story, i: int) -> bool:
    """ "told Japan that": who is told does not launch."""
    return story.tokens.entry_id(i - 1) == HEARER if i else False


def _preposition(story: Story, line: Line, at: int) -> str | None:
    return _preposition_before(story, at) if at > line.first else None


def _preposition_before(story: Story, at: int) -> str | None:
    before = at - 1
    while before >= 0 and _leads_to_name(story.tokens, before):
        before -= 1
    if before > 0 and story.tokens.tags[before] in ">Q<" and story.tokens.tags[before - 1] == "u":
        return AWAY  # "30 km from Israel" is where it fell
    if _is_part_of(story.tokens, before):
        return "from"  # "from an area of Yemen"
    return story.tokens.entry_id(before) if before >= 0 and story.tokens.tags[before] in ">Q<" else None


def _is_part_of(tokens: Tokens, at: int) -> bool:
    """ "fired from an area of", "came from the coast of": where a launch was made lies in what is named next."""
    part = _PART_OF.search(tokens.tags, max(0, at - _NEAR), at + 1) if at > 0 and tokens.entry_id(at) == "of" else None
    return part is not None and (part["departs"] is not None or tokens.entry_id(part.start()) == "from")


def _leads_to_name(tokens: Tokens, at: int) -> bool:
    """The words between a preposition and a name: "by the Iran-backed Houthis"."""
    return tokens.tags[at] in "^*" or (tokens.tags[at] in "xN" and "-" in tokens.words(at, at))


def _owns(tags: str, i: int, at: int) -> bool:
    """ "the North's missile launches", "North Korean test": the word before the launch noun owns it."""
    return tags[at] == NOUN and not set(tags[i + 1 : at]) - set("'RmMWxEbqgfe#h^")


def is_passive(story: Story, at: int) -> bool:
    """Whether the verb at `at` tells what was done to a weapon: a form of "be" stands before it or in it."""
    tags, entry = story.tokens.tags, story.tokens.entries[at]
    before = at - 2 if tags[at - 1 : at] in tuple("gxEe") else at - 1
    return bool(entry and entry.get("passive")) or (
        tags[at] not in "IJ" and before >= 0 and tags[before] == "=" and story.tokens.entry_id(before) == "be"
    )


def find_announcer(story: Story, line: Line, *, only_telling: bool) -> tuple[Entry | None, int | None]:
    """ "was tested, India said", "told Japan that": who announces it; others speak of launches that they detect."""
    said = [s for s in line.sayings if not s.authority.relay and (not only_telling or _tells(story.tokens, s))]
    said = [saying for saying in said if saying.authority.kind == STATE_MEDIA] or said
    families = {saying.authority.family for saying in said}
    actor = actors_by_name(story.lexicon).get(families.pop()) if len(families) == 1 else None
    return (actor, said[0].first) if actor else (None, None)


def _tells(tokens: Tokens, saying: Saying) -> bool:
    """ "Iran told Oman that", "was told by Iran"."""
    return HEARER in (tokens.entry_id(saying.last + 1), tokens.entry_id(saying.first - 2))
