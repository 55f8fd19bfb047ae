"""Speakers: who states what a sentence says.

In      tokens of a sentence; the authorities that the story has named before
Out     Authority: who, of which family and kind; Saying: an authority, where it speaks, and who passes it on
Units   positions are token numbers
Missing no Saying where the text speaks in its own voice
Next    claims gives each value its authority
"""

import re
from dataclasses import dataclass, field, replace

from analysis.lexicon import Entry, Lexicon
from analysis.reading.tokens import Tokens

# country + role, role + "of" or "in" country, or a body with a name of its own; a person's name before or after
_AUTHORITY = re.compile(
    r"(?P<before>N{2,4}(?:,|>)\^?)?(?:(?P<country>[Aa])'?[xNmb*]{0,2})?(?P<role>R)(?:\((?:R|U)\))?"
    r"(?P<roles>R?)(?P<person>N{1,4})?(?:>\^?(?P<of>[Aa])(?:&\^?(?P<and>[Aa]))?)?|(?P<named>U)(?P<speaker>N{1,4})?"
)
_SAYS_AFTER = re.compile(r"(?:\([^)]{1,6}\))?(?:,[^,;.]{1,14},)?(?:[x=*b]|>\^?x|>t|t){0,3}?(?P<verb>[sd])")
_SAYS_BEFORE = re.compile(r"(?:K|s)[\^>]{0,2}$")
_BY = re.compile(r"(?:^|[,.\"])Q[\^x]{0,3}$")
_PRONOUN = re.compile(r"(?:^|[\",;o]|[sd]\^?)P(?:[x=]{0,2})(?P<verb>[sd])|[\",](?P<after>s)P")
_ACTOR_SAYS = re.compile(r"(?<![>Q<'])(?P<actor>A)(?:\([^)]{1,4}\))?[x=]{0,2}(?P<verb>[sd])|(?:K|,s)(?P<said>A)")


@dataclass(frozen=True, slots=True)
class Authority:
    """Who states something: name in full, family (a family counts once), kind; relay = passes on what others say."""

    name: str
    family: str
    kind: str
    relay: bool = False


@dataclass(frozen=True, slots=True)
class Saying:
    """An authority that speaks in a sentence: its own words (tokens first to last), and whether it denies."""

    first: int
    last: int
    authority: Authority
    denies: bool = False
    relay: str | None = None


@dataclass(slots=True)
class Voices:
    """What a story has said so far about who is who: roles, persons, and who spoke last."""

    lexicon: Lexicon
    by_role: dict[str, Authority] = field(default_factory=dict)
    by_person: dict[str, Authority] = field(default_factory=dict)
    last: Authority | None = None

    def named(self, tokens: Tokens, match: re.Match[str]) -> list[Authority]:
        """The authority, or with "Japan and South Korea" the two, that a phrase names."""
        if match["named"]:
            entry = tokens.items[match.start("named")].entry
            assert entry is not None
            authority = Authority(
                entry.get("name", entry.id),
                family_name(entry.get("family", entry.id), self.lexicon),
                entry.get("kind"),
                bool(entry.get("relay")),
            )
            return [self._with_person(tokens, match, "speaker", authority)]
        role = tokens.items[match.start("roles") if match["roles"] else match.start("role")].entry
        assert role is not None
        countries = [tokens.items[match.start(group)].entry for group in ("country", "of", "and") if match[group]]
        if not countries:
            return [self._with_person(tokens, match, "person", self._known(role))]
        found = [self._of_country(role, country) for country in countries if country is not None]
        for authority in found:
            self.by_role[role.id] = self.by_role[role.get("kind")] = authority
        return [self._with_person(tokens, match, "person", authority) for authority in found]

    def _of_country(self, role: Entry, country: Entry) -> Authority:
        return Authority(f"{country.get('name')}, {role.get('name')}", country.get("name"), role.get("kind"))

    def _known(self, role: Entry) -> Authority:
        known = self.by_role.get(role.id) or (self.by_role.get(role.get("kind")) if role.get("alone") else None)
        if known:
            return known
        if role.get("country"):
            authority = self._of_country(role, self.lexicon["actor"][role.get("country")])
            self.by_role[role.id] = self.by_role[role.get("kind")] = authority
            return authority
        return Authority(role.get("name"), role.get("name"), role.get("kind"))

    def _with_person(self, tokens: Tokens, match: re.Match[str], group: str, authority: Authority) -> Authority:
        span = (
            match.span(group)
            if match[group]
            else match.span("before")
            if "before" in match.re.groupindex and match["before"]
            else None
        )
        if span is None or span == (-1, -1):
            return authority
        names = [i for i in range(*span) if tokens.tags[i] == "N"]
        person = tokens.words(names[0], names[-1])
        named = replace(authority, name=f"{authority.name} {person}") if match[group] else authority
        for word in (names[0], names[-1]):
            self.by_person[tokens.words(word, word)] = named
        return named


def family_name(family: str, lexicon: Lexicon) -> str:
    """The name of a family: the actor's where the family is one."""
    actor = lexicon["actor"].get(family)
    return actor.get("name") if actor else family


def government_of(actor: Entry) -> Authority:
    """The actor itself as an authority: "Seoul said", "what it called"."""
    kind = "government" if actor.get("kind") == "state" else "armed group"
    return Authority(actor.get("name"), actor.get("name"), kind)


def find_sayings(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    """Who speaks among the tokens first to last (excluded), in order; `voices` learns who was named."""
    sayings = [*_named(tokens, first, last, voices), *_actors(tokens, first, last, voices)]
    sayings += [s for s in _persons(tokens, first, last, voices) if not any(_meet(s, other) for other in sayings)]
    if not sayings and voices.last and (match := _PRONOUN.search(tokens.tags[first:last])):
        at = first + match.start("verb" if match["verb"] else "after")
        sayings = [Saying(at, at, voices.last, match["verb"] == "d")]
    sayings = _with_relays(sorted(sayings, key=lambda saying: saying.first))
    if sayings:
        voices.last = sayings[0].authority
    return sayings


def _named(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found = []
    for match in tokens.find(_AUTHORITY, first, last):
        authorities = voices.named(tokens, match)
        after = _SAYS_AFTER.match(tokens.tags, match.end(), last)
        if after or _is_cited(tokens, first, match.start()):
            denies = bool(after and after["verb"] == "d")
            found += [Saying(match.start(), match.end() - 1, authority, denies) for authority in authorities]
    return found


def _is_cited(tokens: Tokens, first: int, at: int) -> bool:
    before = tokens.tags[first:at]
    if _SAYS_BEFORE.search(before):
        return True
    return bool(_BY.search(before))


def _actors(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found = []
    for match in tokens.find(_ACTOR_SAYS, first, last):
        group = "actor" if match["actor"] else "said"
        entry = tokens.items[match.start(group)].entry
        if entry is not None:
            authority = government_of(entry)
            found.append(Saying(match.start(group), match.start(group), authority, match["verb"] == "d"))
    return found


def _persons(tokens: Tokens, first: int, last: int, voices: Voices) -> list[Saying]:
    found = []
    for at in range(first, last):
        if tokens.tags[at] == "N" and (authority := voices.by_person.get(tokens.words(at, at))):
            after = _SAYS_AFTER.match(tokens.tags, at + 1, last)
            if after or _is_cited(tokens, first, at):
                found.append(Saying(at, at, authority, bool(after and after["verb"] == "d")))
    return found


def _meet(one: Saying, other: Saying) -> bool:
    return one.first <= other.last and other.first <= one.last


def _with_relays(sayings: list[Saying]) -> list[Saying]:
    """Fold agencies that quote an authority into it: the authority is the origin, the agency its relay."""
    origins = [saying for saying in sayings if not saying.authority.relay]
    relays = [saying.authority.name for saying in sayings if saying.authority.relay]
    if not origins or not relays:
        return sayings
    return [replace(saying, relay=relays[0]) for saying in origins]


def speaker_at(sayings: list[Saying], tokens: Tokens, at: int) -> Saying | None:
    """Who of a sentence's speakers states the token `at`: the one in its clause, else the nearest before, else after."""
    if len(sayings) <= 1:
        return sayings[0] if sayings else None

    def apart(saying: Saying) -> tuple[int, int]:
        low, high = sorted((saying.last, at))
        return sum(tokens.tags[low:high].count(mark) for mark in ";o."), abs(at - saying.last) + (saying.first > at)

    return min(sayings, key=apart)
