"""Launch: the frames of one launch, for a page of its own.

In      the frames of a run, or the folder they were written to; an event_id
Out     Frames with the rows that tell this launch, and the texts they stand in
Units   as in columns.py
Missing an id that is no launch of this run is an error; none given is the newest launch
Next    the notebook of a launch; a hash that says whether its page is still the same
"""

import hashlib
from dataclasses import fields, replace
from pathlib import Path

from analysis.export import export_frame, read_frame
from analysis.flow import Frames

OF_ALL = ("context", "meetings", "reliability", "refusals", "rejected")  # frames that are of no single launch


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
    kept = {
        **{name: getattr(frames, name).iloc[:0] for name in OF_ALL},
        "documents": frames.documents[frames.documents.document_id.isin(mentions.document_id)],
        "sentences": frames.sentences[frames.sentences.document_id.isin(mentions.document_id)],
        "claims": frames.claims[frames.claims.mention_id.isin(links.mention_id)],
        "mentions": mentions,
        "links": links,
        "events": frames.events[frames.events.event_id == event_id],
        "standings": frames.standings[frames.standings.subject_id == event_id],
        "agreement": frames.agreement[frames.agreement.subject_id == event_id],
    }
    return replace(frames, **{name: frame.reset_index(drop=True) for name, frame in kept.items()})


def hash_launch(frames: Frames) -> str:
    """SHA-256 of the frames of one launch: the same rows give the same page."""
    digest = hashlib.sha256()
    for field in fields(Frames):
        digest.update(export_frame(frames, field.name, "csv"))
    return digest.hexdigest()
