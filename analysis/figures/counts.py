"""Counts: how many missiles each family says flew, open ends as arrows.

In      events, standings
Out     Picture: a point is a number, a line an interval, an arrow an end that is open
Units   missiles
Missing a launch whose number nobody states is left out and counted in the caption
Next    briefs and the notebook of agreement
"""

import pandas as pd

from analysis.figures.ranges import SHOWN, draw_ranges
from analysis.figures.scales import scale_numbers
from analysis.figures.sheet import Picture, Sheet, draw_nothing
from analysis.figures.sources import Row, cite_families, list_standing, name_launches
from analysis.prose.words import raise_first, say_as_said, say_family, say_number, say_share

LEFT = 178.0


def draw_counts(events: pd.DataFrame, standings: pd.DataFrame, *, linked: bool = False) -> Picture:
    """The number of missiles by launch and family, newest first. linked: launches lead to #event_id."""
    rows = list_standing(standings, ["count"])
    if not rows:
        return draw_nothing("No number of missiles is stated")
    told = list(dict.fromkeys(row["subject_id"] for row in rows))
    shown = [row for row in rows if row["subject_id"] in told[:SHOWN]]
    sheet = Sheet(_find_title(rows, told))
    ends = [end for row in shown for end in (row["low"], row["high"]) if end is not None]
    scale = scale_numbers(max(ends) + 1, LEFT, whole=True)
    names = name_launches(standings)
    draw_ranges(sheet, scale, [(row, _label(row)) for row in shown], names, "missiles", linked)
    silent = len(events) - len(told)
    rest = f" The newest {SHOWN} of {len(told)} launches." if len(told) > SHOWN else ""
    none = f" For {say_number(silent)} more no number is stated." if silent > 0 else ""
    marks = "A point is a number, a line the numbers it can be, an arrow an end left open."
    alt = ". ".join(f"{names[row['subject_id']]}, {_label(row)}" for row in shown)
    return sheet.finish(f"{alt}.", f"{marks}{rest}{none} {_cite(shown)}")


def _find_title(rows: list[Row], told: list[str]) -> str:
    loose = {row["subject_id"] for row in rows if row["low"] is None or row["low"] != row["high"]}
    exact = [subject for subject in told if any(r["subject_id"] == subject and r["low"] == r["high"] for r in rows)]
    if not loose:
        return "Each number of missiles that is stated is exact"
    if not exact:
        return "No exact number of missiles is stated"
    if len(told) == 1:
        return "The number of missiles is stated exactly by some, left open by others"
    return raise_first(f"an exact number of missiles is stated for {say_share(len(exact), len(told))} launches")


def _label(row: Row) -> str:
    return f"{raise_first(say_family(row['family']))}: {say_as_said(row)}"


def _cite(rows: list[Row]) -> str:
    return cite_families(dict.fromkeys(say_family(row["family"]) for row in rows))
