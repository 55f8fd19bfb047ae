"""Changes as tables: the values that are revised since the last issue, and the launches that are told no more.

In      the last issue, the events of this run, their claims with event_id
Out     Piece: a table that a notebook shows; nothing where nothing is revised or gone
Units   km, or mi where asked
Missing "not stated"
Next    the brief shows it below what is new; dossiers quotes what the last issue rested on
"""

from typing import Any

import pandas as pd

from analysis.changes import GONE, REVISED, Change, Last, find_changes
from analysis.intervals import read_rows
from analysis.prose.links import name_earlier, name_gone, name_revised
from analysis.tables.chronology import tell_event
from analysis.tables.labels import say_code, say_event
from analysis.tables.pieces import UNSTATED, Piece, make_table
from analysis.tables.values import find_evidence, tell_value

Row = dict[str, Any]
Claims = dict[str, list[Row]]


def tabulate_changes(last: Last | None, events: pd.DataFrame, told: pd.DataFrame, units: str = "km") -> Piece:
    """Each revised value as it is and as it was, then the launches that are gone. told: claims with event_id."""
    if last is None or last.events is None:
        return Piece("")
    changes = find_changes(events, last.events, units)
    revised = [change for change in changes if change.what == REVISED]
    gone = [change.event for change in changes if change.what == GONE]
    now, before = group_claims(told), find_earlier(last, told)
    values = [_tell_revised(change, now, before, units) for change in revised]
    places = [name_revised(change.event["event_id"], change.attribute or "") for change in revised]
    rows = [tell_event(event, before.get(event["event_id"], []), units) for event in gone]
    tables = (
        (f"Values revised since issue {last.issue}", values, places),
        (f"Launches of issue {last.issue} that are told no more", rows, [name_gone(e["event_id"]) for e in gone]),
    )
    return Piece("").join(make_table(*table) for table in tables if table[1])


def _tell_revised(change: Change, now: Claims, before: Claims, units: str) -> Row:
    def told(event: Row, claims: Claims) -> Piece:
        own = claims.get(event["event_id"], [])
        value = tell_value(event, change.attribute or "", own, find_evidence(own), units)
        return UNSTATED if value is None else value

    name, value = say_event(change.event), say_code("attribute", change.attribute)
    return {"Launch": name, "Value": value, "Now": told(change.event, now), "Before": told(change.earlier, before)}


def group_claims(told: pd.DataFrame) -> Claims:
    """The claims of each launch."""
    return {str(event_id): read_rows(group) for event_id, group in told.groupby("event_id")}


def find_earlier(last: Last, told: pd.DataFrame) -> Claims:
    """The claims of each launch of the last issue; those that this run does not make are named apart from its own."""
    known = set(told.claim_id)
    renamed = last.claims.claim_id.map(lambda name: name if name in known else name_earlier(name))
    return group_claims(last.claims.assign(claim_id=renamed))
