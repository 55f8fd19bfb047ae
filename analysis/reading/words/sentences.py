"""Sentences: where each sentence of a text starts and ends, and what it is in the page.

In      documents (columns.DOCUMENTS), of which those with status read
Out     sentences, a row a sentence, in order, never overlapping, covering every character that is no blank
Units   start and end count characters of documents.text
Missing a text of blanks gives no row
Next    every part of reading takes sentences; the rest of the suite points at them

Every full stop is looked at once and only its neighbours count, so the time is linear in the text, whatever it holds.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import pandas as pd

from analysis.columns import check_frames, make_frame
from analysis.documents.pages import Block, is_credit, read_blocks
from analysis.documents.words import page_words
from analysis.lexicon import load_lexicon

MAX_CREDIT = 300  # characters; our choice: a longer sentence is story
NEAR = 40  # characters looked at on either side of a full stop; our choice: longer than any abbreviation
OPENING = 4  # words; our choice: "Around 10:20 a.m." opens a sentence, it is none

_STOP = re.compile(r"[.!?…。！？]+[\"'”’)\]»]*")
_WORD_BOUND = re.compile(r"[\s\"'“”‘’()\[\]—–]")
_WORD_AFTER = re.compile(r"[\"'“‘(\[«]*\s?(\w[\w'’-]*)")
_SOLID = re.compile(r"\S")
_BRACKET = re.compile(r"\([^()]*[^().!?]\)")
_INITIALS = re.compile(r"(?:[^\W\d_]\.)*[^\W\d_]$")
_ONE_INITIAL = re.compile(r"[^\W\d_]\.")
_ZONE_AFTER = re.compile(r"(?:[\w']+ ){1,2}time\b")
_WHOLE, _MAY_CREDIT = ("header", "title", "byline"), ("title", "subhead", "body")


class Sentence(NamedTuple):
    """One sentence: its span in the text, and its part of the page (columns.PARTS)."""

    start: int
    end: int
    part: str


def split_sentences(documents: pd.DataFrame) -> pd.DataFrame:
    """The sentences of all documents that were read: a row a sentence, numbered from 0 in each document.

    Raises FrameError when `documents` breaks its contract.
    """
    check_frames(documents=documents)
    read = documents[documents.status == "read"]
    return make_frame("sentences", (row for pair in zip(read.document_id, read.text) for row in _rows_of(*pair)))


def _rows_of(document_id: str, text: str) -> Iterator[dict[str, object]]:
    for number, sentence in enumerate(split_text(text)):
        span = {"start": sentence.start, "end": sentence.end, "text": text[sentence.start : sentence.end]}
        yield {"document_id": document_id, "sentence": number, "part": sentence.part, **span}


def split_text(text: str) -> list[Sentence]:
    """The sentences of one text, in order, trimmed of blanks."""
    return [
        Sentence(start, end, "credit" if block.part in _MAY_CREDIT and _is_credit(text, start, end) else block.part)
        for block in read_blocks(text)
        for start, end in _spans_of(text, block)
    ]


def _is_credit(text: str, start: int, end: int) -> bool:
    return end - start <= MAX_CREDIT and is_credit(" ".join(text[start:end].split()))


def _spans_of(text: str, block: Block) -> Iterator[tuple[int, int]]:
    """Spans of the sentences of one block; titles, bylines and headers are never cut."""
    start = block.start
    for stop in _STOP.finditer(text, start, block.end) if block.part not in _WHOLE else ():
        solid = _SOLID.search(text, stop.end(), block.end)
        if solid and _ends_sentence(text, _Stop(start, *stop.span(), solid.start(), block.end)):
            yield start, stop.end()
            start = solid.start()
    yield start, block.end


class _Stop(NamedTuple):
    """A full stop, its neighbours, and the sentence and block it stands in."""

    sentence: int
    start: int
    end: int
    after: int
    block_end: int


def _ends_sentence(text: str, stop: _Stop) -> bool:
    """Whether this stop ends its sentence."""
    before = _WORD_BOUND.split(text[max(stop.sentence, stop.start - NEAR) : stop.start])[-1]
    after = text[stop.after : stop.after + NEAR]
    word = match[1] if (match := _WORD_AFTER.match(after)) else ""
    if text[stop.start] in "。！？":
        return True
    if stop.after == stop.end and not _can_be_glued(before, word):
        return False
    if not word:
        return after[0] != "/"
    if word[0].islower() or _is_dateline(text, stop) or _closes_block(text, stop):
        return False
    plain_stop = text[stop.start : stop.end] == "."
    lead = text[stop.sentence : min(stop.start, stop.sentence + NEAR)]
    return not (plain_stop and _is_abbreviated(before, after, word, lead))


def _can_be_glued(before: str, word: str) -> bool:
    """Whether a sentence may go on after a stop without a blank, as in "It fell.They said so."."""
    address = "/" in before or "@" in before or before.lower().startswith("www")
    return bool(word) and word[0].isupper() and not address and not (before.isdigit() and len(word) == 1)


def _is_dateline(text: str, stop: _Stop) -> bool:
    """Whether the sentence so far is only the place or agency of a dateline: "LIMA." or "LIMA, May 3. /TASS/."."""
    lead = text[stop.sentence : min(stop.start, stop.sentence + NEAR)]
    return text[stop.start - 1] == "/" or (
        len(lead) < NEAR and lead.isupper() and len(lead.split()) <= 2 and len(lead) > 3
    )


def _closes_block(text: str, stop: _Stop) -> bool:
    """Whether only a bracketed credit is left, as in "The rain has stopped. ( AP )"."""
    rest = text[stop.after : min(stop.block_end, stop.after + NEAR)]
    return stop.block_end - stop.after < NEAR and _BRACKET.fullmatch(rest) is not None


def _is_abbreviated(before: str, after: str, word: str, lead: str) -> bool:
    """Whether the word before the stop is cut short, so that the sentence, `lead` so far, goes on with `word`."""
    if before.lower().endswith(_calendar_words().meridiems):
        return len(lead.split()) < OPENING or _goes_on_after_clock(after, word)
    if before.lower() in _calendar_words().short_months:
        return word[0].isdigit()
    if before.isdigit():
        return lead == before and len(before) <= 3  # the number of a list
    ends = "starter" if _INITIALS.match(before) else page_words().abbreviations.get(before)
    if ends == "starter":
        return word.lower() not in page_words().starters or _ONE_INITIAL.match(after) is not None
    return ends == "never" or (ends == "number" and word[0].isdigit())


def _goes_on_after_clock(after: str, word: str) -> bool:
    words = _calendar_words()
    named = word.lower() in words.names or word in words.zones or (word.isupper() and len(word) > 1)
    return named or after[0] in "(0123456789" or _ZONE_AFTER.match(after.lower()) is not None


class _CalendarWords(NamedTuple):
    """Forms of the calendar around a full stop, in lower case but for the zones."""

    meridiems: tuple[str, ...]
    short_months: frozenset[str]
    names: frozenset[str]
    zones: frozenset[str]


@cache
def _calendar_words() -> _CalendarWords:
    """What clocks end in ("a.m"), months cut short ("sept"), days and months, zones without the word "time"."""
    lexicon = load_lexicon()
    meridiems, months, days, zones = (
        [form for entry in lexicon[vocabulary].values() for form in entry.forms]
        for vocabulary in ("meridiem", "month", "weekday", "zone")
    )
    return _CalendarWords(
        tuple(sorted({form.lower().rstrip(".") for form in meridiems if "." in form})),
        frozenset(form.lower().rstrip(".") for form in months if form.endswith(".")),
        frozenset(form.lower().rstrip(".") for form in (*months, *days)),
        frozenset(form for form in zones if " " not in form),
    )
