"""The window chooses launches, and everything that belongs to them goes with them."""

import pandas as pd
import pytest

from analysis.flow import Frames, build
from analysis.settings import Settings


@pytest.mark.parametrize(
    ("settings", "events"),
    [
        (Settings(), ["2025-12a", "2025-12b", "2026-01-04a", "2026-01-27a"]),
        (Settings(from_date="2026-01-01"), ["2026-01-04a", "2026-01-27a"]),
        (Settings(to_date="2025-12-15"), ["2025-12a", "2025-12b"]),
        (Settings(from_date="2026-01-05", to_date="2026-01-27"), ["2026-01-27a"]),
        (Settings(actors=("north korea",)), ["2025-12a", "2025-12b", "2026-01-04a", "2026-01-27a"]),
        (Settings(actors=("Iran",)), []),
        (Settings(as_of="2026-01-10"), ["2026-01-04a"]),
    ],
    ids=str,
)
def test_a_window_keeps_its_launches_and_what_belongs_to_them(settings: Settings, events: list[str]) -> None:
    frames = build(settings)
    assert [name.removeprefix("north-korea-") for name in frames.events.event_id] == events
    assert set(frames.links.event_id.dropna()) == set(frames.events.event_id)
    assert set(frames.mentions.mention_id) == set(frames.links.mention_id)
    told = frames.agreement[frames.agreement.subject_kind == "launch"]
    assert set(told.subject_id) == set(frames.events.event_id)


@pytest.fixture(scope="module")
def early() -> Frames:
    return build(Settings(as_of="2026-01-10"))


def test_on_10_january_nobody_knows_of_27_january(early: Frames) -> None:
    assert early.events.to_date.max() == pd.Timestamp("2026-01-04")
    assert list(early.documents[early.documents.status == "read"].outlet) == ["ETV Bharat"]
    assert "published after as_of" in early.rejected.reason.iloc[0]


def test_a_window_leaves_the_texts_and_their_claims_whole() -> None:
    narrow, wide = build(Settings(from_date="2026-01-20")), build(Settings())
    assert len(narrow.documents) == len(wide.documents) and len(narrow.claims) == len(wide.claims)
    assert len(narrow.events) < len(wide.events)


def test_a_window_without_a_launch_is_no_error() -> None:
    frames = build(Settings(actors=("Iran",)))
    assert frames.events.empty and frames.agreement.empty and frames.context.empty
