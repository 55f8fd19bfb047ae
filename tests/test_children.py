"""Children: a kernel with its imports done gives what a cold one gives, is used once, and leaves nobody behind."""

import os
import re
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_notebook

from analysis.briefs import BriefFailed
from analysis.briefs.children import CAN_FORK, Child
from analysis.briefs.declarations import Brief
from analysis.briefs.kernels import run_notebook
from analysis.briefs.parameters import settle_values
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


def outputs_of(notebook: Path, child: Child | None, values: dict[str, object]) -> list[object]:
    """What a notebook shows, without the ids that ipykernel makes up anew each time."""
    cells = run_notebook(notebook, values, child=child).cells
    return [[{**output, "id": None} for output in cell.get("outputs", ())] for cell in cells]


def test_a_child_gives_what_a_cold_kernel_gives_to_the_byte(seeds_brief: Brief) -> None:
    values = settle_values(seeds_brief)
    shown = outputs_of(seeds_brief.notebook, Child(), values)
    assert shown == outputs_of(seeds_brief.notebook, None, values) and len(str(shown)) > 10_000


def test_figures_warnings_and_the_shell_are_those_of_a_cold_kernel(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path, SHOWN)
    # A process of its own: this one has filters of warnings and libraries that no run has.
    script = "import sys; sys.path.insert(0, 'tests'); from test_children import *; from sys import argv\n"
    script += "for child in (Child(), None): print(outputs_of(Path(argv[1]), child, {}))"
    done = subprocess.run(
        [sys.executable, "-c", script, notebook], cwd=ROOT, capture_output=True, text=True, check=True
    )
    # The number of the kernel's process names the file of a cell.
    forked, cold = re.sub(r"ipykernel_\d+", "ipykernel_N", done.stdout).splitlines()
    assert forked == cold and "image/png" in cold and "UserWarning: odd" in cold


@pytest.mark.parametrize(
    "source, told",
    [
        ("import os; os._exit(1)", "its kernel died"),
        ("import ctypes; ctypes.string_at(0)", "its kernel died"),
        ("while True: pass", "it took longer than 1 s"),
        ("raise KeyError('x')", "'x' (KeyError)"),
    ],
)
def test_a_child_fails_as_a_cold_kernel_does(tmp_path: Path, source: str, told: str) -> None:
    child = Child()
    with pytest.raises(BriefFailed) as failure:
        run_notebook(write_notebook(tmp_path, source), {}, cell_seconds=1, child=child)
    assert told in str(failure.value) and child.poll() is not None


def test_a_kernel_starts_cold_when_its_child_is_gone(tmp_path: Path) -> None:
    child = Child()
    child.kill()
    child.wait()
    notebook = write_notebook(tmp_path, "print('still')")
    assert "still" in str(outputs_of(notebook, child, {}))


def test_a_child_is_used_once_and_two_children_share_no_chance(tmp_path: Path) -> None:
    notebook = write_notebook(tmp_path, "import numpy\nprint(numpy.random.random(), globals().get('left'))\nleft = 1")
    children = [Child(), Child()]
    shown = [str(outputs_of(notebook, child, {})) for child in children]
    assert shown[0] != shown[1] and "None" in shown[1]
    assert all(child.poll() is not None for child in children)


def test_a_child_ends_when_nobody_wants_it() -> None:
    child = Child()
    os.close(child._writing)
    assert child.wait() is not None
