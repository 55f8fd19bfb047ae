"""Likeness: what a telling has in common with a launch, what speaks against it, and both in words.

In      a Launch, and a mention that could tell it
Out     words for what they share; whether something contradicts; reasons a reader can follow
Units   hours and minutes of clock times; distances and apogees in km
Missing what either leaves unsaid is neither shared nor contradicted
Next    linking decides by them
"""

import re
from typing import Any

from analysis.events.launch import Launch, Mention, count_of, days_of, is_narrow
from analysis.intervals import Interval, hold, meet, say_days
from analysis.mentions import are_rivals, is_same_reading, split_words
from analysis.places import relate_places, share_ground
from analysis.rules import load_kinds, load_rules

MEASURED = ("same clock time", "same distance", "same apogee")


def list_shared(launch: Launch, mention: Mention) -> list[str]:
    """What else, beside actor, days and kind, a mention and a launch have in common."""
    told, rules, days = launch.told, load_rules()["linking"], days_of(mention)
    tests = {
        "same clock time": 60 * min(_hours_apart(launch, mention), default=24.0) <= rules["minutes_alike"],
        "same night": _is_same_night(launch, mention),
        "same distance": _share_reading(mention["distance_km"], told["distance_km"]),
        "same apogee": _share_reading(mention["apogee_km"], told["apogee_km"]),
        "same count": _is_telling(count_of(mention)) and count_of(mention) in told["count"],
        "same site": any(_is_one_place(mention["site"], site) for site in told["site"]),
        "same landing": any(share_ground(mention["landing"] or "", landing) for landing in told["landing"]),
        "same name": any(_same_words(mention["name"], name) for name in told["name"]),
        "a kind rarely launched": mention["kind"] in told["kind"].intersection(rules["rare_kinds"]) and is_narrow(days),
    }
    return [words for words, holds in tests.items() if holds]


def is_apart(launch: Launch, mention: Mention) -> bool:
    """Whether text, role or hour set the two apart for certain."""
    if mention["document_id"] in launch.told["document_id"]:  # two mentions of one text are two launches
        return True
    # What was announced is never mixed with what was flown.
    if ("planned" in launch.told["role"]) != (mention["role"] == "planned"):
        return True
    return max(_hours_apart(launch, mention), default=0.0) > load_rules()["linking"]["hours_apart"]


def has_other_kind(launch: Launch, mention: Mention) -> bool:
    """Whether the mention tells of a kind that what is told of the launch cannot be."""
    kind, known = mention["kind"], launch.told["kind"]
    return kind is not None and not all(load_kinds().can_be_same(kind, other) for other in known)


def contradicts(launch: Launch, mention: Mention) -> bool:
    """Whether counts, distances or numbered names speak against a link that is in doubt."""
    counts = launch.told["count"]
    if counts and not any(meet(count_of(mention), count) for count in counts):  # corrected counts are all told
        return True
    if mention["name"] and any(are_rivals(mention["name"], name) for name in launch.told["name"]):
        return True
    apart = load_rules()["linking"]["contradict_pct"] / 100
    known = launch.told["distance_km"]
    pairs = [abs(one - other) / max(one, other, 1.0) for one in mention["distance_km"] for other in known]
    return bool(pairs) and min(pairs) > apart


def explain_likeness(launch: Launch, mention: Mention) -> list[str]:
    """Why the two can be one launch: actor, days, kind, and whatever else they share."""
    return [
        "same actor",
        _explain_days(launch, mention),
        *_explain_kind(launch, mention),
        *list_shared(launch, mention),
    ]


def _explain_days(launch: Launch, mention: Mention) -> str:
    days, words = days_of(mention), f' ("{mention["date_words"]}")' if mention["date_words"] else ""
    if days[0] is None or launch.days[0] is None:
        copied = mention["copy_group"] in launch.told["copy_group"]
        return "no day is known" + (", but the texts are copies of one story" if copied else "")
    if launch.days == days:
        return f"same {'day' if is_narrow(days) else 'days'}: {say_days(days)}"
    if hold(days, launch.days):
        return f"{say_days(launch.days)} lies in {say_days(days)}{words}"
    if meet(days, launch.days):
        return f"{say_days(days)}{words} meets {say_days(launch.days)}"
    apart = max((days[0] - launch.days[1]).days, (launch.days[0] - days[1]).days)
    return f"{say_days(days)}{words} is {'one day' if apart == 1 else f'{apart} days'} from {say_days(launch.days)}"


def _explain_kind(launch: Launch, mention: Mention) -> list[str]:
    known = launch.told["kind"]
    if mention["kind"] is None or not known:
        return []
    names = load_kinds().names
    other = next((kind for kind in sorted(known) if kind != mention["kind"]), None)
    if mention["kind"] in known or other is None:
        return [f"same kind: {names[mention['kind']]}"]
    if has_other_kind(launch, mention):
        return [f"{names[mention['kind']]} cannot be {names[other]}, but name or measurements are the same"]
    return [f"{names[mention['kind']]} can be {names[other]}"]


def _hours_apart(launch: Launch, mention: Mention) -> list[float]:
    """From the mention's clock time to each that is told of the launch."""
    if mention["local_time"] is None:
        return []
    around = not meet(launch.days, days_of(mention))  # 23:50 and 00:10 are near where the days differ
    found = []
    for clock in launch.told["local_time"]:
        (start, end), (first, last) = _read_clock(mention["local_time"]), _read_clock(clock)
        hours = max(0.0, start - last, first - end)
        found.append(min(hours, 24 - hours) if around else hours)
    return found


def _is_same_night(launch: Launch, mention: Mention) -> bool:
    """Whether clock times before and after one midnight lie no further apart than those of one launch."""
    days = days_of(mention)
    if mention["local_time"] is None or days[0] is None or days[0] != days[1]:
        return False
    start, end = _read_clock(mention["local_time"])
    for day, clock in launch.told["moment"]:
        first, last = (24 * (day - days[0]).days + hour for hour in _read_clock(clock))
        if day != days[0] and max(start - last, first - end) <= load_rules()["linking"]["hours_apart"]:
            return True
    return False


def _read_clock(clock: str) -> Interval:
    hours = [int(hour) + int(minute) / 60 for hour, minute in re.findall(r"(\d+):(\d+)", clock)]
    return hours[0], max(hours)


def _is_telling(count: Interval) -> bool:
    """Whether it is an exact number that says something: nearly half of all launches are of a single missile."""
    low, high = count
    return low is not None and low == high and low >= load_rules()["linking"]["telling_count"]


def _share_reading(some: Any, others: Any) -> bool:
    return any(is_same_reading(one, other) for one in some for other in others)


def _is_one_place(one: str | None, other: str) -> bool:
    return one is not None and relate_places(one, other) in ("same", "inside")


def _same_words(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    words, others = split_words(one), split_words(other)
    return words <= others or others <= words
