"""Kept: what was read once is not read again.

In      files and folders of texts; a folder of what was kept
Out     documents, rejected, sentences, claims, context, refusals, mentions, as their stages give them
Units   as in columns.py
Missing a folder that cannot be read or written keeps nothing: then everything is read
Next    flow

A text's rows are kept under its name and the hash of its bytes, in a folder named after the hash of everything by which
texts are read: another rule or word, and all of them are read anew. Every run adds a part; parts are put together when
they are many. Here alone, between documents and briefs, files are read and written.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.columns import FRAMES, LIST
from analysis.documents import read_documents
from analysis.mentions import group_mentions
from analysis.reading import find_claims
from analysis.reading.words.sentences import split_sentences
from analysis.settings import CACHE, DATA, LEXICON, ROOT

READERS = ("settings", "columns", "lexicon", "rules", "intervals", "documents", "reading", "mentions", "kept")
KEPT = ("documents", "sentences", "claims", "context", "refusals", "mentions")
FACTS = ("published_date", "date_precision", "date_source", "outlet", "agency", "title", "reason")
MOST_PARTS, MOST_FOLDERS = 16, 3  # our choice: reading a part costs a few milliseconds, a folder some megabytes
KEY = "sha256_of_text"
Frames = dict[str, pd.DataFrame]


def read_texts(paths: Sequence[Path], as_of: str | None = None, folder: Path | None = CACHE) -> Frames:
    """The texts at `paths` and all that is read in them one by one; each text is read once and then kept in `folder`.

    Raises NoTexts when there is nothing to read.
    """
    shelf = folder / hash_readers() if folder else None
    kept = _load(shelf) if shelf else _empty()
    documents, rejected = read_documents(paths, as_of=as_of, known=_known_pages(kept["documents"]))
    read = documents[documents.status == "read"]
    known = set(zip(kept["documents"].document_id, kept["documents"][KEY]))
    new = [pair not in known for pair in zip(read.document_id, read.sha256)]
    fresh = _read(read[new].reset_index(drop=True)) if any(new) else _empty()
    if shelf and any(new):
        _save(shelf, fresh, kept)
    keys = dict(zip(read.document_id, read.sha256))
    frames = {name: _choose(name, [kept[name], fresh[name]], keys) for name in KEPT}
    return {**frames, "documents": documents, "rejected": rejected}


@cache
def hash_readers() -> str:
    """The hash of all code, words and packages by which texts are read."""
    places = [path for name in READERS for path in (ROOT / "analysis" / name, ROOT / "analysis" / f"{name}.py")]
    digest = hashlib.sha256()
    for path in [*places, LEXICON, DATA / "places.csv", ROOT / "requirements.lock"]:
        for file in sorted(path.rglob("*")) if path.is_dir() else [path]:
            if file.suffix in (".py", ".toml", ".csv", ".lock") and file.is_file():
                digest.update(f"{file.relative_to(ROOT)}\0".encode() + file.read_bytes())
    return digest.hexdigest()[:32]


def _read(documents: pd.DataFrame) -> Frames:
    sentences = split_sentences(documents)
    claims, context, refusals = find_claims(documents, sentences)
    frames = (documents, sentences, claims, context, refusals, group_mentions(claims))
    keys = dict(zip(documents.document_id, documents.sha256))
    return {name: frame.assign(**{KEY: frame.document_id.map(keys)}) for name, frame in zip(KEPT, frames)}


def _known_pages(documents: pd.DataFrame) -> dict[str, dict[str, Any]]:
    """What pages say of themselves, by the hash of their bytes."""
    facts = documents[list(FACTS)].astype(object).where(documents[list(FACTS)].notna(), None)
    facts["published_date"] = [day and day.date() for day in facts.published_date]
    return dict(zip(documents[KEY], facts.to_dict("records")))


def _choose(name: str, frames: Sequence[pd.DataFrame], keys: dict[str, str]) -> pd.DataFrame:
    """The rows of the texts at hand, in the order of their stage, as the stage itself would give them."""
    chosen = [frame[frame.document_id.map(keys) == frame[KEY]] for frame in frames]
    rows = _join(chosen)
    places = {document_id: place for place, document_id in enumerate(sorted(keys) if name == "mentions" else keys)}
    order = rows.document_id.map(places).sort_values(kind="stable").index
    return rows.loc[order].drop(columns=KEY).reset_index(drop=True)


@cache
def _empty() -> Frames:
    types = {name: {column.name: column.dtype for column in FRAMES[name]} | {KEY: "string"} for name in KEPT}
    return {name: pd.DataFrame({key: pd.Series(dtype=of[key]) for key in of}) for name, of in types.items()}


def _load(shelf: Path) -> Frames:
    """All parts of a shelf put together; a part that cannot be read is let go."""
    parts, seen = [_empty()], set[tuple[str, str]]()
    for part in sorted(shelf.glob("part-*")):
        try:
            frames = {name: _restore(name, pd.read_parquet(part / f"{name}.parquet")) for name in KEPT}
        except (OSError, ValueError, KeyError):
            shutil.rmtree(part, ignore_errors=True)
            continue
        pairs = set(zip(frames["documents"].document_id, frames["documents"][KEY]))
        if twice := pairs & seen:
            frames = {name: _without(frame, twice) for name, frame in frames.items()}
        seen |= pairs
        parts.append(frames)
    return {name: _join([part[name] for part in parts]) for name in KEPT}


def _without(frame: pd.DataFrame, pairs: set[tuple[str, str]]) -> pd.DataFrame:
    return frame[[pair not in pairs for pair in zip(frame.document_id, frame[KEY])]]


def _join(frames: Sequence[pd.DataFrame]) -> pd.DataFrame:
    held = [frame for frame in frames if len(frame)]
    return pd.concat(held, ignore_index=True) if held else frames[0]


def _restore(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """A frame as its stage gave it: a file keeps lists as arrays."""
    lists = {column.name: frame[column.name].map(tuple) for column in FRAMES[name] if column.dtype == LIST}
    types = {column.name: column.dtype for column in FRAMES[name] if column.dtype != LIST}
    return frame.assign(**lists).astype(types | {KEY: "string"})


def _save(shelf: Path, fresh: Frames, kept: Frames) -> None:
    """Add a part to the shelf; where there are many, one part of them all."""
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        old = sorted(shelf.glob("part-*"))
        many = len(old) >= MOST_PARTS
        frames = {name: _join([kept[name], fresh[name]]) for name in KEPT} if many else fresh
        with tempfile.TemporaryDirectory(prefix=".making-", dir=shelf) as making:
            part = Path(making) / "part"
            part.mkdir()
            for name, frame in frames.items():
                frame.to_parquet(part / f"{name}.parquet", index=False)
            named = hashlib.sha256("".join(sorted(frames["documents"][KEY] + frames["documents"].document_id)).encode())
            part.rename(shelf / f"part-{named.hexdigest()[:32]}")
        for path in [*(old if many else []), *_old_shelves(shelf)]:
            shutil.rmtree(path, ignore_errors=True)
    except OSError:
        # Nothing rests on what is kept: whoever cannot write it reads again.
        return


def _old_shelves(shelf: Path) -> Iterator[Path]:
    shelves = sorted((path for path in shelf.parent.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    yield from (path for path in shelves[:-MOST_FOLDERS] if path != shelf)
