"""The ledger: it keeps what ran, heals what broke off, lets go of what is old, and is never needed to read a page."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from analysis.briefs.declarations import Brief
from analysis.runs.ledger import FAILED, INTERRUPTED, PUBLISHED, Ledger, Try, open_ledger

NOW = datetime(2026, 1, 28, 3, 0, tzinfo=UTC)
BRIEF = Brief("launches", "Launches", Path("brief.ipynb"))
GOOD = Try("launches", "Launches", PUBLISHED, texts=2, newest="2026-01-27", key="k1", parameters={"units": "km"})


def note(ledger: Ledger, tried: Try, now: datetime = NOW, inputs: dict[str, str] | None = None) -> int:
    """One run with one try in it, begun and ended."""
    run = ledger.begin_run("brief", now)
    number = ledger.begin_try(run, replace(tried, outcome="running"))
    tried = replace(tried, started_at=now.isoformat(), ended_at=now.isoformat())
    ledger.end_try(number, tried, inputs)
    ledger.end_run(run, tried.outcome, 1.5, now)
    return number


def test_a_try_is_kept_as_it_ended(tmp_path: Path) -> None:
    tried = replace(GOOD, seconds=2.5, warnings=("odd", "very odd"))
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        note(ledger, tried)
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        kept = ledger.last_try("launches")
        at = NOW.isoformat()
        assert kept == replace(tried, started_at=at, ended_at=at, warnings=["odd", "very odd"])
        assert [(run["outcome"], run["seconds"]) for run in ledger.runs(9)] == [(PUBLISHED, 1.5)]


def test_a_failed_brief_keeps_what_is_known_of_its_last_good_page(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        note(ledger, GOOD)
        note(ledger, Try("launches", "Launches", FAILED, "division by zero"), NOW + timedelta(days=1))
        entry = ledger.entry_of(BRIEF)
    assert (entry.health, entry.reason, entry.tried_at) == (FAILED, "division by zero", "2026-01-29T03:00:00+00:00")
    assert (entry.made_at, entry.texts, entry.newest) == (NOW.isoformat(), 2, "2026-01-27")


def test_a_run_that_broke_off_is_noted_by_the_next(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        ledger.begin_try(ledger.begin_run("brief", NOW), replace(GOOD, outcome="running"))
        ledger.begin_run("brief", NOW)
        tried = ledger.last_try("launches")
        assert tried and (tried.outcome, [run["outcome"] for run in ledger.runs(9)]) == (
            INTERRUPTED,
            ["running", INTERRUPTED],
        )


def test_inputs_are_those_of_the_last_published_page(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        note(ledger, GOOD, inputs={"a.txt": "1", "b.txt": "1", "c.txt": "1"})
        note(ledger, GOOD, inputs={"a.txt": "1", "b.txt": "2", "d.txt": "1"})
        note(ledger, Try("launches", "Launches", FAILED))
        assert ledger.inputs_of("launches") == {"a.txt": "1", "b.txt": "2", "d.txt": "1"}


def test_a_clock_that_jumps_back_changes_no_order(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        note(ledger, replace(GOOD, key="later"), NOW + timedelta(days=900))
        note(ledger, replace(GOOD, key="now"), NOW)
        tried = ledger.last_try("launches", PUBLISHED)
        assert tried and tried.key == "now"


@pytest.mark.parametrize("keep_runs, keep_days, left", [(2, 400, 3), (400, 2, 3), (400, 400, 6)])
def test_old_tries_go_by_number_and_by_age_but_never_the_last_good_one(
    tmp_path: Path, keep_runs: int, keep_days: int, left: int
) -> None:
    with open_ledger(tmp_path / "ledger.sqlite") as ledger:
        note(ledger, GOOD, inputs={"a.txt": "1"})
        for day in range(1, 6):
            note(ledger, replace(GOOD, outcome=FAILED), NOW + timedelta(days=day))
        ledger.forget(keep_runs, keep_days, NOW + timedelta(days=5, hours=23))
        assert len(list(ledger.tries(99))) == left
        assert ledger.entry_of(BRIEF).made_at == NOW.isoformat() and ledger.inputs_of("launches") == {"a.txt": "1"}


@pytest.mark.parametrize("content", [b"", b"{}" * 2000, b"SQLite format 3\0" + b"\xff" * 4000])
def test_a_ledger_that_is_none_is_put_aside_and_begun_anew(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "ledger.sqlite"
    path.write_bytes(content)
    with open_ledger(path) as ledger:
        note(ledger, GOOD)
    with open_ledger(path) as ledger:
        assert len(list(ledger.tries(9))) == 1
    assert not content or (tmp_path / "ledger.sqlite.broken").read_bytes() == content


def test_a_folder_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "ledger.sqlite").mkdir()
    with pytest.raises(OSError, match=r"ledger\.sqlite cannot be opened"), open_ledger(tmp_path / "ledger.sqlite"):
        pass
