"""Quoting: what every row says of the words it rests on, and how values are written.

In      tokens of a story, who speaks
Out     the columns that claims and context share; the lexicon entries behind words; values as text
Units   start and end are characters of the text
Missing no authority where the text speaks in its own voice
Next    claims and context
"""

import hashlib
from collections.abc import Iterable
from typing import Any

from analysis.lexicon import Entry
from analysis.reading.story import Line, Story
from analysis.reading.voices.speakers import Saying
from analysis.reading.words.moments import Days


def quoted(story: Story, line: Line, first: int, last: int) -> dict[str, Any]:
    """Where the tokens first to last stand, in their own words."""
    start, end = story.tokens.starts[first], story.tokens.ends[last]
    place = {"document_id": story.document_id, "sentence": line.number, "start": start, "end": end}
    return place | {"quote": story.text[start:end]}


def named(story: Story, line: Line, first: int, last: int, what: str, key: str = "claim_id") -> dict[str, Any]:
    """The quote of the tokens first to last, and the id made of where they stand and of what they state."""
    quote = quoted(story, line, first, last)
    content = f"{story.document_id}|{quote['start']}|{quote['end']}|{what}"
    return {key: f"{key[0]}-{hashlib.sha256(content.encode()).hexdigest()[:10]}", **quote}


def spoken(story: Story, saying: Saying | None) -> dict[str, Any]:
    """Who says so, and the words that name them: nothing where the text speaks in its own voice."""
    if saying is None:
        return {}
    authority = saying.authority
    told = {"authority": authority.name, "family": authority.family, "authority_kind": authority.kind}
    words = " ".join(story.tokens.words(saying.first, saying.last).split())
    entries = name_entries(story, range(saying.first, saying.last + 1))
    return told | {"speaker": f"{words}: {entries}" if entries else words}


def name_entries(story: Story, places: Iterable[int]) -> str:
    """The lexicon entries that tokens are forms of, each with its words and its table: "flew [verbs.toml fly]"."""
    named: dict[str, None] = {}
    for at in sorted(set(places)):
        moment, entry = story.tokens.moments.get(at), story.tokens.entries[at]
        for one in story.calendar.entries(moment) if moment else filter(None, (entry,)):
            named[name_entry(story.tokens.words(at, at), one)] = None
    return ", ".join(named)


def name_entry(words: str, entry: Entry) -> str:
    """Words, with the table and the id of the entry that they are a form of."""
    return f"{' '.join(words.split())} [{entry.place.partition(',')[0]} {entry.id}]"


def number_words(low: float, high: float | None) -> str:
    """A count as "2", "2 or more" or "9 to 11"."""
    if high is None:
        return f"{low:g} or more"
    return f"{low:g}" if low == high else f"{low:g} to {high:g}"


def day_words(days: Days) -> str:
    """A day as 2026-01-04, an interval as 2026-01-01/2026-01-10."""
    return days.first.isoformat() if days.first == days.last else f"{days.first.isoformat()}/{days.last.isoformat()}"
