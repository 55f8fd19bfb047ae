"""Voices: who is who in a story, as it names its authorities.

In      tokens of a story, sentence by sentence
Out     Authority: who, of which family and kind; Voices: what the story has said of them so far
Units   none
Missing a role whose country nothing tells has its own name as its family
Next    speakers asks who a phrase names
"""

import re
from dataclasses import dataclass, field, replace
from functools import cache

from analysis.lexicon import Entry, Lexicon
from analysis.reading.voices.homes import Home, lone, owner_before, scene_after, scene_before, unknown_owner
from analysis.reading.words.tokens import Tokens

# country + role, role + "of" or "in" country, a role of a body, or a body with its own name; a person before or after.
# A place stands for its country: "the governor of Kherson", "Belgorod officials".
AUTHORITY = re.compile(
    # one look at the first tag spares the branches at most words
    r"(?=[NAa@RU])(?P<before>(?:(?:N\.)*N{2,4}|(?<=[Aa]')N|N(?=,[Aa]'?[xNmb*]{0,2}R))(?:,|[>])\^?[xm]{0,2})?(?:"
    r"(?:(?<=[>])(?P<where>A)(?:,\^?|\^))?"
    r"(?:(?P<also>[Aa])(?:,(?P<third>[Aa]))?,?&\^?)?(?:(?P<country>[Aa@])(?:\([^)]{1,3}\))?'?[xNmb*]{0,2})?"
    r"(?P<role>R)(?!U)(?:\((?:R|U)\))?(?P<roles>R?)(?:'(?P<wing>R))?(?P<person>(?:N\.)*N{1,4})?"
    r"(?:[><]\^?(?:(?P<whose>[Aa])'?(?P<branch>R)|(?P<house>U)R?|(?P<of>[Aa@](?!'[^RU]))(?:(?:,(?P<then>[Aa]))?,?&\^?(?P<and>[Aa]))?|(?P<body>R)(?:\(R\))?(?:[>](?P<seat>A))?))?"
    r"(?:,(?P<apposed>(?:N\.)*N{2,4})(?=,))?"
    r"|(?:[Aa]'?[xm]{0,2})?(?P<title>R)?(?P<named>U)(?:'?x?(?P<office>R))?(?P<speaker>(?:N\.)*N{1,4})?"
    r"(?:>\^?[Aa]'?[xm]{0,2}R)?)"
)
_COUNTRIES = ("also", "third", "country", "of", "then", "and", "seat", "whose", "house")  # groups that name one
BODIES = frozenset({"military", "ministry", "government", "intelligence", "armed group"})  # kinds that have spokesmen
UNNAMED = frozenset({"officials", "sources"})  # kinds of people without a name, whom a relay takes from its own country
STATE_MEDIA = "state media"  # the kind of agencies.toml that tells of its own side's launches


@dataclass(frozen=True, slots=True)
class Authority:
    """Who states something: name in full, family (a family counts once), kind; relay = passes on what others say.

    body: the body that somebody named with it speaks for; None where it is a person's office, or people without one.
    """

    name: str
    family: str
    kind: str
    relay: bool = False
    body: str | None = None


@cache
def actors_by_name(lexicon: Lexicon) -> dict[str, Entry]:
    """The states and armed groups by the name that pages give them, which is the family of their authorities."""
    return {actor.get("name"): actor for actor in lexicon["actor"].values()}


@dataclass(slots=True)
class Voices:
    """What a story has said so far about who is who: roles, persons, who spoke last, and of which country."""

    lexicon: Lexicon
    by_role: dict[str, Authority] = field(default_factory=dict)
    by_kind: dict[str, Authority] = field(default_factory=dict)
    by_person: dict[str, Authority] = field(default_factory=dict)
    last: Authority | None = None
    body: Authority | None = None
    country: Entry | None = None
    relayed_from: Entry | None = None
    home: Home = field(default_factory=Home)

    def named(self, tokens: Tokens, match: re.Match[str]) -> list[Authority]:
        """The authority, or with "Japan and South Korea" the two, that a phrase names."""
        if match["named"]:
            return [self._with_person(tokens, match, "speaker", self._titled(tokens, match))]
        house = _of_own_name(tokens.entries[match.start("house")], self.lexicon) if match["house"] else None
        if house and house.body:
            return [self._with_person(tokens, match, "person", house)]  # "an official at the Pentagon"
        role = self._role(tokens, match)
        owned = tokens.entry_id(match.start("role") - 1) == "possessive" and not any(match[g] for g in _COUNTRIES)
        if owned and role.get("of_body") and self.body:
            return [self._with_person(tokens, match, "person", self.body)]  # "The army ... its spokesman said"
        unknown = unknown_owner(tokens, match)
        countries = [] if unknown else self._countries(tokens, match, role)
        known = _of_unknown(role, unknown) if unknown else self._known(role, tokens, match.start())
        found = [self._of_body(role, country) for country in countries] or [known]
        for authority, country in zip(found, countries, strict=False):
            self.by_role[role.id] = authority
            self._learn_body(role, country)
        return [self._with_person(tokens, match, "person", authority) for authority in found]

    def _of_body(self, role: Entry, country: Entry) -> Authority:
        """The body of a country; "the ministry in Seoul" is whichever of its ministries spoke before."""
        told = self.by_kind.get(role.get("kind")) if role.get("alone") else None
        return told if told and told.family == country.get("name") else _of_country(role, country)

    def _titled(self, tokens: Tokens, match: re.Match[str]) -> Authority:
        """A body or person with a name of its own, with the office or title beside it."""
        office, title = (tokens.entries[match.start(g)] if match[g] else None for g in ("office", "title"))
        body = _of_own_name(tokens.entries[match.start("named")], self.lexicon)
        if office and (match["speaker"] or match["before"]):
            return replace(body, name=f"{body.name}, {office.get('name')}")
        words = tokens.words(match.start("named"), match.start("named")).split()
        # a person: "Prime Minister Benjamin Netanyahu", later "Netanyahu"
        if _is_person(body.name) and body.name.endswith(words[-1]):
            if title:
                body = replace(body, name=f"{body.family}, {title.get('name')} {' '.join(words)}")
            self.by_person |= {word: body for word in (words[0], words[-1]) if word not in self.by_person}
        return body

    def _learn_body(self, role: Entry, country: Entry) -> None:
        """ "the ministry" after "Japan's defense minister" is Japan's Defense Ministry."""
        body = self.lexicon["role"].get(role.get("body", ""), role)
        self.by_kind[role.get("kind")] = _of_country(body, country)

    def _countries(self, tokens: Tokens, match: re.Match[str], role: Entry) -> list[Entry]:
        groups = [group for group in _COUNTRIES if match[group]]
        if match["country"] and match["of"]:
            groups.remove("of")  # "Iran's ambassador to Moscow"
        seats = [match.start(group) for group in groups] or scene_before(tokens, match)
        seats = seats or (scene_after(tokens, match) if role.id not in self.by_role else [])
        told = [entry for at in seats if (entry := tokens.entries[at])]
        # a place stands for its country, a president for his: "a source in the Lee administration"
        told_by = {"place": "country", "authority": "family"}
        actors = self.lexicon["actor"]
        countries = [actors.get(e.get(told_by[e.vocabulary], "")) if e.vocabulary in told_by else e for e in told]
        at = match.start("role")
        if not told and at and tokens.entry_id(at - 1) == "possessive":
            spoke = actors_by_name(self.lexicon).get(self.body.family) if role.get("of_body") and self.body else None
            countries = [spoke or owner_before(tokens, match.start())]  # "The army ... its spokesman said"
        if not told and at and self.last and tokens.entry_id(at - 1) == "possessive-of-person":
            countries = [actors_by_name(self.lexicon).get(self.last.family)]
        return [country for country in countries if country]

    def spoke(self, authorities: list[Authority]) -> None:
        """Whoever spoke last tells whose "the ministry" is; two countries at once do not."""
        actors = actors_by_name(self.lexicon)
        countries = {actors[authority.family] for authority in authorities if authority.family in actors}
        if countries:
            self.country = countries.pop() if len(countries) == 1 else None

    def learn_speaker(self, authority: Authority) -> None:
        """Who "it" is from here on, and for whom "a spokesman" and "officials" speak: no person, and no medium."""
        self.last = authority
        name = authority.body if authority.kind in BODIES and not authority.relay else None
        self.body = Authority(name, authority.family, authority.kind, body=name) if name else None

    def officer(self, tokens: Tokens, first: int, last: int) -> Authority | None:
        """Somebody with a rank, who speaks for the armed forces that spoke before: "said Brig. Gen. Dana Levi"."""
        names = [at for at in range(first, last + 1) if tokens.tags[at] == "N" and tokens.entries[at] is None]
        has_rank = len(names) <= last - first or (
            first > 1 and tokens.tags[first - 2] == "N" and tokens.entries[first - 2]
        )
        if not (names and has_rank and self.body and self.body.kind == "military"):
            return None
        name = tokens.words(names[0], last)
        self.by_person[name.split()[-1]] = authority = replace(self.body, name=f"{self.body.name} {name}")
        return authority

    def stranger(self, name: str) -> Authority:
        """Somebody the lexicon does not know, who speaks for nobody else; known later by the surname."""
        name = " ".join(name.split())
        authority = Authority(name, name, "others")
        self.by_person.setdefault(name.split()[-1], authority)
        return authority

    def of_state(self, media: Entry) -> Authority:
        """State media as a voice of the state that they are of."""
        state = self.lexicon["actor"].get(media.get("home", media.get("family")))
        own = _of_own_name(media, self.lexicon)
        return replace(own, family=state.get("name"), relay=False) if state else own

    def _role(self, tokens: Tokens, match: re.Match[str]) -> Entry:
        """The body where a phrase names a person of it: "spokesman of the Joint Chiefs of Staff"."""
        ends = [match.start(group) for group in ("body", "branch", "roles", "role") if match[group]]
        found = [entry for at in ends if (entry := tokens.entries[at])]
        # "Joint Chiefs officials", "an air force officer": of the body named before
        if match["roles"] and len(found) > 1 and _is_staff(found[0]) and not _is_staff(found[1]):
            return found[1]
        return found[0]

    def _known(self, role: Entry, tokens: Tokens, at: int) -> Authority:
        """Whom a role without a country names."""
        if role.get("private"):
            return Authority(role.get("name"), role.get("name"), role.get("kind"))
        if self.relayed_from and role.get("kind") in UNNAMED:
            return _of_country(role, self.relayed_from)
        known = self.by_role.get(role.id) or (self.by_kind.get(role.get("kind")) if role.get("alone") else None)
        if known:
            return known
        if role.get("of_body") and self.body:
            return self.body
        country = self.lexicon["actor"].get(role.get("country", ""), self._near(role) or self.home.at(tokens, at))
        if country is None and role.get("kind") == "military":
            country = self.home.watcher(tokens)
        if country is None:
            return Authority(role.get("name"), role.get("name"), role.get("kind"))
        self.by_role[role.id] = authority = _of_country(role, country)
        if role.get("body"):
            self._learn_body(role, country)
        return authority

    def _near(self, role: Entry) -> Entry | None:
        """Whose a role is by what was told last: the relay of the sentence, a body that goes with it, who spoke."""
        # "state media" are those of the state whose launch they tell of
        launcher = lone(self.home.launchers) if role.get("kind") == STATE_MEDIA else None
        near = launcher if launcher and launcher.get("kind") == "state" else self.relayed_from
        # "the defense minister" is that of the defense ministry told of before
        body = self.by_role.get(role.get("body", ""))
        return near or (actors_by_name(self.lexicon).get(body.family) if body else None) or self.country

    def _with_person(self, tokens: Tokens, match: re.Match[str], group: str, authority: Authority) -> Authority:
        titles = [e for g in ("role", "roles", "wing", "office") if match[g] and (e := tokens.entries[match.start(g)])]
        # "Dan Reed of the ministry", "Dan Reed, its spokesman", but not "... struck the Sea Star, the ministry said"
        may_lead = ">" in (match["before"] or "") or any(title.get("person") for title in titles)
        groups = (group, "before", "apposed") if may_lead else (group, "apposed")
        found = next((g for g in groups if match[g]), None)
        if found is None:
            return authority
        ranks = match[found].rfind(".") + 1  # "Lt. Col. Dana Levi", "Major general Dana Levi"
        words = range(match.start(found) + ranks, match.end(found))
        names = [i for i in words if tokens.tags[i] == "N" and tokens.entries[i] is None]
        if not names:
            return authority
        named = replace(authority, name=f"{authority.name} {tokens.words(names[0], names[-1])}")
        for word in (names[0], names[-1]):
            self.by_person[tokens.words(word, word)] = named
        return named


@cache
def _of_own_name(entry: Entry | None, lexicon: Lexicon) -> Authority:
    """A body or person that is named without its country: "the Pentagon"."""
    assert entry is not None
    family = entry.get("family", entry.id)
    actor = lexicon["actor"].get(family)
    family = actor.get("name") if actor else family
    name = entry.get("name", entry.id)
    body = None if _is_person(name) else name
    return Authority(name, family, entry.get("kind"), bool(entry.get("relay")), body)


@cache
def _of_country(role: Entry, country: Entry) -> Authority:
    comma = "" if role.get("kind") == STATE_MEDIA else ","
    name = f"{country.get('name')}{comma} {role.get('name')}"
    return Authority(name, country.get("name"), role.get("kind"), body=None if _is_staff(role) else name)


def _is_staff(role: Entry) -> bool:
    """Whether a role is held by people: an official, a spokesman, a minister."""
    return bool(role.get("person")) or role.get("kind") in UNNAMED


def _is_person(name: str) -> bool:
    """Whether the name of an authority of its own is a person's: "Japan, Prime Minister Shinzo Abe"."""
    return ", " in name


def _of_unknown(role: Entry, owner: str) -> Authority:
    """ "Kurdish officials": of somebody the lexicon does not know, and so of no country told before."""
    name = f"{owner}, {role.get('name')}"
    return Authority(name, name, role.get("kind"))


@cache
def government_of(actor: Entry) -> Authority:
    """The actor itself as an authority: "Seoul said", "what it called"."""
    kind = "government" if actor.get("kind") == "state" else "armed group"
    return Authority(actor.get("name"), actor.get("name"), kind)
