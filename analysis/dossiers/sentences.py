"""Sentences: what claims quote, shown in its sentence with the words marked, and the way back.

In      claims, and the texts and sentences they stand in
Out     Piece: a block a sentence
Units   places in characters of the text as received
Missing a text without an outlet is a page without a name
Next    launches, context and earlier show them below their values
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.links import name_text
from analysis.prose.words import say_text
from analysis.tables.labels import say_speaker
from analysis.tables.pieces import Piece, join

Row = dict[str, Any]

QUOTED = Piece('<blockquote id="{}" class="mathjax_ignore">{}\n<footer>{}, sentence {} · {}{}</footer></blockquote>\n')
BACK = Piece('<a href="#{}">{}</a>')


def collect_texts(documents: pd.DataFrame, sentences: pd.DataFrame) -> dict[Any, Row]:
    """Documents by id, and sentences by document and number."""
    named = {row["document_id"]: row for row in read_rows(documents)}
    return {**named, **{(row["document_id"], row["sentence"]): row for row in read_rows(sentences)}}


def name_sentences(claims: Iterable[Row], place: str) -> dict[tuple[str, int], str]:
    """An id in the page for each sentence that the claims stand in."""
    spots = sorted({(claim["document_id"], claim["sentence"]) for claim in claims})
    return {spot: f"{place}-s{number}" for number, spot in enumerate(spots, 1)}


def quote_sentences(claims: list[Row], place: str, texts: dict[Any, Row], read: Collection[str] | None = None) -> Piece:
    """Each sentence once, with the words of the claims marked, its source, who speaks, and links back.

    read: the texts that the page lists; all when not given.
    """
    within: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for claim in claims:
        within[claim["document_id"], claim["sentence"]].append(claim)
    return join(
        QUOTED.format(
            anchor,
            _mark_spans(texts[spot], within[spot]),
            _link_text(texts[spot[0]], read),
            spot[1],
            "; ".join(dict.fromkeys(map(say_speaker, within[spot]))),
            _link_back(within[spot]),
        )
        for spot, anchor in name_sentences(claims, place).items()
    )


def _link_text(text: Row, read: Collection[str] | None) -> Piece | str:
    listed = read is None or text["document_id"] in read
    return BACK.format(name_text(text["document_id"]), say_text(text)) if listed else say_text(text)


def _link_back(claims: list[Row]) -> Piece:
    first = {claim["subject"]: claim["claim_id"] for claim in reversed(claims)}
    links = (BACK.format(claim_id, subject.lower()) for subject, claim_id in reversed(first.items()))
    return Piece('<span class="back"> · back to {}</span>').format(join(links, ", "))


def _mark_spans(sentence: Row, claims: list[Row]) -> Piece:
    """The sentence with every quoted span marked; spans that touch are one."""
    first, text, pieces, at = sentence["start"], sentence["text"], [], 0
    for start, end in _join_spans((claim["start"] - first, claim["end"] - first) for claim in claims):
        pieces += [text[at:start], Piece("<mark>{}</mark>").format(text[start:end])]
        at = end
    return join([*pieces, text[at:]])


def _join_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined
