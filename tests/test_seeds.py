"""The shipped texts are what was received, to the byte."""

from hashlib import sha256
from pathlib import Path

import pytest

RECEIVED = {
    "000_2e45e10eef3e3336.txt": "8b30e41a9d2707f4f958b355252253f27ee66153b4466ee9820c6d8a2ffd178a",
    "001_aa6c1d3d6addbff5.txt": "9efd46bb01e9f351ac5ea1b9f47156610b363f25a90bb7f34b8a859e5af1025a",
}


@pytest.mark.parametrize("name", RECEIVED)
def test_a_seed_is_byte_for_byte_as_received(root: Path, name: str) -> None:
    assert sha256((root / "seeds" / name).read_bytes()).hexdigest() == RECEIVED[name]


def test_the_readme_says_whose_text_each_seed_is(root: Path) -> None:
    readme = (root / "seeds" / "README.md").read_text(encoding="utf-8")
    assert [path.name for path in sorted((root / "seeds").glob("*.txt")) if path.name not in readme] == []
