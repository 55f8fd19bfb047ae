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

# Tables of thresholds, page forms and words for pages: analysis.rules and analysis.documents.words read those.
RULES = frozenset({"agreement", "labels", "pages", "wording"})
_QUOTES = dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'") | dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"')
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f", " ")
_PLAIN = str.maketrans(_QUOTES | _DASHES | _BLANKS)
_EVERYWHERE = ("id", "name", "forms", "example", "not_this")
_NEEDED = {
    "actor": ("name", "zone", "kind"),
    "role": ("name", "kind"),
    "authority": ("name", "family", "kind"),
    "weapon_word": ("part", "gives"),
    "kind": ("name",),
    "weapon": ("name",),
}
# A field that names other entries: the vocabularies it may name, and a field of theirs that may hold the name.
_REFERENCES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "weapon": {"kind": (("kind",), ""), "actor": (("actor",), "")},
    "role": {"country": (("actor",), "")},
    "kind": {"parent": (("kind",), ""), "overlaps": (("kind",), ""), "needs": (("weapon_word",), "gives")},
    "place": {"country": (("actor",), ""), "within": (("place", "actor"), "forms")},
}
_PLACE_COLUMNS = ("name", "kind", "country", "lat", "lon", "within", "aliases")
_PLACE_KINDS = ("site", "town", "county", "province", "region", "country", "sea", "island", "zone", "airport", "base")


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
                for spelling in _spellings(form, entry.vocabulary):
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


def _spellings(form: str, vocabulary: str) -> set[str]:
    """The form, the form without hyphens, and the plural of a weapon's name: "Scuds", "Fateh-110s"."""
    plurals = {f"{form}s"} if vocabulary == "weapon" and not form.endswith("s") else set()
    return {spelling for one in {form, *plurals} for spelling in (one, one.replace("-", " "))}


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
    return Lexicon([entry for path in _tables(folder) for entry in _read(path)])


def check_lexicon(folder: Path = LEXICON) -> list[str]:
    """Every fault of the tables in `folder`: "file, line N: what is wrong; what would be right".

    A field is known when the head of its file explains it; an example must hold its entry, a not_this must not.
    """
    entries: list[Entry] = []
    faults: list[str] = []
    for path in _tables(folder):
        try:
            entries += _read(path)
        except LexiconError as error:
            faults.append(str(error))
    lexicon = Lexicon(entries)
    heads = {path.name: _head(path) for path in _tables(folder)}
    checks = (
        (_field_faults(entry, heads[entry.place.partition(",")[0]]) for entry in entries),
        _double_faults(entries),
        (_reference_faults(entry, lexicon) for entry in entries),
        (_example_faults(entry, lexicon) for entry in entries),
    )
    return faults + [fault for check in checks for found in check for fault in found]


def _tables(folder: Path) -> list[Path]:
    places = folder.parent / "places.csv"
    tables = [path for path in sorted(folder.glob("*.toml")) if path.stem not in RULES]
    return [*tables, places] if places.exists() else tables


def _read(path: Path) -> list[Entry]:
    return list(_read_places(path) if path.suffix == ".csv" else _read_toml(path))


def _read_toml(path: Path) -> Iterator[Entry]:
    text = path.read_text(encoding="utf-8")
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        line = re.search(r"line (\d+)", str(error))
        where = int(line[1]) if line else text.count("\n") + 1
        raise LexiconError(f"{path.name}, line {where}: {error}; write it as TOML") from error
    for vocabulary, rows in tables.items():
        heads = [m.start() for m in re.finditer(rf"^\[\[{re.escape(vocabulary)}\]\]", text, re.MULTILINE)]
        if not isinstance(rows, list) or len(heads) != len(rows):
            raise LexiconError(f"{path.name}, line 1: {vocabulary} is no list; head each entry [[{vocabulary}]]")
        for row, head in zip(rows, heads, strict=True):
            yield _entry(vocabulary, row, f"{path.name}, line {text.count(chr(10), 0, head) + 1}")


def _entry(vocabulary: str, row: dict[str, Any], place: str) -> Entry:
    for field in ("forms", "adjectives"):
        words = row.get(field, [])
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise LexiconError(f'{place}: {field} is no list of words; write {field} = ["..."]')
    forms = (*row.get("forms", ()), *row.get("adjectives", ()))
    name = row.get("id") or row.get("name") or (forms[0] if forms else None)
    if not name:
        raise LexiconError(f"{place}: [[{vocabulary}]] has no key; give it an id, a name or forms")
    return Entry(vocabulary, name, forms, MappingProxyType(row), place)


def _read_places(path: Path) -> Iterator[Entry]:
    with path.open(encoding="utf-8", newline="") as lines:
        rows = csv.DictReader(lines)
        for row in rows:
            place = f"{path.name}, line {rows.line_num}"
            if None in row or None in row.values() or tuple(row) != _PLACE_COLUMNS:
                raise LexiconError(f"{place}: not {len(_PLACE_COLUMNS)} columns; write {','.join(_PLACE_COLUMNS)}")
            aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
            yield Entry("place", row["name"], (row["name"], *aliases), MappingProxyType(row), place)


def _head(path: Path) -> str:
    """The words that explain the fields of a table: its comments, or the first line of a CSV."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("#") or path.suffix == ".csv")


def _field_faults(entry: Entry, head: str) -> Iterator[str]:
    known = {*re.findall(r"\w+", head), *_EVERYWHERE}
    for field in entry.fields:
        if field not in known:
            yield f"{entry.place}: unknown field {field}; use one that the file's head explains"
    common = _EVERYWHERE[2:] if entry.vocabulary not in ("kind", "place") else ()
    for field in (*common, *_NEEDED.get(entry.vocabulary, ())):
        if entry.get(field) in (None, "") or (field == "forms" and not entry.forms):
            yield f"{entry.place}: {entry.id} has no {field}; every [[{entry.vocabulary}]] needs one"
    if entry.vocabulary == "place":
        yield from _place_faults(entry)


def _place_faults(entry: Entry) -> Iterator[str]:
    if entry.get("kind") not in _PLACE_KINDS:
        yield f"{entry.place}: unknown kind {entry.get('kind')}; use {', '.join(_PLACE_KINDS)}"
    for field, most in (("lat", 90), ("lon", 180)):
        if not re.fullmatch(r"(-?\d+(\.\d+)?)?", entry.get(field)) or abs(float(entry.get(field) or 0)) > most:
            yield f"{entry.place}: {field} {entry.get(field)} is no coordinate; use -{most} to {most} or nothing"


def _double_faults(entries: list[Entry]) -> Iterator[list[str]]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        other = first.setdefault((entry.vocabulary, entry.id), entry)
        if other is not entry:
            yield [f"{entry.place}: {entry.id} stands at {other.place} already; join the two, or give one another id"]


def _reference_faults(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    for field, (targets, key) in _REFERENCES.get(entry.vocabulary, {}).items():
        values = entry.get(field) or []
        for value in [values] if isinstance(values, str) else values:
            if not any(value == e.id or value in e.get(key, ()) for t in targets for e in lexicon[t].values()):
                yield f"{entry.place}: unknown {field} {value}; use one of {' or '.join(targets)}, or add it there"
    above, seen = {"kind": "parent", "place": "within"}.get(entry.vocabulary, ""), [entry]
    while above and (holder := lexicon[entry.vocabulary].get(seen[-1].get(above))):
        if holder in seen:
            yield f"{entry.place}: {above} of {entry.id} runs in a circle; end it at a root"
            break
        seen.append(holder)


def _example_faults(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    def finds(sentence: str) -> bool:
        return any(entry in hit.entries for hit in lexicon.scan(sentence))

    if entry.vocabulary == "place":
        for form in entry.forms:
            if not finds(f"It was fired from {form} at dawn."):
                yield f"{entry.place}: {form} is not found; a longer form or a hyphen hides it"
        return
    if isinstance(example := entry.get("example"), str) and not finds(example):
        yield f"{entry.place}: the example does not hold {entry.id}; write a sentence with one of its forms"
    if isinstance(not_this := entry.get("not_this"), str) and finds(not_this):
        yield f"{entry.place}: the not_this holds {entry.id}; write a sentence that only looks like it"
