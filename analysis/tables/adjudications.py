"""Adjudications: what most needs a person, and what persons decided, as tables.

In      the frames of a run
Out     Piece: a table that a notebook shows
Units   as the values have them
Missing a run that needs nobody shows an empty table, and says so
Next    notebook 05 and the brief show them
"""

from collections.abc import Iterator
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.rules import load_rules
from analysis.tables.labels import name_subjects, say_code
from analysis.tables.pieces import UNSTATED, Piece, make_table

Row = dict[str, Any]


def tabulate_adjudications(adjudications: pd.DataFrame) -> Piece:
    """Every decision of an analyst, and what became of it."""
    shown = [
        {
            "Line": row["line"],
            "Decided": " ".join(filter(None, (row["action"], row["attribute"], row["value"]))),
            "About": row["target"],
            "Because": row["reason"],
            "By": f"{row['analyst']}, {row['date']}",
            "Became": f"{row['status']}: {row['note']}",
        }
        for row in read_rows(adjudications)
    ]
    return make_table("Decisions of an analyst", shown)


def tabulate_needs(frames: Any) -> Piece:
    """What most needs a person: conflicts first, then tellings that fit several launches, then low grades.

    The id is what a decision names as its target.
    """
    return make_table("What most needs a person", list(list_needs(frames)))


def list_needs(frames: Any) -> Iterator[Row]:
    """The same as rows of words; what an analyst has decided needs nobody any more."""
    subjects = name_subjects(frames.events)
    conflicts = frames.agreement[(frames.agreement.verdict == "conflict") & frames.agreement.adjudication.isna()]
    for row in read_rows(conflicts):
        said = frames.standings[
            (frames.standings.subject_id == row["subject_id"]) & (frames.standings.attribute == row["attribute"])
        ]
        words = "; ".join(f"{say_code('family', one['family'])}: {one['value']}" for one in read_rows(said))
        name = subjects.get(row["subject_id"], row["subject_id"])
        yield _need(row["subject_id"], name, f"conflict about: {say_code('attribute', row['attribute'])}", words)
    for row in read_rows(frames.links[frames.links.event_id.isna()]):
        yield _need(row["mention_id"], UNSTATED, "fits several launches", ", ".join(row["candidates"]))
    doubted = frames.events.grade.isin(load_rules()["event"]["doubted"]) & frames.events.adjudication.isna()
    for row in read_rows(frames.events[doubted]):
        yield _need(row["event_id"], subjects[row["event_id"]], f"grade {row['grade']}", ", ".join(row["documents"]))


def _need(target: str, launch: Any, why: str, between: str) -> Row:
    return {"Id": target, "Launch": launch, "Why": why, "Between": between}
