"""Launch: the frames of one launch, for a page of its own.

In      the frames of a run, or the folder they were written to; an event_id
Out     Frames with the rows that tell this launch, and the texts they stand in
Units   as in columns.py
Missing an id that is no launch of this run is an error; none given is the newest launch
Next    the notebook of a launch; a hash that says whether its page is still the same
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.export import read_frame
from analysis.flow import Frames

# By which column a row belongs to a launch; the other frames are of no single one.
KEYS = {"documents": "document_id", "sentences": "document_id", "claims": "mention_id", "mentions": "mention_id"}
KEYS |= {"links": "event_id", "events": "event_id", "standings": "subject_id", "agreement": "subject_id"}


def read_frames(folder: str) -> Frames:
    """The frames of a run, from the folder beside its page.

    Raises OSError when one cannot be read, FrameError when it is of another version.
    """
    return Frames(**{field.name: read_frame(Path(folder), field.name) for field in fields(Frames)})


def keep_launch(frames: Frames, event_id: str | None = None) -> Frames:
    """What belongs to one launch: its event, links, mentions, claims, standings, agreement, and their texts.

    Raises KeyError when no launch of the run has this id.
    """
    newest = frames.events.sort_values(["to_date", "event_id"], na_position="first").event_id
    event_id = event_id or (newest.iloc[-1] if len(newest) else None)
    if event_id not in set(newest):
        raise KeyError(f"no launch {event_id!r}; there are {', '.join(newest) or 'none'}")
    links = frames.links[frames.links.event_id == event_id]
    mentions = frames.mentions[frames.mentions.mention_id.isin(links.mention_id)]
    ids: dict[str, Any] = {"event_id": [event_id], "subject_id": [event_id]}
    ids |= {"mention_id": links.mention_id, "document_id": mentions.document_id}

    def keep(name: str) -> pd.DataFrame:
        frame = getattr(frames, name)
        kept = frame[frame[KEYS[name]].isin(ids[KEYS[name]])] if name in KEYS else frame.iloc[:0]
        return kept.reset_index(drop=True)

    return Frames(**{field.name: keep(field.name) for field in fields(Frames)})


def hash_launches(rows: Mapping[str, Iterable[Mapping[str, Any]]]) -> dict[str, str]:
    """SHA-256 of all that tells each launch of a run: the same rows give the same page.

    rows: of every frame by its name, as plain values.
    """
    told = {name: _hash_groups(rows[name], key) for name, key in KEYS.items()}
    texts = {mention["mention_id"]: mention["document_id"] for mention in rows["mentions"]}
    tellings = defaultdict(list)
    for link in rows["links"]:
        tellings[link["event_id"]].append(link["mention_id"])
    hashes = {}
    for event in rows["events"]:
        event_id = event["event_id"]
        mentions = sorted(tellings[event_id])
        ids = {"event_id": [event_id], "subject_id": [event_id], "mention_id": mentions}
        ids["document_id"] = sorted({texts[mention] for mention in mentions})
        parts = [told[name].get(value, "") for name, key in KEYS.items() for value in ids[key]]
        hashes[event_id] = hashlib.sha256("\n".join(parts).encode()).hexdigest()
    return hashes


def _hash_groups(rows: Iterable[Mapping[str, Any]], key: str) -> dict[Any, str]:
    """The hash of the rows that share a value of `key`, by that value."""
    digests: dict[Any, Any] = defaultdict(hashlib.sha256)
    for row in rows:
        digests[row[key]].update(json.dumps(row, ensure_ascii=False).encode("utf-8", "surrogatepass"))
    return {value: digest.hexdigest() for value, digest in digests.items()}
