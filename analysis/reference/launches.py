"""Launches: a reference file, a row a launch or a missile, as launches.

In      a CSV file or a workbook (.xlsx) whose heads agreement.toml knows: our own, or those of the CNS North Korea
        Missile Test Database, as spreadsheets save it (Western letters, lines above the heads, months without a day)
Out     RefLaunch: missiles of one actor, day and salvo are one launch
Units   km; days local to the launch site and in UTC
Missing an empty cell, or a word such as "unknown", is None; a day in UTC without a clock time is two local days
Next    comparing holds the chronology against them
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.intervals import Interval
from analysis.lexicon import load_lexicon
from analysis.reference.sheets import BadReference, list_rows
from analysis.rules import load_rules

Row = dict[str, str]
ONE_DAY = pd.Timedelta(days=1)


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
    rows = list_rows(path)
    known = _find_heads(rows, path.name)
    is_local = known["date"][0] in load_rules()["reference"]["local_heads"]
    for line, cells in rows:
        row = {name: _bare(cells[place]) if place < len(cells) else "" for name, (_, place) in known.items()}
        if not any(map(str.strip, cells)):
            continue
        row = dict.fromkeys(load_rules()["reference"]["heads"], "") | row
        row["zone"] = row["zone"] or ("local" if is_local else "utc")
        try:
            yield _read_missile(row, line)
        except ValueError as error:
            raise BadReference(f"{path.name}, line {line}: {error}") from error


def _find_heads(rows: Iterator[tuple[int, list[str]]], file: str) -> dict[str, tuple[str, int]]:
    """The head and place of each column we know, from the first line that has one for the day; `rows` then goes on."""
    heads = load_rules()["reference"]["heads"]
    for _, cells in rows:
        given = [cell.strip() for cell in cells]
        known = {name: next((form for form in forms if form in given), None) for name, forms in heads.items()}
        if known["date"] is not None:
            return {name: (head, given.index(head)) for name, head in known.items() if head is not None}
    raise BadReference(f"{file}, line 1: no column for the day; name one of {', '.join(heads['date'])}")


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
    days, utc_days, time = _turn((first, last), _read_clock(row["time"]), zone, row["zone"] == "utc")
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
    """A day, or all days of a month where that is all there is; no form leaves open which it is."""
    for form in load_rules()["reference"]["months"]:
        if month := _parse(words, form):
            return month, month + pd.offsets.MonthEnd(0)
    for form in load_rules()["reference"]["days"]:
        if day := _parse(words, form):
            return day, day
    raise ValueError(f"no day {words!r}; write it as 2026-01-31")


def _parse(words: str, form: str) -> pd.Timestamp | None:
    try:
        return pd.Timestamp(datetime.strptime(words, form)).normalize()
    except ValueError:
        return None


def _read_clock(words: str) -> str | None:
    """ "22:34", "22:34:00", "10:34:00 PM", and what a spreadsheet makes of it: "1899-12-31 22:34:00"."""
    found = re.search(r"(\d{1,2}):(\d{2})(?::\d{2})?(?:\s*([ap])m)?", words, re.IGNORECASE)
    if not found:
        return None
    half = (found[3] or "").casefold()
    hour = int(found[1]) % 12 + 12 * (half == "p") if half else int(found[1])
    return f"{hour:02}:{found[2]}"


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
    """The figures of a cell; "between 25 and 90 km" gives both."""
    return tuple(float(figure.replace(",", "")) for figure in re.findall(r"\d[\d,]*(?:\.\d+)?", words))


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
