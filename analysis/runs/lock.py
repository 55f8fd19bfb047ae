"""Lock: one run at a time in a folder of reports.

In      the folder
Out     the right to change it, for as long as the process lives and no longer
Units   seconds to wait
Missing where the system has no such locks (no fcntl), runs are not kept apart
Next    night takes it before it looks at anything

The lock belongs to the process, not to the file: however a process ends, the system lets go of it. Children do not
inherit it, so an orphan cannot hold it.
"""

import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

try:
    import fcntl
except ImportError:
    fcntl = None  # type: ignore[assignment]

NAME = ".lock"
LOOK_SECONDS = 0.2


class Busy(RuntimeError):
    """Another run is at work in the folder; the message names its process."""


@contextmanager
def hold_folder(folder: Path, wait_seconds: float = 0.0) -> Iterator[None]:
    """Keep others out of `folder`. Raises Busy when they are still there after `wait_seconds`, OSError."""
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / NAME).open("a+", encoding="ascii") as file:
        until = time.monotonic() + wait_seconds
        while not _take(file.fileno()):
            if time.monotonic() >= until:
                file.seek(0)
                raise Busy(f"another run is at work in {folder.name}/: process {file.read().strip() or 'unknown'}")
            time.sleep(LOOK_SECONDS)
        file.seek(0)
        file.truncate()
        file.write(str(os.getpid()))
        file.flush()
        yield


def _take(descriptor: int) -> bool:
    if fcntl is None:
        return True
    try:
        fcntl.lockf(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    return True
