"""Changes as a table: the values that are revised since the last issue.

In      the last issue, the events of this run, their claims with event_id
Out     Piece: a table that a notebook shows; nothing where no value is revised
Units   km, or mi where asked
Missing "not stated"
Next    the brief shows it below what is new
"""

import pandas as pd

from analysis.changes import REVISED, Last, find_changes
from analysis.intervals import read_rows
from analysis.tables.chronology import find_evidence
from analysis.tables.labels import NOT_STATED, say_code, say_event
from analysis.tables.pieces import Piece, link, make_table


def tabulate_changes(last: Last | None, events: pd.DataFrame, told: pd.DataFrame, units: str = "km") -> Piece:
    """Each revised value as it is now, a link to its sentence, and as it was. told: claims with event_id."""
    if last is None or last.events is None:
        return Piece("")
    revised = [change for change in find_changes(events, last.events, units) if change.what == REVISED]
    found = {event_id: find_evidence(read_rows(claims)) for event_id, claims in told.groupby("event_id")}
    rows = []
    for change in revised:
        claim = found.get(change.event["event_id"], {}).get(change.attribute or "", {})
        now = link(change.now, claim.get("claim_id")) if change.now else NOT_STATED
        name, value = say_event(change.event), say_code("attribute", change.attribute)
        rows.append({"Launch": name, "Value": value, "Now": now, "Before": change.before or NOT_STATED})
    # An earlier issue keeps its launches' values, not their hedges; one beside a bare value would seem a change.
    caption = f"Values revised since issue {last.issue}; the words that soften them stand in the chronology"
    return make_table(caption, rows) if rows else Piece("")
