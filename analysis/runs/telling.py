"""Telling: how a run went, as lines or JSON, and to whoever asked to be told.

In      the outcomes of a run
Out     log lines on standard error; the outcome on the standard input of a command
Units   instants UTC, durations in seconds
Missing without a command nobody is told
Next    nobody: what fails here fails nothing
"""

import json
import logging
import subprocess
from collections.abc import Mapping, Sequence
from typing import Any

LOG = logging.getLogger("launchbook")
COMMAND_SECONDS = 60  # our choice: sending a mail takes a second


class JsonLines(logging.Formatter):
    """A record as one line of JSON."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's own fields come first, then what was told with it."""
        at = self.formatTime(record, "%Y-%m-%dT%H:%M:%S%z")
        told: Mapping[str, Any] = getattr(record, "told", {})
        row = {"at": at, "level": record.levelname.lower(), "message": record.getMessage(), **told}
        return json.dumps(row, ensure_ascii=False)


class Lines(logging.Formatter):
    """A record as one line, without what a text could use to command a terminal."""

    def format(self, record: logging.LogRecord) -> str:
        """Whatever it holds, it stays one line."""
        return "".join(sign if sign.isprintable() else "?" for sign in " ".join(super().format(record).split()))


def log_to_stderr(form: str) -> None:
    """Send the log to standard error, as `lines` or as `json`."""
    handler = logging.StreamHandler()
    handler.setFormatter(JsonLines() if form == "json" else Lines("%(asctime)s %(levelname)s %(message)s"))
    LOG.handlers = [handler]
    LOG.setLevel(logging.INFO)
    LOG.propagate = False


def tell_outcome(outcome: Any) -> dict[str, Any]:
    """What is told of one brief."""
    names = ("outcome", "reason", "because", "seconds", "warnings")
    told = {name: getattr(outcome, name) for name in names if getattr(outcome, name)}
    return {"brief": outcome.brief.name, "page": outcome.page.name, **told}


def log_outcome(outcome: Any) -> Any:
    """Log how it ended for one brief."""
    told = tell_outcome(outcome)
    level = logging.ERROR if outcome.outcome == "failed" else logging.WARNING if outcome.reason else logging.INFO
    why = outcome.reason or outcome.because
    LOG.log(level, "%s %s%s", outcome.brief.name, outcome.outcome, f": {why}" if why else "", extra={"told": told})
    return outcome


def tell_command(command: Sequence[str], told: Mapping[str, Any]) -> str | None:
    """Call `command` with what is told, as JSON on its standard input; why it failed, if it did."""
    try:
        done = subprocess.run(
            list(command),
            input=json.dumps(told, ensure_ascii=False),
            text=True,
            capture_output=True,
            timeout=COMMAND_SECONDS,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        return f"{command[0]}: {error}"
    said = (done.stderr or done.stdout).strip().splitlines()
    return None if done.returncode == 0 else f"{command[0]} ended with {done.returncode}: {said[-1] if said else ''}"
