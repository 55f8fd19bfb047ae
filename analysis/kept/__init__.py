"""Kept: what was read once is not read again.

In      files and folders of texts; a folder of what was kept
Out     documents, rejected, sentences, claims, context, refusals, mentions, as their stages give them
Units   as in columns.py
Missing a folder that cannot be read or written keeps nothing: then everything is read
Next    flow

A text's rows are kept under its name and the hash of its bytes, in a folder named after the hash of everything by which
texts are read: another rule or word, and all of them are read anew. Here alone, between documents and briefs, files are
read and written.

    shelf           the parts of that folder, each added by one run
    sets            what is found of many texts together: copies among them, launches they tell
"""

import hashlib
from collections.abc import Callable, Mapping, Sequence
from functools import cache, partial
from pathlib import Path
from typing import Any

import pandas as pd
import pyarrow as pa

from analysis.columns import FRAMES, LIST
from analysis.documents import read_documents
from analysis.documents.copies import group_copies
from analysis.kept.sets import keep_set, name_set
from analysis.kept.shelf import KEY, Tables, choose_rows, join_tables, load_parts, save_part
from analysis.mentions import group_mentions
from analysis.reading import find_claims
from analysis.reading.words.sentences import split_sentences
from analysis.settings import CACHE, DATA, LEXICON, ROOT

READERS = ("settings", "columns", "lexicon", "rules", "intervals", "documents", "reading", "mentions", "kept")
RESOLVERS = (*READERS, "events", "adjudications", "places")
FACTS = ("published_date", "date_precision", "date_source", "outlet", "agency", "title", "reason")
# Of a document only what its page says of itself is kept: its bytes are looked at every time.
STAGES = ("sentences", "claims", "context", "refusals", "mentions")
NULLABLE = {pa.string(): pd.StringDtype(), pa.large_string(): pd.StringDtype(), pa.bool_(): pd.BooleanDtype()}
NULLABLE |= {pa.int64(): pd.Int64Dtype(), pa.float64(): pd.Float64Dtype()}
Frames = dict[str, pd.DataFrame]


def read_texts(paths: Sequence[Path], as_of: str | None = None, folder: Path | None = CACHE) -> Frames:
    """The texts at `paths` and all that is read in them one by one; each text is read once and then kept in `folder`.

    Raises NoTexts when there is nothing to read.
    """
    shelf = folder / hash_readers() if folder else None
    parts = load_parts(shelf) if shelf else []
    pages = _list_pages(parts)
    group = partial(_group_once, shelf) if shelf else group_copies
    documents, rejected = read_documents(paths, as_of=as_of, known=pages, group=group)
    read = documents[documents.status == "read"].reset_index(drop=True)
    frames = _take_up(read, parts, shelf) if shelf else _read(read)
    return {"documents": documents, "rejected": rejected, **frames}


def find_once(
    names: Sequence[str], documents: pd.DataFrame, find: Callable[[], Sequence[pd.DataFrame]], folder: Path = CACHE
) -> list[pd.DataFrame]:
    """Frames that are found of these documents together, by RESOLVERS; found once for the same texts, and then kept.

    names: of the frames, in columns.FRAMES.
    """
    texts = documents[documents.status == "read"]
    rests_on = [hash_rooms(*RESOLVERS), list(zip(texts.document_id, texts.sha256, texts.copy_group))]

    def find_tables() -> dict[str, pa.Table]:
        return {name: _table_of(frame) for name, frame in zip(names, find(), strict=True)}

    tables = keep_set(folder / hash_readers(), name_set("-".join(names), rests_on), find_tables)
    return [_restore(name, tables[name]) for name in names]


def hash_readers() -> str:
    """The hash of all code, words and packages by which texts are read."""
    return hash_rooms(*READERS)


@cache
def hash_rooms(*rooms: str) -> str:
    """The hash of the code of these rooms of the package, and of all words and packages."""
    places = [path for name in rooms for path in (ROOT / "analysis" / name, ROOT / "analysis" / f"{name}.py")]
    digest = hashlib.sha256()
    for path in [*places, LEXICON, DATA / "places.csv", ROOT / "requirements.lock"]:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".toml", ".csv", ".lock") and file.is_file():
                digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:32]


def _take_up(read: pd.DataFrame, parts: list[Tables], shelf: Path) -> Frames:
    """The rows of these documents: those that are kept, and those of new texts, which are kept from now on."""
    keys = dict(zip(read.document_id, read.document_id + " " + read.sha256))
    known = {key for part in parts for key in part["documents"][KEY].to_pylist()}
    new = read[[key not in known for key in keys.values()]]
    if len(new):
        fresh = {name: _shelve(frame, keys) for name, frame in _read(new.reset_index(drop=True)).items()}
        fresh["documents"] = _shelve(new[["document_id", *FACTS, "sha256"]], keys)
        save_part(shelf, fresh, parts)
        parts = [*parts, fresh]
    # Each stage has an order of its own: mentions go by the names of their texts, the others by the texts themselves.
    orders = {"mentions": [keys[name] for name in sorted(keys)]}
    tables = {name: join_tables([part[name] for part in parts]) for name in STAGES}
    return {name: _restore(name, choose_rows(tables[name], orders.get(name, [*keys.values()]))) for name in STAGES}


def _group_once(shelf: Path, rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """The rows with their copy_group, found once for the same texts."""
    told = [[row["document_id"], row["sha256"], str(row.get("published_date")), row.get("agency")] for row in rows]

    def find() -> dict[str, pa.Table]:
        return {"documents": pa.table({"copy_group": [row["copy_group"] for row in group_copies(rows)]})}

    groups = keep_set(shelf, name_set("copies", told), find)["documents"]["copy_group"].to_pylist()
    return [row | {"copy_group": group} for row, group in zip(rows, groups, strict=True)]


def _read(documents: pd.DataFrame) -> Frames:
    sentences = split_sentences(documents)
    claims, context, refusals = find_claims(documents, sentences)
    return dict(zip(STAGES, (sentences, claims, context, refusals, group_mentions(claims)), strict=True))


def _list_pages(parts: Sequence[Tables]) -> dict[str, dict[str, Any]]:
    """What pages say of themselves, by the hash of their bytes."""
    pages = {}
    for row in (row for part in parts for row in part["documents"].select(["sha256", *FACTS]).to_pylist()):
        day = row["published_date"]
        pages[row.pop("sha256")] = row | {"published_date": day and day.date()}
    return pages


def _shelve(frame: pd.DataFrame, keys: Mapping[str, str]) -> pa.Table:
    """A frame as it is kept, each row with the key of its text."""
    return _table_of(frame.assign(**{KEY: frame.document_id.map(keys)}))


def _table_of(frame: pd.DataFrame) -> pa.Table:
    return pa.Table.from_pandas(frame, preserve_index=False).replace_schema_metadata(None)


def _restore(name: str, table: pa.Table) -> pd.DataFrame:
    """A frame as its stage gave it."""
    lists = {column.name for column in FRAMES[name] if column.dtype == LIST}
    frame = table.drop_columns([*lists, *{KEY}.intersection(table.column_names)]).to_pandas(types_mapper=NULLABLE.get)
    told = {column: pd.Series(map(tuple, table[column].to_pylist()), dtype=object) for column in lists}
    return frame.assign(**told)[[column.name for column in FRAMES[name]]]
