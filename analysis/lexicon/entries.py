"""Entries: the tables of data/lexicon and data/places.csv, an entry a word family.

In      a folder of TOML tables; places.csv beside it
Out     Entry, one for every row of every table
Units   as each file's head says
Missing an absent field is absent from Entry.fields
Next    forms makes them findable, faults looks for what is wrong with them
"""

import csv
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType
from typing import Any

# Tables of thresholds, page forms and words for pages: analysis.rules and analysis.documents.words read those.
RULES = frozenset({"agreement", "labels", "pages", "wording"})
PLACE_COLUMNS = ("name", "kind", "country", "lat", "lon", "within", "aliases")


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
    # The value of a field, or a default: the mapping's own method, since reading asks a hundred times a sentence.
    get: Callable[..., Any] = field(init=False, repr=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "get", self.fields.get)


def list_tables(folder: Path) -> list[Path]:
    places = folder.parent / "places.csv"
    tables = [path for path in sorted(folder.glob("*.toml")) if path.stem not in RULES]
    return [*tables, places] if places.exists() else tables


def read_table(path: Path) -> list[Entry]:
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
        number = 1
        for row, before, head in zip(rows, [0, *heads], heads):
            number += text.count("\n", before, head)
            yield _entry(vocabulary, row, f"{path.name}, line {number}")


def _entry(vocabulary: str, row: dict[str, Any], place: str) -> Entry:
    for key in ("forms", "adjectives"):
        words = row.get(key, [])
        if not isinstance(words, list) or not all(isinstance(word, str) and word.strip() for word in words):
            raise LexiconError(f'{place}: {key} is no list of words; write {key} = ["..."]')
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
            if None in row or None in row.values() or tuple(row) != PLACE_COLUMNS:
                raise LexiconError(f"{place}: not {len(PLACE_COLUMNS)} columns; write {','.join(PLACE_COLUMNS)}")
            aliases = [alias.strip() for alias in row["aliases"].split("|") if alias.strip()]
            yield Entry("place", row["name"], (row["name"], *aliases), MappingProxyType(row), place)
