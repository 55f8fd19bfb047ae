"""Makers: each brief is made in a process of its own, several at a time, and none longer than it may take.

In      tasks: a brief, its values, a private folder
Out     a Made for every task, in the order in which they end
Units   deadlines in seconds
Missing a process that dies without a word gives a Made that failed
Next    night publishes what was made

A process ends with its brief, so nothing of one brief reaches another, and what goes wrong in one stays there.
"""

import importlib
import multiprocessing
import multiprocessing.connection
import sys
import time
from collections import deque
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from analysis.briefs.children import CAN_FORK, SHELL, Nursery, end_with_parent, import_ahead, import_all
from analysis.briefs.declarations import Brief
from analysis.briefs.making import Ground, Made, make_brief

DIED = "its process died: out of memory, or ended from outside"


@dataclass(frozen=True)
class Task:
    """One brief to be made: its values, where it writes, how long a cell may take, and what it rests on."""

    brief: Brief
    values: Mapping[str, Any]
    folder: Path
    cell_seconds: int
    progress: bool = False
    ground: Ground = Ground()


def make_all(tasks: Sequence[Task], jobs: int, run_seconds: float) -> Iterator[tuple[Task, Made, float]]:
    """Make the briefs, `jobs` at a time; each with what it gave and the seconds it took.

    What is not done after `run_seconds` is ended, and failed.
    """
    until = time.monotonic() + run_seconds
    if CAN_FORK:
        _import_for(tasks)
    waiting, working = deque(tasks), dict[Any, tuple[Task, Any, float]]()
    try:
        while waiting or working:
            while waiting and len(working) < jobs and time.monotonic() < until:
                task = waiting.popleft()
                working.update([_start(task)])
            ready = multiprocessing.connection.wait(list(working), max(0.0, until - time.monotonic()))
            for pipe in ready:
                task, process, begun = working.pop(pipe)
                yield task, _receive(pipe, process), time.monotonic() - begun
            if not ready and time.monotonic() >= until:
                late = Made(failure=f"the run took longer than {run_seconds:g} s")
                yield from ((task, late, time.monotonic() - begun) for task, _, begun in working.values())
                yield from ((task, late, 0.0) for task in waiting)
                return
    finally:
        for _, process, _ in working.values():
            process.kill()
            process.join()


def _import_for(tasks: Sequence[Task]) -> None:
    """Import here, once, what would be imported in several of the processes forked from this one."""
    import_all(SHELL)
    if len(tasks) > 1:
        import_ahead()
        importlib.import_module("analysis.briefs.render").warm_up()
        importlib.import_module("analysis.briefs.provisioner").use_nursery(None)  # looks through all that is installed


def _start(task: Task) -> tuple[Any, tuple[Task, Any, float]]:
    context: Any = multiprocessing.get_context("fork" if sys.platform == "linux" else "spawn")
    receiving, sending = context.Pipe(duplex=False)
    process = context.Process(target=_make, args=(task, sending), name=task.brief.name)
    process.start()
    sending.close()
    return receiving, (task, process, time.monotonic())


def _make(task: Task, pipe: Any) -> None:
    end_with_parent()
    # The nursery comes first: it imports what kernels need while this process imports what it needs itself.
    nursery = Nursery() if CAN_FORK else None
    import_all(["analysis.briefs.jupyter"])
    importlib.import_module("analysis.briefs.provisioner").use_nursery(nursery)
    pipe.send(make_brief(task.brief, task.values, task.folder, task.progress, task.cell_seconds, task.ground))
    if nursery:
        nursery.close()


def _receive(pipe: Any, process: Any) -> Made:
    try:
        return pipe.recv()
    except (EOFError, OSError):
        return Made(failure=DIED)
    finally:
        pipe.close()
        process.join()
