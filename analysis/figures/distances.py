"""Distances: how far and how high each family says the missiles flew.

In      standings
Out     Picture: a point is the figure as said, a bar what its hedge leaves open; a line joins figures that differ
Units   km, or mi where asked
Missing a launch without a distance or apogee is left out
Next    briefs and the notebook of agreement
"""

import pandas as pd

from analysis.figures.ranges import SHOWN, draw_ranges
from analysis.figures.scales import scale_numbers
from analysis.figures.sheet import Picture, Sheet, draw_nothing
from analysis.figures.sources import Row, cite_families, list_standing, name_launches
from analysis.prose.words import convert, raise_first, say_as_said, say_distance, say_family, say_number, say_some

LEFT = 186.0
MARKS = (
    "Filled: distance flown. Hollow: apogee. A bar is what a hedge such as “about” leaves open, "
    "an arrow an open end. A line joins figures with no common ground."
)
NAMES = {"km": "kilometres", "mi": "miles"}


def draw_distances(standings: pd.DataFrame, units: str = "km", *, linked: bool = False) -> Picture:
    """Distance and apogee by launch and family, newest first, in km or mi. linked: launches lead to #event_id."""
    rows = [row for row in list_standing(standings, ["distance", "apogee"]) if row["unit"] == "km"]
    if not rows:
        return draw_nothing("No distance and no apogee is stated")
    told = list(dict.fromkeys(row["subject_id"] for row in rows))
    kept = [row for row in rows if row["subject_id"] in told[:SHOWN]]
    shown, names = [(_in_units(row, units), _label(row, units)) for row in kept], name_launches(standings)
    sheet = Sheet(_find_title(rows, told, units))
    ends = [end for row, _ in shown for end in (row["low"], row["high"]) if end is not None]
    draw_ranges(sheet, scale_numbers(max(ends), LEFT), shown, names, NAMES[units], linked)
    rest = f" The newest {SHOWN} of {len(told)} launches." if len(told) > SHOWN else ""
    alt = ". ".join(f"{names[row['subject_id']]}, {label}" for row, label in shown)
    families = dict.fromkeys(say_family(row["family"]) for row in kept)
    return sheet.finish(f"{alt}.", f"{MARKS}{rest} {cite_families(families)}")


def _in_units(row: Row, units: str) -> Row:
    ends = {end: None if row[end] is None else convert(row[end], units) for end in ("low", "high")}
    return row | ends


def _label(row: Row, units: str) -> str:
    high = ", high" if row["attribute"] == "apogee" else ""
    return f"{raise_first(say_family(row['family']))}: {say_as_said(row, units)}{high}"


def _find_title(rows: list[Row], told: list[str], units: str) -> str:
    if len(rows) == 1:
        row = rows[0]
        return f"One {row['attribute']} is stated: {say_as_said(row, units)}, by {say_family(row['family'])} alone"
    flown = [row for row in rows if row["attribute"] == "distance"]
    if not flown:
        return f"No distance is stated; an apogee for {say_some(len(told), 'launch', 'launches')}"
    ends = [end for row in flown for end in (row["low"], row["high"]) if end is not None]
    launches = say_some(len({row["subject_id"] for row in flown}), "launch", "launches")
    high = len({row["subject_id"] for row in rows if row["attribute"] == "apogee"})
    apogee = f"an apogee for {say_number(high)}" if high else "no apogee"
    return f"Distances of {say_distance(min(ends), max(ends), units)} are stated for {launches}, {apogee}"
