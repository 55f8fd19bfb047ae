"""Faults: a run is killed at random points, again and again, and what readers then see is looked at.

    python -m benchmarks.faults --kills 200 --seed 1

In      the package and the data, copied into a folder of their own with a small notebook and two texts
Out     how often a run was killed, at which points, and what did not hold; exit status 1 when anything did not
Units   seconds
Missing nothing
Next    the reader; tests/test_faults.py runs a few kills

Each round changes a text, starts `launchbook brief`, kills it (SIGKILL, the process alone, so that its children are
orphans) after a random part of the time a whole run takes, and looks: the page is a whole one, old or new; so are index
and feed; the ledger is sound; no child is left; and now and then that the next run, left in peace, heals.
"""

import argparse
import json
import os
import random
import shutil
import signal
import sqlite3
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
HEAL_EVERY = 10  # rounds
PATIENCE = 20.0  # seconds in which orphans must have ended; a busy machine is slow to bury them
EDITION = "edition {} of the text"
CELLS = (
    'seeds = "seeds"  # folder of the texts',
    "from pathlib import Path\nfrom analysis.briefs.summary import Summary\n"
    "edition = (Path(seeds) / 'a.txt').read_text()\nprint('begins with', edition)",
    "Summary(1, scope=edition)",
    "print('ends with', edition)",
)


def make_project(folder: Path) -> Path:
    """A project of the real package and data, with a small notebook, in `folder`."""
    for name in ("analysis", "data"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    (folder / "notebooks").mkdir()
    (folder / "seeds").mkdir()
    cells = [
        {
            "cell_type": "code",
            "id": f"c{number}",
            "metadata": {},
            "source": source,
            "outputs": [],
            "execution_count": None,
        }
        for number, source in enumerate(CELLS)
    ]
    cells[0]["metadata"] = {"tags": ["parameters"]}
    notebook = {"cells": cells, "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "notebooks" / "brief.ipynb").write_text(json.dumps(notebook))
    declared = '[[brief]]\nname = "launches"\ntitle = "Launches"\nnotebook = "brief.ipynb"\n'
    (folder / "notebooks" / "briefs.toml").write_text(declared)
    return folder


def start(project: Path, *words: str) -> subprocess.Popen[str]:
    """Start `launchbook brief` in the project, marked so that its children are known."""
    surroundings = {**os.environ, "PYTHONPATH": str(project), "LAUNCHBOOK_ROUND": str(project)}
    command = [sys.executable, "-m", "analysis.start", "brief", *words]
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.STDOUT, "text": True}
    return subprocess.Popen(command, cwd=project, env=surroundings, start_new_session=True, **pipes)


def change(project: Path, number: int) -> None:
    """Give the project's text another content."""
    (project / "seeds" / "a.txt").write_text(EDITION.format(number))


def find_faults(project: Path) -> Iterator[str]:
    """What a reader of reports/ would see that is not whole."""
    reports = project / "reports"
    for name in ("launches.html", "index.html", "feed.xml"):
        path = reports / name
        text = path.read_text() if path.exists() else ""
        if text and not text.rstrip().endswith(("</html>", "</feed>")):
            yield f"{name} is cut off"
        if name == "launches.html" and text:
            told = [text.partition(f"{word} with ")[2].partition(" of the text")[0] for word in ("begins", "ends")]
            if told[0] != told[1] or not told[0].startswith("edition "):
                yield f"{name} is made of two editions: {told}"
    if (reports / "ledger.sqlite").exists():
        with sqlite3.connect(reports / "ledger.sqlite") as ledger:
            [sound] = ledger.execute("PRAGMA integrity_check").fetchone()
            if sound != "ok":
                yield f"the ledger is not sound: {sound}"


def find_orphans(project: Path) -> list[int]:
    """Processes of a round that are still there."""
    mark = f"LAUNCHBOOK_ROUND={project}".encode()
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            if mark in (folder / "environ").read_bytes().split(b"\0"):
                found.append(int(folder.name))
        except OSError:
            continue
    return found


def heal(project: Path) -> Iterator[str]:
    """A run left in peace; what is wrong with it or with what it leaves."""
    run = start(project)
    said, _ = run.communicate()
    if run.returncode != 0:
        yield f"the next run ended with {run.returncode}: {said.strip()}"
    edition = (project / "seeds" / "a.txt").read_text()
    if f"ends with {edition}" not in (project / "reports" / "launches.html").read_text():
        yield "the next run did not make the page anew"
    if left := [path.name for path in (project / "reports").glob(".run-*")]:
        yield f"left behind: {left}"
    with sqlite3.connect(project / "reports" / "ledger.sqlite") as ledger:
        [running] = ledger.execute("SELECT count(*) FROM tries WHERE outcome = 'running'").fetchone()
        if running:
            yield f"{running} tries are said to be running"


def kill_once(project: Path, after: float) -> Iterator[str]:
    """Kill a run after so many seconds; what did not hold afterwards."""
    run = start(project)
    try:
        run.wait(timeout=after)
    except subprocess.TimeoutExpired:
        os.kill(run.pid, signal.SIGKILL)
    run.wait()
    yield from find_faults(project)
    until = time.monotonic() + PATIENCE
    while (orphans := find_orphans(project)) and time.monotonic() < until:
        time.sleep(0.05)
    if orphans:
        yield f"still there after {PATIENCE:g} s: {orphans}"


def run_rounds(project: Path, kills: int, seed: int, tell: bool = False) -> list[str]:
    """Kill so many runs, at points that the seed decides; everything that did not hold."""
    chance, faults = random.Random(seed), []
    change(project, 0)
    begun = time.monotonic()
    faults += [f"before the first kill: {fault}" for fault in heal(project)]
    whole = time.monotonic() - begun
    for number in range(1, kills + 1):
        change(project, number)
        after = chance.uniform(0, whole)
        found = list(kill_once(project, after))
        if number % HEAL_EVERY == 0 or number == kills:
            found += heal(project)
        faults += [f"kill {number}, after {after:.3f} of {whole:.1f} s: {fault}" for fault in found]
        if tell:
            print(f"{number} of {kills}: killed after {after:.3f} s; {'; '.join(found) or 'all held'}", flush=True)
    return faults


def main() -> None:
    """Run the rounds and tell what did not hold."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--kills", type=int, default=200)
    reader.add_argument("--seed", type=int, default=1)
    asked = reader.parse_args()
    with tempfile.TemporaryDirectory(prefix="launchbook-faults-") as folder:
        faults = run_rounds(make_project(Path(folder)), asked.kills, asked.seed, tell=True)
    print("\n".join([*faults, f"{asked.kills} kills with seed {asked.seed}: {len(faults)} did not hold"]))
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
