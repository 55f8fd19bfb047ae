"""Intervals: rows of a frame as plain values."""

import pandas as pd

from analysis.intervals import read_rows


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
