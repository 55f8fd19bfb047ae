"""Lands: whose ground, and which waters, the words of a place name.

In      tokens; the tokens of a place, first to last (excluded)
Out     whether they name another state, a capital, a sea, places far apart
Units   degrees, km
Missing False where the words name no state, or no place whose position is known
Next    places tells sites from landings by it
"""

from functools import cache
from math import asin, cos, radians, sin, sqrt

from analysis.lexicon import Entry, Lexicon
from analysis.reading.words.tokens import Tokens

FAR_KM = 150  # our choice: no launch site is as wide


@cache
def soil_of(launcher: Entry, lexicon: Lexicon) -> frozenset[str]:
    """The states on whose ground a launcher stands: its own, or for an armed group the one whose clock it keeps."""
    actors = lexicon["actor"].values()
    hosts = {a.id for a in actors if launcher.get("kind") != "state" and a.get("zone") == launcher.get("zone")}
    return frozenset({launcher.id, *hosts})


def is_abroad(tokens: Tokens, start: int, stop: int, soil: frozenset[str]) -> bool:
    """Whether a phrase names other states, or places of theirs, than those from whose ground it was launched."""
    entries = tokens.named("@Aa", start, stop)
    states = {entry.get("country") if entry.vocabulary == "place" else entry.id for entry in entries} - {"", None}
    return bool(soil) and bool(states) and not states & soil


def is_of_land(tokens: Tokens, start: int, stop: int, soil: frozenset[str]) -> bool:
    """Whether a phrase names a place of the land from whose ground it was launched."""
    return bool({entry.get("country") for entry in tokens.named("@", start, stop)} & soil)


def are_far_apart(tokens: Tokens, one: tuple[int, int], other: tuple[int, int]) -> bool:
    """Whether two phrases name places that no launch site holds both."""
    here, there = _position(tokens, *one), _position(tokens, *other)
    return here is not None and there is not None and _km_between(here, there) > FAR_KM


def _position(tokens: Tokens, start: int, stop: int) -> tuple[float, float] | None:
    """Latitude and longitude of the first place named that has them."""
    entries = tokens.named("@", start, stop)
    return next(((float(e.get("lat")), float(e.get("lon"))) for e in entries if e.get("lat") and e.get("lon")), None)


def _km_between(one: tuple[float, float], other: tuple[float, float]) -> float:
    """Great-circle distance on a sphere of 6371 km (haversine)."""
    (lat, lon), (to_lat, to_lon) = (map(radians, point) for point in (one, other))
    half = sin((to_lat - lat) / 2) ** 2 + cos(lat) * cos(to_lat) * sin((to_lon - lon) / 2) ** 2
    return 2 * 6371 * asin(sqrt(half))


def is_from_group(tokens: Tokens, start: int, stop: int) -> bool:
    """ "launched from Yemen" tells a site where a group is meant, "from Pyongyang" where a capital is."""
    named = tokens.named("A", start, stop)
    held = any(entry.get("launcher") or entry.get("kind") != "state" for entry in named)
    return held or names_capital(tokens, start, stop)


def names_capital(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether a state is named by its capital: "Pyongyang"."""
    named = [(at, entry) for at in tokens.where("A", start, stop) if (entry := tokens.entries[at])]
    return any(tokens.words(at, at) == entry.get("short") != entry.get("name") for at, entry in named)


def names_water(tokens: Tokens, start: int, stop: int) -> bool:
    """Whether the first place that a phrase names is a sea: "waters off the island"."""

    def at_sea(i: int) -> bool:
        entry = tokens.entries[i]
        return tokens.tags[i] == "~" or (entry is not None and entry.get("kind") in ("sea", "zone"))

    return at_sea((tokens.where("@~+", start, stop) or [start])[0])
