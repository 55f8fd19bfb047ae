"""Agreement and claims as tables: who says what, in which words, and how it compares.

In      the frames of a run
Out     Piece: a table that a notebook shows
Units   km, or mi where asked, for what was read; quotes keep their own
Missing "not stated"; no common ground is said as "none"
Next    the notebooks show it
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.tables.labels import (
    name_subjects,
    name_topic,
    rank_code,
    say_code,
    say_manner,
    say_measure,
    say_reading,
    say_speaker,
)
from analysis.tables.pieces import UNSTATED, Piece, join, link, make_table, show_verdict

Row = dict[str, Any]


def tabulate_agreement(frames: Any, verdicts: Iterable[str], units: str = "km", subject: str = "launch") -> Piece:
    """What is said of launches (or of context) with one of these verdicts, conflicts first, then the newest launch."""
    chosen = frames.agreement[
        frames.agreement.verdict.isin(list(verdicts)) & (frames.agreement.subject_kind == subject)
    ]
    voices, subjects = _gather_voices(frames), name_subjects(frames.events)
    order = {subject: place for place, subject in enumerate(subjects)}
    rows = sorted(
        read_rows(chosen),
        key=lambda row: (
            rank_code("verdict", row["verdict"]),
            -order.get(row["subject_id"], -1),
            rank_code("attribute", row["attribute"]),
        ),
    )
    shown = [
        {
            subject.capitalize(): subjects.get(row["subject_id"]) or name_topic(*row["subject_id"].split("/")[1:]),
            "Value": say_code("attribute", row["attribute"]),
            "Verdict": show_verdict(row["verdict"]),
            "Who says what": voices[row["subject_id"], row["attribute"]],
            "Common ground": _tell_ground(row, units),
        }
        for row in rows
    ]
    return make_table("Families of authorities, each counted once, by the newest they said.", shown)


def _gather_voices(frames: Any) -> dict[tuple[str, str], Piece]:
    """Who says what of each subject and attribute, in the words of the texts; a family says the same words once."""
    quotes = dict(zip(frames.claims.claim_id, frames.claims.quote))
    quotes |= dict(zip(frames.context.context_id, frames.context.quote))
    said: dict[tuple[str, str], dict[tuple[str, str], Piece]] = defaultdict(dict)
    for row in read_rows(frames.standings[~frames.standings.superseded]):
        family, quote = say_code("family", row["family"]), quotes[row["claim_id"]]
        denied = " (denied)" if row["stance"] == "denied" else ""
        piece = Piece("{}: {}{}").format(family, link(f"“{quote}”", row["claim_id"]), denied)
        said[row["subject_id"], row["attribute"]].setdefault((family, quote.casefold()), piece)
    return defaultdict(lambda: UNSTATED, {key: join(pieces.values(), "<br>") for key, pieces in said.items()})


def _tell_ground(row: Row, units: str) -> Any:
    if row["common"] is None:
        return "none"
    if row["unit"] == "km":
        return say_measure((row["low"], row["high"]), "km", units)
    return row["common"]


def tabulate_claims(claims: pd.DataFrame, units: str = "km") -> Piece:
    """Claims as the texts make them, one a row."""
    shown = [
        {
            "Value": say_code("attribute", claim["attribute"]),
            "As said": Piece("“{}”").format(claim["quote"]),
            "Read as": say_reading(claim, units),
            "How": say_manner(claim),
            "Who says so": say_speaker(claim),
        }
        for claim in read_rows(claims)
    ]
    return make_table("Claims in the order of their text", shown)
