"""Nights: a project is regenerated night after night while its texts arrive, change, are corrected and vanish.

    python -m benchmarks.nights [--pages FOLDER]

In      the package, the data and the notebook of the brief, copied into a folder of their own; texts made here
Out     each night as a reader meets it: what the command said and with which status, what the index says of the brief,
        and what the page tells under "since the last issue"; exit status 1 when a night is not as it should be
Units   nights are 03:20 UTC from 5 March 2026 on, three minutes after the brief is due; the clock is simulated
Missing nothing
Next    the reader; tests/test_nights.py lives through the nights that need a page
"""

import argparse
import contextlib
import os
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from html import unescape
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
FIRST = datetime(2026, 3, 5, 3, 20, tzinfo=UTC)
# The command itself, by another clock than the machine's.
COMMAND = """import sys
from datetime import datetime
import analysis.cli.rendering as rendering
class Clock(datetime):
    @classmethod
    def now(cls, zone=None):
        return datetime.fromisoformat(sys.argv[1]).astimezone(zone)
rendering.datetime = Clock
from analysis.cli import main
main(sys.argv[2:])
"""
DECLARED = """[[brief]]
name = "launches"
title = "Launches"
notebook = "brief.ipynb"
cron = "17 3 * * *"
[brief.hold]
events_lost = true
[brief.warn]
rejected_pct_above = 20
"""
SUNAN = """date 2026-03-04

North Korea launched a ballistic missile from Sunan on Wednesday, South Korea's military said.

The missile flew about 400 kilometers, the Joint Chiefs of Staff said.
"""
BUSHEHR = """date 2026-03-04

Iran lobbed two cruise missiles from Bushehr on Tuesday, Iran's state television said. They flew 600 kilometers.
"""
TOKYO = """date 2026-03-06

Japan's Defense Ministry said North Korea launched a ballistic missile on Wednesday that flew about 520 kilometers.
"""
PLESETSK = """date 2026-03-07

Russia test-fired an intercontinental ballistic missile from Plesetsk on Friday, the Russian defence ministry said.
"""


@dataclass(frozen=True)
class Night:
    """What happens before a night, and how it should end: outcome, exit status; what page and index must say of it."""

    story: str
    happens: Callable[[Path], object]
    outcome: str
    status: int = 0
    told: Sequence[str] = ()
    shown: Sequence[str] = ()


def put(name: str, text: str | bytes) -> Callable[[Path], object]:
    """A text arrives, or takes the place of another."""
    return lambda project: (project / "seeds" / name).write_bytes(text if isinstance(text, bytes) else text.encode())


def forget_word(project: Path) -> None:
    """Somebody edits the lexicon and loses a verb."""
    verbs = project / "data" / "lexicon" / "verbs.toml"
    verbs.write_text(verbs.read_text().replace('"lobbed", ', ""))


def mend_word(project: Path) -> None:
    """The verb is put back."""
    shutil.copy(ROOT / "data" / "lexicon" / "verbs.toml", project / "data" / "lexicon")


def adjudicate(project: Path) -> None:
    """An analyst rejects the launch from Bushehr."""
    page = (project / "reports" / "launches.html").read_text()
    [event] = set(re.findall(r'id="(iran-2026-03-03[a-z])"', page))
    row = f"reject,{event},,,A. Kim,2026-03-11,an exercise without firing,\n"
    with (project / "data" / "adjudications.csv").open("a") as file:
        file.write(row)


def nothing(_: Path) -> None:
    """Nobody does anything."""


def take(pattern: str) -> Callable[[Path], object]:
    """Texts are taken away."""
    return lambda project: [path.unlink() for path in (project / "seeds").glob(pattern)]


TWO_TEXTS, LAUNCH_NEW, REJECTED = "two texts", "a launch is new", "an analyst rejects a launch"
LOST, STILL_LOST, FOUND = "a verb is lost from the lexicon", "it is still lost", "the verb is put back"
IS_HELD = ("⏸ held", "lost without a reason: iran-2026-03-03", "held/launches.html")
CORRECTED, PICTURE = SUNAN.replace("400", "450"), b"\x89PNG\x00\x00"
WEEK = (
    Night(TWO_TEXTS, nothing, "published", told=["first issue"], shown=["✓ published", "2026-03-05"]),
    Night("nothing happens", nothing, "unchanged", shown=["✓ unchanged", "2026-03-05"]),
    Night("Tokyo gives another distance", put("tokyo.txt", TOKYO), "published", told=["400 to 520 km"]),
    Night("Seoul corrects", put("sunan.txt", CORRECTED), "published", told=["450 to 520 km", "400 to 520 km"]),
    Night(LAUNCH_NEW, put("plesetsk.txt", PLESETSK), "published", told=["is new: Russia, 6 March 2026"]),
    Night(LOST, forget_word, "held", 1, shown=IS_HELD),
    Night(STILL_LOST, nothing, "held", 1, shown=IS_HELD),
    Night(FOUND, mend_word, "unchanged", shown=["✓ unchanged"]),
    Night("a text vanishes", take("plesetsk.txt"), "published", told=["is gone: Russia, 6 March 2026"]),
    Night(REJECTED, adjudicate, "published", told=["Iran, 3 March 2026"], shown=["✓ published"]),
    Night("half a picture", put("a.txt", PICTURE), "published", shown=["✓ published", "25 % of 4 texts were rejected"]),
    Night("all texts are gone", take("*"), "failed", 1, shown=["✗ failed", "no readable text in seeds"]),
    Night("one is back", put("sunan.txt", SUNAN), "published", told=["about 400 km"], shown=["✓ published"]),
)


def make_project(folder: Path) -> Path:
    """A project of the real package, data and notebook, with two texts, in `folder`."""
    for name in ("analysis", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    for name in ("notebooks", "seeds"):
        (folder / name).mkdir()
    shutil.copy(ROOT / "notebooks" / "brief.ipynb", folder / "notebooks")
    (folder / "notebooks" / "briefs.toml").write_text(DECLARED)
    put("sunan.txt", SUNAN)(folder)
    put("bushehr.txt", BUSHEHR)(folder)
    return folder


def live_through(project: Path, nights: Sequence[Night]) -> Iterator[tuple[Night, str, list[str]]]:
    """Each night: what a reader sees of it, and what is not as it should be."""
    for number, night in enumerate(nights):
        night.happens(project)
        at = FIRST + timedelta(days=number)
        command = [sys.executable, "-c", COMMAND, at.isoformat(), "brief", "--due"]
        surroundings = {**os.environ, "PYTHONPATH": str(project)}
        run = subprocess.run(command, cwd=project, capture_output=True, text=True, env=surroundings)
        row = _read(project / "reports" / "index.html", r"<tbody>.*?</tbody>")
        changed = _read(project / "reports" / "launches.html", r"<h2[^>]*>Since the last issue.*?(?=<h2)")
        said = f"{' '.join(f'{run.stdout} {run.stderr}'.split())} (status {run.returncode})"
        told = (("said", said), ("index", row), ("changed", changed))
        seen = "\n".join([f"{at:%d %B}: {night.story}", *(f"  {what:<8}{words}" for what, words in told)])
        yield night, seen, list(_find_faults(night, run.returncode, row, changed))


def _find_faults(night: Night, status: int, row: str, changed: str) -> Iterator[str]:
    if status != night.status:
        yield f"ended with {status}, not {night.status}"
    if night.outcome not in row:
        yield f"the index does not say {night.outcome}"
    for what, words, text in (("page", night.told, changed), ("index", night.shown, row)):
        yield from (f"the {what} does not say {word!r}" for word in words if word not in text)


def _read(path: Path, part: str) -> str:
    """The words of a part of a page, without its markup."""
    found = re.search(part, path.read_text(), re.DOTALL) if path.exists() else None
    text = found[0] if found else ""
    text = re.sub(r"<(style|title|svg)\b.*?</\1>", " ", text, flags=re.DOTALL)
    linked = re.sub(r'<a href="(held/[^"]+)"', r" \1 <a", text)
    return " ".join(unescape(re.sub(r"<[^>]*>", " ", linked)).split())


def main() -> None:
    """Tell each night, and what was wrong with it."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--pages", type=Path, help="a new folder in which the project is left, to be read")
    asked = reader.parse_args()
    with contextlib.ExitStack() as stack:
        folder = asked.pages or Path(stack.enter_context(tempfile.TemporaryDirectory(prefix="launchbook-nights-")))
        wrong = 0
        for _, seen, faults in live_through(make_project(folder), WEEK):
            wrong += bool(faults)
            print("\n".join([seen, *(f"  WRONG   {fault}" for fault in faults)]), flush=True)
    print(f"{len(WEEK)} nights, {wrong} not as they should be")
    sys.exit(bool(wrong))


if __name__ == "__main__":
    main()
