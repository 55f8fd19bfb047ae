"""Cell: one text, read for a cell of a notebook.

In      a text; where its day of publication matters, with `date 2026-01-27` as its first line
Out     Cell: the frames of the text; it shows itself as tables in a notebook, as a listing at a prompt
Units   as in columns
Missing a text without a launch shows empty tables
Next    `analysis.read`; the analyst looks at it
"""

from dataclasses import dataclass

import pandas as pd

from analysis.columns import make_frame
from analysis.documents import describe_text
from analysis.intervals import read_rows
from analysis.listing.stories import launch_cells, list_stories
from analysis.listing.words import Row
from analysis.mentions import group_mentions
from analysis.reading import find_claims
from analysis.reading.words.sentences import split_sentences
from analysis.tables import Piece, tabulate_refusals
from analysis.tables.labels import say_code, say_manner, say_reading, say_speaker
from analysis.tables.pieces import UNSTATED, make_table


@dataclass(frozen=True, repr=False)
class Cell:
    """What one text tells; the names of the frames are those of columns.FRAMES."""

    documents: pd.DataFrame
    sentences: pd.DataFrame
    claims: pd.DataFrame
    mentions: pd.DataFrame
    context: pd.DataFrame
    refusals: pd.DataFrame
    rejected: pd.DataFrame

    def __repr__(self) -> str:
        return list_stories(self).rstrip()

    def _repr_html_(self) -> str:
        return str(self._launches() + self._claims() + tabulate_refusals(self.refusals))

    def _launches(self) -> Piece:
        heads = ("Its role", "When", "Who", "What")
        rows = [dict(zip(heads, launch_cells(mention), strict=True)) for mention in read_rows(self.mentions)]
        return make_table("Launches", [{"Launch": number, **row} for number, row in enumerate(rows, 1)])

    def _claims(self) -> Piece:
        """The claims in the order of the text, each in its sentence."""
        numbers = {mention_id: number for number, mention_id in enumerate(self.mentions.mention_id, 1)}
        sentences = {row["sentence"]: row for row in read_rows(self.sentences)}
        shown = [
            {
                "Launch": numbers.get(claim["mention_id"], UNSTATED),
                "Value": say_code("attribute", claim["attribute"]),
                "Read as": say_reading(claim),
                "How": say_manner(claim),
                "Who says so": say_speaker(claim),
                "In its sentence": _marked(sentences[claim["sentence"]], claim),
            }
            for claim in read_rows(self.claims.sort_values(["start", "end"], kind="stable"))
        ]
        return make_table("Claims in the order of the text", shown)


def _marked(sentence: Row, claim: Row) -> Piece:
    start, end = claim["start"] - sentence["start"], claim["end"] - sentence["start"]
    text = sentence["text"]
    return Piece("{}<mark>{}</mark>{}").format(text[:start], text[start:end], text[end:])


def read_text(text: str) -> Cell:
    """The launches, claims and refusals of a text, which is read as if it were a file."""
    documents = describe_text(text)
    sentences = split_sentences(documents)
    claims, context, refusals = find_claims(documents, sentences)
    mentions = group_mentions(claims)
    return Cell(documents, sentences, claims, mentions, context, refusals, make_frame("rejected", []))
