"""A night: what has changed is made and published, the rest is left alone, and the index says how each brief stands."""

from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.declarations import Brief, Rules
from analysis.briefs.making import Made
from analysis.briefs.summary import Summary
from analysis.runs.ledger import open_ledger
from analysis.runs.lock import Busy, hold_folder
from analysis.runs.night import Night, Order, Outcome
from analysis.runs.quiet import LEDGER

NOW = datetime(2026, 1, 28, 3, 0, tzinfo=UTC)


class House:
    """A project of two texts and one brief, whose making is a matter of a moment."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "reports"
        self.brief = Brief("launches", "Launches", root / "notebooks" / "brief.ipynb")
        for name in ("notebooks/brief.ipynb", "seeds/a.txt", "seeds/b.txt", "data/verbs.toml", "analysis/flow.py"):
            self.write(name, name)
        self.failure: str | None = None
        self.made: list[str] = []

    def write(self, name: str, text: str) -> None:
        (self.root / name).parent.mkdir(parents=True, exist_ok=True)
        (self.root / name).write_text(text, encoding="utf-8")

    def make_all(self, tasks: Any, jobs: int, run_seconds: float) -> Iterator[tuple[Any, Made, float]]:
        for task in tasks:
            self.made.append(task.brief.name)
            task.folder.mkdir()
            page = str(sorted(path.read_text() for path in (self.root / "seeds").iterdir())).encode()
            (task.folder / f"{task.brief.name}.html").write_bytes(page)
            import hashlib

            sha256 = hashlib.sha256(page).hexdigest()
            yield task, Made(Summary(2, newest="2026-01-27"), [], sha256, self.failure), 0.5

    def run(self, *briefs: Brief, force: bool = False, values: dict[str, Any] | None = None) -> list[Outcome]:
        briefs = briefs or (self.brief,)
        night = Night(self.out, briefs, Rules(wait_seconds=1), lambda: NOW, force=force)
        return list(night.render([Order(brief, {"seeds": "seeds", **(values or {})}) for brief in briefs]))

    @property
    def index(self) -> str:
        return (self.out / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    built = House(tmp_path)
    monkeypatch.setattr("analysis.runs.night.ROOT", tmp_path)
    monkeypatch.setattr("analysis.runs.night.DATA", tmp_path / "data")
    monkeypatch.setattr("analysis.runs.makers.make_all", built.make_all)
    return built


def test_a_brief_is_published_and_listed_with_what_is_known_of_it(house: House) -> None:
    [outcome] = house.run()
    assert (outcome.outcome, outcome.because) == ("published", "first issue") and outcome.page.is_file()
    assert '<a href="launches.html">Launches</a>' in house.index and "✓ published" in house.index
    assert "2026-01-28 03:00" in house.index and "5 files" in house.index
    left = {path.name for path in house.out.iterdir()}
    assert left == {".lock", "feed.xml", "index.html", "launches.html", LEDGER}


def test_what_has_not_changed_is_left_alone(house: House) -> None:
    house.run()
    before = house.out.joinpath("launches.html").stat()
    [outcome] = house.run()
    assert (outcome.outcome, house.made) == ("unchanged", ["launches"])
    assert house.out.joinpath("launches.html").stat().st_mtime_ns == before.st_mtime_ns
    assert "✓ unchanged" in house.index


@pytest.mark.parametrize(
    "change, because",
    [
        (lambda house: house.write("seeds/c.txt", "new"), "texts: 1 new"),
        (lambda house: house.write("seeds/a.txt", "corrected"), "texts: 1 changed"),
        (lambda house: (house.root / "seeds" / "a.txt").unlink(), "texts: 1 gone"),
        (lambda house: house.write("data/verbs.toml", "fly"), "data: 1 changed"),
        (lambda house: house.write("analysis/flow.py", "pass"), "code: 1 changed"),
        (lambda house: house.write("notebooks/brief.ipynb", "{}"), "notebook: 1 changed"),
        (lambda house: house.write("requirements.lock", "click"), "lock: 1 new"),
        (lambda house: (house.out / "launches.html").write_text("cut off"), "asked again"),
        (lambda house: (house.out / "launches.html").unlink(), "asked again"),
    ],
)
def test_whatever_a_brief_rests_on_makes_it_anew(house: House, change: Callable[[House], object], because: str) -> None:
    house.run()
    change(house)
    [outcome] = house.run()
    assert (outcome.outcome, outcome.because) == ("published", because)
    assert house.run()[0].outcome == "unchanged"


def test_other_parameters_and_force_make_it_anew(house: House) -> None:
    house.run()
    assert house.run(values={"units": "mi"})[0].because == "other parameters"
    assert house.run(values={"units": "mi"}, force=True)[0].because == "asked again"


def test_a_failed_brief_leaves_its_last_good_page_and_says_so(house: House) -> None:
    house.run()
    page = (house.out / "launches.html").read_bytes()
    house.write("seeds/c.txt", "new")
    house.failure = "cell 3: <b>bad</b>"
    assert house.run()[0].outcome == "failed"
    assert (house.out / "launches.html").read_bytes() == page
    assert "✗ failed" in house.index and "&lt;b&gt;bad" in house.index and '<a href="launches.html">' in house.index


def test_a_failed_brief_is_tried_again_though_nothing_changed(house: House) -> None:
    house.failure = "no memory"
    house.run()
    house.failure = None
    assert house.run()[0].outcome == "published"


def test_a_brief_that_never_was_made_has_no_link(house: House) -> None:
    house.failure = "no text"
    house.run()
    assert 'href="launches.html"' not in house.index and "never" in house.index


def test_what_a_killed_run_left_is_swept_and_noted(house: House) -> None:
    house.write("reports/.run-x/launches.html", "half a pa")
    with open_ledger(house.out / LEDGER) as ledger:
        ledger.begin_run("brief", NOW)
    house.run()
    with open_ledger(house.out / LEDGER) as ledger:
        assert [run["outcome"] for run in ledger.runs(9)] == ["published", "interrupted"]
    assert not (house.out / ".run-x").exists()


def test_two_runs_keep_out_of_each_others_way(house: House) -> None:
    import subprocess
    import sys

    script = "import sys, time; from pathlib import Path; from analysis.runs.lock import hold_folder\n"
    script += "with hold_folder(Path(sys.argv[1])): print('held', flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script, house.out], stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout and other.stdout.readline() == "held\n"
        with pytest.raises(Busy, match=f"at work in reports/: process {other.pid}"):
            house.run()
        other.kill()
    assert house.run()[0].outcome == "published"


def test_a_lock_is_let_go_when_the_work_is_done(tmp_path: Path) -> None:
    for _ in range(2):
        with hold_folder(tmp_path):
            pass


def test_a_declared_brief_that_was_not_asked_for_keeps_its_place_in_the_index(house: House) -> None:
    other = Brief("early", "Early", house.brief.notebook)
    house.run(house.brief, other)
    night = Night(house.out, [house.brief, other], Rules(), lambda: NOW)
    list(night.render([Order(house.brief, {"seeds": "seeds"})]))
    assert house.index.index("Launches</a>") < house.index.index('<a href="early.html">')
