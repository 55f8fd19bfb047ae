"""Plans: which of the briefs that were asked for have to be made now, and why.

In      orders: briefs with a value for each parameter; what they rest on now; the ledger
Out     Plan, a row an order: to be made, unchanged, still held, or not due
Units   instants UTC
Missing a brief that was never made is made
Next    night carries them out
"""

import hashlib
import json
import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any

from analysis.briefs.declarations import Brief
from analysis.briefs.issues import MANIFEST
from analysis.briefs.parameters import say_scope
from analysis.briefs.schedules import is_due, next_due
from analysis.runs.inputs import LOCK, hash_inputs, tell_changes
from analysis.runs.ledger import HELD, PUBLISHED, UNCHANGED, Ledger, Try
from analysis.settings import DATA, ROOT

HELD_FOLDER = "held"
ADJUDICATIONS = "data/adjudications.csv"


@dataclass(frozen=True)
class Order:
    """A brief that is asked for, and a value for each of its parameters."""

    brief: Brief
    values: Mapping[str, Any]

    @property
    def places(self) -> list[Path]:
        """Notebooks, texts, lexicon and tables, code with its template, and the lock of what it runs on."""
        texts = [ROOT / self.values["seeds"]] if "seeds" in self.values else []
        notebooks = [self.brief.notebook, *([self.brief.each] if self.brief.each else [])]
        return [*notebooks, *texts, DATA, ROOT / "analysis", ROOT / LOCK, ROOT / "pyproject.toml"]


@dataclass(frozen=True)
class Plan:
    """What is to be done for one order: a try that is running, or that has ended already.

    excused: whether a launch that is lost has a reason before one looks.
    """

    order: Order
    tried: Try
    inputs: Mapping[str, str]
    try_id: int = 0
    excused: bool = False


def make_plan(
    order: Order,
    ledger: Ledger,
    out: Path,
    now: datetime,
    force: bool,
    printed: bool = False,
    hashed: dict[str, str] | None = None,
) -> Plan:
    """What the brief rests on now, and whether its last page rests on the same; printed, too, where that is asked.

    hashed: hashes of files, shared by the briefs of a run.
    """
    brief, inputs, at = order.brief, hash_inputs(ROOT, order.places, hashed), now.isoformat(timespec="seconds")
    key = _key_of(order, inputs)
    begun = Try(brief.name, brief.title, key=key, parameters=dict(order.values), inputs=len(inputs))
    begun = replace(begun, started_at=at, scope=say_scope(order.values))
    last, good = ledger.last_try(brief.name, PUBLISHED, HELD), ledger.last_try(brief.name, PUBLISHED)
    for known in filter(None, () if force else (good, last)):
        if known.key == key and _stands(out, brief, known, printed):
            return _leave_alone(order, replace(begun, ended_at=at), known, inputs)
    before = ledger.inputs_of(brief.name)
    because = "first issue" if good is None else tell_changes(before, inputs)
    because = because or ("asked again" if last and last.key == key else "other parameters")
    asked_otherwise = good is not None and dict(good.parameters) != dict(order.values)
    excused = asked_otherwise or before.get(ADJUDICATIONS) != inputs.get(ADJUDICATIONS)
    return Plan(order, replace(begun, because=because), inputs, excused=excused)


def _leave_alone(order: Order, begun: Try, known: Try, inputs: Mapping[str, str]) -> Plan:
    """The brief rests on what a page that is there rests on, be it published or held back."""
    outcome = HELD if known.outcome == HELD else UNCHANGED
    same = replace(begun, texts=known.texts, rejected=known.rejected, newest=known.newest, seconds=0.0)
    return Plan(order, replace(same, outcome=outcome, reason=known.reason), inputs)


def due_at(order: Order, ledger: Ledger, now: datetime) -> datetime | None:
    """When the brief is due next by its schedule, now or before when it is due; None when it has no schedule."""
    brief = order.brief
    if not brief.cron:
        return None
    last = ledger.last_try(brief.name, PUBLISHED, UNCHANGED, HELD)
    begun = datetime.fromisoformat(last.started_at) if last and last.started_at else None
    return now if is_due(brief.cron, brief.zone, begun, now) else next_due(brief.cron, brief.zone, now)


def _stands(out: Path, brief: Brief, last: Try, printed: bool) -> bool:
    """Whether the page that the ledger knows is still there, and the folder beside it."""
    folder = out / HELD_FOLDER if last.outcome == HELD else out
    try:
        same = hashlib.sha256((folder / f"{brief.name}.html").read_bytes()).hexdigest() == last.page_sha256
    except OSError:
        return False
    beside = [MANIFEST, *([f"{brief.name}.pdf"] if printed else [])]
    return same and all((folder / brief.name / name).is_file() for name in beside)


def _key_of(order: Order, inputs: Mapping[str, str]) -> str:
    told = [sys.version, order.brief.title, dict(order.values), dict(inputs)]
    return hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
