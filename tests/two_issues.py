"""Two issues of a brief: the second lost a launch of the first and corrected a distance."""

from pathlib import Path

from analysis.changes import Last
from analysis.flow import Frames, build
from analysis.settings import ADJUDICATIONS, Settings
from analysis.tables import join_events

FIRST = """date 2026-01-05
Iran fired three missiles toward the sea on Monday, Japan's Defense Ministry said. They flew about 500 km, it said."""
SECOND = """date 2026-01-12
North Korea fired a ballistic missile on Monday, South Korea's military said."""


def make_issues(folder: Path) -> tuple[Last, Frames]:
    """The first issue as the second finds it, and the frames of the second."""
    before = read_folder(folder / "before", a=FIRST, b=SECOND)
    told = join_events(before.claims, before.links)
    last = Last("2026-01-12-aa", before.events, told, before.documents, before.sentences)
    return last, read_folder(folder / "now", a=FIRST.replace("about 500 km", "at least 700 km"))


def read_folder(folder: Path, adjudications: Path = ADJUDICATIONS, **texts: str) -> Frames:
    """The frames of these texts, written into a new folder."""
    folder.mkdir()
    for name, text in texts.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return build(Settings(), [folder], adjudications)
