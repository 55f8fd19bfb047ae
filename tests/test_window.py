"""The window chooses launches, and everything that belongs to them goes with them."""

import pandas as pd
import pytest

from analysis.columns import DAY, FRAMES
from analysis.flow import Frames, build
from analysis.settings import Settings


@pytest.mark.parametrize(
    ("settings", "events"),
    [
        (Settings(), ["2025-12c", "2025-12s", "2026-01-04a", "2026-01-27a"]),
        (Settings(from_date="2026-01-01"), ["2026-01-04a", "2026-01-27a"]),
        (Settings(to_date="2025-12-15"), ["2025-12c", "2025-12s"]),
        (Settings(from_date="2026-01-05", to_date="2026-01-27"), ["2026-01-27a"]),
        (Settings(actors=("north korea",)), ["2025-12c", "2025-12s", "2026-01-04a", "2026-01-27a"]),
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


def test_no_frame_knows_of_anything_after_the_day_asked_for(early: Frames) -> None:
    day = pd.Timestamp("2026-01-10")
    for name, columns in FRAMES.items():
        frame = getattr(early, name)
        # What was refused, and a stage's plans for later, are known; no text of the 27th is.
        known = frame if name != "documents" else frame[frame.status == "read"]
        for column in columns:
            if column.dtype == DAY and name not in ("context", "claims", "standings", "agreement"):
                assert not (known[column.name].dropna() > day).any(), (name, column.name)
        if "document_id" in frame and name not in ("documents", "rejected"):
            assert set(frame.document_id) <= set(early.documents[early.documents.status == "read"].document_id)
    assert set(early.standings.claim_id) <= {*early.claims.claim_id, *early.context.context_id}
    assert not early.events.event_id.str.contains("2026-01-27").any()
    assert early.comparison.reference_date.max() <= day


@pytest.mark.parametrize("settings", [Settings(from_date="2026-01-20"), Settings(actors=("Iran",))], ids=str)
def test_every_frame_that_is_resolved_keeps_to_the_window(settings: Settings) -> None:
    frames = build(settings)
    kept = set(frames.events.event_id)
    launches = frames.standings[~frames.standings.subject_id.str.startswith("context/")]
    assert set(launches.subject_id) <= kept and set(frames.links.event_id.dropna()) <= kept
    assert set(frames.comparison.event_id.dropna()) <= kept
    assert (frames.comparison.status == "found").all()
    assert kept or frames.meetings.empty
