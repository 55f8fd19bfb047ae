"""Inputs: what a brief rests on is known by its content, and a change is told in words."""

import os
from pathlib import Path

import pytest

from analysis.runs.inputs import hash_inputs, tell_changes


def test_inputs_are_hashed_by_content_and_named_by_their_path(tmp_path: Path) -> None:
    (tmp_path / "seeds" / "__pycache__").mkdir(parents=True)
    (tmp_path / "seeds" / "a.txt").write_text("a", encoding="utf-8")
    (tmp_path / "seeds" / "__pycache__" / "a.pyc").touch()
    hashes = hash_inputs(tmp_path, [tmp_path / "seeds", tmp_path / "absent"])
    assert list(hashes) == ["seeds/a.txt"] and hashes["seeds/a.txt"].startswith("ca978112")


def test_an_input_that_cannot_be_read_is_an_input_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").touch()
    monkeypatch.setattr("builtins.open", refuse)
    assert hash_inputs(tmp_path, [tmp_path / "a.txt"]) == {"a.txt": "unreadable"}


def test_what_is_no_file_is_no_input_and_nothing_waits_for_it(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "round").symlink_to(tmp_path, target_is_directory=True)
    (tmp_path / "gone.txt").symlink_to(tmp_path / "nowhere")
    assert hash_inputs(tmp_path, [tmp_path]) == {}


def test_a_file_is_read_once_for_all_briefs_of_a_run(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    hashed: dict[str, str] = {}
    first = hash_inputs(tmp_path, [tmp_path], hashed)
    (tmp_path / "a.txt").write_text("written while the run is under way")
    assert hash_inputs(tmp_path, [tmp_path / "a.txt"], hashed) == first


@pytest.mark.parametrize(
    "old, new, told",
    [
        ({"seeds/a.txt": "1"}, {"seeds/a.txt": "1"}, ""),
        ({}, {"seeds/a.txt": "1", "seeds/b.txt": "1"}, "texts: 2 new"),
        ({"seeds/a.txt": "1", "seeds/b.txt": "1"}, {"seeds/b.txt": "2"}, "texts: 1 gone, 1 changed"),
        ({"analysis/a.py": "1"}, {"analysis/a.py": "2", "requirements.lock": "1"}, "code: 1 changed; lock: 1 new"),
    ],
)
def test_a_change_is_told_by_what_it_touches(old: dict[str, str], new: dict[str, str], told: str) -> None:
    assert tell_changes(old, new) == told
