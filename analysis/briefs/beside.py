"""Beside: what lies beside a page, for those who go on with it.

In      the Handover of a notebook, the brief, its values and the hashes of its inputs; the last published folder
Out     a folder: every frame as CSV and Parquet, manifest.json, earlier issues
Units   none; no clock, so that the same inputs give the same files
Missing a notebook that hands nothing on has nothing beside its page
Next    runs publishes it with the page
"""

import hashlib
import json
import platform
from collections.abc import Mapping
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from analysis.briefs.declarations import Brief
from analysis.briefs.handover import Handover
from analysis.briefs.issues import MANIFEST, carry_earlier, find_last

LIBRARIES = ("launchbook", "pandas", "pyarrow", "matplotlib", "nbconvert", "papermill")


def cite(title: str, issue: str) -> str:
    """How an issue is cited."""
    day, _, _ = issue.rpartition("-")
    return f"Launchbook, “{title}”, as of {day}, issue {issue}."


def write_frames(folder: Path, handed: Handover) -> None:
    """Write the frames into `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in handed.files.items():
        (folder / name).write_bytes(content)


def write_beside(
    folder: Path,
    brief: Brief,
    values: Mapping[str, Any],
    handed: Handover,
    inputs: Mapping[str, str],
    published: Path | None = None,
    pages: Mapping[str, str] | None = None,
) -> None:
    """Write the earlier issues and, last, the manifest into `folder`, beside the frames. pages: hashes of launches."""
    last = find_last(published, handed.issue)
    if published is not None:
        carry_earlier(published, folder, handed.issue)
    manifest = {
        "brief": brief.name,
        "title": brief.title,
        "issue": handed.issue,
        "follows": last[0] if last else None,
        "cite": cite(brief.title, handed.issue),
        "parameters": dict(values),
        "versions": {"python": platform.python_version(), **{name: _version(name) for name in LIBRARIES}},
        "rows": handed.rows,
        "files": {name: hashlib.sha256(content).hexdigest() for name, content in sorted(handed.files.items())},
        "launches": {event_id: title for event_id, (title, _) in handed.launches.items()},
        "pages": dict(pages or {}),
        "inputs": dict(inputs),
    }
    text = json.dumps(manifest, indent=1, ensure_ascii=False, sort_keys=False)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8", errors="replace")


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
