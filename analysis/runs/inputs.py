"""Inputs: what a brief rests on, by content.

In      files and folders
Out     SHA-256 of every file, by its path in the project
Units   none
Missing a file that cannot be read has the hash "unreadable"; a folder that is not there holds none
Next    ledger keeps them, and says what changed
"""

import hashlib
from collections.abc import Iterable, Mapping
from pathlib import Path

LOCK = "requirements.lock"
PASSED_OVER = {"__pycache__"}
# Where an input lies -> what the log calls it.
KINDS = {"data": "data", "analysis": "code", "notebooks": "notebook", LOCK: "lock", "pyproject.toml": "code"}


def hash_inputs(root: Path, paths: Iterable[Path]) -> dict[str, str]:
    """SHA-256 of every file under `paths` (files or folders), by its path in `root`."""
    files = sorted({file for path in paths for file in ([path] if path.is_file() else path.rglob("*"))})
    return {_name(file, root): _hash(file) for file in files if not PASSED_OVER & set(file.parts) and file.is_file()}


def tell_changes(old: Mapping[str, str], new: Mapping[str, str]) -> str:
    """What changed from `old` to `new` inputs, in words: "texts: 1 new, 2 changed"; "" when nothing did."""
    found: dict[str, dict[str, int]] = {}
    for path in sorted(old.keys() | new.keys()):
        if old.get(path) != new.get(path):
            change = "new" if path not in old else "gone" if path not in new else "changed"
            counts = found.setdefault(KINDS.get(path.split("/")[0], "texts"), {})
            counts[change] = counts.get(change, 0) + 1
    told = ((kind, ", ".join(f"{n} {change}" for change, n in counts.items())) for kind, counts in found.items())
    return "; ".join(f"{kind}: {counts}" for kind, counts in told)


def _name(file: Path, root: Path) -> str:
    return file.relative_to(root).as_posix() if file.is_relative_to(root) else file.as_posix()


def _hash(file: Path) -> str:
    try:
        with file.open("rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return "unreadable"
