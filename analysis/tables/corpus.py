"""Corpus: how families of authorities compare over all launches, as tables.

In      meetings and reliability of a run
Out     Piece: a table that a notebook shows
Units   km, or mi where asked; days, minutes and missiles as they are; % and alpha without a unit
Missing the note says why a figure cannot be given
Next    notebook 04 shows them
"""

from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.words import convert
from analysis.tables.labels import say_code
from analysis.tables.pieces import UNSTATED, Piece, make_table

Row = dict[str, Any]


def tabulate_meetings(meetings: pd.DataFrame, units: str = "km") -> Piece:
    """How often each two independent families speak of one launch, how often they agree, and how far they differ."""
    shown = [
        {
            "Families": f"{say_code('family', row['family'])} and {say_code('family', row['other_family'])}",
            "Value": say_code("attribute", row["attribute"]),
            "Launches both tell": row["n_events"],
            "Of these alike": row["n_alike"],
            "The first says more by": _say_difference(row, units),
            "Bias": _say_interval(row, ("bias_pct", "bias_low_pct", "bias_high_pct"), "{:+.1f} %"),
        }
        for row in read_rows(meetings)
    ]
    return make_table("Two families over all launches that both tell", shown)


def tabulate_reliability(reliability: pd.DataFrame) -> Piece:
    """Krippendorff's alpha of each attribute, with its interval."""
    shown = [
        {
            "Value": say_code("attribute", row["attribute"]),
            "Launches": row["n_events"],
            "Families": row["n_families"],
            "Alpha": _say_interval(row, ("alpha", "alpha_low", "alpha_high"), "{:.2f}"),
        }
        for row in read_rows(reliability)
    ]
    return make_table("Krippendorff's alpha: one where all agree, none where they agree as chance would have it", shown)


def _say_difference(row: Row, units: str) -> Any:
    if row["mean_difference"] is None:
        return UNSTATED
    in_miles = row["unit"] == "km" and units == "mi"
    figure = convert(row["mean_difference"], units) if in_miles else row["mean_difference"]
    return f"{figure:+.3g} {'mi' if in_miles else row['unit'] or ''}".strip()


def _say_interval(row: Row, names: tuple[str, str, str], form: str) -> Any:
    """A figure with its interval, or why there is none."""
    figure, low, high = (row[name] for name in names)
    if figure is None:
        return row["note"] or UNSTATED
    return f"{form.format(figure)} ({form.format(low)} to {form.format(high)})"
