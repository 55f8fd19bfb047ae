"""What the README promises is there: every command, every target, every picture."""

import re
from pathlib import Path

import pytest

from analysis.cli import main

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text(encoding="utf-8")
TARGETS = re.findall(r"^(\w+):.*## ", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)


@pytest.mark.parametrize("name", sorted(main.commands))
def test_every_command_is_in_the_readme_and_explains_itself_with_an_example(name: str) -> None:
    assert f"launchbook {name}" in README
    assert f"launchbook {name}" in (main.commands[name].help or "")


@pytest.mark.parametrize("target", [target for target in TARGETS if target != "help"])
def test_every_target_is_in_the_readme(target: str) -> None:
    assert f"make {target}" in README


def test_every_picture_of_the_readme_is_there_and_small() -> None:
    pictures = re.findall(r"!\[[^]]+\]\(([^)]+)\)", README)
    assert pictures
    assert all((ROOT / picture).stat().st_size < 100_000 for picture in pictures)
