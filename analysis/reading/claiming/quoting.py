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
from analysis.reading.voices.sayings import Saying
from analysis.reading.words.moments import Days


def quoted(story: Story, line: Line, first: int, last: int) -> dict[str, Any]:
    """Where the tokens first to last stand, in their own words."""
    start, end = story.tokens.starts[first], story.tokens.ends[last]
    return {
        "document_id": story.document_id,
        "sentence": line.number,
        "start": start,
        "end": end,
        "quote": story.text[start:end],
    }


def named(story: Story, line: Line, first: int, last: int, what: str, key: str = "claim_id") -> dict[str, Any]:
    """The quote of the tokens first to last, and the id made of where they stand and of what they state."""
    quote = quoted(story, line, first, last)
    content = f"{story.document_id}|{quote['start']}|{quote['end']}|{what}"
    quote[key] = f"{key[0]}-{hashlib.sha256(content.encode()).hexdigest()[:10]}"
    return quote


def spoken(story: Story, saying: Saying | None) -> dict[str, Any]:
    """Who says so, and the words that name them: nothing where the text speaks in its own voice."""
    if saying is None:
        return {}
    # Who speaks states several values as a rule.
    key = saying.first, saying.last, saying.authority
    told = story.spoken.get(key)
    if told is None:
        authority = saying.authority
        words = " ".join(story.tokens.words(saying.first, saying.last).split())
        entries = name_entries(story, range(saying.first, saying.last + 1))
        told = story.spoken[key] = {
            "authority": authority.name,
            "family": authority.family,
            "authority_kind": authority.kind,
            "speaker": f"{words}: {entries}" if entries else words,
        }
    return told


def name_entries(story: Story, places: Iterable[int]) -> str:
    """The lexicon entries that tokens are forms of, each with its words and its table: "flew [verbs.toml fly]"."""
    return ", ".join(dict.fromkeys(name for at in sorted(set(places)) for name in _names_at(story, at)))


def _names_at(story: Story, at: int) -> tuple[str, ...]:
    names = story.names.get(at)
    if names is None:
        moment, entry = story.tokens.moments.get(at), story.tokens.entries[at]
        entries = story.calendar.entries(moment) if moment else [entry] if entry else ()
        words = story.tokens.words(at, at)
        names = story.names[at] = tuple(name_entry(words, one) for one in entries)
    return names


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
