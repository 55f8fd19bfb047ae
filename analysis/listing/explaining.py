"""Explaining: what lies behind an id.

In      the frames of a run, and the id of a claim, a context statement, a launch of a text, an event or a text
Out     text: the sentence with the words marked, rule and lexicon entries, who says so and why, what was refused
Units   as each claim states
Missing "not stated"; an id that nothing has raises KeyError
Next    the command line prints it
"""

from collections.abc import Callable, Iterator
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.listing.stories import list_launches, list_story
from analysis.listing.words import Row, align, claim_cells, head_of, refusal_cells, say
from analysis.mentions import is_told
from analysis.rules import load_rules
from analysis.tables.labels import name_grade, say_event, say_manner, say_reading, say_speaker

# What a claim's figure would have been refused as.
_LOOKS_LIKE = {"apogee": "distance", "flight_time": "duration"}


def explain(frames: Any, name: str) -> str:
    """What lies behind the claim, context statement, launch of a text, event or text with this id.

    Raises KeyError when there is none.
    """
    ways: tuple[tuple[str, str, Callable[[Any, Row], Iterator[str]]], ...] = (
        ("claims", "claim_id", _explain_claim),
        ("context", "context_id", _explain_claim),
        ("mentions", "mention_id", _explain_mention),
        ("events", "event_id", _explain_event),
        ("documents", "document_id", list_story),
    )
    for frame, key, way in ways:
        if rows := _rows(frames, frame, key, name):
            return "\n".join(way(frames, rows[0])) + "\n"
    raise KeyError(name)


def _rows(frames: Any, frame: str, key: str, value: Any) -> list[Row]:
    table: pd.DataFrame = getattr(frames, frame)
    return read_rows(table[(table[key] == value).fillna(False)])


def _explain_claim(frames: Any, claim: Row) -> Iterator[str]:
    document = _rows(frames, "documents", "document_id", claim["document_id"])[0]
    spoken = claim["speaker"] or "nobody is named as speaking in this sentence"
    rows = [("text", head_of(document)), ("sentence", _marked(frames, claim))]
    rows += [(claim["attribute"], say_reading(claim)), ("how", say_manner(claim)), ("who says so", say_speaker(claim))]
    rows += [("because of", spoken), ("rule", claim["rule"])]
    rows += [(name, claim[name]) for name in ("converted_from", "flag", "mention_id", "topic") if claim.get(name)]
    yield from (line.strip() for line in align([(name, say(value)) for name, value in rows]))
    yield from _also_said(frames, claim)
    yield from _refused(frames, claim)


def _marked(frames: Any, claim: Row) -> str:
    """The number of the sentence, and the sentence with the words marked."""
    sentences = _rows(frames, "sentences", "document_id", claim["document_id"])
    sentence = next(row for row in sentences if row["sentence"] == claim["sentence"])
    start, end = claim["start"] - sentence["start"], claim["end"] - sentence["start"]
    text = sentence["text"]
    return f"{claim['sentence']}: {text[:start]}[[{text[start:end]}]]{text[end:]}"


def _also_said(frames: Any, claim: Row) -> Iterator[str]:
    """What else the text says of the same: other figures of the launch, and those kept apart from what was flown."""
    others = [
        row
        for row in _rows(frames, "claims", "document_id", claim["document_id"])
        if (row["attribute"], row["mention_id"]) == (claim["attribute"], claim.get("mention_id"))
        and (row["start"], row["authority"]) != (claim["start"], claim["authority"])
    ]
    for title, told in (("also said of this launch", True), ("kept apart: not of what was flown", False)):
        if rows := [row for row in others if is_told(row) is told]:
            yield f"{title}:"
            yield from align((str(row["sentence"]), *claim_cells(row)[1:]) for row in rows)


def _refused(frames: Any, claim: Row) -> Iterator[str]:
    """What was refused in the sentence, and what looked like the same attribute elsewhere in the text."""
    looks_like = _LOOKS_LIKE.get(claim["attribute"], claim["attribute"])
    rows = [
        row
        for row in _rows(frames, "refusals", "document_id", claim["document_id"])
        if row["sentence"] == claim["sentence"] or row["attribute"] == looks_like
    ]
    yield "considered and refused:" if rows else "nothing like it was refused"
    yield from align((str(row["sentence"]), *refusal_cells(row)) for row in rows)


def _explain_mention(frames: Any, mention: Row) -> Iterator[str]:
    """A launch as one text tells it: what it came to, which event it was taken as and why, its claims."""
    yield head_of(_rows(frames, "documents", "document_id", mention["document_id"])[0])
    yield from list_launches([mention])
    for link in _rows(frames, "links", "mention_id", mention["mention_id"]):
        yield f"  taken as {link['event_id']}" if link["event_id"] else f"  open: {' or '.join(link['candidates'])}"
        yield from (f"    because {say(reason)}" for reason in link["reasons"])
    yield from _claims(frames, mention["mention_id"])


def _claims(frames: Any, mention_id: str) -> list[str]:
    claims = sorted(_rows(frames, "claims", "mention_id", mention_id), key=lambda claim: claim["start"])
    return align((str(claim["sentence"]), *claim_cells(claim), claim["claim_id"]) for claim in claims)


def _explain_event(frames: Any, event: Row) -> Iterator[str]:
    """A launch across texts: its grade, its tellings and why each was joined, what may belong to it, who agrees."""
    grade = "not graded" if event["grade"] is None else f"{event['grade']}, {name_grade(event['grade'])['name']}"
    yield f"event  {event['event_id']}  {say(say_event(event))}  grade {grade}"
    links = read_rows(frames.links)
    for link in links:
        if link["event_id"] == event["event_id"]:
            yield from ("", *_explain_mention(frames, _rows(frames, "mentions", "mention_id", link["mention_id"])[0]))
    for link in links:
        if link["event_id"] is None and event["event_id"] in link["candidates"]:
            yield f"\nmay be a telling of it: {link['mention_id']}, because {'; '.join(map(say, link['reasons']))}"
    verdicts = align(_verdict(row) for row in _rows(frames, "agreement", "subject_id", event["event_id"]))
    yield from ("", "who agrees:", *verdicts) if verdicts else ()


def _verdict(row: Row) -> tuple[str, ...]:
    label = load_rules("labels")["verdict"][row["verdict"]]
    dissent = f"against: {', '.join(row['dissent'])}" if row["dissent"] else ""
    independent = f"{row['n_independent']} independent of {row['n_authorities']}"
    common = f"{row['common']} {row['unit'] or ''}" if row["common"] else "no common ground"
    return row["attribute"], f"{label['mark']} {label['word']}", say(common), independent, say(dissent)
