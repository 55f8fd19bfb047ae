"""Intervals: rows of a frame as plain values."""

import pandas as pd
import pytest

from analysis.intervals import read_rows, say_days


def test_whatever_is_missing_is_none_in_a_row():
    frame = pd.DataFrame(
        {
            "day": pd.to_datetime(pd.Series([None, "2024-01-03"])),
            "name": pd.Series([None, "Scud"], dtype="string"),
            "count": pd.Series([None, 2], dtype="Int64"),
            "families": [(), ("Japan",)],
        }
    )
    known = {"day": pd.Timestamp("2024-01-03"), "name": "Scud", "count": 2, "families": ("Japan",)}
    assert read_rows(frame) == [{"day": None, "name": None, "count": None, "families": ()}, known]


@pytest.mark.parametrize(
    ("first", "last", "words"),
    [
        ("2026-01-04", "2026-01-04", "4 January 2026"),
        ("2026-01-01", "2026-01-10", "1 to 10 January 2026"),
        ("2024-05-27", "2024-06-04", "27 May to 4 June 2024"),
        ("2025-12-27", "2026-01-04", "27 December 2025 to 4 January 2026"),
        ("2026-02-01", "2026-02-28", "February 2026"),
        ("2026-05-01", "2026-06-30", "May to June 2026"),
        ("2023-11-01", "2024-12-31", "November 2023 to December 2024"),
        ("2019-01-01", "2019-12-31", "2019"),
    ],
)
def test_days_are_said_as_short_as_they_are_clear(first, last, words):
    assert say_days((pd.Timestamp(first), pd.Timestamp(last))) == words
