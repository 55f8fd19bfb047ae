"""Words: rows of the frames as cells of plain text.

In      rows as plain dicts (intervals.read_rows)
Out     cells, and lines in which they stand in columns
Units   as each claim states
Missing "not stated"
Next    stories and explaining
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import Any

from analysis.prose.words import say_published
from analysis.tables.labels import NOT_STATED, say_code, say_manner, say_reading, say_speaker

Row = dict[str, Any]
LONG = 60  # our choice: characters of a value or a quote that a line shows


def say(value: Any) -> str:
    """A value on one line; what a text could use to command a terminal is shown as a question mark."""
    if value is None:
        return NOT_STATED
    return "".join(sign if sign.isprintable() else "?" for sign in " ".join(str(value).split()))


def cut(value: Any) -> str:
    """A value on one line, cut where it is long."""
    words = say(value)
    return words if len(words) <= LONG else words[: LONG - 1] + "…"


def head_of(document: Row) -> str:
    """A text in one line: its id, its day, its outlet, its agency, its title."""
    told = [document[name] for name in ("outlet", "agency", "title") if document[name] is not None]
    return "  ".join(map(say, [document["document_id"], say_published(document), *told]))


def claim_cells(claim: Row) -> tuple[str, ...]:
    """What a claim, or a statement on a topic, says; how, by whom and in which words."""
    attribute = " ".join(filter(None, (claim.get("topic"), claim["attribute"])))
    return (attribute, cut(say_reading(claim)), say_manner(claim), cut(say_speaker(claim)), f'"{cut(claim["quote"])}"')


def refusal_cells(refusal: Row) -> tuple[str, ...]:
    """Words refused, what they look like, and the reason."""
    return (say_code("refused", refusal["attribute"]), f'"{cut(refusal["quote"])}"', say(refusal["reason"]))


def align(rows: Iterable[Sequence[str]], indent: int = 2) -> list[str]:
    """Lines in which the cells of `rows` stand below each other; the last column keeps its own width."""
    rows = list(rows)
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    return [(" " * indent + "  ".join(map(str.ljust, row, widths))).rstrip() for row in rows]


def count_words(words: Iterable[str]) -> str:
    """How often each word comes, the most frequent first: "count 2, date 1"."""
    return ", ".join(f"{word} {times}" for word, times in Counter(words).most_common()) or "none"
