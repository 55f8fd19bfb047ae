"""Telling: the outcome reaches a log and a command, and what fails there fails nothing."""

import json
import sys
from pathlib import Path

import pytest

from analysis.briefs.declarations import Brief
from analysis.cli.rendering import _tell_after
from analysis.runs import telling
from analysis.runs.night import Outcome
from analysis.runs.telling import log_outcome, log_to_stderr, tell_command, tell_outcome

BRIEF = Brief("launches", "Launches", Path("brief.ipynb"))
FAILED = Outcome(BRIEF, Path("reports/launches.html"), "failed", "it rained\n\x1b[2J", seconds=1.5)


def test_a_log_in_json_is_one_object_a_line(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("json")
    log_outcome(FAILED)
    log_outcome(Outcome(BRIEF, Path("launches.html"), "unchanged"))
    failed, unchanged = map(json.loads, capsys.readouterr().err.splitlines())
    assert (failed["level"], failed["brief"], failed["outcome"], failed["seconds"]) == (
        "error",
        "launches",
        "failed",
        1.5,
    )
    assert (unchanged["level"], unchanged["message"]) == ("info", "launches unchanged")


def test_a_log_in_lines_is_a_line_each_and_commands_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("lines")
    log_outcome(FAILED)
    [line] = capsys.readouterr().err.splitlines()
    assert line.endswith("ERROR launches failed: it rained ?[2J")


def test_a_command_is_told_as_json(tmp_path: Path) -> None:
    script = f"import sys, pathlib; pathlib.Path({str(tmp_path / 'told')!r}).write_text(sys.stdin.read())"
    assert tell_command([sys.executable, "-c", script], {"briefs": [tell_outcome(FAILED)]}) is None
    [told] = json.loads((tmp_path / "told").read_text())["briefs"]
    assert (told["brief"], told["page"], told["outcome"]) == ("launches", "launches.html", "failed")


@pytest.mark.parametrize(
    "command, told",
    [
        (["no-such-command"], "no-such-command: "),
        ([sys.executable, "-c", "import sys; sys.exit('no mail today')"], "ended with 1: no mail today"),
        ([sys.executable, "-c", "import time; time.sleep(9)"], "timed out"),
    ],
)
def test_a_command_that_fails_is_told_of_and_fails_nothing(
    monkeypatch: pytest.MonkeyPatch, command: list[str], told: str
) -> None:
    monkeypatch.setattr(telling, "COMMAND_SECONDS", 0.5)
    assert told in (tell_command(command, {}) or "")


def test_in_a_log_the_failure_of_the_command_is_a_line_as_any_other(capsys: pytest.CaptureFixture[str]) -> None:
    log_to_stderr("json")
    _tell_after(["no-such-command"], [log_outcome(FAILED)], Path("reports"), logged=True)
    _, told = map(json.loads, capsys.readouterr().err.splitlines())
    assert told["level"] == "warning" and told["message"].startswith("no-such-command: ")
