"""Mentions: one launch as one text tells it.

In      claims (columns.CLAIMS)
Out     mentions, a row a launch and text
Units   distances and apogees in km; days local to the launch site
Missing what the text does not say of a launch is <NA>, or an empty list; claims of no launch are left to others
Next    events puts the mentions of all texts in one chronology
"""

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.columns import check_frames, make_frame
from analysis.intervals import Interval, meet, narrow, read_rows
from analysis.rules import load_kinds, load_rules

Claim = dict[str, Any]
MIXED = "mixed"  # the kind of a salvo of several kinds
TOLD = ("asserted", "claimed")
UNFLOWN = ("capability", "hypothetical")
UNNAMED = ("officials", "sources")
SPEAKERS = {"authorities": "authority", "families": "family"}
DETECTING = ("military", "ministry")
_READ = [
    *("document_id", "mention_id", "role", "sentence", "start", "end", "quote", "attribute", "value", "low", "high"),
    *("unit", "from_date", "to_date", "precision", "hedge", "stance", "authority", "family", "authority_kind"),
]  # the columns of claims that a mention rests on
OUTSIDERS = ("experts", "imagery", "agency", "media", "others")  # kinds of authority that detect no launch


def group_mentions(claims: pd.DataFrame) -> pd.DataFrame:
    """Gather the claims of each launch of each text into one row.

    Denied, hypothetical and capability claims lend no value; planned ones only to a planned launch.
    Raises FrameError when `claims` breaks its contract.
    """
    check_frames(claims=claims)
    stories = defaultdict(list)
    of_launches = claims.loc[claims.mention_id.notna(), _READ]
    for claim in read_rows(of_launches.sort_values(["document_id", "start", "end"], kind="stable")):
        stories[claim["mention_id"]].append(claim)
    return make_frame("mentions", [_tell_mention(story) for story in stories.values()])


def is_told(claim: Claim) -> bool:
    """Whether the claim says what was flown, or, of a planned launch, what will be."""
    return claim["stance"] in TOLD or (claim["role"] == "planned" and claim["stance"] == "planned")


def _judges(claim: Claim, actor: str | None) -> bool:
    """Whether who says what a weapon could do has seen it fly: not its maker, nor an outsider."""
    return claim["authority_kind"] not in OUTSIDERS and claim["family"] != actor


def _find_speaking(story: list[Claim]) -> list[Claim]:
    """The claims whose authorities tell of the launch."""
    actor = _first_value([claim for claim in story if claim["attribute"] == "actor"])
    telling = [c for c in story if c["stance"] not in UNFLOWN or _judges(c, actor)]
    families = defaultdict(set)
    for claim in telling:
        families[claim["start"], claim["attribute"], claim["value"]].add(claim["family"])
    officials = {claim["family"] for claim in telling if claim["authority_kind"] not in UNNAMED}
    bodies = {c["family"] for c in telling if c["authority_kind"] in DETECTING and c["authority"] != c["family"]}

    def sums_up(claim: Claim) -> bool:
        """ "U.S. and South Korean officials said", "Seoul says": those who spoke for them are named, too."""
        together = len(families[claim["start"], claim["attribute"], claim["value"]]) > 1
        is_state = claim["authority"] == claim["family"] in bodies
        return is_state or (together and claim["authority_kind"] in UNNAMED and claim["family"] in officials)

    seen = [claim for claim in telling if not sums_up(claim)]
    # experts comment on what others saw
    told = {claim["authority_kind"] for claim in seen} - {None}
    return [claim for claim in seen if claim["authority_kind"] != "experts" or told == {"experts"}]


def distinct(values: Iterable[Any]) -> tuple[Any, ...]:
    """The known values, each once, in order of appearance."""
    return tuple(dict.fromkeys(value for value in values if value is not None))


def split_words(text: str) -> frozenset[str]:
    """The words of a place or a name, for comparing two tellings."""
    return frozenset(re.findall(r"\w+", text.casefold()))


def are_rivals(one: str, other: str) -> bool:
    """Two numbers of one series, as Hwasong-15 and Hwasong-17: names of two missiles, not two names of one."""
    series, rival = (re.fullmatch(r"(.*\D)[-\s]?(\d+|[IVX]+)", name.strip()) for name in (one, other))
    return bool(series and rival and series[1].casefold() == rival[1].casefold() and series[2] != rival[2])


def _tell_mention(story: list[Claim]) -> dict[str, Any]:
    told = defaultdict(list)
    for claim in filter(is_told, story):
        told[claim["attribute"]].append(claim)
    speaking = _find_speaking(story)
    (from_date, to_date), precision = _date_launch(told["date"])
    count_low, count_high = _count_missiles(told["count"], _first_value(told["actor"]))
    clock, span = _tell_clock(told["time"], is_one=count_high == 1 or from_date != to_date)
    return {
        "mention_id": story[0]["mention_id"],
        "document_id": story[0]["document_id"],
        "role": story[0]["role"],
        "actor": _first_value(told["actor"]),
        "from_date": from_date,
        "to_date": to_date,
        "date_precision": precision,
        "local_time": span,
        "time_zone": clock.get("unit"),
        "count_low": count_low,
        "count_high": count_high,
        "kind": _find_kind(told["kind"]),
        **_tell_name(told["name"]),
        "distance_km": _list_readings(told["distance"]),
        "apogee_km": _list_readings(told["apogee"]),
        "site": _join_places(told["site"]),
        "landing": _join_places(told["landing"]) or _exclude_places(story),
        "outcome": settle_outcome(claim["value"] for claim in told["outcome"]),
        **{key: distinct(claim[one] for claim in speaking) for key, one in SPEAKERS.items()},
        "sentences": tuple(sorted({claim["sentence"] for claim in story})),
    }


def settle_outcome(outcomes: Iterable[str | None]) -> str | None:
    """The one outcome told, or `disputed` where tellings differ."""
    known = distinct(outcomes)
    return "disputed" if len(known) > 1 else next(iter(known), None)


def _date_launch(claims: list[Claim]) -> tuple[Interval, str | None]:
    dated = [claim for claim in claims if claim["from_date"] is not None and claim["to_date"] is not None]
    # A day the text names beats the day its header implies, however narrow the header is.
    dated.sort(key=lambda claim: (claim["precision"] == "implied", claim["to_date"] - claim["from_date"]))
    if not dated:
        return (None, None), None
    first, last = dated[0]["from_date"], dated[0]["to_date"]
    for claim in dated[1:]:
        if claim["precision"] != "implied" and claim["from_date"] <= last and first <= claim["to_date"]:
            first, last = max(first, claim["from_date"]), min(last, claim["to_date"])
    return (first, last), dated[0]["precision"]


def _tell_clock(claims: list[Claim], *, is_one: bool) -> tuple[Claim, str | None]:
    """The first clock told in figures, and its time: of several missiles of one day from the first to the last."""
    exact = [claim for claim in claims if claim["precision"] != "hour"] or claims
    if not exact:
        return {}, None
    first = exact[0]
    same = [claim for claim in exact if claim["family"] in (first["family"], None) and claim["unit"] == first["unit"]]
    times = sorted(time for claim in same for time in claim["value"].split("-"))
    return first, first["value"] if is_one or len(same) == 1 else "-".join(dict.fromkeys((times[0], times[-1])))


def _count_missiles(claims: list[Claim], launcher: str | None) -> Interval:
    """The numbers of all who count, brought together; a family's highest exact one holds its parts."""
    own = [claim for claim in claims if launcher and claim["family"] == launcher]
    detected = [claim for claim in claims if claim["family"] not in (launcher, None)]
    if any(not meet(_bounds(one), _bounds(other)) for one in own for other in detected):
        claims = detected  # who detects counts better than who launched
    most: dict[str, float] = {}
    for claim in claims:
        if claim["family"] and claim["low"] is not None and claim["low"] == claim["high"]:
            most[claim["family"]] = max(claim["low"], most.get(claim["family"], 0))
    # A running total ("then a fourth") holds what anyone counted before it.
    running = max((claim["low"] for claim in claims if claim["hedge"] == "running"), default=0)
    counts = [
        _bounds(claim)
        for claim in claims
        if claim["high"] is None or claim["high"] >= max(running, most.get(claim["family"], 0))
    ]
    return narrow(counts) if counts else (None, None)


def _bounds(claim: Claim) -> Interval:
    return claim["low"], claim["high"]


def _find_kind(claims: list[Claim]) -> str | None:
    # The launcher's own word for its weapon yields to what others detected where both are as exact.
    codes = [claim["value"] for claim in sorted(claims, key=lambda claim: claim["stance"] != "asserted")]
    if any(_are_several(kinds) for kinds in _kinds_told_together(claims)):
        return MIXED
    return load_kinds().pick_finest([*codes, *sorted(load_kinds().join(codes))]) if codes else None


def _kinds_told_together(claims: list[Claim]) -> Iterable[set[str]]:
    """The kinds that one speaker tells in one sentence."""
    together = defaultdict(set)
    for claim in claims:
        together[claim["sentence"], claim["authority"], claim["stance"]].add(claim["value"])
    return together.values()


def _are_several(kinds: set[str]) -> bool:
    """ "40 cruise and 12 ballistic missiles": two kinds of one sentence and speaker that no one weapon can be."""
    return any(not load_kinds().can_be_same(one, other) for one, other in combinations(sorted(kinds), 2))


def _list_readings(claims: list[Claim]) -> tuple[float, ...]:
    """Each distance once; a range gives both its ends, and so does a claim without a figure."""
    readings: list[float] = []
    for claim in claims:
        figures = re.findall(r"\d+(?:\.\d+)?", claim["value"]) or [claim["low"], claim["high"]]
        for figure in (float(figure) for figure in figures if figure is not None):
            if not any(is_same_reading(figure, known) for known in readings):
                readings.append(figure)
    return tuple(readings)


def is_same_reading(one: float, other: float) -> bool:
    """Whether two figures are one reading, written or converted twice."""
    return abs(one - other) <= load_rules()["readings"]["same_pct"] / 100 * max(one, other)


def _join_places(claims: list[Claim]) -> str | None:
    places: dict[frozenset[str], str] = {}
    for claim in claims:
        places.setdefault(split_words(claim["value"]), claim["value"])
    # "Pyongyang" adds nothing to "Sunan, Pyongyang", and "into the sea" nothing to "into the East Sea".
    fullest = [place for words, place in places.items() if not any(words < others for others in places)]
    exact = [place for place in fullest if re.search(r"[A-Z\d]", place)]
    return ", ".join(exact or fullest) or None


def _exclude_places(story: list[Claim]) -> str | None:
    """Where it did not land, as long as nobody says where it did."""
    denied = [claim for claim in story if claim["attribute"] == "landing" and claim["stance"] == "denied"]
    places = _join_places(denied)
    return places and f"outside {places}"


def _tell_name(claims: list[Claim]) -> dict[str, str | None]:
    """The missile's name, and what this text calls it."""
    return {"name": _first_value(claims), "name_told": claims[0]["quote"] if claims else None}


def _first_value(claims: list[Claim]) -> str | None:
    return claims[0]["value"] if claims else None
