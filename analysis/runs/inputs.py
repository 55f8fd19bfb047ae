"""Inputs: what a brief rests on, by content.

In      files and folders
Out     SHA-256 of every file, by its path in the project
Units   none
Missing a file that cannot be read has the hash "unreadable"; a folder that is not there holds none
Next    ledger keeps them, and says what changed
"""

import hashlib
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from stat import S_ISREG

from analysis.runs.quiet import walk

LOCK = "requirements.lock"
# Where an input lies -> what the log calls it.
KINDS = {"data": "data", "analysis": "code", "notebooks": "notebook", LOCK: "lock", "pyproject.toml": "code"}


def hash_inputs(root: Path, places: Iterable[Path], known: dict[str, str] | None = None) -> dict[str, str]:
    """SHA-256 of every file under `places` (files or folders), by its path in `root`.

    known: hashes found before in this run, which most of its briefs share; those found now are added.
    """
    known = {} if known is None else known
    files = sorted({path for place in places for path, facts in walk(str(place)) if S_ISREG(facts.st_mode)})
    known.update((file, _hash(file)) for file in files if file not in known)
    return {_name(file, root): known[file] for file in files}


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


def _name(file: str, root: Path) -> str:
    return file.removeprefix(f"{root}{os.sep}").replace(os.sep, "/")


def _hash(file: str) -> str:
    try:
        with open(file, "rb") as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest()
    except OSError:
        return "unreadable"
