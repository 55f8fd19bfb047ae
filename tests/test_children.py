"""Children: a kernel with its imports done gives what a cold one gives, is used once, and leaves nobody behind."""

import os
import re
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.briefs import BriefFailed
from analysis.briefs.children import CAN_FORK, Nursery
from analysis.briefs.declarations import Brief
from analysis.briefs.kernels import run_notebook
from analysis.briefs.parameters import settle_values
from analysis.briefs.provisioner import use_nursery
from analysis.settings import ROOT

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="this system forks no kernels")
SHOWN = """import sys, warnings, pandas as pd, matplotlib.pyplot as plt
warnings.warn("odd")
print("ipykernel_launcher" in sys.argv[0], sys.path[0] == "", __name__, __file__ if "__file__" in globals() else None)
plt.plot([1, 2], [3, 4]); plt.show()
pd.DataFrame({"a": [1]})"""


def write_notebook(folder: Path, *sources: str) -> Path:
    path = folder / "brief.ipynb"
    parameters = new_code_cell("units = 'km'", metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[parameters, *(new_code_cell(source) for source in sources)]), path)
    return path


def outputs_of(notebook: Path, nursery: Nursery | None = None, values: dict[str, object] | None = None) -> list[object]:
    """What a notebook shows, without the ids that ipykernel makes up anew each time."""
    use_nursery(nursery)
    try:
        cells = run_notebook(notebook, values or {}).cells
    finally:
        use_nursery(None)
    return [[{**output, "id": None} for output in cell.get("outputs", ())] for cell in cells]


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    opened = Nursery()
    yield opened
    opened.close()


def test_a_forked_kernel_gives_what_a_cold_one_gives_to_the_byte(seeds_brief: Brief, nursery: Nursery) -> None:
    values = settle_values(seeds_brief)
    shown = outputs_of(seeds_brief.notebook, nursery, values)
    assert shown == outputs_of(seeds_brief.notebook, None, values) and len(str(shown)) > 10_000


def test_figures_warnings_and_the_shell_are_those_of_a_cold_kernel(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path, SHOWN)
    # A process of its own: this one has filters of warnings and libraries that no run has.
    script = "import sys; sys.path.insert(0, 'tests'); from test_children import *; from sys import argv\n"
    script += "for nursery in (Nursery(), None): print(outputs_of(Path(argv[1]), nursery))"
    command = [sys.executable, "-c", script, notebook]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    # The number of the kernel's process names the file of a cell.
    forked, cold = re.sub(r"ipykernel_\d+", "ipykernel_N", done.stdout).splitlines()
    assert forked == cold and "image/png" in cold and "UserWarning: odd" in cold


@pytest.mark.parametrize(
    "source, told",
    [
        ("import os; os._exit(1)", "its kernel died"),
        ("import ctypes, faulthandler; faulthandler.disable(); ctypes.string_at(0)", "its kernel died"),
        ("while True: pass", "it took longer than 1 s"),
        ("raise KeyError('x')", "'x' (KeyError)"),
    ],
)
def test_a_forked_kernel_fails_as_a_cold_one_does(tmp_path: Path, nursery: Nursery, source: str, told: str) -> None:
    use_nursery(nursery)
    with pytest.raises(BriefFailed) as failure:
        run_notebook(write_notebook(tmp_path, source), {}, cell_seconds=1)
    use_nursery(None)
    assert told in str(failure.value)
    # The next notebook has a kernel of its own, whatever became of the one before.
    assert "still" in str(outputs_of(write_notebook(tmp_path, "print('still')"), nursery))


def test_a_kernel_starts_cold_when_the_nursery_is_gone(tmp_path: Path, nursery: Nursery) -> None:
    os.kill(nursery.pid, signal.SIGKILL)
    assert "still" in str(outputs_of(write_notebook(tmp_path, "print('still')"), nursery))


def test_no_kernel_is_used_twice_and_two_share_no_chance(tmp_path: Path, nursery: Nursery) -> None:
    source = "import os, numpy\nprint(os.getpid(), numpy.random.random(), globals().get('left'))\nleft = 1"
    one, two = (str(outputs_of(write_notebook(tmp_path, source), nursery)) for _ in range(2))
    assert one != two and "None" in one and "None" in two


def test_a_kernel_ends_with_the_process_that_wanted_it() -> None:
    script = "import os, time; from analysis.briefs.children import Nursery; nursery = Nursery()\n"
    script += "print(nursery.pid, flush=True); time.sleep(60)"
    with subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout
        nursery = int(process.stdout.readline())
        process.kill()
    deadline = time.monotonic() + 10
    while Path(f"/proc/{nursery}/stat").exists() and time.monotonic() < deadline:
        if Path(f"/proc/{nursery}/stat").read_text().split()[2] == "Z":
            break
        time.sleep(0.05)
    else:
        assert time.monotonic() < deadline
