"""Shelf: rows that were read, in files that are there whole or not at all.

In      a folder; tables of new rows by the name of their frame, each row with the key of its text
Out     the tables of all parts, and the rows of the texts at hand, in their order; a further part
Units   none
Missing a folder that cannot be read or written keeps nothing; a part that cannot be read is let go
Next    kept makes frames of them

Every run adds a part; when they are many they become one. A text that stands in several counts in the first. Tables are
Arrow's own: a part is mapped into memory, not parsed.
"""

import hashlib
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc

MOST_PARTS, MOST_SHELVES = 16, 3  # our choice: reading a part costs milliseconds, a shelf some megabytes
KEY, ENDING = "key_of_text", ".arrow"
Tables = Mapping[str, pa.Table]


def load_parts(shelf: Path) -> list[Tables]:
    """The tables of every part, by the name of their frame; a text stands in the first part that holds it."""
    parts: list[Tables] = []
    seen: set[str] = set()
    for folder in sorted(shelf.glob("part-*")):
        try:
            tables = {path.stem: read_table(path) for path in sorted(folder.glob(f"*{ENDING}"))}
            keys = set(tables["documents"][KEY].to_pylist())
        except (OSError, KeyError, pa.ArrowException):
            shutil.rmtree(folder, ignore_errors=True)
            continue
        if twice := pa.array(keys & seen, pa.string()):
            tables = {name: table.filter(pc.invert(pc.is_in(table[KEY], twice))) for name, table in tables.items()}
        seen |= keys
        parts.append(tables)
    return parts


def join_tables(tables: Sequence[pa.Table]) -> pa.Table:
    """One table under another; a list that never held anything takes the type of those that did."""
    return pa.concat_tables(tables, promote_options="permissive")


def choose_rows(table: pa.Table, keys: Sequence[str]) -> pa.Table:
    """The rows of the texts with these keys: texts in the order of the keys, rows of a text as they stand."""
    places = pc.index_in(table[KEY], pa.array(keys, pa.string())).fill_null(-1).to_numpy()
    order = np.argsort(places, kind="stable")[np.count_nonzero(places < 0) :]
    same = len(order) == len(table) and bool((np.diff(order) == 1).all())
    return (table if same else table.take(order)).combine_chunks()


def save_part(shelf: Path, fresh: Tables, kept: Sequence[Tables]) -> None:
    """Add a part to the shelf; where there are many, one part of them all."""
    try:
        shelf.mkdir(parents=True, exist_ok=True)
        old = sorted(shelf.glob("part-*"))
        many = len(old) >= MOST_PARTS
        tables = {name: join_tables([*(part[name] for part in kept), fresh[name]]) for name in fresh} if many else fresh
        with tempfile.TemporaryDirectory(prefix=".making-", dir=shelf) as making:
            part = Path(making) / "part"
            part.mkdir()
            for name, table in tables.items():
                write_table(part / f"{name}{ENDING}", table)
            named = hashlib.sha256("\n".join(sorted(tables["documents"][KEY].to_pylist())).encode())
            part.rename(shelf / f"part-{named.hexdigest()[:32]}")
        for path in [*(old if many else []), *_old_shelves(shelf)]:
            shutil.rmtree(path, ignore_errors=True)
    except OSError:
        # Nothing rests on what is kept: whoever cannot write it reads again.
        return


def read_table(path: Path) -> pa.Table:
    """A table as it was written; its values stay in the file until they are asked for."""
    with pa.memory_map(str(path)) as file:
        return pa.ipc.open_file(file).read_all()


def write_table(path: Path, table: pa.Table) -> None:
    """Write a table into a new file."""
    with pa.ipc.new_file(str(path), table.schema) as file:
        file.write_table(table)


def _old_shelves(shelf: Path) -> Iterator[Path]:
    shelves = sorted((path for path in shelf.parent.iterdir() if path.is_dir()), key=lambda path: path.stat().st_mtime)
    yield from (path for path in shelves[:-MOST_SHELVES] if path != shelf)
