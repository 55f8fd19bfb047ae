"""Quoting: what every row says of the words it rests on, and how values are written.

In      tokens of a story, who speaks
Out     the columns that claims and context share; values as text
Units   start and end are characters of the text
Missing no authority where the text speaks in its own voice
Next    claims and context
"""

import hashlib
from typing import Any

from analysis.reading.moments import Days
from analysis.reading.speakers import Saying
from analysis.reading.story import Line, Story


def quoted(story: Story, line: Line, first: int, last: int, what: str, key: str = "claim_id") -> dict[str, Any]:
    """Where the tokens first to last stand, in their own words, and the id made of that and of what they state."""
    start, end = story.tokens.items[first].start, story.tokens.items[last].end
    digest = hashlib.sha256(f"{story.document_id}|{start}|{end}|{what}".encode()).hexdigest()[:10]
    place = {"document_id": story.document_id, "sentence": line.number, "start": start, "end": end}
    return {key: f"{key[0]}-{digest}", **place, "quote": story.text[start:end]}


def spoken(saying: Saying | None) -> dict[str, Any]:
    """Who says so: nothing where the text speaks in its own voice."""
    if saying is None:
        return {}
    authority = saying.authority
    return {"authority": authority.name, "family": authority.family, "authority_kind": authority.kind}


def number_words(low: float, high: float | None) -> str:
    """A count as "2", "2 or more" or "9 to 11"."""
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def day_words(days: Days) -> str:
    """A day as 2026-01-04, an interval as 2026-01-01/2026-01-10."""
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}/{days.last.isoformat()}"
