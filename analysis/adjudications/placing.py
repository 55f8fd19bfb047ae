"""Placing: what an analyst wrote becomes the columns that hold it.

In      an attribute and the words of a cell, as values reads them
Out     the columns of a claim, a mention or an event
Units   km, missiles, minutes, as the attribute has them; days local to the launch site
Missing an open end is None
Next    deciding puts the columns in place
"""

from typing import Any

import pandas as pd

from analysis.adjudications.values import NUMBERS, read_value
from analysis.intervals import Interval


def claim_columns(attribute: str, words: str, claim: dict[str, Any]) -> dict[str, Any]:
    """The columns of a claim that hold the value."""
    value = read_value(attribute, words)
    if attribute in NUMBERS:
        return {"value": words, "low": value[0], "high": value[1], "hedge": None}
    if attribute == "date":
        first, last = _read_days(value)
        return {"value": words, "from_date": first, "to_date": last, "precision": _precision(value)}
    if attribute == "time" and claim["from_at"] is not None:
        day = claim["from_at"].tz_convert(claim["unit"]).date()
        at = pd.Timestamp(f"{day} {words}", tz=claim["unit"]).tz_convert("UTC")
        return {"value": words, "from_at": at, "to_at": at}
    return {"value": words}


def launch_columns(attribute: str, words: str, of_event: bool) -> dict[str, Any]:
    """The columns of a mention, or of an event, that hold the value."""
    value = read_value(attribute, words)
    if attribute == "date":
        first, last = _read_days(value)
        return {"from_date": first, "to_date": last, "date_precision": _precision(value)}
    if attribute == "count":
        return {"count_low": value[0], "count_high": value[1]}
    if attribute in ("distance", "apogee"):
        if of_event:
            return {f"{attribute}_low_km": value[0], f"{attribute}_high_km": value[1]}
        return {f"{attribute}_km": tuple(dict.fromkeys(end for end in value if end is not None))}
    return {"local_time" if attribute == "time" else attribute: value}


def _read_days(days: Interval) -> Interval:
    first, last = (day and pd.Timestamp(day) for day in days)
    return first, last


def _precision(days: Interval) -> str:
    return "day" if days[0] == days[1] else "interval"
