"""Reading: what a text states, from its sentences to its claims. Its rooms, in order:

    words      a text as tagged words, and the phrases among them: days, numbers, weapons, places
    voices     who is named, and who speaks in a sentence
    story      one text, its sentences with who speaks in each
    launching  which words tell of a launch, whose and when, and which of them of the same one
    claiming   the values that the passages of a launch state

In      documents (columns.DOCUMENTS)
Out     claims, context and refusals frames
Units   as in columns
Missing a document that is rejected is not read
Next    mentions gathers the claims of each launch
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.columns import check_frames, make_frame
from analysis.intervals import read_columns, read_rows
from analysis.lexicon import Lexicon, load_lexicon
from analysis.reading.claiming.claims import Teller, mention_key
from analysis.reading.claiming.context import find_context
from analysis.reading.claiming.refusals import find_refusals, refusal_row
from analysis.reading.claiming.statements import find_statements, lines_after
from analysis.reading.launching.launches import find_launches
from analysis.reading.launching.settling import settle_days
from analysis.reading.story import Line, Span, Story, published_days


def find_claims(
    documents: pd.DataFrame, sentences: pd.DataFrame, lexicon: Lexicon | None = None
) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
    """The claims and the context statements of every text that was read, and the words refused, with reasons.

    documents, sentences: as columns.FRAMES has them. Raises FrameError when they are not.
    """
    check_frames(documents=documents, sentences=sentences)
    lexicon = lexicon or load_lexicon()
    claims: list[dict[str, Any]] = []
    context: list[dict[str, Any]] = []
    refusals: list[dict[str, Any]] = []
    spans = _spans_by_document(sentences)
    for document in read_rows(documents[documents.status == "read"]):
        if document["document_id"] in spans:
            story = _story(document, spans[document["document_id"]], lexicon)
            for rows, found in zip((claims, context, refusals), read_story(story)):
                rows.extend(found)
    return make_frame("claims", claims), make_frame("context", context), make_frame("refusals", refusals)


def _spans_by_document(sentences: pd.DataFrame) -> dict[str, list[Span]]:
    spans: dict[str, list[Span]] = {}
    for document_id, *span in read_columns(sentences, ("document_id", "sentence", "start", "end", "part")):
        spans.setdefault(document_id, []).append(tuple(span))
    return spans


def _story(document: Mapping[str, Any], spans: list[Span], lexicon: Lexicon) -> Story:
    day = document["published_date"]
    published = published_days(day and day.date(), document["date_precision"])
    return Story(document["document_id"], document["text"], spans, published, lexicon)


def read_story(story: Story) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of claims, context and refusals of one story."""
    launches, refused = find_launches(story)
    launches = settle_days(story, launches)
    tellers = [Teller(story, launch, mention_key(story, launch)) for launch in launches]
    lines = lines_after(story, launches)
    told = [claim for place, teller in enumerate(tellers) for claim in _told(teller, lines.get(place, []))]
    claims = {(claim["mention_id"], claim["claim_id"]): claim for claim in told}
    context = find_context(story, launches[0].actor if launches else None)
    refused += [refusal for teller in tellers for refusal in teller.refusals]
    refusals = find_refusals(story, launches, [*claims.values(), *context], refused)
    return list(claims.values()), context, [refusal_row(story, refusal) for refusal in refusals]


def _told(teller: Teller, lines: list[Line]) -> list[dict[str, Any]]:
    """The claims of a launch: its values, and who else speaks of it."""
    values = list(teller.claims())
    heard = {claim["authority"] for claim in values if "authority" in claim}
    return values + [teller.of_statement(said) for said in find_statements(teller.story, lines, heard)]
