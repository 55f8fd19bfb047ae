"""Homes: whose a body is that a story names without a country: "the government", "its spokesman", "the governor".

In      tokens of a story
Out     Home: the country that the whole story gives such bodies; owner and scene: those that words nearby give
Units   positions are token numbers
Missing None where nothing tells
Next    voices asks for them
"""

import re
from collections.abc import Mapping, Set
from dataclasses import dataclass, field

from analysis.lexicon import Entry, Lexicon
from analysis.reading.words.lands import names_capital
from analysis.reading.words.tokens import Tokens

REACH = 500  # our choice: tokens to look back for whose "its" is, some sentences
_LAUNCHER = re.compile(r"(?<![>Q<])(?P<actor>A)(?:'[RU])?(?:>t)?[x=]{0,2}[LTS]")
_LAUNCHED_BY = re.compile(r"[LTSl][^.;Q]{0,8}Q\^?A")


_SAYS_IN = re.compile(r",?[x=]{0,2}s[^.;,\"]{0,3}>A")


@dataclass(slots=True)
class Home:
    """What a story tells, up to where it was read, of whose a body is beside which no country stands.

    seat: where it was written; launchers, grounds: who launches in it, and the states of the places it names.
    """

    seat: Entry | None = None
    launchers: frozenset[Entry] = frozenset()
    grounds: frozenset[Entry] = frozenset()
    told_of: set[Entry] = field(default_factory=set)
    read_to: int = 0

    def at(self, tokens: Tokens, at: int) -> Entry | None:
        """Whose "the government" is at the token `at`.

        The country of the dateline; without one, of those told of before, the one that watches who launches, or the
        only one; else who launches: most states tell of their own launches.
        """
        if self.seat:
            return self.seat
        # Read on from where it stopped before: a text that asks often is still read once.
        self.told_of.update(tokens.named("Aa", self.read_to, at))
        self.read_to = max(self.read_to, at)
        watchers = {watcher for launcher in self.launchers for watcher in launcher.get("watched_by", ())}
        others = self.told_of - self.launchers
        watching = {actor for actor in others if actor.id in watchers}
        launcher = lone(self.launchers)
        if watching or launcher is None:
            return lone(watching or others or self.told_of or self.grounds)
        return lone(others) if launcher.get("silent") else launcher

    def watcher(self, tokens: Tokens) -> Entry | None:
        """Of those who watch a silent launcher, the first that the whole text names: whose "the military" is."""
        launcher = lone(self.launchers)
        if launcher is None or not launcher.get("silent"):
            return None
        named = {actor.id: actor for actor in tokens.named("Aa", 0, len(tokens))}
        return next((named[watcher] for watcher in launcher.get("watched_by", ()) if watcher in named), None)


def lone(entries: Set[Entry]) -> Entry | None:
    """The only one of `entries`; None where there are none or several."""
    return next(iter(entries)) if len(entries) == 1 else None


def find_home(tokens: Tokens, dateline: range, lexicon: Lexicon) -> Home:
    """The home of a story as its dateline and its launch words tell it."""
    actors = lexicon["actor"]
    states = (actors.get(place.get("country", "")) for place in tokens.named("@", 0, len(tokens)))
    return Home(find_seat(tokens, dateline, actors), find_launchers(tokens), frozenset(filter(None, states)))


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


def owner_before(tokens: Tokens, at: int) -> Entry | None:
    """Whose "its" is: the actor that the last sentences speak of, the first of its own sentence before others."""
    floor = max(at - REACH, 0)
    # a dateline ends with a dash
    start = max(floor, *(tokens.tags.rfind(mark, floor, max(at - 1, floor)) + 1 for mark in ".-"))
    own = [i for i in range(start, at) if tokens.tags[i] == "A" and tokens.tags[i - 1 : i] not in tuple(">Q<'")]
    before = own[0] if own else tokens.tags.rfind("A", floor, at)
    return tokens.entries[before] if before >= 0 else None


def unknown_owner(tokens: Tokens, match: re.Match[str]) -> str | None:
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


def scene_before(tokens: Tokens, match: re.Match[str]) -> list[int]:
    """The country that only sets the scene: "In Japan, the defense minister", "In Tokyo, Taro Yamada, a minister"."""
    at = match.start("where") if match["where"] else match.start() - 2
    opens = at > 0 and tokens.entry_id(at - 1) == "at" and tokens.words(at - 1, at - 1)[0].isupper()
    return [at] if opens and (match["where"] or tokens.tags[at : at + 2] == "A,") else []


def scene_after(tokens: Tokens, match: re.Match[str]) -> list[int]:
    """The capital where somebody without a country speaks: "the defense minister, Taro Yamada, said in Tokyo"."""
    told = _SAYS_IN.match(tokens.tags, match.end())
    return [told.end() - 1] if told and names_capital(tokens, told.end() - 1, told.end()) else []
