"""Tables: frames as tables of a page, every value a link to what it rests on.

In      the frames of a run
Out     Piece: a table that a notebook shows
Units   km, or mi where asked, for what was read; quotes keep their own
Missing "not stated"
Next    the notebooks show them; dossiers goes into each launch
"""

from collections import defaultdict
from collections.abc import Iterable
from hashlib import sha256
from typing import Any

import pandas as pd

from analysis.intervals import read_rows, say_days
from analysis.labels import (
    rank_code,
    say_code,
    say_event,
    say_kind,
    say_manner,
    say_measure,
    say_reading,
    say_speaker,
)
from analysis.mentions import TOLD
from analysis.pieces import UNSTATED, Piece, join, link, make_table, show_grade, show_verdict
from analysis.rules import load_kinds, load_rules

Row = dict[str, Any]


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
    rows = [_tell_event(event, claims.get(event["event_id"], []), units) for event in read_rows(newest_first(events))]
    return make_table("Launches, newest first. Days and clock times are local; a value leads to its sentence.", rows)


def _tell_event(event: Row, claims: list[Row], units: str) -> Row:
    found = find_evidence(claims)
    days = say_days((event["from_date"], event["to_date"])) if event["from_date"] else "day not stated"
    clock = [_tell_clock(event["local_time"], found.get("time", {}))] if event["local_time"] else []
    places = [
        Piece("{} {}").format(word, link(event[place], _id_of(found, place)))
        for word, place in (("from", "site"), ("to", "landing"))
        if event[place]
    ]
    return {
        "When": join([link(days, _id_of(found, "date")), *clock], ", "),
        "Who": event["actor"] or UNSTATED,
        "What": _tell_kinds(event, claims, found),
        "How many": _tell_number(event, "count", "missiles", found, units),
        "Distance": _tell_number(event, "distance", "km", found, units),
        "Apogee": _tell_number(event, "apogee", "km", found, units),
        "From, to": join(places, ", ") or UNSTATED,
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


def tabulate_agreement(frames: Any, verdicts: Iterable[str], units: str = "km", subject: str = "launch") -> Piece:
    """What is said of launches (or of context) with one of these verdicts, conflicts first, then the newest launch."""
    chosen = frames.agreement[
        frames.agreement.verdict.isin(list(verdicts)) & (frames.agreement.subject_kind == subject)
    ]
    voices, subjects = _gather_voices(frames), name_subjects(frames.events)
    order = {subject: place for place, subject in enumerate(subjects)}
    rows = sorted(
        read_rows(chosen),
        key=lambda row: (
            rank_code("verdict", row["verdict"]),
            -order.get(row["subject_id"], -1),
            rank_code("attribute", row["attribute"]),
        ),
    )
    shown = [
        {
            subject.capitalize(): subjects.get(row["subject_id"]) or name_topic(*row["subject_id"].split("/")[1:]),
            "Value": say_code("attribute", row["attribute"]),
            "Verdict": show_verdict(row["verdict"]),
            "Who says what": voices[row["subject_id"], row["attribute"]],
            "Common ground": _tell_ground(row, units),
        }
        for row in rows
    ]
    return make_table("Families of authorities, each counted once, by the newest they said.", shown)


def name_subjects(events: pd.DataFrame) -> dict[str, str]:
    """The name of each launch, oldest first."""
    return {event["event_id"]: say_event(event) for event in read_rows(events)}


def name_topic(topic: str, instance: str | None = None) -> str:
    """The name of a topic, and which one it is where a text tells several apart."""
    names = {entry["id"]: entry["name"] for entry in load_rules("topics")["topic"]}
    return f"{names[topic]} ({instance})" if instance else str(names[topic])


def name_text(document_id: str) -> str:
    """The id of a text in a page; a file's name may hold anything."""
    return "t-" + sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def _gather_voices(frames: Any) -> dict[tuple[str, str], Piece]:
    """Who says what of each subject and attribute, in the words of the texts; a family says the same words once."""
    quotes = dict(zip(frames.claims.claim_id, frames.claims.quote))
    quotes |= dict(zip(frames.context.context_id, frames.context.quote))
    said: dict[tuple[str, str], dict[tuple[str, str], Piece]] = defaultdict(dict)
    for row in read_rows(frames.standings[~frames.standings.superseded]):
        family, quote = say_code("family", row["family"]), quotes[row["claim_id"]]
        denied = " (denied)" if row["stance"] == "denied" else ""
        piece = Piece("{}: {}{}").format(family, link(f"“{quote}”", row["claim_id"]), denied)
        said[row["subject_id"], row["attribute"]].setdefault((family, quote.casefold()), piece)
    return defaultdict(lambda: UNSTATED, {key: join(pieces.values(), "<br>") for key, pieces in said.items()})


def _tell_ground(row: Row, units: str) -> Any:
    if row["common"] is None:
        return "none"
    if row["unit"] == "km":
        return say_measure((row["low"], row["high"]), "km", units)
    return row["common"]


def tabulate_claims(claims: pd.DataFrame, units: str = "km") -> Piece:
    """Claims as the texts make them, one a row."""
    shown = [
        {
            "Value": say_code("attribute", claim["attribute"]),
            "As said": Piece("“{}”").format(claim["quote"]),
            "Read as": say_reading(claim, units),
            "How": say_manner(claim),
            "Who says so": say_speaker(claim),
        }
        for claim in read_rows(claims)
    ]
    return make_table("Claims in the order of their text", shown)


def tabulate_links(links: pd.DataFrame, mentions: pd.DataFrame, events: pd.DataFrame) -> Piece:
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
    return make_table("Tellings and the launch each was taken as", shown)
