"""Strays: nothing that a brief rests on is read from beyond its folder by a link."""

from pathlib import Path

import pytest
from click.testing import CliRunner

from analysis.cli import checks, main, rendering
from analysis.strays import find_strays


@pytest.fixture
def data(tmp_path: Path) -> Path:
    (tmp_path / "data" / "lexicon").mkdir(parents=True)
    (tmp_path / "secret.toml").write_text("word = 'secret'")
    (tmp_path / "data" / "lexicon" / "own.toml").touch()
    (tmp_path / "data" / "again.toml").symlink_to(tmp_path / "data" / "lexicon" / "own.toml")
    return tmp_path / "data"


@pytest.mark.parametrize("target", ["../../secret.toml", "/etc/hostname", "nowhere", "stray.toml"])
def test_a_link_that_leads_out_or_nowhere_is_named(data: Path, target: str) -> None:
    assert find_strays(data) == [] == find_strays(data / "absent")
    (data / "lexicon" / "stray.toml").symlink_to(target)
    [told] = find_strays(data)
    assert told == "data/lexicon/stray.toml: a link that leads out of data/; put the file itself there"


def test_a_folder_that_leads_out_is_named(data: Path) -> None:
    (data / "more").symlink_to(data.parent, target_is_directory=True)
    assert [told.split(":")[0] for told in find_strays(data)] == ["data/more"]


def test_no_brief_is_made_from_them_and_check_names_them(
    data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (data / "lexicon" / "stray.toml").symlink_to(tmp_path / "secret.toml")
    for module in (rendering, checks):
        monkeypatch.setattr(module, "DATA", data)
    brief = CliRunner().invoke(main, ["brief", "--out", str(tmp_path / "reports")])
    assert brief.exit_code == 2 and "data/lexicon/stray.toml: a link" in brief.output
    assert not (tmp_path / "reports").exists()
    assert "data/lexicon/stray.toml: a link" in CliRunner().invoke(main, ["check"]).output
