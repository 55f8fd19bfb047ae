"""Labels: values and codes of the frames as pages say them.

In      rows of claims, context, events, documents as plain dicts (intervals.read_rows); data/lexicon/labels.toml
Out     words; nothing here is markup
Units   km in, km or mi out as asked; days and clock times local to the launch site
Missing "not stated"
Next    the tables and dossiers show them
"""

from typing import Any

import pandas as pd

from analysis.intervals import Interval, read_rows, say_days, say_numbers
from analysis.prose.words import convert, mark_plan, name_days, say_kinds
from analysis.reading.words.zones import say_zone
from analysis.rules import load_kinds, load_rules

NOT_STATED = "not stated"


def say_code(group: str, code: str | None) -> str:
    """The words for a code of `group` (a table of labels.toml); its own words where it has no entry."""
    if code is None:
        return NOT_STATED
    return str(load_rules("labels")[group].get(code, code.replace("_", " ")))


def rank_code(group: str, code: str) -> int:
    """The place of a code in its table: dossiers and verdicts are shown in that order, unknown codes last."""
    codes = list(load_rules("labels")[group])
    return codes.index(code) if code in codes else len(codes)


def say_reading(claim: dict[str, Any], units: str = "km") -> str:
    """How the value of a claim or context statement was read: days, an interval with its unit, a kind, or its words."""
    if claim.get("from_at") is not None and claim.get("to_at") is not None:
        return say_clock((claim["from_at"], claim["to_at"]), claim["unit"])
    if claim["from_date"] is not None and claim["to_date"] is not None:
        return say_days((claim["from_date"], claim["to_date"]))
    if (claim["low"], claim["high"]) != (None, None):
        return say_measure((claim["low"], claim["high"]), claim["unit"], units)
    return say_kind(claim["value"]) if claim["attribute"] == "kind" else str(claim["value"])


def say_clock(instants: Interval, zone: str | None) -> str:
    """Two instants as clock times: 07:45 to 07:55 local time."""
    clocks = [pd.Timestamp(instant).tz_convert(zone or "UTC").strftime("%H:%M") for instant in instants]
    return " to ".join(dict.fromkeys(clocks)) + f" {say_zone(zone)}"


def say_measure(numbers: Interval, unit: str | None, units: str = "km") -> str:
    """An interval with its unit, in miles where they are asked for: 850 to 950 km, 530 to 590 mi, at least 2."""
    if unit == "km":
        low, high = (None if end is None else convert(end, units) for end in numbers)
        return say_numbers((low, high), units)
    # "At least 2 missiles" would repeat what its row is about.
    return say_numbers(numbers, None if unit == "missiles" else unit)


def say_kind(code: str | None) -> str:
    """The name of a kind of missile."""
    return load_kinds().names.get(code, code) if code else NOT_STATED


def say_manner(claim: dict[str, Any]) -> str:
    """How firmly a value is put: its stance, its hedge, who denies it, and what an analyst decided."""
    stance = None if claim["stance"] == "asserted" and claim["hedge"] else claim["stance"]
    words = [say_code("manner", code) for code in (stance, claim["hedge"]) if code]
    decided = [f"decided: {claim['adjudication']}"] if claim.get("adjudication") else []
    return ", ".join([*words, *(f"denied by {authority}" for authority in claim.get("denied_by", ())), *decided])


def say_speaker(claim: dict[str, Any]) -> str:
    """Who says so, and who passed it on."""
    speaker = claim["authority"] or say_code("family", "unattributed")
    return f"{speaker}, by way of {claim['relay']}" if claim.get("relay") else speaker


def say_event(event: dict[str, Any]) -> str:
    """A launch, or one telling of it: launcher, days and kind."""
    days = name_days(event["from_date"], event["to_date"])
    kinds = say_kinds(event.get("kinds") or (event["kind"],), many=event["count_high"] != 1)
    return f"{event['actor'] or 'launcher not stated'}, {days}: {mark_plan(event, kinds)}"


def name_subjects(events: pd.DataFrame) -> dict[str, str]:
    """The name of each launch, oldest first."""
    return {event["event_id"]: say_event(event) for event in read_rows(events)}


def name_topic(topic: str, instance: str | None = None) -> str:
    """The name of a topic, and which one it is where a text tells several apart."""
    names = {entry["id"]: entry["name"] for entry in load_rules("topics")["topic"]}
    return f"{names[topic]} ({instance})" if instance else str(names[topic])


def name_grade(grade: int) -> dict[str, Any]:
    """The entry of agreement.toml that explains a grade."""
    return next(entry for entry in load_rules()["grade"] if entry["grade"] == grade)
