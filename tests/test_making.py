"""Making: a notebook is run in the project and becomes files, or says plainly why not."""

import os
import pickle
import pickletools
import socket
import subprocess
import sys
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.briefs import BriefFailed
from analysis.briefs.declarations import Brief
from analysis.briefs.kernels import run_notebook, sweep_folders
from analysis.briefs.making import make_brief
from analysis.briefs.summary import Summary
from analysis.settings import ROOT

PARAMETERS = 'seeds = "seeds"  # folder\nactors = ["North Korea"]  # launchers'
TELL = """import sys, analysis
from pathlib import Path
from analysis.briefs.summary import Summary
print("seeds at", len(list(Path(seeds).glob("*.txt"))), actors)
print("Warning: odd", file=sys.stderr)
Summary(2, "2026-01-04", "2026-01-27", [("bad.txt", "empty")])"""


def write_brief(folder: Path, *sources: str, name: str = "launches") -> Brief:
    cells = [new_markdown_cell("## Launches"), new_code_cell(PARAMETERS, metadata={"tags": ["parameters"]})]
    path = folder / f"{name}.ipynb"
    nbformat.write(new_notebook(cells=cells + [new_code_cell(source) for source in sources]), path)
    return Brief(name, name.title(), path)


def test_a_brief_is_run_in_the_project_and_gives_a_page_and_what_it_says(tmp_path: Path) -> None:
    actors = ["Iran", '"]; import os; os._exit(3) #\n']
    made = make_brief(write_brief(tmp_path, TELL), {"seeds": "seeds", "actors": actors}, tmp_path / "made")
    assert made.failure is None and made.summary == Summary(2, "2026-01-04", "2026-01-27", [("bad.txt", "empty")])
    assert made.warnings == ["Warning: odd"]
    page = (tmp_path / "made" / "launches.html").read_text(encoding="utf-8")
    assert "seeds at 2 [&#39;Iran&#39;, &#39;&#34;]; import os; os._exit(3) #\\n&#39;]" in page


def test_what_a_brief_hands_back_is_read_without_the_libraries_of_notebooks(tmp_path: Path) -> None:
    summary = 'Summary(2, rejected=[("bad.txt", "empty")], tellings=[Telling("e", "m", "d", "s")], sha256={"d": "s"})'
    cells = ["from analysis.briefs.doubts import hold_unless; from analysis.briefs.summary import *", summary]
    made = make_brief(write_brief(tmp_path, *cells, 'hold_unless(False, "few")'), {}, tmp_path / "made")
    assert made.summary and made.summary.sha256 == {"d": "s"} and made.doubts
    told = pickletools.genops(pickle.dumps(made, protocol=0))
    modules = {str(word).split()[0].split(".")[0] for code, word, _ in told if code.name == "GLOBAL"}
    assert modules <= {"analysis", "copy_reg", "__builtin__"}


def test_a_failing_cell_is_named_and_nothing_is_made(tmp_path: Path) -> None:
    brief = write_brief(tmp_path, "\n# why\nraise ValueError('no readable text')")
    made = make_brief(brief, {"seeds": "seeds"}, tmp_path / "made")
    assert made.failure == "launches.ipynb, cell 3 `# why`: no readable text (ValueError)"
    assert not (tmp_path / "made").exists()


def test_a_figure_without_words_fails_the_brief(tmp_path: Path) -> None:
    source = "from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')"
    made = make_brief(write_brief(tmp_path, source), {}, tmp_path / "made")
    assert made.failure == "figure-1: a picture has no alternative text"


@pytest.mark.parametrize(
    "source, told",
    [
        ("while True: pass", "cell 3 `while True: pass`: it took longer than 1 s"),
        ("import os; os._exit(1)", "cell 3 `import os; os._exit(1)`: its kernel died"),
    ],
)
def test_a_cell_that_hangs_or_kills_its_kernel_is_named(tmp_path: Path, source: str, told: str) -> None:
    brief = write_brief(tmp_path, source)
    with pytest.raises(BriefFailed) as failure:
        run_notebook(brief.notebook, {}, cell_seconds=1)
    assert told in str(failure.value)


def test_a_run_opens_no_port_and_leaves_no_file_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    source = "from ipykernel.kernelapp import IPKernelApp\nprint(IPKernelApp.instance().transport)"
    notebook = run_notebook(write_brief(tmp_path, source).notebook, {})
    assert notebook.cells[-1].outputs[0].text == ("ipc\n" if os.name == "posix" else "tcp\n")
    assert list((tmp_path / "tmp").iterdir()) == []


def test_the_folder_of_a_killed_run_is_swept_by_the_next_and_others_are_left(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tempfile.tempdir", str(tmp_path))
    with subprocess.Popen(["true"]) as ended:
        pass
    for name in (f"{ended.pid}-a", f"{os.getpid()}-b", "x-c", "peers"):
        (tmp_path / f"launchbook-{name}" / "profile").mkdir(parents=True)
    sweep_folders()
    left = {path.name.removeprefix("launchbook-") for path in tmp_path.iterdir()}
    assert left == {f"{os.getpid()}-b", "x-c", "peers"}


def test_nothing_is_bound_or_connected_while_jupyters_libraries_are_imported() -> None:
    script = (
        "import sys; sys.addaudithook(lambda what, told: what in ('socket.bind', 'socket.connect') and print(told))"
    )
    script += "\nimport analysis.briefs.jupyter, analysis.briefs.provisioner, socket; print(socket.has_ipv6)"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == f"{socket.has_ipv6}\n"


def test_jupyters_libraries_are_imported_without_grammars_and_file_systems_but_leave_these_to_others() -> None:
    script = "import analysis.briefs.jupyter, sys; print(sys.modules.keys() & set(sys.argv)); import pyarrow.fs"
    unneeded = ("rfc3987_syntax", "rfc3986_validator", "isoduration", "soupsieve", "pyarrow", "numpy", "pandas")
    command = [sys.executable, "-c", script, *unneeded]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("set()\n", "")
