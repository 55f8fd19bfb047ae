"""Night: one run of the command, from what is asked to what is published.

In      orders: declared briefs with checked values; the folder of the reports; the clock
Out     reports/ with every brief made whole or left alone; an Outcome a brief
Units   now() is an instant in UTC
Missing a brief that was not made, or is held back, keeps its last good page
Next    the command line tells the outcomes
"""

import math
import shutil
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.briefs.declarations import Brief, Rules
from analysis.briefs.index import render_feed, render_index
from analysis.briefs.issues import read_shelf
from analysis.briefs.kernels import sweep_folders
from analysis.briefs.making import Ground, Made, tell_os_error
from analysis.briefs.summary import Summary
from analysis.runs.holding import judge
from analysis.runs.ledger import FAILED, HELD, NOT_DUE, PUBLISHED, RUNNING, UNCHANGED, Ledger, Try, open_ledger
from analysis.runs.lock import hold_folder
from analysis.runs.plans import HELD_FOLDER, Order, Plan, due_at, make_plan
from analysis.runs.publish import publish_folder, remove_brief
from analysis.runs.quiet import LEDGER, Watch
from analysis.runs.whole import write_whole

PRIVATE = ".run-"


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
    seconds: float | None = None


@dataclass(frozen=True)
class Night:
    """One run: where it works, by which rules, and by which clock.

    force: make what has not changed, too; due: make only what is due by its schedule.
    """

    out: Path
    declared: Sequence[Brief]
    rules: Rules
    now: Callable[[], datetime]
    force: bool = False
    due: bool = False
    jobs: int = 1
    progress: bool = False
    browser: str | None = None
    begun: float = field(default_factory=time.monotonic)

    def render(self, orders: Sequence[Order], words: Sequence[str] = (), unchanged: str = "") -> Iterator[Outcome]:
        """Make what has changed, publish it and note it; an Outcome a brief, as soon as it is known.

        words: those of the command; the next time they are said and nothing has changed, it answers `unchanged`.
        Raises Busy when another run is at work, OSError when the folder, its ledger or its index cannot be written.
        """
        with hold_folder(self.out, self.rules.wait_seconds):
            for left in self.out.glob(f"{PRIVATE}*"):
                shutil.rmtree(left, ignore_errors=True)
            sweep_folders()
            watch = Watch(list(words), [str(path) for order in orders for path in order.places])
            with self._ledger() as ledger:
                run_id = ledger.begin_run(" ".join(words), self.now())
                waiting = {order.brief.name: due_at(order, ledger, self.now()) for order in orders if self.due}
                due, known = [order for order in orders if self._is_due(waiting, order)], dict[str, str]()
                plans = [self._plan(order, ledger, run_id, known) for order in due]
            yield from (self._wait(order, waiting) for order in orders if not self._is_due(waiting, order))
            ended = set()
            for outcome in self._carry_out(plans):
                ended.add(outcome.outcome)
                yield outcome
            with self._ledger() as ledger:
                self._write_index(ledger)
                worst = next((outcome for outcome in (FAILED, HELD) if outcome in ended), PUBLISHED)
                if worst == PUBLISHED:
                    ledger.remember(watch, self._outputs(orders), unchanged, self._next_due(orders, ledger))
                ledger.end_run(run_id, worst, time.monotonic() - self.begun, self.now())
                ledger.forget(self.rules.keep_runs, self.rules.keep_days, self.now())

    def _is_due(self, waiting: dict[str, datetime | None], order: Order) -> bool:
        at = waiting.get(order.brief.name)
        return not self.due or (at is not None and at <= self.now())

    def _wait(self, order: Order, waiting: dict[str, datetime | None]) -> Outcome:
        at = waiting[order.brief.name]
        told = f"not due before {at:%Y-%m-%d %H:%M} UTC" if at else "has no schedule"
        return Outcome(order.brief, self.out / f"{order.brief.name}.html", NOT_DUE, because=told)

    def _next_due(self, orders: Sequence[Order], ledger: Ledger) -> float:
        """Until when nothing is due, as seconds since 1970."""
        coming = [due_at(order, ledger, self.now()) for order in orders if self.due]
        return min((at.timestamp() for at in coming if at), default=math.inf)

    def _outputs(self, orders: Sequence[Order]) -> list[Path]:
        names = [order.brief.name for order in orders]
        index = [self.out / name for name in ("index.html", "feed.xml")]
        return [*index, *(self.out / f"{name}.html" for name in names), *(self.out / n for n in names)]

    def _ledger(self) -> Any:
        return open_ledger(self.out / LEDGER)

    def _plan(self, order: Order, ledger: Ledger, run_id: int, known: dict[str, str]) -> Plan:
        plan = make_plan(order, ledger, self.out, self.now(), self.force, bool(self.browser), known)
        return replace(plan, try_id=ledger.begin_try(run_id, plan.tried))

    def _carry_out(self, plans: Sequence[Plan]) -> Iterator[Outcome]:
        for plan in plans:
            if plan.tried.outcome == UNCHANGED:
                remove_brief(plan.order.brief.name, self.out / HELD_FOLDER)
            if plan.tried.outcome != RUNNING:
                yield self._outcome(plan, plan.tried)
        to_make = {plan.order.brief.name: plan for plan in plans if plan.tried.outcome == RUNNING}
        if not to_make:
            return
        from analysis.runs.makers import make_all

        with tempfile.TemporaryDirectory(prefix=PRIVATE, dir=self.out) as private:
            tasks = [self._task(plan, Path(private) / name) for name, plan in to_make.items()]
            for task, made, seconds in make_all(tasks, self.jobs, self.rules.run_seconds):
                yield self._conclude(to_make[task.brief.name], task.folder, made, seconds)

    def _task(self, plan: Plan, folder: Path) -> Any:
        from analysis.runs.makers import Task

        order = plan.order
        ground = Ground(plan.inputs, self.out.absolute() / order.brief.name, self.browser)
        return Task(order.brief, order.values, folder, self.rules.cell_seconds, self.progress, ground)

    def _conclude(self, plan: Plan, folder: Path, made: Made, seconds: float) -> Outcome:
        """Publish what was made or hold it back, and note how it ended."""
        ended = self._judge(plan, made)
        try:
            if ended.outcome == PUBLISHED:
                publish_folder(folder, self.out)
                remove_brief(plan.order.brief.name, self.out / HELD_FOLDER)
            elif ended.outcome == HELD:
                publish_folder(folder, self.out / HELD_FOLDER)
        except OSError as error:
            ended = replace(ended, outcome=FAILED, reason=tell_os_error(error, self.out))
        ended = replace(ended, ended_at=self._at(), seconds=round(seconds, 3), page_sha256=made.page_sha256)
        known = (plan.inputs, made.summary.tellings if made.summary else []) if ended.outcome == PUBLISHED else (None,)
        with self._ledger() as ledger:
            ledger.end_try(plan.try_id, ended, *known)
        return self._outcome(plan, ended, made)

    def _judge(self, plan: Plan, made: Made) -> Try:
        """Whether it is published, with or without a warning, or held, or has failed; and why."""
        if made.failure is not None:
            return replace(plan.tried, outcome=FAILED, reason=made.failure)
        brief, summary = plan.order.brief, made.summary
        with self._ledger() as ledger:
            before = ledger.tellings_of(brief.name)
        judged = judge(summary, made.doubts, brief.hold, brief.warn, before, plan.excused)
        told = "; ".join([*judged.holds, *judged.warns]) or None
        tried = replace(plan.tried, outcome=HELD if judged.holds else PUBLISHED, reason=told)
        tried = replace(tried, warnings=[*judged.warns, *made.warnings])
        if summary is None:
            return tried
        return replace(tried, texts=summary.texts, newest=summary.newest, rejected=len(summary.rejected))

    def _outcome(self, plan: Plan, ended: Try, made: Made | None = None) -> Outcome:
        page = self.out / f"{ended.brief}.html"
        told = (made.summary if made else None, ended.warnings, ended.seconds)
        return Outcome(plan.order.brief, page, ended.outcome, ended.reason, ended.because, *told)

    def _write_index(self, ledger: Ledger) -> None:
        entries = [ledger.entry_of(brief) for brief in self.declared]
        shelves = {entry.name: shelf for entry in entries if (shelf := read_shelf(self.out, entry.name))}
        for name, text in (("index.html", render_index(entries, shelves)), ("feed.xml", render_feed(entries, shelves))):
            write_whole(self.out / name, text.encode("utf-8", "replace"))

    def _at(self) -> str:
        return self.now().isoformat(timespec="seconds")
