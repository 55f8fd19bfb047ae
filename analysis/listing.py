"""Listing: frames as plain text, for a person at a terminal to check.

In      the frames
Out     text: what was read from each document, or what lies behind one claim or event
Units   as each claim states
Missing "not stated"; a document without a launch says so
Next    the command line prints it
"""

from collections.abc import Iterable, Iterator
from typing import Any

import pandas as pd

NOTHING = "not stated"


def list_story(frames: Any) -> str:
    """Every document with its launches, and under each launch its claims; rejected texts last."""
    lines: list[str] = []
    for document in frames.documents[frames.documents.status == "read"].itertuples():
        lines += [_head(document), *_launches(frames, document.document_id), ""]
    lines += [f"rejected  {_say(row.path)}: {_say(row.reason)}" for row in _texts_rejected(frames)]
    return "\n".join(lines).rstrip() + "\n"


def explain(frames: Any, name: str) -> str:
    """What lies behind the claim or the event with this id.

    Raises KeyError when there is none.
    """
    claims, events = frames.claims, frames.events
    if (claims.claim_id == name).any():
        return _explain_claim(frames, next(claims[claims.claim_id == name].itertuples()))
    if (events.event_id == name).any():
        return _explain_event(frames, next(events[events.event_id == name].itertuples()))
    raise KeyError(name)


def _head(document: Any) -> str:
    parts = (document.published_date, document.outlet, document.agency, document.title)
    return "  ".join([_say(document.document_id), *(_say(part) for part in parts if not pd.isna(part))])


def _launches(frames: Any, document_id: str) -> Iterator[str]:
    mentions = frames.mentions[frames.mentions.document_id == document_id]
    claims = frames.claims[frames.claims.document_id == document_id].sort_values("start", kind="stable")
    for mention in mentions.itertuples():
        yield f"  {mention.role}  {_days(mention)}  {_say(mention.actor)}  {_say(mention.mention_id)}"
        yield from _align(_claim_cells(claim) for claim in claims[claims.mention_id == mention.mention_id].itertuples())
    loose = claims[claims.mention_id.isna()]
    if len(mentions) == 0:
        yield "  no launch"
    if len(loose):
        yield "  of no launch"
        yield from _align(_claim_cells(claim) for claim in loose.itertuples())


def _claim_cells(claim: Any) -> tuple[str, ...]:
    said_by = "the text itself" if pd.isna(claim.authority) else _say(claim.authority)
    place = f"sentence {claim.sentence}"
    return (claim.attribute, _say(claim.value), claim.stance, said_by, place, f'"{_say(claim.quote)}"', claim.claim_id)


def _align(rows: Iterable[tuple[str, ...]]) -> list[str]:
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return ["    " + "  ".join(map(str.ljust, row, widths)).rstrip() for row in rows]


def _explain_claim(frames: Any, claim: Any) -> str:
    sentences = frames.sentences
    here = sentences[(sentences.document_id == claim.document_id) & (sentences.sentence == claim.sentence)]
    sentence = next(here.itertuples())
    start, end = claim.start - sentence.start, claim.end - sentence.start
    marked = f"{sentence.text[:start]}[[{sentence.text[start:end]}]]{sentence.text[end:]}"
    document = next(frames.documents[frames.documents.document_id == claim.document_id].itertuples())
    names = (
        "attribute",
        "value",
        "low",
        "high",
        "unit",
        "from_date",
        "to_date",
        "hedge",
        "stance",
        "authority",
        "family",
    )
    rows = [("claim", claim.claim_id), ("text", _head(document)), ("sentence", f"{claim.sentence}: {_say(marked)}")]
    rows += [(name, _say(getattr(claim, name))) for name in (*names, "relay", "mention_id", "flag", "rule")]
    return "\n".join(line.strip() for line in _align(rows)) + "\n"


def _explain_event(frames: Any, event: Any) -> str:
    lines = [f"event  {event.event_id}  {_days(event)}  {_say(event.actor)}  grade {_say(event.grade)}"]
    links = frames.links[frames.links.event_id == event.event_id]
    for link in links.itertuples():
        mention = next(frames.mentions[frames.mentions.mention_id == link.mention_id].itertuples())
        lines.append(f"  {mention.role}  {_days(mention)}  {_say(mention.document_id)}  {link.mention_id}")
        lines += [f"    because {_say(reason)}" for reason in link.reasons]
        claims = frames.claims[frames.claims.mention_id == link.mention_id].sort_values("start", kind="stable")
        lines += _align(_claim_cells(claim) for claim in claims.itertuples())
    return "\n".join(lines) + "\n"


def _texts_rejected(frames: Any) -> Iterator[Any]:
    return frames.rejected[frames.rejected.stage == "documents"].itertuples()


def _days(row: Any) -> str:
    return " to ".join(dict.fromkeys((_say(row.from_date), _say(row.to_date))))


def _say(value: Any) -> str:
    """A value on one line; what a text could use to command a terminal is shown as a question mark."""
    if pd.isna(value):
        return NOTHING
    if isinstance(value, pd.Timestamp):
        return value.date().isoformat()
    return "".join(sign if sign.isprintable() else "?" for sign in " ".join(str(value).split()))
