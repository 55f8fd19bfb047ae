"""Intervals: values as pairs (low, high), and how they are said.

In      rows of any frame; numbers, days or minutes
Out     pairs, and plain words for them
Units   those of the values
Missing None is an open end; read_rows turns <NA> into None
Next    mentions, linking, events, standings, agreement
"""

import calendar
from collections.abc import Iterable, Iterator
from functools import reduce
from typing import Any

import numpy as np
import pandas as pd

Interval = tuple[Any, Any]
_SMALL = 200  # rows; measured: from about here on, it is quicker to go column by column


def read_rows(frame: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows of a frame as dicts, with None for <NA>."""
    if frame.empty:
        return []
    names = list(frame.columns)
    if len(frame) > _SMALL:
        return [dict(zip(names, row, strict=True)) for row in read_columns(frame, names)]
    # One conversion of the whole frame: most frames are small, and each of a column costs more than its values.
    rows = frame.to_numpy(object).tolist()
    return [dict(zip(names, map(_plain, row), strict=True)) for row in rows]


def read_columns(frame: pd.DataFrame, names: Iterable[str]) -> Iterator[tuple[Any, ...]]:
    """The values of these columns row by row, with None for <NA>: the quickest way through a long frame."""
    return zip(*(_values(frame[name]) for name in names), strict=True)


def _values(column: pd.Series) -> list[Any]:
    if column.dtype.kind != "M":
        return list(column.to_numpy(object, na_value=None))  # type: ignore[call-overload]
    values, there = np.full(len(column), None, dtype=object), column.notna().to_numpy()
    values[there] = column[there].astype(object)
    return list(values)


def _plain(value: Any) -> Any:
    return None if value is pd.NA or value is pd.NaT else value


def meet(one: Interval, other: Interval) -> bool:
    """Whether some value lies in both."""
    return _not_above(one[0], other[1]) and _not_above(other[0], one[1])


def hold(outer: Interval, inner: Interval) -> bool:
    """Whether `inner` lies wholly in `outer`."""
    return overlap(outer, inner) == inner


def overlap(one: Interval, other: Interval) -> Interval:
    """What both allow; only of use where they meet."""
    return _pick(max, one[0], other[0]), _pick(min, one[1], other[1])


def span(one: Interval, other: Interval) -> Interval:
    """The least interval that holds both."""
    low = None if None in (one[0], other[0]) else min(one[0], other[0])
    high = None if None in (one[1], other[1]) else max(one[1], other[1])
    return low, high


def narrow(intervals: Iterable[Interval]) -> Interval:
    """Each next interval refines what stands before it where they meet, and widens it where they do not."""
    return reduce(lambda known, new: overlap(known, new) if meet(known, new) else span(known, new), intervals)


def say_days(days: Interval) -> str:
    """An interval of days in words: 4 January 2026, 1 to 10 January 2026, 27 May to 4 June 2026, February 2026."""
    first, last = days
    if first is None or last is None:
        return "no known day"
    if first == last:
        return _say_day(first)
    if first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]:
        return _say_months(first, last)
    if (first.year, first.month) == (last.year, last.month):
        return f"{first.day} to {_say_day(last)}"
    if first.year == last.year:
        return f"{_say_day(first).removesuffix(f' {first.year}')} to {_say_day(last)}"
    return f"{_say_day(first)} to {_say_day(last)}"


def say_numbers(numbers: Interval, unit: str | None = None) -> str:
    """An interval of numbers in words: 2 missiles, at least 2 missiles, 850 to 950 km."""
    low, high = numbers
    if high is None:
        words = f"at least {low:,g}"
    elif low is None:
        words = f"at most {high:,g}"
    else:
        words = f"{low:,g}" if low == high else f"{low:,g} to {high:,g}"
    return f"{words} {unit}" if unit else words


def _say_months(first: pd.Timestamp, last: pd.Timestamp) -> str:
    """Whole months: February 2026, May to June 2026, November 2023 to January 2024, 2019."""
    months = [f"{calendar.month_name[day.month]} {day.year}" for day in (first, last)]
    if first.year != last.year:
        return " to ".join(months)
    if (first.month, last.month) == (1, 12):
        return str(first.year)
    return months[0] if months[0] == months[1] else f"{calendar.month_name[first.month]} to {months[1]}"


def _say_day(day: pd.Timestamp) -> str:
    return f"{day.day} {calendar.month_name[day.month]} {day.year}"


def _not_above(low: Any, high: Any) -> bool:
    return low is None or high is None or low <= high


def _pick(choose: Any, one: Any, other: Any) -> Any:
    known = [end for end in (one, other) if end is not None]
    return choose(known) if known else None
