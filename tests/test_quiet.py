"""A quiet night: nothing has changed, and that is known before anything slow is imported."""

import os
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.runs import quiet
from analysis.runs.ledger import open_ledger
from analysis.runs.quiet import LEDGER, Watch, ask_quiet
from analysis.settings import ROOT

WORDS = ["brief", "launches"]
TOLD = "launches  unchanged\n"
NEVER = float("inf")


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of reports in which the last run rests on one text and left one page."""
    monkeypatch.setattr(quiet, "TICK_NS", 0)
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("a")
    remember(tmp_path, NEVER)
    return tmp_path


def remember(folder: Path, until: float) -> None:
    watch = Watch(WORDS, [str(folder / "seeds"), str(folder / "absent")])
    (folder / "launches.html").write_text("page")
    with open_ledger(folder / LEDGER) as ledger:
        ledger.remember(watch, [folder / "launches.html"], TOLD, until)


def test_what_stands_as_it_stood_is_told_at_once(out: Path) -> None:
    assert ask_quiet(str(out), WORDS) == TOLD


def rewrite_in_secret(folder: Path) -> None:
    """Another content of the same size, with the old times set on it."""
    path = folder / "seeds" / "a.txt"
    facts = path.stat()
    path.write_text("b")
    os.utime(path, ns=(facts.st_atime_ns, facts.st_mtime_ns))


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "seeds" / "a.txt").write_text("aa"),
        rewrite_in_secret,
        lambda folder: (folder / "seeds" / "a.txt").unlink(),
        lambda folder: (folder / "seeds" / "b.txt").write_text("b"),
        lambda folder: (folder / "seeds" / "c.txt").symlink_to("nowhere"),
        lambda folder: (folder / "seeds" / "a.txt").rename(folder / "seeds" / "b.txt"),
        lambda folder: (folder / "absent").mkdir() or (folder / "absent" / "a").touch(),
        lambda folder: (folder / "launches.html").write_text("pag"),
        lambda folder: (folder / "launches.html").unlink(),
        lambda folder: (folder / LEDGER).write_bytes(b"no ledger" * 999),
        lambda folder: (folder / LEDGER).unlink(),
    ],
)
def test_any_change_makes_it_look_closer(out: Path, change: Callable[[Path], object]) -> None:
    change(out)
    assert ask_quiet(str(out), WORDS) is None


def test_other_words_or_another_folder_make_it_look_closer(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert ask_quiet(str(out), ["brief"]) is None
    monkeypatch.chdir(out)
    assert ask_quiet(str(out), WORDS) is None


def test_what_becomes_due_is_not_quiet_any_more(out: Path) -> None:
    remember(out, time.time() - 1)
    assert ask_quiet(str(out), WORDS) is None


def test_a_text_that_changed_while_the_brief_was_made_is_looked_at_again(out: Path) -> None:
    (out / LEDGER).unlink()
    watch = Watch(WORDS, [str(out / "seeds")])
    (out / "seeds" / "a.txt").write_text("aa")
    with open_ledger(out / LEDGER) as ledger:
        ledger.remember(watch, [], TOLD)
    assert ask_quiet(str(out), WORDS) is None


def test_a_text_as_young_as_the_clock_is_coarse_is_looked_at_again(out: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (out / LEDGER).unlink()
    monkeypatch.setattr(quiet, "TICK_NS", 2_000_000_000)
    (out / "seeds" / "a.txt").write_text("aa")
    remember(out, NEVER)
    assert ask_quiet(str(out), WORDS) is None


@pytest.fixture
def quiet_command(out: Path, monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The command, on a night on which nothing has changed since it ran from the project's folder."""
    monkeypatch.chdir(ROOT)
    words = ["brief", "--out", str(out)]
    with open_ledger(out / LEDGER) as ledger:
        ledger.remember(Watch(words, [str(ROOT / "analysis"), str(ROOT / "data")]), [out / "launches.html"], TOLD)
    return [sys.executable, "-c", "import sys; from analysis.start import main; main(); print(*sys.modules)", *words]


def test_a_quiet_night_imports_nothing_that_is_slow(quiet_command: list[str]) -> None:
    done = subprocess.run(quiet_command, capture_output=True, text=True, check=True)
    told, modules = done.stdout.splitlines()
    assert told == TOLD.strip()
    assert {"pandas", "papermill", "nbconvert", "click", "hashlib", "pathlib", "json"} & set(modules.split()) == set()


def test_a_quiet_night_costs_at_most_three_bare_starts_of_python(quiet_command: list[str]) -> None:
    bare = min(processor_time([sys.executable, "-c", "pass"]) for _ in range(9))
    assert min(processor_time(quiet_command) for _ in range(9)) <= 3 * bare


def processor_time(command: list[str]) -> float:
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        _, status, used = os.wait4(process.pid, 0)
        process.returncode = status
        assert status == 0
    return used.ru_utime + used.ru_stime
