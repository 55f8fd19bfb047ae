"""Ledger: what was made, when and from what; nothing in it is needed to read a page.

In      reports/ledger.json, as the last run left it
Out     Entry, a row a brief
Units   made_at and tried_at are UTC, ISO texts to the second; days are ISO texts
Missing None until it is known; a ledger that cannot be read counts as empty
Next    index shows it
"""

import hashlib
import json
from collections.abc import Iterable
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path

from analysis.briefs.declarations import Brief
from analysis.briefs.summary import Summary

PUBLISHED, FAILED, UNTRIED = "published", "failed", "not yet run"


@dataclass(frozen=True)
class Entry:
    """The last good page of a brief, and how the last try to make it ended."""

    name: str
    title: str
    health: str = UNTRIED
    tried_at: str | None = None
    reason: str | None = None
    made_at: str | None = None
    texts: int | None = None
    newest: str | None = None
    scope: str | None = None
    inputs: int | None = None
    inputs_sha256: str | None = None


def read_ledger(path: Path) -> dict[str, Entry]:
    """The entries of the ledger at `path`, by the name of their brief."""
    try:
        rows = json.loads(path.read_text(encoding="utf-8"))["briefs"]
        return {row["name"]: Entry(**row) for row in rows}
    except (OSError, ValueError, KeyError, TypeError):
        return {}


def write_ledger(entries: Iterable[Entry]) -> str:
    """The text of a ledger with these entries."""
    return json.dumps({"briefs": [asdict(entry) for entry in entries]}, indent=1, ensure_ascii=False) + "\n"


def note_success(brief: Brief, summary: Summary | None, scope: str, inputs: dict[str, str], now: datetime) -> Entry:
    """The entry of a brief that was published now."""
    at = _instant(now)
    digest = hashlib.sha256(json.dumps(inputs, sort_keys=True).encode()).hexdigest()
    entry = Entry(
        brief.name, brief.title, PUBLISHED, at, None, at, scope=scope, inputs=len(inputs), inputs_sha256=digest
    )
    return replace(entry, texts=summary.texts, newest=summary.newest) if summary else entry


def note_failure(brief: Brief, last: Entry | None, reason: str, now: datetime) -> Entry:
    """The entry of a brief that could not be made now; what is known of its last good page stays."""
    known = last or Entry(brief.name, brief.title)
    return replace(known, title=brief.title, health=FAILED, tried_at=_instant(now), reason=reason)


def hash_inputs(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of every file under `paths` (files or folders), by its path in `root`; "unreadable" is a hash too."""
    files = sorted({file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))})
    return {_name(file, root): _hash(file) for file in files if file.is_file()}


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def _hash(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return "unreadable"


def _instant(now: datetime) -> str:
    return now.isoformat(timespec="seconds")
