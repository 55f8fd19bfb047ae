"""Values: each value of a launch as a table shows it, softened as its source softens it, leading to its claim.

In      an event, its claims, and the claim that stands for each attribute
Out     Piece: a link to the claim; the claim that stands for each value of a launch
Units   km, or mi where asked; days and clock times local to the launch site
Missing None where the launch has no such value
Next    chronology and changes
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.mentions import TOLD
from analysis.prose.words import name_days
from analysis.rules import load_kinds
from analysis.tables.labels import say_code, say_kind, say_measure
from analysis.tables.pieces import Piece, join, link

Row = dict[str, Any]
ENDS = {"count": ("count_low", "count_high")}
ENDS |= {name: (f"{name}_low_km", f"{name}_high_km") for name in ("distance", "apogee")}


def tell_value(event: Row, attribute: str, claims: list[Row], found: Row, units: str = "km") -> Piece | None:
    """A value of a launch. found: the claim that stands for each of its attributes (see find_evidence)."""
    claim = found.get(attribute, {})
    if attribute == "kind":
        return _tell_kinds(event, claims)
    if attribute in ENDS:
        return _tell_number(event, attribute, claim, units)
    if attribute == "date":
        days = name_days(event["from_date"], event["to_date"]) if event["from_date"] else None
        return link(days, claim.get("claim_id")) if days else None
    if attribute == "time":
        hedge = f"{say_code('manner', claim['hedge'])} " if claim.get("hedge") else ""
        return link(f"{hedge}{event['local_time']}", claim.get("claim_id")) if event["local_time"] else None
    return link(event[attribute], claim.get("claim_id")) if event[attribute] else None


def _tell_kinds(event: Row, claims: list[Row]) -> Piece | None:
    """The most exact kinds, each with its claim; a launcher's own word is marked as such."""
    kinds = load_kinds()
    tips = [kind for kind in event["kinds"] if not any(kind in kinds.lineage(o)[1:] for o in event["kinds"])]
    pieces = []
    for kind in tips:
        claim = next((c for c in claims if c["attribute"] == "kind" and c["value"] == kind), {})
        own = Piece(' <span class="q">({})</span>').format(claim["stance"]) if claim.get("stance") == "claimed" else ""
        pieces.append(link(say_kind(kind), claim.get("claim_id")) + own)
    return join(pieces, ", ") if pieces else None


def _tell_number(event: Row, attribute: str, claim: Row, units: str) -> Piece | None:
    low, high = (event[end] for end in ENDS[attribute])
    if low is None and high is None:
        return None
    # A figure keeps the word that softens it, unless the interval already says so.
    hedge = claim.get("hedge") if attribute != "count" and low == high else None
    words = say_measure((low, high), "missiles" if attribute == "count" else "km", units)
    return link(f"{say_code('manner', hedge)} {words}" if hedge else words, claim.get("claim_id"))


def find_evidence(claims: Iterable[Row]) -> Row:
    """The claim that stands for each attribute: told before denied, exact before vague, named before unnamed."""
    found: Row = {}
    for claim in sorted(claims, key=_weakness):
        found.setdefault(claim["attribute"], claim)
    return found


def _weakness(claim: Row) -> tuple:
    low, high = (claim["from_date"], claim["to_date"]) if claim["from_date"] else (claim["low"], claim["high"])
    open_end = None in (low, high)
    width = 0.0 if open_end else pd.Timedelta(high - low).days if claim["from_date"] else high - low
    vague = -len(claim["value"]) if claim["attribute"] in ("site", "landing", "name") else 0
    return claim["stance"] not in TOLD, open_end, width, vague, claim["authority"] is None, claim["claim_id"]
