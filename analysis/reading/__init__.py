"""Reading: what a text states, from its sentences to its claims.

In      documents (columns.DOCUMENTS)
Out     claims, context and rejected frames
Units   as in columns.py
Missing a document that is rejected is not read
Next    mentions gathers the claims of each launch
"""

from collections.abc import Mapping
from typing import Any

import pandas as pd

from analysis.columns import check_frames, make_frame
from analysis.lexicon import Lexicon, load_lexicon
from analysis.reading.claims import Teller, mention_key
from analysis.reading.context import find_context
from analysis.reading.launches import Launch, Refusal, find_launches
from analysis.reading.statements import find_statements
from analysis.reading.story import Story, published_days


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
    rejected: list[dict[str, Any]] = []
    by_document: dict[Any, pd.DataFrame] = dict(list(sentences.groupby("document_id", sort=False)))
    for document in documents[documents.status == "read"].to_dict("records"):
        if document["document_id"] in by_document:
            story = _story(document, by_document[document["document_id"]], lexicon)
            for rows, found in zip((claims, context, rejected), read_story(story)):
                rows.extend(found)
    return make_frame("claims", claims), make_frame("context", context), make_frame("rejected", rejected)


def _story(document: Mapping[Any, Any], sentences: pd.DataFrame, lexicon: Lexicon) -> Story:
    day = None if pd.isna(document["published_date"]) else document["published_date"].date()
    spans = [(row["sentence"], row["start"], row["end"], row["part"]) for row in sentences.to_dict("records")]
    published = published_days(day, document["date_precision"])
    return Story(document["document_id"], document["text"], spans, published, lexicon)


def read_story(story: Story) -> tuple[list[dict[str, Any]], list[dict[str, Any]], list[dict[str, Any]]]:
    """Rows of claims, context and rejected of one story."""
    launches, refusals = find_launches(story)
    claims = [claim for launch in launches for claim in _told(story, launch, launches)]
    unique = {(claim["mention_id"], claim["claim_id"]): claim for claim in claims}
    refused = [_refused(story, refusal) for refusal in refusals]
    return list(unique.values()), find_context(story, launches[0].actor if launches else None), refused


def _told(story: Story, launch: Launch, launches: list[Launch]) -> list[dict[str, Any]]:
    """The claims of a launch: its values, and who else speaks of it."""
    teller = Teller(story, launch, mention_key(story, launch))
    values = list(teller.claims())
    heard = {claim["authority"] for claim in values if "authority" in claim}
    return values + [teller.of_statement(said) for said in find_statements(story, launch, launches, heard)]


def _refused(story: Story, refusal: Refusal) -> dict[str, Any]:
    quote = story.tokens.words(refusal.at, refusal.at)
    where = {"document_id": story.document_id, "path": story.document_id, "sentence": refusal.line.number}
    return where | {"stage": "claims", "quote": quote, "reason": refusal.reason}
