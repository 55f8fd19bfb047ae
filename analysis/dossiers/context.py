"""Context: what the texts say beside the launches, and the sentences it stands in.

In      the frames of a run
Out     Piece: what a notebook shows
Units   as said
Missing nothing said beside the launches is an empty table that says so
Next    the brief shows it
"""

from typing import Any

from analysis.dossiers.sentences import collect_texts, quote_sentences
from analysis.dossiers.values import tabulate_values
from analysis.intervals import read_rows
from analysis.tables.labels import name_topic
from analysis.tables.pieces import Piece, fold


def open_context(frames: Any, units: str = "km") -> Piece:
    """What the texts say beside the launches, and the sentences it stands in."""
    rows = [
        row | {"claim_id": row["context_id"], "subject": name_topic(row["topic"], row["instance"])}
        for row in read_rows(frames.context)
    ]
    values = tabulate_values("Topic", rows, "context", units)
    sentences = quote_sentences(rows, "context", collect_texts(frames.documents, frames.sentences))
    return values + fold("The sentences they stand in", sentences) if rows else values
