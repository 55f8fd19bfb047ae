"""Comparing: the chronology held against a reference.

In      events, and the launches of a reference
Out     comparison, a row a launch: found in both, missed by the texts, or extra in them
Units   days, missiles, km: ours less the reference's
Missing a difference is <NA> where one of the two says nothing; launches outside what both cover are left out
Next    notebook 03, the brief and `launchbook reference` show it
"""

from collections.abc import Iterator, Sequence
from typing import Any

import pandas as pd

from analysis.columns import check_frames, make_frame
from analysis.intervals import Interval, read_rows
from analysis.lexicon import load_lexicon
from analysis.reference.launches import ONE_DAY, RefLaunch
from analysis.rules import load_rules
from analysis.settings import Settings

Row = dict[str, Any]


def compare_reference(events: pd.DataFrame, launches: Sequence[RefLaunch], settings: Settings) -> pd.DataFrame:
    """Each launch of the reference with the event it is, and the events the reference does not have, by day.

    Missed is only what lies between the first and the last launch that the texts report as news, in the window of
    `settings`; extra is only what lies between the first and the last launch of the reference.
    Raises FrameError when `events` breaks its contract.
    """
    check_frames(events=events)
    reference = [launch for launch in launches if _is_asked_for(launch, settings)]
    dated = [row for row in read_rows(events) if row["from_date"] is not None and row["role"] != "planned"]
    found = _pair_launches(dated, reference)
    taken = {event["event_id"] for event in found.values()}
    rows = [_compare(found[place], launch) for place, launch in enumerate(reference) if place in found]
    covered = _span_actors([(event["actor"], _interval(event)) for event in dated if event["role"] == "main"])
    rows += [
        _tell_missed(launch)
        for place, launch in enumerate(reference)
        if place not in found and _lies_in(covered, launch.actor, launch.days)
    ]
    known = _span_actors([(launch.actor, launch.days) for launch in launches])
    rows += [
        {"event_id": event["event_id"], "actor": event["actor"], "status": "extra", **_days(event)}
        for event in dated
        if event["event_id"] not in taken and _lies_in(known, event["actor"], _interval(event))
    ]
    rows.sort(
        key=lambda row: (row["from_date"], row["status"], row.get("event_id") or "", row.get("reference_line", 0))
    )
    return make_frame("comparison", rows)


def _is_asked_for(launch: RefLaunch, settings: Settings) -> bool:
    """Whether it lies in the window of a run, and was not flown after the day that is asked for."""
    first, last = launch.days
    latest = min(filter(None, (settings.as_of, settings.to_date)), default=None)
    if settings.actors and launch.actor.casefold() not in {actor.casefold() for actor in settings.actors}:
        return False
    begun = settings.from_date is None or last >= pd.Timestamp(settings.from_date)
    return begun and (latest is None or first <= pd.Timestamp(latest))


def _pair_launches(events: list[Row], reference: Sequence[RefLaunch]) -> dict[int, Row]:
    """Launches of the reference by their place, each with the event nearest in day and hour, each event once."""
    near = sorted(_list_near(events, reference), key=lambda pair: pair[:2])
    pairs: dict[int, Row] = {}
    taken: set[str] = set()
    for _, (place, event_id), event in near:
        if place not in pairs and event_id not in taken:
            pairs[place] = event
            taken.add(event_id)
    return pairs


def _list_near(events: list[Row], reference: Sequence[RefLaunch]) -> Iterator[tuple[tuple, tuple[int, str], Row]]:
    by_actor: dict[str, list[Row]] = {}
    for event in events:
        by_actor.setdefault(event["actor"], []).append(event)
    for place, launch in enumerate(reference):
        for event in by_actor.get(launch.actor, ()):
            apart, hours = _days_apart(_interval(event), launch.days), _hours_apart(event["local_time"], launch.time)
            if apart <= load_rules()["linking"]["near_days"] and hours <= load_rules()["linking"]["hours_apart"]:
                width = (event["to_date"] - event["from_date"]).days
                yield (apart, width, hours), (place, event["event_id"]), event


def _compare(event: Row, launch: RefLaunch) -> Row:
    return {
        "event_id": event["event_id"],
        "actor": event["actor"],
        "status": "found",
        **_days(event),
        **_tell_reference(launch),
        "days_off": _days_apart(_interval(event), launch.days),
        "utc_days_off": _days_apart(_utc_days(event), launch.utc_days),
        "count_off": _off((event["count_low"], event["count_high"]), launch.count),
        "distance_off_km": _mean_off((event["distance_low_km"], event["distance_high_km"]), launch.distances),
        "apogee_off_km": _mean_off((event["apogee_low_km"], event["apogee_high_km"]), launch.apogees),
    }


def _tell_missed(launch: RefLaunch) -> Row:
    days = {"from_date": launch.days[0], "to_date": launch.days[1]}
    return {"actor": launch.actor, "status": "missed", **days, **_tell_reference(launch)}


def _tell_reference(launch: RefLaunch) -> Row:
    return {
        "reference_line": launch.line,
        "source": launch.source,
        "address": launch.address,
        "reference_date": launch.days[0],
        "reference_utc_date": launch.utc_days[0],
        "reference_time": launch.time,
        "reference_count_low": launch.count[0],
        "reference_count_high": launch.count[1],
        "reference_distance_km": launch.distances,
        "reference_apogee_km": launch.apogees,
    }


def _days(event: Row) -> Row:
    return {"from_date": event["from_date"], "to_date": event["to_date"]}


def _interval(event: Row) -> Interval:
    return event["from_date"], event["to_date"]


def _days_apart(one: Interval, other: Interval) -> int:
    """Whole days between two intervals; 0 where they meet."""
    return max(0, (one[0] - other[1]).days, (other[0] - one[1]).days)


def _hours_apart(one: str | None, other: str | None) -> float:
    if one is None or other is None:
        return 0.0
    return abs(pd.Timedelta(f"{one[:5]}:00") - pd.Timedelta(f"{other[:5]}:00")) / pd.Timedelta(hours=1)


def _utc_days(event: Row) -> Interval:
    """The UTC days of an event: exact with a clock time, else also the day before, as far east of Greenwich."""
    first, last = _interval(event)
    zones = {entry.get("name"): entry.get("zone") for entry in load_lexicon()["actor"].values()}
    zone = event["time_zone"] or zones.get(event["actor"])
    if event["local_time"] is None or first != last or zone is None:
        return first - ONE_DAY, last
    at = pd.Timestamp(f"{first.date()} {event['local_time'][:5]}", tz=zone)
    day = at.tz_convert("UTC").tz_localize(None).normalize()
    return day, day


def _off(ours: Interval, theirs: Interval) -> int | None:
    """Ours less theirs, where both have a number; 0 where the two can be the same."""
    (low, high), (least, most) = ours, theirs
    if low is None or least is None:
        return None
    if high is not None and high < least:
        return int(high - least)
    return int(low - most) if most is not None and low > most else 0


def _mean_off(ours: Interval, theirs: tuple[float, ...]) -> float | None:
    """How far our readings lie outside theirs, lowest to lowest or highest to highest; 0 where they lie within."""
    if ours[0] is None or not theirs:
        return None
    above, below = ours[1] - max(theirs), ours[0] - min(theirs)
    return float(max(above, 0) if above > 0 else min(below, 0))


def _span_actors(days: list[tuple[str | None, Interval]]) -> dict[str | None, Interval]:
    spans: dict[str | None, Interval] = {}
    for actor, (first, last) in days:
        known = spans.get(actor, (first, last))
        spans[actor] = min(first, known[0]), max(last, known[1])
    return spans


def _lies_in(spans: dict[str | None, Interval], actor: str | None, days: Interval) -> bool:
    return actor in spans and days[0] <= spans[actor][1] and spans[actor][0] <= days[1]
