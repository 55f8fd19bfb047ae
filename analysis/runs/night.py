"""Night: one run of the command, from what is asked to what is published.

In      orders: declared briefs with checked values; the folder of the reports; the clock
Out     reports/ with every brief made whole or left alone; an Outcome a brief
Units   now() is an instant in UTC
Missing a brief that was not made keeps its last good page
Next    the command line tells the outcomes
"""

import hashlib
import json
import shutil
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.briefs.declarations import Brief, Rules
from analysis.briefs.index import render_index
from analysis.briefs.making import Ground, Made, tell_os_error
from analysis.briefs.parameters import say_scope
from analysis.briefs.summary import Summary
from analysis.runs.inputs import LOCK, hash_inputs, tell_changes
from analysis.runs.ledger import FAILED, PUBLISHED, UNCHANGED, Ledger, Try, open_ledger
from analysis.runs.lock import hold_folder
from analysis.runs.publish import publish_folder
from analysis.runs.quiet import LEDGER, Watch
from analysis.runs.whole import write_whole
from analysis.settings import DATA, ROOT

PRIVATE = ".run-"


@dataclass(frozen=True)
class Order:
    """A brief that is asked for, and a value for each of its parameters."""

    brief: Brief
    values: Mapping[str, Any]


@dataclass(frozen=True)
class Outcome:
    """How it ended for one brief: its page, why it was made or not, and what it says of itself."""

    brief: Brief
    page: Path
    outcome: str
    reason: str | None = None
    because: str | None = None
    summary: Summary | None = None
    warnings: Sequence[str] = ()


@dataclass(frozen=True)
class _Plan:
    order: Order
    tried: Try
    inputs: Mapping[str, str]
    try_id: int = 0


@dataclass(frozen=True)
class Night:
    """One run: where it works, by which rules, and by which clock."""

    out: Path
    declared: Sequence[Brief]
    rules: Rules
    now: Callable[[], datetime]
    force: bool = False
    jobs: int = 1
    progress: bool = False
    begun: float = field(default_factory=time.monotonic)

    def render(self, orders: Sequence[Order], words: Sequence[str] = (), unchanged: str = "") -> Iterator[Outcome]:
        """Make what has changed, publish it and note it; an Outcome a brief, as soon as it is known.

        words: those of the command; the next time they are said and nothing has changed, it answers `unchanged`.

        Raises Busy when another run is at work, OSError when the folder, its ledger or its index cannot be written.
        """
        with hold_folder(self.out, self.rules.wait_seconds):
            for left in self.out.glob(f"{PRIVATE}*"):
                shutil.rmtree(left, ignore_errors=True)
            watch = Watch(list(words), [str(path) for order in orders for path in _places_of(order)])
            with self._ledger() as ledger:
                run_id = ledger.begin_run(" ".join(words), self.now())
                plans = [self._plan(order, ledger) for order in orders]
                started = [replace(plan, try_id=ledger.begin_try(run_id, plan.tried)) for plan in plans]
            outcomes = []
            for outcome in self._carry_out(started):
                outcomes.append(outcome)
                yield outcome
            ended = FAILED if any(outcome.outcome == FAILED for outcome in outcomes) else PUBLISHED
            with self._ledger() as ledger:
                self._write_index(ledger)
                if ended != FAILED:
                    ledger.remember(watch, self._outputs(orders), unchanged)
                ledger.end_run(run_id, ended, time.monotonic() - self.begun, self.now())
                ledger.forget(self.rules.keep_runs, self.rules.keep_days, self.now())

    def _outputs(self, orders: Sequence[Order]) -> list[Path]:
        names = [order.brief.name for order in orders]
        return [self.out / "index.html", *(self.out / f"{name}.html" for name in names), *(self.out / n for n in names)]

    def _ledger(self) -> Any:
        return open_ledger(self.out / LEDGER)

    def _plan(self, order: Order, ledger: Ledger) -> _Plan:
        """What the brief rests on now, and whether its last page rests on the same."""
        inputs = hash_inputs(ROOT, _places_of(order))
        key = _key_of(order, inputs)
        begun = Try(order.brief.name, order.brief.title, key=key, parameters=dict(order.values), inputs=len(inputs))
        begun = replace(begun, started_at=self._at(), scope=say_scope(order.values))
        last = ledger.last_try(order.brief.name, PUBLISHED)
        because = "first issue" if last is None else tell_changes(ledger.inputs_of(order.brief.name), inputs)
        if last and last.key == key and not self.force and self._stands(order.brief, last):
            same = replace(begun, texts=last.texts, rejected=last.rejected, newest=last.newest)
            return _Plan(order, replace(same, outcome=UNCHANGED, ended_at=self._at(), seconds=0.0), inputs)
        because = because or ("asked again" if last and last.key == key else "other parameters")
        return _Plan(order, replace(begun, because=because), inputs)

    def _stands(self, brief: Brief, last: Try) -> bool:
        """Whether the page is still the one that the ledger knows."""
        try:
            return hashlib.sha256((self.out / f"{brief.name}.html").read_bytes()).hexdigest() == last.page_sha256
        except OSError:
            return False

    def _carry_out(self, plans: Sequence[_Plan]) -> Iterator[Outcome]:
        for plan in plans:
            if plan.tried.outcome == UNCHANGED:
                yield self._outcome(plan, plan.tried)
        due = {plan.order.brief.name: plan for plan in plans if plan.tried.outcome != UNCHANGED}
        if not due:
            return
        from analysis.runs.makers import make_all

        with tempfile.TemporaryDirectory(prefix=PRIVATE, dir=self.out) as private:
            tasks = [self._task(plan, Path(private) / name) for name, plan in due.items()]
            for task, made, seconds in make_all(tasks, self.jobs, self.rules.run_seconds):
                yield self._conclude(due[task.brief.name], task.folder, made, seconds)

    def _task(self, plan: _Plan, folder: Path) -> Any:
        from analysis.runs.makers import Task

        order, ground = plan.order, Ground(plan.inputs, self.out.absolute() / plan.order.brief.name)
        return Task(order.brief, order.values, folder, self.rules.cell_seconds, self.progress, ground)

    def _conclude(self, plan: _Plan, folder: Path, made: Made, seconds: float) -> Outcome:
        """Publish what was made, and note how it ended."""
        if made.failure is None:
            try:
                publish_folder(folder, self.out)
            except OSError as error:
                made = Made(failure=tell_os_error(error, self.out))
        ended = replace(
            plan.tried, outcome=PUBLISHED if made.failure is None else FAILED, reason=made.failure, ended_at=self._at()
        )
        ended = replace(ended, seconds=round(seconds, 3), page_sha256=made.page_sha256, warnings=made.warnings)
        if made.summary:
            ended = replace(ended, texts=made.summary.texts, newest=made.summary.newest)
            ended = replace(ended, rejected=len(made.summary.rejected))
        with self._ledger() as ledger:
            ledger.end_try(plan.try_id, ended, plan.inputs if made.failure is None else None)
        return self._outcome(plan, ended, made)

    def _outcome(self, plan: _Plan, ended: Try, made: Made | None = None) -> Outcome:
        page = self.out / f"{ended.brief}.html"
        summary, warnings = (made.summary, made.warnings) if made else (None, ())
        return Outcome(plan.order.brief, page, ended.outcome, ended.reason, ended.because, summary, warnings)

    def _write_index(self, ledger: Ledger) -> None:
        entries = [ledger.entry_of(brief) for brief in self.declared]
        pages = {entry.name for entry in entries if (self.out / f"{entry.name}.html").exists()}
        write_whole(self.out / "index.html", render_index(entries, pages).encode("utf-8", "replace"))

    def _at(self) -> str:
        return self.now().isoformat(timespec="seconds")


def _places_of(order: Order) -> list[Path]:
    """Notebook, texts, lexicon and tables, code with its template, and the lock of what it runs on."""
    texts = [ROOT / order.values["seeds"]] if "seeds" in order.values else []
    notebooks = [order.brief.notebook, *([order.brief.each] if order.brief.each else [])]
    return [*notebooks, *texts, DATA, ROOT / "analysis", ROOT / LOCK]


def _key_of(order: Order, inputs: Mapping[str, str]) -> str:
    told = [sys.version, order.brief.title, dict(order.values), dict(inputs)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
