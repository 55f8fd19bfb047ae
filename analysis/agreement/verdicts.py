"""Verdicts: how the positions of several voices on one value stand to each other.

In      the position of each voice: an interval, a kind, a place, a name; the attribute's row of agreement.toml
Out     verdict, common ground, gap; the voices outside the common ground
Units   days for dates, minutes for times, the attribute's own for numbers; gap_pct in %
Missing one voice alone has no gap; an interval may be open
Next    measure_agreement makes a row of it
"""

from collections.abc import Callable
from functools import partial
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.agreement.standings import WORDED
from analysis.intervals import Interval, meet, overlap, say_days, say_numbers, span
from analysis.mentions import are_rivals, is_same_reading, split_words
from analysis.places import place_depth, relate_places
from analysis.reading.words.zones import say_zone
from analysis.rules import load_kinds
from analysis.settings import Settings

Voice = tuple[str, str]
Stands = dict[Voice, Any]
RANKS = ("agree", "compatible", "differ", "conflict")
BY_MAP = {"same": "agree", "inside": "compatible", "near": "differ", "unknown": "differ", "apart": "conflict"}


def compare_stands(stands: Stands, attribute: dict[str, str], settings: Settings, zone: str | None) -> dict[str, Any]:
    """Verdict, common ground and gap of what the voices hold. zone: that of clock times.

    The verdict is that of the two who stand furthest apart.
    """
    said, relate = list(stands.values()), relation_of(attribute, settings)
    verdict = max((relate(one, other) for one, other in combinations(said, 2)), key=RANKS.index, default="single")
    if attribute["compare"] in WORDED:
        return {"verdict": verdict, "common": _say_common(said, attribute["compare"], verdict)}
    if attribute["compare"] == "minutes":
        said = _on_one_day(said)
    return {"verdict": verdict, **_describe(said, attribute, zone), **_find_gap(said, attribute["compare"])}


def find_outsiders(stands: Stands, attribute: dict[str, str], settings: Settings) -> list[Voice]:
    """The voices outside the largest group that has common ground; all of them where no group is larger."""
    relate = relation_of(attribute, settings)
    groups = {
        frozenset(v for v, said in stands.items() if relate(said, other) != "conflict") for other in stands.values()
    }
    largest = max(map(len, groups))
    majority = [group for group in groups if len(group) == largest]
    return [voice for voice in stands if len(majority) > 1 or voice not in majority[0]]


def relation_of(attribute: dict[str, str], settings: Settings) -> Callable[[Any, Any], str]:
    """The comparison of two positions, after the way that agreement.toml has the attribute compared."""
    compare = attribute["compare"]
    if compare in WORDED:
        return {"kinds": _relate_kinds, "names": _relate_names, "places": _relate_places}[compare]
    allowed = {"pct": settings.tolerance_pct, "minutes": settings.tolerance_minutes}.get(attribute.get("tolerance", ""))
    return partial(_relate_intervals, compare=compare, allowed=allowed)


def _relate_kinds(one: str, other: str) -> str:
    return "agree" if one == other else "compatible" if load_kinds().can_be_same(one, other) else "conflict"


def _relate_names(one: str, other: str) -> str:
    words, others = split_words(one), split_words(other)
    if words == others:
        return "agree"
    # A missile has a name from its maker and one from those who watch it; two numbers of a series are two missiles.
    return "compatible" if words <= others or others <= words else "conflict" if are_rivals(one, other) else "differ"


def _relate_places(one: str, other: str) -> str:
    return BY_MAP[relate_places(one, other)]


def _relate_intervals(one: Interval, other: Interval, compare: str, allowed: float | None) -> str:
    if compare == "minutes":
        one, other = _on_one_day([one, other])
    if one == other and None not in one:
        return "agree"
    if meet(one, other):
        return "compatible"
    if allowed is None:
        return "conflict"
    low, high = sorted([one, other], key=lambda ends: ends[0] if ends[0] is not None else float("-inf"))
    if compare == "numbers" and is_same_reading(low[1], high[0]):
        return "agree"  # one figure, converted from miles and rounded
    apart = _find_gap([one, other], compare)["gap_pct" if compare == "numbers" else "gap"]
    return "differ" if apart is not None and apart <= allowed else "conflict"


def _on_one_day(said: list[Interval]) -> list[Interval]:
    """Clock times moved by whole days next to the first: where days differ, the dates already say so."""
    day = pd.Timedelta(days=1) / pd.Timedelta(minutes=1)
    start = said[0][0]
    return [tuple(end - day * round((low - start) / day) for end in (low, high)) for low, high in said]


def _find_gap(said: list[Interval], compare: str) -> dict[str, float | None]:
    """Largest distance between two positions, and its share of their mean.

    Of numbers and minutes between the middles; where one is open, between the nearest ends.
    """
    if len(said) == 1:
        return {"gap": None, "gap_pct": None}
    if compare == "days":
        apart = max(low for low, _ in said) - min(high for _, high in said)
        return {"gap": max(0.0, apart / pd.Timedelta(days=1)), "gap_pct": None}
    ends = [(low + high) / 2 for low, high in said if low is not None and high is not None]
    low, high = (min(ends), max(ends)) if len(ends) > 1 else _nearest_ends(said)
    if low is None or high is None:
        return {"gap": None, "gap_pct": None}
    mean = (low + high) / 2
    return {"gap": high - low, "gap_pct": 100 * (high - low) / mean if compare == "numbers" and mean else None}


def _nearest_ends(said: list[Interval]) -> Interval:
    """From the least high end to the greatest low one, where they leave a gap."""
    lows, highs = [low for low, _ in said if low is not None], [high for _, high in said if high is not None]
    return (min(highs), max(lows)) if lows and highs and max(lows) > min(highs) else (None, None)


def _describe(said: list[Interval], attribute: dict[str, str], zone: str | None) -> dict[str, Any]:
    """The common ground of intervals and its words; the whole spread, without words, where there is none."""
    meeting = all(meet(one, other) for one, other in combinations(said, 2))
    ground = said[0]
    for other in said[1:]:
        ground = overlap(ground, other) if meeting else span(ground, other)
    if attribute["compare"] == "days":
        return {"from_date": ground[0], "to_date": ground[1], "common": say_days(ground) if meeting else None}
    if attribute["compare"] == "minutes":
        # A claim on time has the zone of its clock as its unit: readers think in local clocks.
        clocks = [pd.Timestamp(minutes * 60, unit="s", tz="UTC").tz_convert(zone or "UTC") for minutes in ground]
        words = dict.fromkeys(f"{clock:%H:%M}" for clock in clocks)
        return {"common": f"{' to '.join(words)} {say_zone(zone)}" if meeting else None}
    return {"low": ground[0], "high": ground[1], "common": say_numbers(ground) if meeting else None}


def _say_common(said: list[str], compare: str, verdict: str) -> str | None:
    """The kind that holds them all; of places and names the most exact."""
    if verdict in ("differ", "conflict"):
        return None
    if compare == "kinds":
        return load_kinds().names[load_kinds().find_common(said)]
    return max(said, key=place_depth if compare == "places" else lambda words: len(split_words(words)))
