"""Export: frames leave the house as files, and come back.

In      a frame, or all of them for the mentions; a folder of Parquet files
Out     bytes: JSON lines, CSV or Parquet; a frame as it was written
Units   days and instants as ISO texts in JSON lines and CSV
Missing null in JSON lines and Parquet, an empty cell in CSV; lists are joined by "; " in CSV
Next    the reader's own tools
"""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.columns import DAY, FRAMES, INSTANT, LIST, FrameError, check_frame
from analysis.intervals import read_rows

# What the lines of mentions tell of a launch, each with the column it comes from.
TOLD = {"role": "role", "date_from": "from_date", "date_to": "to_date", "local_time": "local_time", "actor": "actor"}
TOLD |= {"count_min": "count_low", "count_max": "count_high", "kind_code": "kind", "name": "name"}
TOLD |= {key: key for key in ("distance_km", "apogee_km", "site", "landing")} | {"speakers": "authorities"}


def export_frame(frames: Any, name: str, form: str) -> bytes:
    """The frame `name` of `frames` in the form asked: every row, every column.

    The mentions as JSON lines have a form of their own: see mention_lines.
    """
    frame = getattr(frames, name)
    if form == "parquet":
        stream = io.BytesIO()
        _listed(frame, name).to_parquet(stream, index=False)
        return stream.getvalue()
    if form == "csv":
        return spell_rows(name, list_rows(frame, name)).encode()
    rows = mention_lines(frames.documents, frames.mentions) if name == "mentions" else list_rows(frame, name)
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in rows).encode()


def read_frame(folder: Path, name: str) -> pd.DataFrame:
    """The frame `name` as it was written to `folder` as Parquet.

    Raises OSError when it cannot be read, FrameError when it does not keep the contract of today.
    """
    try:
        frame = pd.read_parquet(folder / f"{name}.parquet")
    except ValueError as error:  # pyarrow's own errors are of this kind
        raise OSError(f"{name}.parquet cannot be read: {error}") from error
    strange = set(frame.columns) ^ {column.name for column in FRAMES[name]}
    if strange:
        raise FrameError(f"{name}.parquet is of another version: {', '.join(sorted(strange))}")
    lists = {column.name: frame[column.name].map(tuple) for column in FRAMES[name] if column.dtype == LIST}
    types = {column.name: column.dtype for column in FRAMES[name]}
    return check_frame(name, frame.assign(**lists).astype(types)[list(types)])


def mention_lines(documents: pd.DataFrame, mentions: pd.DataFrame) -> Iterator[dict[str, Any]]:
    """One line a document, in the order of `documents`, with its launches; a document without any has an empty list.

    Counts are whole numbers, distances lists in km, days ISO texts, and what is not stated is null.
    """
    told: dict[str, list[dict[str, Any]]] = {document: [] for document in documents.document_id}
    for row in list_rows(mentions, "mentions"):
        told[row["document_id"]].append(_event(row))
    return ({"document": document, "events": events} for document, events in told.items())


def _event(row: Mapping[str, Any]) -> dict[str, Any]:
    name, words = row["name"], row["name_told"]
    # the name by which launches are put together, and that by which this text calls the missile
    both = f"{name} ({words})" if words and words.casefold() != name.casefold() else name
    return {key: both if key == "name" else row[column] for key, column in TOLD.items()}


def list_rows(frame: pd.DataFrame, name: str) -> Iterator[dict[str, Any]]:
    """Rows of the frame `name` as plain values: None where missing, ISO texts for days and instants, lists as lists."""
    for row in read_rows(frame):
        yield {column.name: _plain(row[column.name], column.dtype) for column in FRAMES[name]}


def _plain(value: Any, dtype: str) -> Any:
    if dtype == LIST:
        return [_number(item) for item in value]
    if value is None:
        return None
    if dtype == DAY:
        return value.date().isoformat()
    if dtype == INSTANT:
        return value.isoformat().replace("+00:00", "Z")
    return _number(value)


def _number(value: Any) -> Any:
    """Plain numbers, those without a fraction as whole ones."""
    value = value.item() if hasattr(value, "item") else value
    return int(value) if isinstance(value, float) and value.is_integer() else value


def spell_rows(name: str, rows: Iterable[Mapping[str, Any]]) -> str:
    """Plain rows of the frame `name` as CSV, under its columns."""
    stream = io.StringIO()
    lines = csv.writer(stream, lineterminator="\n")
    lines.writerow(column.name for column in FRAMES[name])
    for row in rows:
        lines.writerow("; ".join(map(str, value)) if isinstance(value, list) else value for value in row.values())
    return stream.getvalue()


def _listed(frame: pd.DataFrame, name: str) -> pd.DataFrame:
    """Parquet takes lists, not tuples."""
    return frame.assign(**{c.name: frame[c.name].map(list) for c in FRAMES[name] if c.dtype == LIST})
