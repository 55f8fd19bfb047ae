"""Voices: who is who in a story, as it names its authorities.

In      tokens of a story, sentence by sentence
Out     Authority: who, of which family and kind; Voices: what the story has said of them so far
Units   none
Missing a role whose country nothing tells has its own name as its family
Next    speakers asks who a phrase names
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field, replace
from functools import cache

from analysis.lexicon import Entry, Lexicon
from analysis.reading.words.tokens import Tokens

# country + role, role + "of" or "in" country, a role of a body, or a body with its own name; a person before or after.
# A place stands for its country: "the governor of Kherson", "Belgorod officials".
AUTHORITY = re.compile(
    r"(?P<before>(?:(?:N\.)*N{2,4}|(?<=[Aa]')N|N(?=,[Aa]'?[xNmb*]{0,2}R))(?:,|[>])\^?[xm]{0,2})?(?:"
    r"(?:(?<=[>])(?P<where>A)(?:,\^?|\^))?"
    r"(?:(?P<also>[Aa])(?:,(?P<third>[Aa]))?,?&\^?)?(?:(?P<country>[Aa@])(?:\([^)]{1,3}\))?'?[xNmb*]{0,2})?"
    r"(?P<role>R)(?!U)(?:\((?:R|U)\))?(?P<roles>R?)(?:'(?P<wing>R))?(?P<person>(?:N\.)*N{1,4})?"
    r"(?:[><]\^?(?:(?P<whose>[Aa])'?(?P<branch>R)|(?P<of>[Aa@](?!'[^RU]))(?:(?:,(?P<then>[Aa]))?,?&\^?(?P<and>[Aa]))?|(?P<body>R)(?:\(R\))?(?:[>](?P<seat>A))?))?"
    r"(?:,(?P<apposed>(?:N\.)*N{2,4})(?=,))?"
    r"|(?:[Aa]'?[xm]{0,2})?(?P<title>R)?(?P<named>U)(?:'?x?(?P<office>R))?(?P<speaker>(?:N\.)*N{1,4})?)"
)
REACH = 500  # our choice: tokens to look back for whose "its" is, some sentences
_COUNTRIES = ("also", "third", "country", "of", "then", "and", "seat", "whose")  # groups that name one
_LAUNCHER = re.compile(r"(?P<actor>A)(?:'[RU])?(?:>t)?[x=]{0,2}[LTS]")
_LAUNCHED_BY = re.compile(r"[LTSl][^.;Q]{0,8}Q\^?A")
STATE_MEDIA = "state media"  # the kind of agencies.toml that tells of its own side's launches


@dataclass(frozen=True, slots=True)
class Authority:
    """Who states something: name in full, family (a family counts once), kind; relay = passes on what others say."""

    name: str
    family: str
    kind: str
    relay: bool = False


@cache
def _actors(lexicon: Lexicon) -> dict[str, Entry]:
    return {actor.get("name"): actor for actor in lexicon["actor"].values()}


@dataclass(slots=True)
class Voices:
    """What a story has said so far about who is who: roles, persons, who spoke last, and of which country."""

    lexicon: Lexicon
    by_role: dict[str, Authority] = field(default_factory=dict)
    by_kind: dict[str, Authority] = field(default_factory=dict)
    by_person: dict[str, Authority] = field(default_factory=dict)
    last: Authority | None = None
    country: Entry | None = None
    seat: Entry | None = None
    launchers: frozenset[Entry] = frozenset()
    told_of: set[Entry] = field(default_factory=set)
    read_to: int = 0

    def named(self, tokens: Tokens, match: re.Match[str]) -> list[Authority]:
        """The authority, or with "Japan and South Korea" the two, that a phrase names."""
        if match["named"]:
            return [self._with_person(tokens, match, "speaker", self._titled(tokens, match))]
        role = self._role(tokens, match)
        unknown = _unknown_owner(tokens, match)
        countries = [] if unknown else self._countries(tokens, match, role)
        known = _of_unknown(role, unknown) if unknown else self._known(role, tokens, match.start())
        found = [self._of_country(role, country) for country in countries] or [known]
        for authority, country in zip(found, countries, strict=False):
            self.by_role[role.id] = authority
            self._learn_body(role, country)
        return [self._with_person(tokens, match, "person", authority) for authority in found]

    def _titled(self, tokens: Tokens, match: re.Match[str]) -> Authority:
        """A body or person with a name of its own, with the office or title beside it."""
        office, title = (tokens.entries[match.start(g)] if match[g] else None for g in ("office", "title"))
        body = self._own_name(tokens.entries[match.start("named")])
        if office and (match["speaker"] or match["before"]):
            return replace(body, name=f"{body.name}, {office.get('name')}")
        words = tokens.words(match.start("named"), match.start("named")).split()
        # a person: "Prime Minister Benjamin Netanyahu", later "Netanyahu"
        if ", " in body.name and body.name.endswith(words[-1]):
            if title:
                body = replace(body, name=f"{body.family}, {title.get('name')} {' '.join(words)}")
            self.by_person |= {word: body for word in (words[0], words[-1]) if word not in self.by_person}
        return body

    def _learn_body(self, role: Entry, country: Entry) -> None:
        """ "the ministry" after "Japan's defense minister" is Japan's Defense Ministry."""
        body = self.lexicon["role"].get(role.get("body", ""), role)
        self.by_kind[role.get("kind")] = self._of_country(body, country)

    def _countries(self, tokens: Tokens, match: re.Match[str], role: Entry) -> list[Entry]:
        groups = [group for group in _COUNTRIES if match[group]]
        if match["country"] and match["of"]:
            groups.remove("of")  # "Iran's ambassador to Moscow"
        seats = [match.start(group) for group in groups] or _scene(tokens, match)
        told = [entry for at in seats if (entry := tokens.entries[at])]
        countries = [self.lexicon["actor"].get(e.get("country", "")) if e.vocabulary == "place" else e for e in told]
        at = match.start("role")
        if not told and at and tokens.entry_id(at - 1) == "possessive":
            countries = [_owner(tokens, match.start(), role)]
        if not told and at and self.last and tokens.entry_id(at - 1) == "possessive-of-person":
            countries = [_actors(self.lexicon).get(self.last.family)]
        return [country for country in countries if country]

    def _home(self, tokens: Tokens, at: int) -> Entry | None:
        """Whose "the government" is where nothing tells.

        The country of the dateline; without one, of those told of before, the only one, or the only one that
        launches not.
        """
        if self.seat:
            return self.seat
        # Read on from where it stopped before: a text that asks often is still read once.
        self.told_of.update(tokens.named("Aa", self.read_to, at))
        self.read_to = max(self.read_to, at)
        return _lone(self.told_of - self.launchers or self.told_of)

    def spoke(self, authorities: list[Authority]) -> None:
        """Whoever spoke last tells whose "the ministry" is; two countries at once do not."""
        actors = _actors(self.lexicon)
        countries = {actors[authority.family] for authority in authorities if authority.family in actors}
        if countries:
            self.country = countries.pop() if len(countries) == 1 else None

    def stranger(self, name: str) -> Authority:
        """Somebody the lexicon does not know, who speaks for nobody else; known later by the surname."""
        name = " ".join(name.split())
        authority = Authority(name, name, "others")
        self.by_person.setdefault(name.split()[-1], authority)
        return authority

    def _own_name(self, entry: Entry | None) -> Authority:
        assert entry is not None
        family = entry.get("family", entry.id)
        actor = self.lexicon["actor"].get(family)
        family = actor.get("name") if actor else family
        return Authority(entry.get("name", entry.id), family, entry.get("kind"), bool(entry.get("relay")))

    def _role(self, tokens: Tokens, match: re.Match[str]) -> Entry:
        """The body where a phrase names a person of it: "spokesman of the Joint Chiefs of Staff"."""
        at = next(match.start(group) for group in ("body", "branch", "roles", "role") if match[group])
        role = tokens.entries[at]
        assert role is not None
        return role

    def _of_country(self, role: Entry, country: Entry) -> Authority:
        return Authority(f"{country.get('name')}, {role.get('name')}", country.get("name"), role.get("kind"))

    def _known(self, role: Entry, tokens: Tokens, at: int) -> Authority:
        known = self.by_role.get(role.id) or (self.by_kind.get(role.get("kind")) if role.get("alone") else None)
        if known:
            return known
        # "state media" are those of the state whose launch they tell of
        near = _lone(self.launchers) if role.get("kind") == STATE_MEDIA else None
        # "the defense minister" is that of the defense ministry told of before
        body = self.by_role.get(role.get("body", ""))
        near = near or (_actors(self.lexicon).get(body.family) if body else None)
        country = self.lexicon["actor"].get(role.get("country", ""), near or self.country or self._home(tokens, at))
        if country is None:
            return Authority(role.get("name"), role.get("name"), role.get("kind"))
        self.by_role[role.id] = authority = self._of_country(role, country)
        if role.get("body"):
            self._learn_body(role, country)
        return authority

    def _with_person(self, tokens: Tokens, match: re.Match[str], group: str, authority: Authority) -> Authority:
        titles = [e for g in ("role", "roles", "wing", "office") if match[g] and (e := tokens.entries[match.start(g)])]
        # "Dan Reed of the ministry", "Dan Reed, its spokesman", but not "... struck the Sea Star, the ministry said"
        may_lead = ">" in (match["before"] or "") or any(title.get("person") for title in titles)
        groups = (group, "before", "apposed") if may_lead else (group, "apposed")
        found = next((g for g in groups if match[g]), None)
        if found is None:
            return authority
        ranks = match[found].rfind(".") + 1  # "Lt. Col. Dana Levi"
        names = [i for i in range(match.start(found) + ranks, match.end(found)) if tokens.tags[i] == "N"]
        named = replace(authority, name=f"{authority.name} {tokens.words(names[0], names[-1])}")
        for word in (names[0], names[-1]):
            self.by_person[tokens.words(word, word)] = named
        return named


def _of_unknown(role: Entry, owner: str) -> Authority:
    """ "Kurdish officials": of somebody the lexicon does not know, and so of no country told before."""
    name = f"{owner}, {role.get('name')}"
    return Authority(name, name, role.get("kind"))


def _unknown_owner(tokens: Tokens, match: re.Match[str]) -> str | None:
    """The capitalised word that says whose a role is: "Kurdish officials", "Ruritania's minister"."""
    at = match.start("role") - 1
    if match["before"] or at < 0 or tokens.tags[at] not in "N*":
        return None
    words = tokens.words(at, at)
    owns = words.endswith(("'s", "’s"))
    # without that, a capital may only begin the sentence
    starts = at < 1 or tokens.tags[at - 1] in '."'
    if not owns and (starts or match["country"]):
        return None
    first = match.start("country") if match["country"] else at
    return tokens.words(first, at).removesuffix(words[-2:] if owns else "") if words[0].isupper() else None


def _scene(tokens: Tokens, match: re.Match[str]) -> list[int]:
    """The country that only sets the scene: "In Japan, the defense minister", "In Tokyo, Taro Yamada, a minister"."""
    at = match.start("where") if match["where"] else match.start() - 2
    told = at > 0 and (match["where"] or tokens.tags[at : at + 2] == "A,") and tokens.words(at - 1, at - 1) == "In"
    return [at] if told else []


def _owner(tokens: Tokens, at: int, role: Entry) -> Entry | None:
    """Whose "its" is: the actor that the last sentences speak of, the first of its own sentence before others."""
    floor = max(at - REACH, 0)
    # a dateline ends with a dash
    start = max(floor, *(tokens.tags.rfind(mark, floor, max(at - 1, floor)) + 1 for mark in ".-"))
    own = [i for i in range(start, at) if tokens.tags[i] == "A" and tokens.tags[i - 1 : i] not in tuple(">Q<'")]
    before = own[0] if own else tokens.tags.rfind("A", floor, at)
    return tokens.entries[before] if before >= 0 else None


def _lone(entries: Set[Entry]) -> Entry | None:
    return next(iter(entries)) if len(entries) == 1 else None


def find_seat(tokens: Tokens, dateline: range, actors: Mapping[str, Entry]) -> Entry | None:
    """The country where a story was written."""
    named = [entry for at in dateline if tokens.tags[at] in "A@" and (entry := tokens.entries[at])]
    seats = (entry if entry.vocabulary == "actor" else actors.get(entry.get("country", "")) for entry in named)
    return next(filter(None, seats), None)


def find_launchers(tokens: Tokens) -> frozenset[Entry]:
    """The actors that a text says launch."""
    active = [match.start("actor") for match in _LAUNCHER.finditer(tokens.tags)]
    passive = [match.end() - 1 for match in _LAUNCHED_BY.finditer(tokens.tags)]
    return frozenset(entry for at in (*active, *passive) if (entry := tokens.entries[at]))


def government_of(actor: Entry) -> Authority:
    """The actor itself as an authority: "Seoul said", "what it called"."""
    kind = "government" if actor.get("kind") == "state" else "armed group"
    return Authority(actor.get("name"), actor.get("name"), kind)
