"""A launch of its own: all that tells it and nothing else, and a page that is made again only when it changed."""

import json
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.briefs import single
from analysis.briefs.declarations import Brief
from analysis.briefs.handover import find_handover, hand_on
from analysis.briefs.single import write_launches
from analysis.export import export_frame, list_rows
from analysis.flow import Frames, build
from analysis.launch import KEYS, hash_launches, keep_launch, read_frames
from analysis.settings import NOTEBOOKS, Settings
from tests.hostile import run_cells

JANUARY = "north-korea-2026-01-04a"
BRIEF = Brief("launches", "Launches", NOTEBOOKS / "brief.ipynb", each=NOTEBOOKS / "event.ipynb")


@pytest.fixture(scope="module")
def frames() -> Frames:
    return build(Settings())


def list_all(frames: Frames) -> dict[str, list[dict[str, Any]]]:
    return {name: list(list_rows(frame, name)) for name, frame in vars(frames).items()}


def test_what_belongs_to_a_launch_is_kept_and_the_rest_left_out(frames: Frames) -> None:
    kept = keep_launch(frames, JANUARY)
    assert list(kept.events.event_id) == [JANUARY] and len(kept.documents) == 2
    assert set(kept.standings.subject_id) == set(kept.agreement.subject_id) == {JANUARY}
    assert set(kept.claims.mention_id) == set(kept.mentions.mention_id) == set(kept.links.mention_id)
    assert kept.context.empty and len(kept.sentences) == len(frames.sentences)


def test_the_newest_launch_is_kept_where_none_is_named_and_an_unknown_one_is_refused(frames: Frames) -> None:
    assert list(keep_launch(frames).events.event_id) == ["north-korea-2026-01-27a"]
    with pytest.raises(KeyError, match="no launch 'x'; there are .*north-korea-2026-01-04a"):
        keep_launch(frames, "x")


def test_a_launch_has_another_hash_when_one_of_its_rows_has_changed(frames: Frames) -> None:
    rows = list_all(frames)
    before = hash_launches(rows)
    assert len(set(before.values())) == len(frames.events) > 1
    for name, key in KEYS.items():
        told = keep_launch(frames, JANUARY)
        row = next(row for row in rows[name] if row[key] in set(getattr(told, name)[key]))
        others = [*(other for other in rows[name] if other is not row)]
        after = hash_launches({**rows, name: [*others, {**row, "reason": "otherwise"}]})
        assert after[JANUARY] != before[JANUARY], name


def test_a_launch_keeps_its_hash_when_another_one_has_changed(frames: Frames) -> None:
    rows = list_all(frames)
    before = hash_launches(rows)
    of_others = [{**row, "grade": 6} if row["event_id"] != JANUARY else row for row in rows["events"]]
    after = hash_launches({**rows, "events": of_others, "context": [], "comparison": []})
    assert {event_id for event_id in before if before[event_id] == after[event_id]} == {JANUARY}


def test_a_run_is_read_again_from_its_folder(frames: Frames, tmp_path: Path) -> None:
    for name in vars(frames):
        (tmp_path / f"{name}.parquet").write_bytes(export_frame(frames, name, "parquet"))
    assert hash_launches(list_all(read_frames(str(tmp_path)))) == hash_launches(list_all(frames))


@pytest.fixture
def runs(frames: Frames, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The launches whose notebook is run; without a kernel, on the frames of the seeds."""
    done = []

    def run(notebook: Path, values: dict[str, Any], cell_seconds: int) -> Any:
        done.append(values["event"])
        return run_cells(notebook.stem, frames, **{**values, "published": None})

    monkeypatch.setattr(single, "run_notebook", run)
    return done


def test_each_launch_has_a_page_and_an_unchanged_one_is_taken_over(
    frames: Frames, runs: list[str], tmp_path: Path
) -> None:
    handed, old, new = hand_on(frames, Settings()), tmp_path / "old", tmp_path / "new"
    old.mkdir()
    new.mkdir()
    pages = write_launches(old, BRIEF, {"units": "km"}, handed, {"analysis/a.py": "0"}, None, 60)
    assert set(runs) == set(pages) == set(frames.events.event_id)
    page = (old / f"{JANUARY}.html").read_text(encoding="utf-8")
    assert '<a href="../launches.html">All launches</a>' in page and "about 900 km" in page
    (old / "manifest.json").write_text(json.dumps({"pages": {JANUARY: pages[JANUARY]}}), encoding="utf-8")
    runs.clear()
    assert write_launches(new, BRIEF, {"units": "km"}, handed, {"analysis/a.py": "0"}, old, 60) == pages
    assert JANUARY not in runs and (new / f"{JANUARY}.html").read_text(encoding="utf-8") == page
    runs.clear()
    write_launches(new, BRIEF, {"units": "km"}, handed, {"analysis/a.py": "1"}, old, 60)
    assert JANUARY in runs


def test_a_brief_without_a_notebook_for_each_launch_has_no_such_pages(tmp_path: Path) -> None:
    handed = find_handover(new_notebook(cells=[new_code_cell("x")]))
    assert write_launches(tmp_path, Brief("a", "A", NOTEBOOKS / "brief.ipynb"), {}, handed, {}, None, 60) == {}
