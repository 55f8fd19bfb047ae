"""Context: dated statements about things that are no launch but that a brief needs.

In      a Story; the topics of data/lexicon/topics.toml
Out     rows of the context frame
Units   days are local; intervals in years
Missing a topic without a date, an interval or a number gives no row, unless the lexicon keeps its statements
Next    agreement compares them, a brief shows them
"""

import re
from collections.abc import Iterator
from typing import Any

from analysis.lexicon import Entry
from analysis.reading.claiming.quoting import day_words, name_entries, name_entry, named, number_words, spoken
from analysis.reading.story import Line, Story
from analysis.reading.voices.sayings import Saying
from analysis.reading.voices.voices import government_of
from analysis.reading.words.moments import Days
from analysis.reading.words.quantities import number_of

_FIRST_IN = re.compile(r"E(?:>\^x|x)?>#(?P<span>x)")
_COUNT = re.compile(r"#[xNma]{0,4}$")
_EDGES = re.compile(r"[;:o.]|,&")


def find_context(story: Story, launcher: Entry | None = None) -> list[dict[str, Any]]:
    """A row for every date, interval, count or kept statement about a topic of the lexicon, in order.

    launcher: the actor of the story's launches, who speaks where "the country" shows or releases something.
    """
    rows: list[dict[str, Any]] = []
    for line in story.lines:
        for at, topic in _topics(story, line):
            rows.extend(_statements(story, line, at, topic, launcher))
    _mark_denied(story, rows)
    unique = {row["context_id"]: row for row in rows}
    return list(unique.values())


def _topics(story: Story, line: Line) -> Iterator[tuple[int, Entry]]:
    if line.part in ("header", "credit", "byline"):
        return
    seen = set()
    for at, topic in story.tokens.topics_in(line.first, line.last):
        if topic.id not in seen and _is_about(story, line, topic):
            seen.add(topic.id)
            yield at, topic


def _is_about(story: Story, line: Line, topic: Entry) -> bool:
    words = topic.get("about")
    if not words or line.first == line.last:
        return not words
    text = story.tokens.words(line.first, line.last - 1).lower()
    return any(re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text) for word in words)


def _statements(story: Story, line: Line, at: int, topic: Entry, launcher: Entry | None) -> Iterator[dict[str, Any]]:
    told = list(_instances(story, line, at, topic))
    if not told and (span := _date_of(story, line, at)):
        told = [_dated(story, line, at, topic, *span)]
    # "the country released photos of its submarine": who shows it says so
    shown = -1 if line.sayings else story.tokens.tags.find("w", line.first, at)
    own_voice = spoken(story, Saying(shown, shown, government_of(launcher))) if launcher and shown >= 0 else {}
    yield from (row | own_voice for row in told)
    if interval := _FIRST_IN.search(story.tokens.tags, at, line.last):
        yield from _interval(story, line, at, topic, interval)
    if count := _COUNT.search(story.tokens.tags[line.first : at]):
        yield from _count(story, line, line.first + count.start(), at, topic)
    if not told and topic.get("statement"):
        yield _row(story, line, at, at, topic, attribute="statement", value=topic.get("name").lower())


def _row(
    story: Story, line: Line, first: int, last: int, topic: Entry, *, at: int | None = None, **more: Any
) -> dict[str, Any]:
    saying = _speaker(story, line, first if at is None else at)
    what = f"{topic.id}|{more.get('attribute')}|{more.get('value')}|{more.get('instance')}"
    own_word = saying is not None and saying.first == saying.last and story.tokens.tags[saying.first] == "q"
    told = {"topic": topic.id, "stance": "claimed" if own_word else "asserted"}
    where = named(story, line, first, last, what, key="context_id")
    return where | spoken(story, saying) | told | {"rule": _rule(story, line, first, last, topic)} | more


def _rule(story: Story, line: Line, first: int, last: int, topic: Entry) -> str:
    at = next(i for i, other in story.tokens.topics_in(line.first, line.last) if other is topic)
    others = name_entries(story, (i for i in range(first, last + 1) if i != at))
    return ", ".join(filter(None, (f"words of a topic: {name_entry(story.tokens.words(at, at), topic)}", others)))


def _speaker(story: Story, line: Line, at: int) -> Saying | None:
    """Who says so: whose word it is ("threatened retaliation over what it called"), else the sentence's speaker."""
    tags = story.tokens.tags
    own = next((i for i in range(line.first, at) if tags[i] == "q" and _by_launcher(story, i)), None)
    subject = next((i for i in range(line.first, own or line.first) if tags[i] == "A"), None)
    if own is None or subject is None:
        return story.speaker(line, at)
    actor = story.tokens.entries[subject]
    assert actor is not None
    return Saying(own, own, government_of(actor))


def _by_launcher(story: Story, at: int) -> bool:
    entry = story.tokens.entries[at]
    return entry is not None and bool(entry.get("by_launcher"))


def _clause(story: Story, line: Line, at: int) -> tuple[int, int]:
    tags = story.tokens.tags
    starts = [m.end() for m in _EDGES.finditer(tags, line.first, at)]
    ends = [m.start() for m in _EDGES.finditer(tags, at, line.last)]
    return (starts[-1] if starts else line.first), (ends[0] if ends else line.last)


def _date_of(story: Story, line: Line, at: int) -> tuple[int, int, Days, str | None] | None:
    """The moments of the topic's clause, nearest after it, else before, else where the sentence opens."""
    tags = story.tokens.tags
    first, last = _clause(story, line, at)
    ahead_at = next((i for i in range(line.first, line.last) if tags[i] in "pq"), None)
    ahead = ahead_at is not None and any(tag == "p" for tag in tags[line.first : line.last])
    # after the topic, before it, where the sentence opens, or in a later clause that says "it"
    later = range(last, line.last) if "P" in tags[last : line.last] else range(0)
    places = [*range(at, last), *range(at, first, -1), *range(line.first, min(line.first + 3, at)), *later]
    start = next((i for i in places if tags[i] == "t"), None)
    if start is None:
        return None
    stop = start
    # "in January or February", "Saturday, Jan. 3, 2026": told together, meant together
    while stop + 2 < line.last and tags[stop + 1] in "&,>" and tags[stop + 2] == "t":
        stop += 2
    found = [
        days
        for i in range(start, stop + 1, 2)
        if (m := story.tokens.moments.get(i)) and (days := story.calendar.resolve(m, ahead=ahead))
    ]
    if not found:
        return None
    days = _together(found)
    entry = story.tokens.entries[ahead_at] if ahead_at is not None and ahead else None
    return start, stop, days, _hedge(story, line, entry)


def _together(found: list[Days]) -> Days:
    days = found[0]
    for other in found[1:]:
        if days.meets(other):
            days = Days(
                max(days.first, other.first),
                min(days.last, other.last),
                min(days, other, key=lambda d: d.last - d.first).precision,
            )
        else:
            days = Days(min(days.first, other.first), max(days.last, other.last), "interval")
    return days


def _hedge(story: Story, line: Line, entry: Entry | None) -> str | None:
    words = [story.tokens.entries[i] for i in range(line.first, line.last) if story.tokens.tags[i] == "q"]
    doubts = [word.id for word in words if word is not None and not word.get("by_launcher")]
    return doubts[0] if doubts else "expected" if entry is not None else None


def _dated(
    story: Story, line: Line, at: int, topic: Entry, first: int, last: int, days: Days, hedge: str | None
) -> dict[str, Any]:
    told = {"attribute": "date", "value": day_words(days), "from_date": days.first, "to_date": days.last}
    where = first if first > at else at
    return _row(story, line, first, last, topic, at=where, precision=days.precision, hedge=hedge, **told)


def _instances(story: Story, line: Line, at: int, topic: Entry) -> Iterator[dict[str, Any]]:
    """ "two flights, one earlier in January and another in September": each with its own days."""
    tags = story.tokens.tags
    if not _COUNT.search(tags[line.first : at]):
        return
    number = 0
    for i in (i for i in range(at, line.last) if tags[i] == "t" and _counts_off(tags, i)):
        moment = story.tokens.moments.get(i)
        if moment and (days := story.calendar.resolve(moment)):
            number += 1
            yield _dated(story, line, at, topic, i, i, days, None) | {"instance": str(number)}


def _counts_off(tags: str, at: int) -> bool:
    return tags[at - 1] in "#b" or (tags[at - 1] == ">" and tags[at - 2] in "#b")


def _interval(story: Story, line: Line, at: int, topic: Entry, match: re.Match[str]) -> Iterator[dict[str, Any]]:
    low, high = number_of(story.tokens, match.start("span") - 1)
    unit = story.tokens.words(match.start("span"), match.start("span")).lower()
    if low is not None:
        yield _row(story, line, match.start(), match.start("span"), topic, at=at, attribute="interval",
                   value=f"first in {low:g} {unit}", low=low, high=high, unit=unit)  # fmt: skip


def _count(story: Story, line: Line, first: int, at: int, topic: Entry) -> Iterator[dict[str, Any]]:
    low, high = number_of(story.tokens, first)
    if low is not None:
        yield _row(
            story,
            line,
            first,
            at,
            topic,
            at=at,
            attribute="count",
            value=number_words(low, high),
            low=low,
            high=high,
            unit=topic.get("unit"),
        )


def _mark_denied(story: Story, rows: list[dict[str, Any]]) -> None:
    """A denial of a topic is written to the statements it denies."""
    for line in story.lines:
        denials = [saying.authority.name for saying in line.sayings if saying.denies]
        topics = {topic.id for _, topic in _topics(story, line)} if denials else set()
        for row in rows:
            if row["topic"] in topics and row["sentence"] != line.number and row["authority"] not in denials:
                row["denied_by"] = (*row.get("denied_by", ()), *denials)
