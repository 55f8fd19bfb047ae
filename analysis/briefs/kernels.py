"""Kernels: a notebook is executed with its parameters, in a kernel of its own.

In      a notebook file and checked values
Out     the executed notebook, nothing written
Units   deadlines in seconds
Missing a parameter without a value keeps the notebook's default
Next    summary and render read the executed notebook
"""

import logging
import os
import shutil
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.briefs import BriefFailed
from analysis.settings import ROOT

PRIVATE = "launchbook-"  # and the process it belongs to; short, for the name of a socket may hold about 100 signs
START_SECONDS, CELL_SECONDS = 60, 600  # our choice: the slowest cell of the seeds' brief takes a few seconds


def run_notebook(
    notebook: Path,
    values: Mapping[str, Any],
    progress: bool = False,
    cell_seconds: int = CELL_SECONDS,
) -> Any:
    """The notebook with its outputs; the kernel works in the project's folder and finds `analysis` and `seeds` there.

    Raises BriefFailed naming the cell, the first line of its source, and the reason.
    """
    from analysis.briefs import jupyter

    node = _prepare(notebook)
    started: list[Any] = []
    with tempfile.TemporaryDirectory(prefix=f"{PRIVATE}{os.getpid()}-") as folder:
        try:
            return jupyter.execute_notebook(
                node,
                None,
                parameters=dict(values),
                progress_bar=progress,
                execution_timeout=cell_seconds,
                on_cell_start=lambda cell, cell_index: started.append(cell),
                **_kernel_options(folder),
            )
        except (jupyter.PapermillExecutionError, RuntimeError, TimeoutError, jupyter.NoSuchKernel) as error:
            raise BriefFailed(_tell(notebook, started, _reason(error, cell_seconds))) from error


def sweep_folders() -> None:
    """Remove the folders of kernels whose process was killed: each is named after the process that made it."""
    for folder in Path(tempfile.gettempdir()).glob(f"{PRIVATE}*"):
        pid = folder.name.removeprefix(PRIVATE).split("-")[0]
        if pid.isdigit() and not _is_alive(int(pid)) and folder.lstat().st_uid == os.getuid():
            shutil.rmtree(folder, ignore_errors=True)


def _is_alive(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _prepare(notebook: Path) -> Any:
    """The notebook, each cell with its number, ready to be run."""
    from analysis.briefs import jupyter

    # What papermill logs is told by BriefFailed, in plainer words.
    logging.getLogger("papermill").addHandler(logging.NullHandler())
    node = jupyter.nbformat.read(notebook, as_version=4)
    for number, cell in enumerate(node.cells, 1):
        cell.metadata["number"] = number
    return node


def _kernel_options(folder: str) -> dict[str, Any]:
    """Our own Python, working in the project's folder, with no open port and nothing of the user's start-up files.

    Sockets and profile lie in `folder`.
    """
    from analysis.briefs.jupyter import Config

    socket = {"connection_file": os.path.join(folder, "kernel.json")}
    if os.name == "posix":
        socket |= {"transport": "ipc", "ip": os.path.join(folder, "kernel")}
    # At its shutdown a kernel may log an interrupt that is none of the reader's business.
    options = [f"--ipython-dir={folder}", "--HistoryManager.enabled=False", "--log-level=CRITICAL"]
    return {
        "kernel_name": "python3",
        "language": "python",
        "start_timeout": START_SECONDS,
        "coalesce_streams": True,  # in how many pieces a cell's print arrives is a matter of chance
        "shutdown_kernel": "immediate",  # nobody needs it any more; a polite end takes half a second
        "resources": {"metadata": {"path": str(ROOT)}},
        "config": Config({"KernelManager": socket}),
        "extra_arguments": options,
    }


def _reason(error: Exception, cell_seconds: int) -> str:
    from analysis.briefs import jupyter

    if isinstance(error, jupyter.PapermillExecutionError):
        return f"{error.evalue or 'no reason given'} ({error.ename})"
    if isinstance(error, jupyter.CellTimeoutError):
        return f"it took longer than {cell_seconds} s"
    if isinstance(error, jupyter.DeadKernelError):
        return "its kernel died: out of memory, or ended from outside"
    if isinstance(error, jupyter.NoSuchKernel):
        return f"no kernel named {error.name!r} is installed"
    return f"its kernel did not start or answer ({error})"


def _tell(notebook: Path, started: list[Any], reason: str) -> str:
    if not started:
        return f"{notebook.name}: {reason}"
    cell = started[-1]
    number = cell.metadata.get("number", "of the parameters")
    first = next((line.strip() for line in cell.source.splitlines() if line.strip()), "")
    return f"{notebook.name}, cell {number} `{first}`: {reason}"
