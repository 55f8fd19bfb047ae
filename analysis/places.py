"""Places: how two phrases for a place stand to each other, by the map of data/places.csv.

In      phrases as texts have them: "Sunan area of Pyongyang", "toward the East Sea"
Out     same, inside, near, apart, or unknown
Units   distances between coordinates in km
Missing a phrase that names no place of the map is compared by its words alone
Next    events and agreement ask whether two tellings can be of one place
"""

import math
import re
from collections import defaultdict
from functools import cache
from itertools import product
from typing import Literal

from analysis.lexicon import Entry, load_lexicon
from analysis.mentions import split_words
from analysis.rules import load_rules

Relation = Literal["same", "inside", "near", "apart", "unknown"]
EARTH_KM = 6371.0  # mean radius


@cache
def relate_places(one: str, other: str) -> Relation:
    """Whether two phrases name one place, one holds the other, or they lie near or apart; places of a kind decide."""
    spots, others = find_spots(one), find_spots(other)
    if not spots or not others:
        words, more = (split_words(phrase) - {*load_rules()["places"]["idle"]} for phrase in (one, other))
        return "same" if words == more else "inside" if words <= more or more <= words else "unknown"
    if spots == others:
        return "same"
    if any(a in lineage(b) or b in lineage(a) for a in spots for b in others):
        return "inside"
    return _look_at_map(*([_places()[spot] for spot in found if spot in _places()] for found in (spots, others)))


def find_spots(phrase: str) -> frozenset[str]:
    """The places of the map that a phrase names, without those that hold another of them."""
    words = tuple(re.findall(r"\w+", phrase.casefold()))
    found: set[str] = set()
    at = 0
    while at < len(words):
        length = next((n for n in range(_longest(), 0, -1) if words[at : at + n] in _forms()), 0)
        found |= _forms().get(words[at : at + length], set())
        at += length or 1
    return frozenset(spot for spot in found if not any(spot in lineage(other)[1:] for other in found))


def share_ground(one: str, other: str) -> bool:
    """Whether both name one place, or one that holds the other, of a kind that few launches share: no sea, no zone."""
    wide = load_rules()["places"]["wide"]
    spots, others = ({spot for spot in find_spots(phrase) if _kind(spot) not in wide} for phrase in (one, other))
    return any(a in lineage(b) or b in lineage(a) for a in spots for b in others)


def _kind(spot: str) -> str:
    """The kind of a place; a state is no place of the map."""
    return str(_places()[spot].get("kind")) if spot in _places() else "state"


def locate_places(phrase: str) -> list[tuple[str, str, float, float]]:
    """The places that a phrase names and the map knows: name, kind, latitude and longitude in degrees."""
    entries = [_places()[spot] for spot in sorted(find_spots(phrase)) if spot in _places()]
    known = [entry for entry in entries if entry.get("lat") and entry.get("lon")]
    return [(entry.id, entry.get("kind"), float(entry.get("lat")), float(entry.get("lon"))) for entry in known]


def place_depth(phrase: str) -> tuple[int, int]:
    """How exact a phrase is: by how much holds what it names, then by its words."""
    return max((len(lineage(spot)) for spot in find_spots(phrase)), default=0), len(split_words(phrase))


@cache
def lineage(spot: str) -> tuple[str, ...]:
    """The place and all that hold it, from the smallest to the state."""
    chain = [spot]
    while (entry := _places().get(chain[-1])) and (outer := _outer(entry)) and outer not in chain:
        chain.append(outer)
    return tuple(chain)


def _look_at_map(some: list[Entry], others: list[Entry]) -> Relation:
    """By the kinds of places that agreement.toml compares: points, then seas; a zone can lie in any sea."""
    for rule in load_rules()["places"]["compare"]:
        kinds = rule["kinds"], rule.get("with", rule["kinds"])
        pairs = [(a, b) for a in some for b in others if (a.get("kind"), b.get("kind")) in _both_ways(*kinds)]
        if pairs and "apart_km" not in rule:
            return "inside"
        if pairs:
            return "apart" if min(_km(a, b) for a, b in pairs) > rule["apart_km"] else "near"
    return "unknown"


def _both_ways(kinds: list[str], others: list[str]) -> set[tuple[str, str]]:
    return {*product(kinds, others), *product(others, kinds)}


def _km(one: Entry, other: Entry) -> float:
    """Along the great circle (haversine formula)."""
    lat, lon, lat2, lon2 = (math.radians(float(place.get(axis))) for place in (one, other) for axis in ("lat", "lon"))
    half = math.sin((lat2 - lat) / 2) ** 2 + math.cos(lat) * math.cos(lat2) * math.sin((lon2 - lon) / 2) ** 2
    return 2 * EARTH_KM * math.asin(math.sqrt(half))


def _outer(entry: Entry) -> str | None:
    """What holds the place; `within` may name it by any of its forms."""
    within = entry.get("within") or ""
    names = _forms().get(tuple(re.findall(r"\w+", within.casefold())), {within} if within else set())
    return min(names, default=None)


@cache
def _places() -> dict[str, Entry]:
    return {entry.id: entry for entry in load_lexicon()["place"].values()}


@cache
def _forms() -> dict[tuple[str, ...], set[str]]:
    """The words of each form of a place or a state, and what they name."""
    forms = defaultdict(set)
    for name, entry in _places().items():
        for form in entry.forms:
            forms[tuple(re.findall(r"\w+", form.casefold()))].add(name)
    for actor in load_lexicon()["actor"].values():
        forms[tuple(re.findall(r"\w+", actor.get("name").casefold()))].add(actor.get("name"))
    return dict(forms)


@cache
def _longest() -> int:
    return max(map(len, _forms()))
