"""Launches: a reference file, a row a launch or a missile, as launches.

In      a CSV file whose heads agreement.toml knows: our own, or those of the CNS North Korea Missile Test Database
Out     RefLaunch: missiles of one actor, day and salvo are one launch
Units   km; days local to the launch site and in UTC
Missing an empty cell, or a word such as "unknown", is None; a day in UTC without a clock time is two local days
Next    comparing holds the chronology against them
"""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.intervals import Interval
from analysis.lexicon import load_lexicon
from analysis.rules import load_rules

Row = dict[str, str]
ONE_DAY = pd.Timedelta(days=1)


class BadReference(ValueError):
    """A reference file cannot be used; the message names file, line and what would be right."""


@dataclass(frozen=True)
class RefLaunch:
    """One launch as the reference has it: local days, UTC days, missiles, distances and apogees of its missiles."""

    actor: str
    days: Interval
    utc_days: Interval
    time: str | None
    count: Interval
    distances: tuple[float, ...]
    apogees: tuple[float, ...]
    source: str | None
    address: str | None
    line: int


def read_reference(path: Path) -> list[RefLaunch]:
    """The launches of a file, the oldest first; none where there is no file.

    Raises BadReference naming file and line.
    """
    if not path.exists():
        return []
    salvos: list[list[RefLaunch]] = []
    for missile in sorted(_read_missiles(path), key=lambda one: (one.actor, one.days[0], one.time or "", one.line)):
        if salvos and _is_one_salvo(salvos[-1][-1], missile):
            salvos[-1].append(missile)
        else:
            salvos.append([missile])
    return sorted(map(_join_salvo, salvos), key=lambda launch: (launch.days[0], launch.line))


def _read_missiles(path: Path) -> Iterator[RefLaunch]:
    heads = load_rules()["reference"]["heads"]
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        given = rows.fieldnames or ()
        known = {name: next((head for head in forms if head in given), None) for name, forms in heads.items()}
        if known["date"] is None:
            raise BadReference(f"{path.name}, line 1: no column for the day; name one of {', '.join(heads['date'])}")
        for cells in rows:
            row = {name: _bare(cells.get(head or "")) for name, head in known.items()}
            is_local = known["date"] in load_rules()["reference"]["local_heads"]
            row["zone"] = row["zone"] or ("local" if is_local else "utc")
            try:
                yield _read_missile(row, rows.line_num)
            except ValueError as error:
                raise BadReference(f"{path.name}, line {rows.line_num}: {error}") from error


def _bare(cell: str | None) -> str:
    words = (cell or "").strip()
    return "" if words.casefold() in load_rules()["reference"]["unknown"] else words


def _read_missile(row: Row, line: int) -> RefLaunch:
    actor = row["actor"] or load_rules()["reference"]["actor"]
    known = (entry.get("zone") for entry in load_lexicon()["actor"].values() if entry.get("name") == actor)
    zone = next(known, None)
    if zone is None:
        raise ValueError(f"no actor {actor!r}; write a name of actors.toml")
    first, last = _read_days(row["date"])
    clock = re.match(r"(\d{1,2}):(\d{2})", row["time"])
    time = f"{int(clock[1]):02}:{clock[2]}" if clock else None
    days, utc_days, time = _turn((first, last), time, zone, row["zone"] == "utc")
    return RefLaunch(
        actor=actor,
        days=days,
        utc_days=utc_days,
        time=time,
        count=_read_count(row["count"]),
        **{f"{name}s": _read_km(row[name]) for name in ("distance", "apogee")},
        source=row["source"] or None,
        address=row["address"] or None,
        line=line,
    )


def _read_days(words: str) -> Interval:
    """A day, or all days of a month where that is all there is."""
    if match := re.fullmatch(r"(\d{4})-(\d{2})", words):
        first = pd.Timestamp(int(match[1]), int(match[2]), 1)
        return first, first + pd.offsets.MonthEnd(0)
    try:
        iso = re.match(r"\d{4}-", words)
        day = pd.Timestamp(date.fromisoformat(words)) if iso else pd.to_datetime(words, format="mixed")
    except ValueError as error:
        raise ValueError(f"no day {words!r}; write it as 2026-01-31") from error
    return day, day


def _turn(days: Interval, time: str | None, zone: str, is_utc: bool) -> tuple[Interval, Interval, str | None]:
    """Local days, UTC days and local clock time, from either."""
    first, last = days
    if time is None or first != last:
        # Without an hour a day of one zone can be either of two days of the other; east of Greenwich the later.
        return ((first, last + ONE_DAY), days, None) if is_utc else (days, (first - ONE_DAY, last), None)
    at = pd.Timestamp(f"{first.date()} {time}", tz="UTC" if is_utc else zone)
    local, utc = (at.tz_convert(other).tz_localize(None) for other in (zone, "UTC"))
    return (local.normalize(),) * 2, (utc.normalize(),) * 2, f"{local:%H:%M}"


def _read_count(words: str) -> Interval:
    low, dots, high = words.partition("..")
    return (int(low), int(high) if high else None if dots else int(low)) if words else (None, None)


def _read_km(words: str) -> tuple[float, ...]:
    found = re.match(r"[<>~]?\s*(\d[\d,]*(?:\.\d+)?)", words)
    return (float(found[1].replace(",", "")),) if found else ()


def _is_one_salvo(one: RefLaunch, other: RefLaunch) -> bool:
    """Whether two missiles flew on one day, and no further apart than two launches do."""
    if (one.actor, one.days) != (other.actor, other.days):
        return False
    clocks = [pd.Timedelta(f"{clock}:00") for clock in (one.time, other.time) if clock]
    return len(clocks) < 2 or abs(clocks[1] - clocks[0]) <= pd.Timedelta(hours=load_rules()["linking"]["hours_apart"])


def _join_salvo(missiles: list[RefLaunch]) -> RefLaunch:
    """The missiles of a salvo as one launch; what a row says of the whole launch beats the number of its rows."""
    first: dict[str, Any] = dict(vars(missiles[0]))
    told = [missile.count for missile in missiles if missile.count != (None, None)]
    first["count"] = told[0] if told else (len(missiles), len(missiles))
    for name in ("distances", "apogees"):
        first[name] = tuple(reading for missile in missiles for reading in getattr(missile, name))
    return RefLaunch(**first)
