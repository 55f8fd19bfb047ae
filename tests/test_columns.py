"""The contracts of the frames: what keeps them passes, what breaks them is named."""

import pandas as pd
import pytest

from analysis.columns import DAY, FRAMES, INSTANT, FrameError, check_frame, make_frame

SENTENCE = {"document_id": "a", "sentence": 0, "start": 0, "end": 4, "part": "body", "text": "Text"}


def test_rows_become_a_frame_with_the_columns_and_types_of_its_contract() -> None:
    frame = make_frame("links", [{"mention_id": "a-m1", "reasons": ["the only telling of it"]}])
    assert list(frame.columns) == [column.name for column in FRAMES["links"]]
    assert frame.loc[0, "reasons"] == ("the only telling of it",)
    assert frame.loc[0, "candidates"] == ()
    assert pd.isna(frame.loc[0, "event_id"])


@pytest.mark.parametrize("name", FRAMES)
def test_a_frame_without_rows_keeps_its_contract(name: str) -> None:
    assert len(check_frame(name, make_frame(name, []))) == 0


@pytest.mark.parametrize(
    "row, named",
    [
        (SENTENCE | {"colour": "red"}, "colour"),
        (SENTENCE | {"part": "footnote"}, "part"),
        (SENTENCE | {"text": None}, "text"),
        (SENTENCE | {"start": "here"}, "start"),
    ],
)
def test_a_row_that_breaks_its_contract_is_refused_by_column(row: dict[str, object], named: str) -> None:
    with pytest.raises(FrameError, match=f"sentences.*{named}"):
        make_frame("sentences", [row])


def test_an_id_stands_once() -> None:
    with pytest.raises(FrameError, match="mention_id"):
        make_frame("links", [{"mention_id": "a-m1"}, {"mention_id": "a-m1"}])


def test_a_missing_column_is_named() -> None:
    frame = make_frame("sentences", [SENTENCE]).drop(columns="part")
    with pytest.raises(FrameError, match="part"):
        check_frame("sentences", frame)


def test_names_tell_days_and_instants() -> None:
    columns = [column for frame in FRAMES.values() for column in frame]
    assert {c.dtype for c in columns if c.name.endswith("_date")} == {DAY}
    assert {c.dtype for c in columns if c.name.endswith("_at")} == {INSTANT}
    assert all(c.unit for c in columns if c.name.endswith("_km"))


@pytest.mark.parametrize(
    "column, value",
    [
        ("document_id", None),
        ("status", "lost"),
        ("status", 1),
        ("published_date", "2026-01-04"),
        ("document_id", "twice"),
    ],
)
def test_a_frame_that_a_quick_look_may_not_pass_is_refused(column: str, value: object) -> None:
    row = {"path": "a.txt", "date_precision": "none", "date_source": "none", "text": "", "sha256": "0"}
    rows = [{**row, "document_id": name, "copy_group": name, "status": "read"} for name in ("a", "b")]
    frame = make_frame("documents", rows)
    frame[column] = pd.Series([value, value], dtype=object if value != "lost" else "string")
    with pytest.raises(FrameError, match=column):
        check_frame("documents", frame)
