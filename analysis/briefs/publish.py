"""Publish: a brief is made in private and put in its place whole; a failed run leaves the last good page alone.

In      a Brief, checked values, the folder of the reports, the instant
Out     reports/<name>.html, reports/index.html, reports/ledger.json; Outcome
Units   now is an instant in UTC
Missing a brief that failed has no summary
Next    the command line tells the outcome
"""

import os
import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.briefs import BriefFailed
from analysis.briefs.declarations import Brief
from analysis.briefs.index import render_index
from analysis.briefs.kernels import CELL_SECONDS, run_notebook
from analysis.briefs.ledger import Entry, hash_inputs, note_failure, note_success, read_ledger, write_ledger
from analysis.briefs.parameters import say_scope
from analysis.briefs.render import render_page
from analysis.briefs.summary import Summary, find_summary
from analysis.settings import DATA, ROOT

PAGE_RIGHTS = 0o666


@dataclass(frozen=True)
class Outcome:
    """How a run of one brief ended: its page, what it says of itself, what its cells warned of, or why it failed."""

    brief: Brief
    page: Path
    scope: str = ""
    summary: Summary | None = None
    warnings: list[str] = field(default_factory=list)
    inputs: dict[str, str] = field(default_factory=dict)
    failure: str | None = None


def make_brief(
    brief: Brief,
    values: Mapping[str, Any],
    out: Path,
    progress: bool = False,
    cell_seconds: int = CELL_SECONDS,
) -> Outcome:
    """Run, render and publish one brief; nothing in `out` changes unless all of it went well."""
    page, scope = out / f"{brief.name}.html", say_scope(values)
    folders = [DATA, *([ROOT / values["seeds"]] if "seeds" in values else [])]
    inputs = hash_inputs(ROOT, [brief.notebook, *folders])
    try:
        notebook = run_notebook(brief.notebook, values, progress=progress, cell_seconds=cell_seconds)
        summary = find_summary(notebook)
        write_whole(page, render_page(notebook, brief, summary).encode("utf-8", "replace"))
    except BriefFailed as error:
        return Outcome(brief, page, failure=str(error), inputs=inputs)
    except OSError as error:
        return Outcome(brief, page, failure=f"{error.strerror or error}: {error.filename or page}", inputs=inputs)
    return Outcome(brief, page, scope, summary, _warnings(notebook), inputs)


def record_outcomes(outcomes: Sequence[Outcome], briefs: Sequence[Brief], out: Path, now: datetime) -> None:
    """Write the ledger and the index of `out`; briefs that were not run keep their entries."""
    ledger = read_ledger(out / "ledger.json")
    for outcome in outcomes:
        ledger[outcome.brief.name] = _entry(outcome, ledger.get(outcome.brief.name), now)
    entries = [ledger.get(brief.name, Entry(brief.name, brief.title)) for brief in briefs]
    pages = {entry.name for entry in entries if (out / f"{entry.name}.html").exists()}
    write_whole(out / "ledger.json", write_ledger(entries).encode("utf-8", "replace"))
    write_whole(out / "index.html", render_index(entries, pages).encode("utf-8", "replace"))


def write_whole(path: Path, content: bytes) -> None:
    """Put `content` at `path` in one step: a reader sees the old file or the new one, never a part."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory(prefix=".making-", dir=path.parent) as folder:
        making = Path(folder) / path.name
        # mkdtemp keeps others out of the folder; the file itself gets the rights any new file would get.
        with os.fdopen(os.open(making, os.O_CREAT | os.O_WRONLY, PAGE_RIGHTS), "wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        os.replace(making, path)


def _entry(outcome: Outcome, last: Entry | None, now: datetime) -> Entry:
    if outcome.failure is not None:
        return note_failure(outcome.brief, last, outcome.failure, now)
    return note_success(outcome.brief, outcome.summary, outcome.scope, outcome.inputs, now)


def _warnings(notebook: Any) -> list[str]:
    """What the cells wrote to standard error, a line each."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    texts = (output.text for output in outputs if output.output_type == "stream" and output.name == "stderr")
    return [line for text in texts for line in text.splitlines() if line.strip()]
