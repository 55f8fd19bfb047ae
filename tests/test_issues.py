"""Issues: the same texts are the same issue, and an earlier one is kept and compared with."""

import json
import shutil
from pathlib import Path

import pandas as pd
import pytest

from analysis.briefs.beside import cite, write_beside, write_frames
from analysis.briefs.declarations import Brief
from analysis.briefs.handover import Handover
from analysis.briefs.issues import find_last, list_earlier, load_last, name_issue, read_manifest
from analysis.columns import FrameError, make_frame
from analysis.export import export_frame, read_frame
from analysis.flow import Frames, build
from analysis.settings import Settings

TEXT = {"document_id": "a", "path": "a.txt", "published_date": "2026-01-04", "date_precision": "day"}
TEXT |= {"date_source": "header", "text": "x", "sha256": "0", "copy_group": "a", "status": "read"}
BRIEF = Brief("launches", "Launches", Path("brief.ipynb"))


@pytest.fixture(scope="module")
def frames() -> Frames:
    return build(Settings())


def documents(*changes: dict[str, str]) -> pd.DataFrame:
    return make_frame("documents", [TEXT | change for change in changes])


def publish(out: Path, issue: str, making: str = "making") -> None:
    """What a run leaves: a page, and beside it frames, manifest and earlier issues."""
    folder, handed = out / making, Handover(issue, {"events.csv": b"a"})
    write_frames(folder, handed)
    write_beside(folder, BRIEF, {"seeds": "seeds"}, handed, {}, out / "launches")
    if (out / "launches").exists():
        shutil.rmtree(out / "launches")
    folder.rename(out / "launches")
    (out / "launches.html").write_text(issue, encoding="utf-8")


def test_an_issue_is_named_after_its_last_day_its_texts_and_its_settings() -> None:
    one, two = documents({}), documents({}, {"document_id": "b", "sha256": "1", "published_date": "2026-01-27"})
    assert name_issue(one, Settings()).startswith("2026-01-04-") and name_issue(two, Settings()).startswith(
        "2026-01-27-"
    )
    assert name_issue(two, Settings(as_of="2026-01-10")).startswith("2026-01-10-")
    assert name_issue(one, Settings(seeds="elsewhere")) == name_issue(one, Settings())
    assert name_issue(one, Settings(units="mi")) != name_issue(one, Settings())
    assert name_issue(documents({"published_date": None}), Settings()).startswith("undated-")


def test_a_first_issue_follows_none(tmp_path: Path) -> None:
    assert find_last(None, "a") is None and find_last(tmp_path / "launches", "a") is None


def test_an_issue_made_again_is_compared_with_the_one_before_it(tmp_path: Path) -> None:
    for issue in ("a", "b", "b"):
        publish(tmp_path, issue)
    assert read_manifest(tmp_path / "launches")["follows"] == "a"
    assert find_last(tmp_path / "launches", "b") == ("a", tmp_path / "launches" / "earlier" / "a" / "launches")
    assert find_last(tmp_path / "launches", "c") == ("b", tmp_path / "launches")


def test_earlier_issues_are_kept_whole_the_last_first(tmp_path: Path) -> None:
    for issue in ("2026-01-09-b", "2026-01-09-a", "2026-01-09-c"):
        publish(tmp_path, issue)
    assert list_earlier(tmp_path / "launches") == ["2026-01-09-a", "2026-01-09-b"]
    place = tmp_path / "launches" / "earlier" / "2026-01-09-b"
    assert (place / "launches.html").read_text(encoding="utf-8") == "2026-01-09-b"
    assert (place / "launches" / "events.csv").read_bytes() == b"a"


def test_an_issue_that_comes_back_is_no_longer_an_earlier_one(tmp_path: Path) -> None:
    for issue in ("a", "b", "a"):
        publish(tmp_path, issue)
    assert list_earlier(tmp_path / "launches") == ["b"]


def test_the_manifest_names_what_a_brief_was_made_from(tmp_path: Path) -> None:
    write_beside(tmp_path, BRIEF, {"seeds": "seeds"}, Handover("i", {"a.csv": b""}, {"a": 0}), {"seeds/a.txt": "0"})
    manifest = json.loads((tmp_path / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["inputs"] == {"seeds/a.txt": "0"} and manifest["parameters"] == {"seeds": "seeds"}
    assert manifest["files"]["a.csv"].startswith("e3b0c442") and manifest["rows"] == {"a": 0}
    assert {"python", "pandas", "pyarrow"} <= manifest["versions"].keys()
    assert manifest["cite"] == cite("Launches", "i")


def test_frames_come_back_as_they_were_written(frames: Frames, tmp_path: Path) -> None:
    for name in ("events", "claims", "mentions"):
        (tmp_path / f"{name}.parquet").write_bytes(export_frame(frames, name, "parquet"))
        pd.testing.assert_frame_equal(read_frame(tmp_path, name), getattr(frames, name))


def test_frames_of_another_version_are_refused_and_the_last_issue_is_only_named(frames: Frames, tmp_path: Path) -> None:
    publish(tmp_path, "a")
    published = tmp_path / "launches"
    assert load_last(str(published), frames.documents, Settings()).events is None
    frames.events.drop(columns="grade").assign(odd=1).astype(str).to_parquet(published / "events.parquet")
    with pytest.raises(FrameError, match="another version: grade, odd"):
        read_frame(published, "events")
    (published / "events.parquet").write_bytes(b"no parquet")
    with pytest.raises(OSError, match="cannot be read"):
        read_frame(published, "events")
    for name in ("events", "claims", "links", "documents", "sentences"):
        (published / f"{name}.parquet").write_bytes(export_frame(frames, name, "parquet"))
    assert len(load_last(str(published), frames.documents, Settings()).events) == len(frames.events)
