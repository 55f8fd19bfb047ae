"""Earlier: what the last issue said of launches that are gone and of values that are revised, and this one does not.

In      the last issue; events, claims with event_id, and documents of this run
Out     Piece: what a notebook shows; nothing where nothing is gone
Units   km, or mi where asked, for what was read; quotes keep their own
Missing a text that is no longer read is named without a link
Next    the brief shows it; the values of the last issue lead here
"""

import pandas as pd

from analysis.changes import GONE, REVISED, Change, Last, find_changes
from analysis.dossiers.launches import name_attribute
from analysis.dossiers.sentences import Row, collect_texts, quote_sentences
from analysis.dossiers.values import tabulate_values
from analysis.prose.links import name_earlier
from analysis.tables.changes import find_earlier
from analysis.tables.pieces import Piece, fold

PLACE = "last"


def open_earlier(
    last: Last | None, events: pd.DataFrame, told: pd.DataFrame, documents: pd.DataFrame, units: str = "km"
) -> Piece:
    """The values and sentences of the last issue that what is gone or revised rested on. told: claims with event_id."""
    if last is None or last.events is None:
        return Piece("")
    claims = _list_claims(last, find_changes(events, last.events, units), told)
    if not claims:
        return Piece("")
    texts = collect_texts(last.documents, last.sentences)
    quotes = quote_sentences(claims, PLACE, texts, set(documents.document_id[documents.status == "read"]))
    values = tabulate_values("Value", claims, PLACE, units, f"What each authority said in issue {last.issue}")
    return fold("What the last issue rested on", values + quotes)


def _list_claims(last: Last, changes: list[Change], told: pd.DataFrame) -> list[Row]:
    """The claims that this run does not make: all of a launch that is gone, those of a value that is revised."""
    earlier, asked = find_earlier(last, told), set()
    for change in changes:
        if change.what == GONE:
            asked |= {(change.event["event_id"], claim["attribute"]) for claim in earlier[change.event["event_id"]]}
        elif change.what == REVISED:
            asked.add((change.earlier["event_id"], change.attribute))
    return [
        claim | {"subject": name_attribute(claim["attribute"])}
        for event_id, claims in earlier.items()
        for claim in claims
        if (event_id, claim["attribute"]) in asked and claim["claim_id"].startswith(name_earlier(""))
    ]
