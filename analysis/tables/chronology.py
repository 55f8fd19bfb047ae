"""Chronology: the launches as a table, and the tellings that make them.

In      claims, mentions, links, events
Out     Piece: a table that a notebook shows; the claim that stands for each value of a launch
Units   km, or mi where asked; days and clock times local to the launch site
Missing "not stated"
Next    the notebooks show it; dossiers goes into each launch
"""

from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.intervals import read_rows, say_days
from analysis.mentions import TOLD
from analysis.prose.words import name_days
from analysis.rules import load_kinds
from analysis.tables.labels import name_subjects, say_code, say_event, say_kind, say_measure
from analysis.tables.pieces import UNSTATED, Piece, join, link, make_table, show_grade

Row = dict[str, Any]
MANY = 20  # our choice: a chronology longer than this is given links to its years
TELLINGS = "Tellings, and the launch each was taken as"


def join_events(claims: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The claims of linked mentions, each with its event_id: a row a claim and event.

    claims needs mention_id, links mention_id and event_id.
    """
    placed = links.dropna(subset="event_id")[["mention_id", "event_id"]]
    return claims.merge(placed, on="mention_id", how="inner", validate="many_to_one")


def newest_first(events: pd.DataFrame) -> pd.DataFrame:
    """The launches by their last possible day, the newest first and undated ones at the end."""
    return events.sort_values(["to_date", "event_id"], ascending=False, na_position="last", kind="stable")


def tabulate_events(events: pd.DataFrame, told: pd.DataFrame, units: str = "km") -> Piece:
    """The chronology, newest first. told: the claims with event_id (see join_events)."""
    claims = {event_id: read_rows(group) for event_id, group in told.groupby("event_id")}
    ordered = read_rows(newest_first(events))
    rows = [_tell_event(event, claims.get(event["event_id"], []), units) for event in ordered]
    actors = events.actor.dropna().unique()
    if len(actors) == 1 and events.actor.notna().all():
        rows = [{head: cell for head, cell in row.items() if head != "Who"} for row in rows]
    by = f" by {actors[0]}" if len(actors) == 1 else ""
    caption = f"Launches{by}, newest first. Days and clock times are local; a value leads to its sentence."
    if len(rows) <= MANY:
        return make_table(caption, rows)
    years = [str(event["to_date"].year) if event["to_date"] else None for event in ordered]
    first = [year if year and year not in years[:place] else None for place, year in enumerate(years)]
    links = join((Piece('<a href="#in-{}">{}</a>').format(year, year) for year in first if year), " · ")
    names = [f"in-{year}" if year else None for year in first]
    return Piece('<p class="scope beside">By year: {}</p>').format(links) + make_table(caption, rows, names)


def _tell_event(event: Row, claims: list[Row], units: str) -> Row:
    found = find_evidence(claims)
    days = name_days(event["from_date"], event["to_date"])
    clock = [_tell_clock(event["local_time"], found.get("time", {}))] if event["local_time"] else []
    # Landing areas come with a preposition of their own: "toward the sea", "off the coast".
    places = [
        Piece("{}{}").format(sign, link(event[place], _id_of(found, place)))
        for sign, place in (("", "site"), ("→ ", "landing"))
        if event[place]
    ]
    if not event["from_date"] and event["first_reported_date"]:
        clock.append(Piece('<span class="q">reported {}</span>').format(say_days((event["first_reported_date"],) * 2)))
    if event["role"] == "planned":
        clock.append(Piece('<span class="q">{}</span>').format(say_code("role", "planned")))
    if event["adjudication"]:
        clock.append(Piece('<span class="q">decided: {}</span>').format(event["adjudication"]))
    return {
        "When": join([link(days, _id_of(found, "date")) if event["from_date"] else days, *clock], ", "),
        "Who": event["actor"] or UNSTATED,
        "What": _tell_kinds(event, claims, found),
        "How many": _tell_number(event, "count", "missiles", found, units),
        "Distance": _tell_number(event, "distance", "km", found, units),
        "Apogee": _tell_number(event, "apogee", "km", found, units),
        "From, to": join(places, " ") or UNSTATED,
        "Said by": ", ".join(say_code("family", family) for family in event["families"]) or UNSTATED,
        "Credibility": show_grade(event["grade"]),
    }


def _tell_clock(clock: str, claim: Row) -> Piece:
    hedge = f"{say_code('manner', claim['hedge'])} " if claim.get("hedge") else ""
    return link(f"{hedge}{clock}", claim.get("claim_id"))


def _tell_kinds(event: Row, claims: list[Row], found: Row) -> Piece:
    """The most exact kinds, each with its claim; a launcher's own word is marked as such."""
    kinds = load_kinds()
    tips = [kind for kind in event["kinds"] if not any(kind in kinds.lineage(o)[1:] for o in event["kinds"])]
    pieces = []
    for kind in tips:
        claim = next((c for c in claims if c["attribute"] == "kind" and c["value"] == kind), {})
        own = Piece(' <span class="q">({})</span>').format(claim["stance"]) if claim.get("stance") == "claimed" else ""
        pieces.append(link(say_kind(kind), claim.get("claim_id")) + own)
    if event["name"]:
        pieces.append(link(event["name"], _id_of(found, "name")))
    return join(pieces, ", ") or UNSTATED


def _tell_number(event: Row, attribute: str, unit: str, found: Row, units: str) -> Piece:
    ends = ("count_low", "count_high") if attribute == "count" else (f"{attribute}_low_km", f"{attribute}_high_km")
    numbers = (event[ends[0]], event[ends[1]])
    if numbers == (None, None):
        return UNSTATED
    claim = found.get(attribute, {})
    # A figure keeps the word that softens it, unless the interval already says so.
    hedge = claim.get("hedge") if attribute != "count" and numbers[0] == numbers[1] else None
    words = say_measure(numbers, unit, units)
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


def _id_of(found: Row, attribute: str) -> str | None:
    return found[attribute]["claim_id"] if attribute in found else None


def tabulate_links(links: pd.DataFrame, mentions: pd.DataFrame, events: pd.DataFrame, caption: str = TELLINGS) -> Piece:
    """Which telling was taken as which launch, and why; open ones with the launches they could be."""
    joined = mentions.merge(links, on="mention_id", validate="one_to_one")
    subjects = name_subjects(events)
    shown = [
        {
            "Told as": say_event(row),
            "In": row["document_id"],
            "As": say_code("role", row["role"]),
            "Taken as": subjects.get(row["event_id"])
            or "open: " + ", ".join(subjects.get(c, c) for c in row["candidates"]),
            "Because": "; ".join(row["reasons"]),
        }
        for row in read_rows(joined)
    ]
    return make_table(caption, shown)
