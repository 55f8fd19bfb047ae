"""Events: one launch across texts, and the chronology they make.

In      mentions, claims, documents
Out     links (a row a mention) and events (a row a launch)
Units   distances and apogees in km; days local to the launch site
Missing a mention that could be several launches has no event_id but candidates; what no text says of a launch is <NA>
Next    agreement compares what is said of each event, and fills in events.grade
"""

import re
from collections import defaultdict
from typing import Any

import pandas as pd

from analysis.adjudications.deciding import Docket
from analysis.columns import check_frames, make_frame
from analysis.events.launch import ONE_DAY, Launch, Mention, days_of
from analysis.events.linking import Finding, gather_launches
from analysis.events.moving import move_mentions
from analysis.intervals import Interval, narrow, read_rows
from analysis.mentions import distinct, is_told, settle_outcome, split_words
from analysis.rules import load_kinds, load_rules


def resolve_events(
    mentions: pd.DataFrame, claims: pd.DataFrame, documents: pd.DataFrame, docket: Docket | None = None
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Join the mentions that tell one launch: (links, a row a mention; events, a row a launch, oldest first).

    docket: what analysts decided of which mentions are one launch.
    Raises FrameError when a frame breaks its contract.
    """
    check_frames(mentions=mentions, claims=claims, documents=documents)
    findings = gather_launches(_dress_mentions(mentions, claims, documents))
    rows, names = _tell_launches(findings)
    if docket is not None and any(docket.open_decisions("merge", "split", "accept")):
        rows, names = _tell_launches(move_mentions(findings, names, docket))
    found = {finding.mention["mention_id"]: _tell_link(finding, names) for finding in findings}
    links = make_frame("links", [found[mention_id] for mention_id in mentions.mention_id])
    chronology = sorted(rows, key=lambda launch: (_later(launch.days[0]), names[launch]))
    return links, make_frame("events", [rows[launch] | {"event_id": names[launch]} for launch in chronology])


def _tell_launches(findings: list[Finding]) -> tuple[dict[Launch, dict[str, Any]], dict[Launch, str]]:
    """The row of each launch, and its name."""
    launches = dict.fromkeys(finding.launch for finding in findings if finding.launch is not None)
    rows = {launch: _tell_launch(launch) for launch in launches}
    for finding in findings:
        if finding.launch is not None and finding.decided:
            rows[finding.launch]["adjudication"] = finding.decided
    return rows, _name_launches(rows)


def _dress_mentions(mentions: pd.DataFrame, claims: pd.DataFrame, documents: pd.DataFrame) -> list[Mention]:
    """The mentions as rows, with publication, copy group, every kind told, and the words of date and relations."""
    texts = {text["document_id"]: text for text in read_rows(documents)}
    told: dict[str, dict[str, list]] = defaultdict(lambda: defaultdict(list))
    for claim in read_rows(claims[claims.attribute.isin(["kind", "date", "relation"])]):
        if is_told(claim):
            words = claim["value"] if claim["attribute"] == "kind" else claim["quote"]
            told[claim["mention_id"]][claim["attribute"]].append(words)
    return [
        mention
        | {key: texts.get(mention["document_id"], {}).get(key) for key in ("published_date", "copy_group")}
        | {"kinds": told[mention["mention_id"]]["kind"] or [mention["kind"]]}
        | {"date_words": next(iter(told[mention["mention_id"]]["date"]), None)}
        | {"relations": told[mention["mention_id"]]["relation"]}
        for mention in read_rows(mentions)
    ]


def _tell_link(finding: Finding, names: dict[Launch, str]) -> dict[str, Any]:
    reasons = finding.reasons
    if finding.launch is not None and not reasons:
        reasons = ["the most exact telling of it" if len(finding.launch.mentions) > 1 else "the only telling of it"]
    return {
        "mention_id": finding.mention["mention_id"],
        "event_id": names[finding.launch] if finding.launch else None,
        "candidates": sorted(names[launch] for launch in finding.candidates),
        "adjudication": finding.decided,
        "reasons": [*reasons, *(f'the text adds: "{words}"' for words in finding.mention["relations"])],
    }


def _tell_launch(launch: Launch) -> dict[str, Any]:
    # News before recollection, the older text first; among equals the id, which does not hang on the order of files.
    tellings = sorted(
        launch.mentions, key=lambda m: (m["role"] != "main", _later(m["published_date"]), m["mention_id"])
    )
    clock = next((mention for mention in tellings if mention["local_time"] is not None), tellings[0])
    kinds = distinct(kind for mention in tellings for kind in mention["kinds"])
    count_low, count_high = _count_missiles(tellings)
    return {
        "role": next(role for role in ("main", "background", "planned") if role in {m["role"] for m in tellings}),
        "actor": tellings[0]["actor"],
        "from_date": launch.days[0],
        "to_date": launch.days[1],
        "date_precision": _find_precision(launch),
        "local_time": clock["local_time"],
        "time_zone": clock["time_zone"],
        "count_low": count_low,
        "count_high": count_high,
        "kind": load_kinds().refine(kinds) if kinds else None,
        "kinds": kinds,
        "name": next(iter(_gather(tellings, "name")), None),
        **_range_readings(tellings, "distance"),
        **_range_readings(tellings, "apogee"),
        "site": _fullest(tellings, "site"),
        "landing": _fullest(tellings, "landing"),
        "outcome": settle_outcome(mention["outcome"] for mention in tellings),
        **_tell_sources(tellings),
    }


def _find_precision(launch: Launch) -> str | None:
    """How exact the days are: after the most exact telling that gives them."""
    giving = [mention for mention in launch.mentions if days_of(mention) == launch.days] or launch.mentions
    return giving[0]["date_precision"]


def _tell_sources(tellings: list[Mention]) -> dict[str, Any]:
    published = distinct(mention["published_date"] for mention in tellings)
    return {
        "first_reported_date": min(published, default=None),
        "last_reported_date": max(published, default=None),
        "documents": _gather(tellings, "document_id"),
        "copy_groups": _gather(tellings, "copy_group"),
        "mentions": _gather(tellings, "mention_id"),
        "authorities": distinct(name for mention in tellings for name in mention["authorities"]),
        "families": distinct(name for mention in tellings for name in mention["families"]),
    }


def _name_launches(rows: dict[Launch, dict[str, Any]]) -> dict[Launch, str]:
    """Actor, day and the letter of the kind, which hang on the launch alone; a number where they are not enough."""
    same_name = defaultdict(list)
    for launch, row in rows.items():
        slug = re.sub(r"[^a-z0-9]+", "-", (row["actor"] or "").casefold()).strip("-") or "unknown"
        same_name[f"{slug}-{_label_days(launch.days)}{load_kinds().find_letter(row['kind'])}"].append(launch)
    return {
        launch: f"{name}{number if number > 1 else ''}"
        for name, launches in same_name.items()
        for number, launch in enumerate(sorted(launches, key=lambda launch: _name_order(rows[launch])), 1)
    }


def _name_order(row: dict[str, Any]) -> tuple:
    told = [str(row[column] or "") for column in ("kind", "name", "count_low", "count_high", "site")]
    return _later(row["first_reported_date"]), row["local_time"] or "~", told, min(row["mentions"])


def _label_days(days: Interval) -> str:
    first, last = days
    if first is None:
        return "undated-"
    if last - first < load_rules()["linking"]["narrow_days"] * ONE_DAY:
        return f"{last:%Y-%m-%d}"
    if first.year != last.year:
        return f"{first.year}-{last.year}"
    return f"{last:%Y-%m}" if first.month == last.month else f"{last.year}"


def _count_missiles(tellings: list[Mention]) -> Interval:
    counts = [(mention["count_low"], mention["count_high"]) for mention in tellings]
    counts = [count for count in counts if count != (None, None)]
    return narrow(counts) if counts else (None, None)


def _range_readings(tellings: list[Mention], attribute: str) -> dict[str, float | None]:
    readings = [reading for mention in tellings for reading in mention[f"{attribute}_km"]]
    low, high = min(readings, default=None), max(readings, default=None)
    return {f"{attribute}_low_km": low, f"{attribute}_high_km": high}


def _fullest(tellings: list[Mention], place: str) -> str | None:
    return max(_gather(tellings, place), key=lambda words: len(split_words(words)), default=None)


def _gather(tellings: list[Mention], column: str) -> tuple[Any, ...]:
    return distinct(mention[column] for mention in tellings)


def _later(day: pd.Timestamp | None) -> pd.Timestamp:
    return pd.Timestamp.max if day is None else day
