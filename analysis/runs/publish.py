"""Publish: what was made in private takes its place, each file and folder in one step.

In      the private folder of one brief: <name>.html, and folders that lie beside the page
Out     reports/, with these in the place of their forerunners
Units   none
Missing what the private folder does not hold stays as it is
Next    night notes it in the ledger
"""

import ctypes
import os
import shutil
import sys
from pathlib import Path

CURRENT_FOLDER, EXCHANGE = -100, 2  # AT_FDCWD and RENAME_EXCHANGE of renameat2(2)


def publish_folder(folder: Path, out: Path) -> None:
    """Move all of `folder` to its place in `out`: folders first, so that a page never leads to what is not there.

    What stood there before is in `folder` afterwards, for the caller to remove. Raises OSError.
    """
    out.mkdir(exist_ok=True)
    for made in sorted(folder.iterdir(), key=lambda path: (path.is_file(), path.name)):
        place = out / made.name
        if made.is_dir() and place.is_dir():
            _exchange(made, place)
        else:
            os.replace(made, place)


def remove_brief(name: str, out: Path) -> None:
    """Remove a page, and the folder beside it, where they are."""
    (out / f"{name}.html").unlink(missing_ok=True)
    shutil.rmtree(out / name, ignore_errors=True)


def _exchange(made: Path, place: Path) -> None:
    """Swap two folders; in one step where the system can."""
    if sys.platform == "linux":
        rename = getattr(ctypes.CDLL(None, use_errno=True), "renameat2", None)
        paths = os.fsencode(made), os.fsencode(place)
        if rename and rename(CURRENT_FOLDER, paths[0], CURRENT_FOLDER, paths[1], EXCHANGE) == 0:
            return
    aside = made.with_name(f"{made.name}.old")
    os.replace(place, aside)
    os.replace(made, place)
    shutil.rmtree(aside, ignore_errors=True)
