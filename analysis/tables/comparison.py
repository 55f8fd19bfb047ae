"""Comparison: the chronology beside a reference made by others, as a table.

In      comparison of a run
Out     Piece: a table and a sentence that a notebook shows
Units   days in local time, in UTC where they differ; km, or mi where asked
Missing "not stated" where either says nothing
Next    notebook 03 and the brief show it
"""

from typing import Any

import pandas as pd

from analysis.intervals import read_rows, say_days, say_numbers
from analysis.prose.links import Counted, Part, Tally, figure, total
from analysis.prose.story import Sentence, say
from analysis.prose.words import convert, name_days
from analysis.tables.labels import say_code
from analysis.tables.pieces import UNSTATED, Piece, make_table

Row = dict[str, Any]


def say_comparison(comparison: pd.DataFrame) -> Sentence:
    """How many launches of the reference the texts tell, how many they miss, and how many they have besides."""
    if comparison.empty:
        return say("There is no reference to compare with.")
    counted: dict[str, list[Counted]] = {"found": [], "missed": [], "extra": []}
    for number, row in enumerate(read_rows(comparison)):
        counted[row["status"]].append(Counted(_name_row(number), _name_launch(row)))
    found, missed, extra = (
        Tally(f"launches told by {say_code('comparison', s)}", tuple(r)) for s, r in counted.items()
    )
    whole = Tally("launches of the reference", (*found.rows, *missed.rows))
    head = total(whole, "launch stands", "launches stand", first=True)
    clauses = ((found, " found, "), (missed, " missed; "), (extra, " told besides."))
    return say(head, " in the reference: ", *(piece for tally, words in clauses for piece in _tell(tally, words)))


def _tell(tally: Tally, words: str) -> tuple[Part | str, str]:
    return figure(tally), f" {'is' if tally.number <= 1 else 'are'}{words}"


def _name_row(number: int) -> str:
    return f"reference-{number}"


def _name_launch(row: Row) -> str:
    return f"{row['actor']}, {name_days(row['from_date'], row['to_date'])}"


def tabulate_comparison(comparison: pd.DataFrame, units: str = "km") -> Piece:
    """Each launch of either, ours less the reference's."""
    shown = [
        {
            "Launch": _name_launch(row),
            "In": say_code("comparison", row["status"]),
            "Days off": _say_days_off(row),
            "Missiles off": _say_off(row["count_off"]),
            "Distance off": _say_off(row["distance_off_km"], units),
            "Apogee off": _say_off(row["apogee_off_km"], units),
            "The reference": _say_reference(row, units),
        }
        for row in read_rows(comparison)
    ]
    caption = "Ours less the reference's; nothing off where the two can be the same"
    return make_table(caption, shown, [_name_row(number) for number in range(len(shown))])


def _say_days_off(row: Row) -> Any:
    if row["days_off"] is None:
        return UNSTATED
    return f"{row['days_off']}" + (f" ({row['utc_days_off']} in UTC)" if row["utc_days_off"] != row["days_off"] else "")


def _say_off(figure: float | None, units: str = "") -> Any:
    if figure is None:
        return UNSTATED
    shown = convert(figure, units) if units == "mi" else figure
    return f"{shown:+.3g} {units}".strip() if shown else "0"


def _say_reference(row: Row, units: str) -> Any:
    """Its day and figures, and where they stand."""
    if row["reference_date"] is None:
        return UNSTATED
    day, utc = (say_days((row[name],) * 2) for name in ("reference_date", "reference_utc_date"))
    count = row["reference_count_low"], row["reference_count_high"]
    figures = [say_numbers(count, "missiles")] if count != (None, None) else []
    for name in ("distance", "apogee"):
        readings = dict.fromkeys(f"{convert(reading, units):g}" for reading in row[f"reference_{name}_km"])
        figures += [f"{say_code('attribute', name).lower()} {', '.join(readings)} {units}"] if readings else []
    words = ", ".join([day + (f" ({utc} in UTC)" if utc != day else ""), *figures])
    source = Piece('<a href="{}">{}</a>').format(row["address"], row["source"]) if row["address"] else row["source"]
    return Piece("{}; {}").format(words, source) if source else words
