"""Columns: what every frame holds, checked at the door of every stage.

In      rows (dicts) or a frame
Out     a frame with exactly the columns, types and choices of its contract
Units   named in each column; local days end in `_date`, instants in `_at` (UTC)
Missing <NA> (NaT in days and instants, an empty tuple in lists), never 0 or ""
Next    every stage; `launchbook check --codebook` makes data/README.md from told.py and resolved.py
"""

from collections.abc import Iterable, Mapping
from functools import cache
from operator import itemgetter
from typing import Any

import pandas as pd

from analysis.columns.parts import (
    ATTRIBUTES,
    DAY,
    FLAG,
    INSTANT,
    LIST,
    NUMBER,
    PARTS,
    PRECISIONS,
    REFUSED,
    ROLES,
    STANCES,
    TEXT,
    VERDICTS,
    WHOLE,
    Column,
)
from analysis.columns.resolved import RESOLVED
from analysis.columns.told import TOLD

__all__ = [
    "ATTRIBUTES",
    "DAY",
    "FLAG",
    "FRAMES",
    "INSTANT",
    "LIST",
    "NUMBER",
    "PARTS",
    "PRECISIONS",
    "REFUSED",
    "ROLES",
    "STANCES",
    "TEXT",
    "VERDICTS",
    "WHOLE",
    "Column",
    "FrameError",
    "check_frame",
    "check_frames",
    "make_frame",
]

FRAMES: dict[str, tuple[Column, ...]] = {**TOLD, **RESOLVED}


class FrameError(ValueError):
    """A frame breaks its contract; the message names the frame, the column and what would be right."""


def make_frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Build the frame `name` from rows; absent values become <NA>, lists become tuples.

    Raises FrameError for a key that is no column of the frame, or a value that breaks its column.
    """
    columns = FRAMES[name]
    names = [column.name for column in columns]
    empty: dict[str, Any] = dict.fromkeys(names)
    rows = [{**empty, **row} for row in rows]
    if any(len(row) > len(names) for row in rows):
        strange = {key for row in rows for key in row} - set(names)
        raise FrameError(f"{name}: no such column: {', '.join(sorted(strange))}")
    values = zip(*map(itemgetter(*names), rows), strict=True) if rows else [()] * len(names)
    data = {column.name: _series(column, list(one), name) for column, one in zip(columns, values, strict=True)}
    return check_frame(name, pd.DataFrame(data))


def _series(column: Column, values: list[Any], frame: str) -> pd.Series:
    if column.dtype == LIST:
        return pd.Series([tuple(value) if value is not None else () for value in values], dtype=object)
    try:
        return pd.Series(values, dtype=column.dtype)
    except (TypeError, ValueError) as error:
        raise FrameError(f"{frame}.{column.name}: not {column.dtype}: {error}") from error


def check_frame(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame itself, once it is known to keep the contract `name`.

    Raises FrameError naming the frame, the column and what would be right.
    """
    if _keeps(FRAMES[name], frame):
        return frame
    # What is wrong, pandera tells well; to be told that nothing is, it takes thirty times as long.
    from pandera.errors import SchemaError

    try:
        _schema(name).validate(frame)
    except SchemaError as error:
        raise FrameError(f"{name}: {error}") from error
    return frame


def check_frames(**frames: pd.DataFrame) -> None:
    """What every stage asks at its door: that each frame keeps the contract of its name.

    Raises FrameError for the first that does not.
    """
    for name, frame in frames.items():
        check_frame(name, frame)


def _keeps(columns: tuple[Column, ...], frame: pd.DataFrame) -> bool:
    if list(frame.columns) != [column.name for column in columns]:
        return False
    if any(dtype != column.dtype for dtype, column in zip(frame.dtypes, columns)):
        return False
    bound = (column for column in columns if column.required or column.choices or column.unique)
    return frame.empty or all(_keeps_column(column, frame[column.name]) for column in bound)


def _keeps_column(column: Column, values: pd.Series) -> bool:
    if column.required and values.hasnans:
        return False
    fits = not column.choices or bool(values.dropna().isin(column.choices).all())
    return fits and (not column.unique or values.is_unique)


@cache
def _schema(name: str) -> Any:
    # Imported late: commands that check no frame should not wait for it.
    import pandera.pandas as pandera

    def column_of(column: Column) -> Any:
        checks = [pandera.Check.isin(column.choices)] if column.choices else []
        return pandera.Column(column.dtype, checks=checks, nullable=not column.required, unique=column.unique)

    return pandera.DataFrameSchema({c.name: column_of(c) for c in FRAMES[name]}, strict=True, ordered=True)
