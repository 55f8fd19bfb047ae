"""Lexicon: the words of data/lexicon and data/places.csv, compiled once.

In      the folder data/lexicon: TOML tables, an entry a word family; places.csv beside it
Out     Lexicon: entries by vocabulary, and one scanner that finds every form of every vocabulary in a text
Units   as each file's head says; forms with capitals match only where the text has them, or is all capitals
Missing an absent field is absent from Entry.fields
Next    reading finds its words here; events and agreement find kinds, places and thresholds
"""

import csv
import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Any

from ahocorasick_rs import AhoCorasick

from analysis.settings import LEXICON

# Tables of thresholds and page forms: analysis.rules and analysis.documents.words read those.
RULES = frozenset({"agreement", "pages"})
_QUOTES = dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'") | dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"')
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f", " ")
_PLAIN = str.maketrans(_QUOTES | _DASHES | _BLANKS)


class LexiconError(ValueError):
    """An entry of the lexicon cannot be used; the message names file, line and what would be right."""


@dataclass(frozen=True, slots=True, eq=False)
class Entry:
    """One word family: the vocabulary it belongs to, its id, its forms, and what else its table says."""

    vocabulary: str
    id: str
    forms: tuple[str, ...]
    fields: Mapping[str, Any]
    place: str

    def get(self, field: str, default: Any = None) -> Any:
        """The value of `field`, or `default`."""
        return self.fields.get(field, default)


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a text that are a form of one or more entries; text[start:end] are the words."""

    start: int
    end: int
    entries: tuple[Entry, ...]


def fold(text: str) -> str:
    """The text in lower case, with plain quotes, dashes and blanks, character for character as long as before."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.translate(_PLAIN)


class Lexicon:
    """All vocabularies, by name and id, and the scanner over all their forms."""

    def __init__(self, entries: list[Entry]) -> None:
        self.vocabularies: dict[str, dict[str, Entry]] = {}
        by_form: dict[str, list[tuple[str, Entry]]] = {}
        for entry in entries:
            self.vocabularies.setdefault(entry.vocabulary, {})[entry.id] = entry
            for form in entry.forms:
                for spelling in {form, form.replace("-", " ")}:
                    by_form.setdefault(fold(spelling), []).append((spelling, entry))
        self._found = list(by_form.values())
        self._scanner = AhoCorasick(list(by_form))

    def __getitem__(self, vocabulary: str) -> Mapping[str, Entry]:
        return MappingProxyType(self.vocabularies.get(vocabulary, {}))

    def scan(self, text: str) -> list[Hit]:
        """Every form in `text` in order, none overlapping another: the longer wins, then the earlier."""
        low = fold(text)
        found = sorted(
            (
                (start, -end, index)
                for index, start, end in self._scanner.find_matches_as_indexes(low, overlapping=True)
                if _stands_alone(low, start, end)
            ),
        )
        hits: list[Hit] = []
        for cluster in _clusters(found):
            chosen: list[Hit] = []
            # "the North Korean": the longest words win, and leave their neighbours what remains.
            for start, minus_end, index in sorted(cluster, key=lambda one: (one[0] + one[1], one[0])):
                if all(-minus_end <= hit.start or hit.end <= start for hit in chosen):
                    entries = tuple(e for form, e in self._found[index] if _case_fits(form, text, start, -minus_end))
                    chosen += [Hit(start, -minus_end, entries)] if entries else []
            hits += sorted(chosen, key=lambda hit: hit.start)
        return hits


def _clusters(found: list[tuple[int, int, int]]) -> Iterator[list[tuple[int, int, int]]]:
    """Runs of (start, -end, form) that overlap each other."""
    cluster: list[tuple[int, int, int]] = []
    end = 0
    for one in found:
        if cluster and one[0] >= end:
            yield cluster
            cluster = []
        cluster.append(one)
        end = max(end, -one[1])
    if cluster:
        yield cluster


def _stands_alone(low: str, start: int, end: int) -> bool:
    before = start == 0 or not low[start - 1].isalnum() or not low[start].isalnum()
    return before and (end == len(low) or not low[end].isalnum() or not low[end - 1].isalnum())


def _case_fits(form: str, text: str, start: int, end: int) -> bool:
    if form.islower():
        return True
    return all(text[start + i].isupper() for i, char in enumerate(form) if char.isupper())


@lru_cache(maxsize=4)
def load_lexicon(folder: Path = LEXICON) -> Lexicon:
    """Read every table of `folder` and places.csv beside it.

    Raises LexiconError naming file and line of the first fault.
    """
    return Lexicon(
        [entry for path in sorted(folder.glob("*.toml")) if path.stem not in RULES for entry in _read_toml(path)]
        + list(_read_places(folder.parent / "places.csv"))
    )


def _read_toml(path: Path) -> Iterator[Entry]:
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise LexiconError(f"{path.name}: {error}") from error
    for vocabulary, rows in tables.items():
        heads = [m.start() for m in re.finditer(rf"^\[\[{re.escape(vocabulary)}\]\]", text, re.MULTILINE)]
        for row, head in zip(rows, heads, strict=True):
            line = text.count("\n", 0, head) + 1
            yield _entry(vocabulary, row, f"{path.name}, line {line}")


def _entry(vocabulary: str, row: dict[str, Any], place: str) -> Entry:
    forms = (*row.get("forms", ()), *row.get("adjectives", ()))
    name = row.get("id") or row.get("name") or (forms[0] if forms else None)
    if not name:
        raise LexiconError(f"{place}: [[{vocabulary}]] needs an id, a name or forms")
    return Entry(vocabulary, name, forms, MappingProxyType(row), place)


def _read_places(path: Path) -> Iterator[Entry]:
    if not path.exists():
        return
    with path.open(encoding="utf-8", newline="") as lines:
        for number, row in enumerate(csv.DictReader(lines), start=2):
            aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
            yield Entry(
                "place", row["name"], (row["name"], *aliases), MappingProxyType(row), f"places.csv, line {number}"
            )
