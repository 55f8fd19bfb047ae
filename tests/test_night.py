"""A night: what has changed is made and published, the rest is left alone, and the index says how each brief stands."""

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.declarations import Brief, Limits, Rules
from analysis.briefs.doubts import Doubt
from analysis.briefs.making import Made
from analysis.briefs.summary import Summary, Telling
from analysis.runs.ledger import open_ledger
from analysis.runs.lock import Busy, hold_folder
from analysis.runs.night import Night, Outcome
from analysis.runs.plans import Order
from analysis.runs.quiet import LEDGER

NOW = datetime(2026, 1, 28, 3, 0, tzinfo=UTC)


class House:
    """A project of two texts and one brief, whose making is a matter of a moment."""

    def __init__(self, root: Path) -> None:
        self.root, self.out = root, root / "reports"
        self.brief = Brief("launches", "Launches", root / "notebooks" / "brief.ipynb")
        for name in ("notebooks/brief.ipynb", "seeds/a.txt", "seeds/b.txt", "data/verbs.toml", "analysis/flow.py"):
            self.write(name, name)
        self.now = NOW
        self.failure: str | None = None
        self.doubts: list[Doubt] = []
        self.summary = Summary(2, newest="2026-01-27")
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
            (task.folder / task.brief.name).mkdir()
            (task.folder / task.brief.name / "manifest.json").touch()
            yield task, Made(self.summary, [], self.doubts, hashlib.sha256(page).hexdigest(), self.failure), 0.5

    def run(self, *briefs: Brief, values: dict[str, Any] | None = None, **how: bool) -> list[Outcome]:
        briefs = briefs or (self.brief,)
        night = Night(self.out, briefs, Rules(wait_seconds=1), lambda: self.now, **how)
        return list(night.render([Order(brief, {"seeds": "seeds", **(values or {})}) for brief in briefs]))

    @property
    def index(self) -> str:
        return (self.out / "index.html").read_text(encoding="utf-8")


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> House:
    built = House(tmp_path)
    monkeypatch.setattr("analysis.runs.plans.ROOT", tmp_path)
    monkeypatch.setattr("analysis.runs.plans.DATA", tmp_path / "data")
    monkeypatch.setattr("analysis.runs.makers.make_all", built.make_all)
    return built


def test_a_brief_is_published_and_listed_with_what_is_known_of_it(house: House) -> None:
    [outcome] = house.run()
    assert (outcome.outcome, outcome.because) == ("published", "first issue") and outcome.page.is_file()
    assert '<a href="launches.html">Launches</a>' in house.index and "✓ published" in house.index
    assert "2026-01-28 03:00" in house.index and "5 files" in house.index
    left = {path.name for path in house.out.iterdir()}
    assert left == {".lock", "feed.xml", "index.html", "launches", "launches.html", LEDGER}


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


def test_a_brief_that_falls_short_is_held_beside_the_last_good_one_and_heals(house: House) -> None:
    house.brief = replace(house.brief, hold=Limits(texts_below=2))
    house.run()
    good = (house.out / "launches.html").read_bytes()
    house.write("seeds/a.txt", "torn")
    house.summary = Summary(1)
    [outcome] = house.run()
    assert (outcome.outcome, outcome.reason) == ("held", "1 texts were read, fewer than 2")
    assert (house.out / "launches.html").read_bytes() == good != (house.out / "held" / "launches.html").read_bytes()
    assert "held" in house.index and '<a href="held/launches.html">' in house.index
    house.made.clear()
    assert (house.run()[0].outcome, house.made) == ("held", [])
    house.write("seeds/a.txt", "mended")
    house.summary = Summary(2)
    assert house.run()[0].outcome == "published"
    assert not (house.out / "held" / "launches.html").exists() and 'href="held/' not in house.index


def test_a_held_page_goes_when_the_last_good_one_is_right_again(house: House) -> None:
    house.brief = replace(house.brief, hold=Limits(texts_below=2))
    house.run()
    house.write("seeds/a.txt", "torn")
    house.summary = Summary(1)
    house.run()
    house.write("seeds/a.txt", "seeds/a.txt")
    assert house.run()[0].outcome == "unchanged" and not (house.out / "held" / "launches.html").exists()


def test_a_warning_is_published_and_shown(house: House) -> None:
    house.brief = replace(house.brief, warn=Limits(rejected_pct_above=20))
    house.summary = Summary(2, rejected=[("c.txt", "empty")])
    [outcome] = house.run()
    told = "33 % of 3 texts were rejected, more than 20 %"
    assert (outcome.outcome, outcome.warnings) == ("published", [told]) and told in house.index


@pytest.mark.parametrize("holds, outcome", [(True, "held"), (False, "published")])
def test_a_notebook_can_hold_its_brief_back_or_warn(house: House, holds: bool, outcome: str) -> None:
    house.doubts = [Doubt("the newest text is a month old", holds)]
    assert (house.run()[0].outcome, house.run()[0].reason) == (outcome, "the newest text is a month old")


def test_a_launch_that_is_lost_without_a_reason_holds_the_brief(house: House) -> None:
    house.brief = replace(house.brief, hold=Limits(events_lost=True))
    house.summary = Summary(1, tellings=[Telling("north-korea-2026-01-04a", "a#1", "a", "1")], sha256={"a": "1"})
    house.run()
    house.write("data/verbs.toml", "other words")
    house.summary = replace(house.summary, tellings=[])
    assert house.run()[0].reason == "lost without a reason: north-korea-2026-01-04a"
    house.write("seeds/a.txt", "corrected")
    house.summary = replace(house.summary, sha256={"a": "2"})
    assert house.run()[0].outcome == "published"


def test_an_adjudication_is_a_reason_to_lose_a_launch(house: House) -> None:
    house.brief = replace(house.brief, hold=Limits(events_lost=True))
    house.summary = Summary(1, tellings=[Telling("iran-2026-01a", "a#1", "a", "1")], sha256={"a": "1"})
    house.run()
    house.write("data/adjudications.csv", "reject")
    house.summary = replace(house.summary, tellings=[])
    assert house.run()[0].outcome == "published"


def test_a_brief_is_made_when_it_is_due_and_what_was_missed_is_caught_up_once(house: House) -> None:
    house.brief = replace(house.brief, cron="0 12 * * *", zone="Asia/Seoul")
    assert house.run(due=True)[0].outcome == "published"
    [waiting] = house.run(due=True)
    assert (waiting.outcome, waiting.because) == ("not due", "not due before 2026-01-29 03:00 UTC")
    house.now = NOW + timedelta(days=5, hours=1)
    house.write("seeds/a.txt", "changed")
    assert [house.run(due=True)[0].outcome for _ in range(2)] == ["published", "not due"]


def test_a_brief_that_failed_stays_due(house: House) -> None:
    house.brief = replace(house.brief, cron="0 3 * * *")
    house.failure = "no memory"
    assert [house.run(due=True)[0].outcome for _ in range(2)] == ["failed", "failed"]


def test_a_run_that_a_wrong_clock_put_into_the_future_keeps_nothing_from_being_due(house: House) -> None:
    house.brief = replace(house.brief, cron="0 3 * * *")
    house.now = NOW + timedelta(days=900)
    house.run(due=True)
    house.now = NOW
    assert house.run(due=True)[0].outcome == "unchanged"


def test_a_brief_without_a_schedule_is_never_due(house: House) -> None:
    assert house.run(due=True)[0].because == "has no schedule"
