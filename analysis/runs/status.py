"""Status: what the ledger knows, for a person or a program.

In      the ledger of a folder of reports
Out     a table a brief, newest try first; or JSON
Units   instants UTC, durations in seconds
Missing "-" in a table, null in JSON
Next    the command line prints it
"""

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from pathlib import Path

from analysis.briefs.declarations import Brief
from analysis.runs.ledger import Try, open_ledger
from analysis.runs.quiet import LEDGER

HEAD = ("ended", "outcome", "seconds", "texts", "rejected", "inputs", "because")


def tell_status(out: Path, briefs: Sequence[Brief], most: int, as_json: bool = False) -> str:
    """The last tries of each brief. Raises OSError when there is a ledger that cannot be read."""
    if not (out / LEDGER).is_file():
        tries: dict[str, list[Try]] = {brief.name: [] for brief in briefs}
    else:
        with open_ledger(out / LEDGER) as ledger:
            tries = {brief.name: list(ledger.tries(most, brief.name)) for brief in briefs}
    if as_json:
        told = {name: [asdict(tried) for tried in of_brief] for name, of_brief in tries.items()}
        return json.dumps(told, indent=1, ensure_ascii=False) + "\n"
    looked = [f"last looked at {_looked_at(out / LEDGER)}\n"] if (out / LEDGER).is_file() else []
    return "\n".join([*(_tell_brief(name, of_brief) for name, of_brief in tries.items()), *looked])


def _tell_brief(name: str, tries: Sequence[Try]) -> str:
    rows = [HEAD, *(_row(tried) for tried in tries)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEAD))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(row, widths)).rstrip() for row in rows]
    return "\n".join([name, *(f"  {line}" for line in lines if tries)] if tries else [f"{name}: not yet run"]) + "\n"


def _looked_at(ledger: Path) -> str:
    """When a run last touched the ledger, be it to see that nothing had changed."""
    return datetime.fromtimestamp(ledger.stat().st_mtime, UTC).strftime("%Y-%m-%d %H:%M:%S")


def _row(tried: Try) -> tuple[str, ...]:
    at = (tried.ended_at or tried.started_at or "-")[:19].replace("T", " ")
    why = (tried.reason or tried.because or "-").splitlines()[0]
    seconds = "-" if tried.seconds is None else f"{tried.seconds:.1f}"
    counts = ("-" if count is None else str(count) for count in (tried.texts, tried.rejected, tried.inputs))
    return (at, tried.outcome, seconds, *counts, "".join(sign if sign.isprintable() else "?" for sign in why))
