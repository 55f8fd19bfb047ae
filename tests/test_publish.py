"""Publishing: a file or folder appears whole or not at all."""

import os
from pathlib import Path

import pytest

from analysis.runs.publish import publish_folder
from analysis.runs.whole import write_whole


def test_writing_whole_replaces_the_file_and_gives_it_ordinary_rights(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two" and [file.name for file in path.parent.iterdir()] == ["page.html"]
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize("platform", ["linux", "other"])
def test_pages_and_folders_take_the_place_of_their_forerunners(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, platform: str
) -> None:
    monkeypatch.setattr("sys.platform", platform)
    out, made = tmp_path / "reports", tmp_path / "made"
    for folder, content in ((out, "old"), (made, "new")):
        (folder / "launches").mkdir(parents=True)
        (folder / "launches" / f"{content}.csv").write_text(content, encoding="ascii")
        (folder / "launches.html").write_text(content, encoding="ascii")
    (out / "other.html").write_text("stays", encoding="ascii")
    publish_folder(made, out)
    assert {path.name: path.read_text() for path in out.glob("*.html")} == {
        "launches.html": "new",
        "other.html": "stays",
    }
    assert [path.name for path in (out / "launches").iterdir()] == ["new.csv"]
