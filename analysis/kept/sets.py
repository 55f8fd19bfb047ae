"""Sets: what is found of many texts together, kept by the hash of all it rests on.

In      a folder, a key, and how to find the tables
Out     the tables, from the folder where they are kept, else found and kept
Units   none
Missing a folder that cannot be read or written keeps nothing: then they are found again
Next    kept: copies among the texts, and the launches they tell
"""

import hashlib
import json
import shutil
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Any

import pyarrow as pa

from analysis.kept.shelf import ENDING, Tables, read_table, write_table

MOST_SETS = 12  # our choice: for so many folders of texts, days and states of them


def name_set(what: str, rests_on: Any) -> str:
    """The name of a set by all it rests on."""
    return f"{what}-{hashlib.sha256(json.dumps(rests_on).encode()).hexdigest()[:32]}"


def keep_set(folder: Path, name: str, find: Callable[[], Mapping[str, pa.Table]]) -> Tables:
    """The tables of this name; found where they are not kept, or cannot be read."""
    place = folder / f"set-{name}"
    try:
        if kept := {path.stem: read_table(path) for path in sorted(place.glob(f"*{ENDING}"))}:
            return kept
    except (OSError, pa.ArrowException):
        shutil.rmtree(place, ignore_errors=True)
    found = find()
    _save(folder, place, found)
    return found


def _save(folder: Path, place: Path, tables: Tables) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".making-", dir=folder) as making:
            made = Path(making) / "set"
            made.mkdir()
            for name, table in tables.items():
                write_table(made / f"{name}{ENDING}", table)
            made.rename(place)
        old = sorted(folder.glob("set-*"), key=lambda path: path.stat().st_mtime)
        for path in old[:-MOST_SETS]:
            shutil.rmtree(path, ignore_errors=True)
    except OSError:
        # Nothing rests on what is kept: whoever cannot write it finds it again.
        return
