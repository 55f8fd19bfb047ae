"""Faults: whatever happens to a run, the last good page stays, the next run heals, and the exit status is right."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from analysis.briefs.children import CAN_FORK
from benchmarks.faults import change, find_orphans, make_project, run_rounds, start

pytestmark = pytest.mark.skipif(not CAN_FORK, reason="faults are tried where processes can be watched in /proc")
KILLS, SEED = 2, 20260128  # `python -m benchmarks.faults` kills 200 times


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project whose brief was published once."""
    project = make_project(tmp_path_factory.mktemp("faults") / "new user")
    change(project, 1)
    assert finish(start(project))[0] == 0
    return project


@pytest.fixture
def project(built: Path, tmp_path: Path) -> Path:
    """A copy of it, in which a text has changed since."""
    copy = tmp_path / "new user"
    shutil.copytree(built, copy)
    change(copy, 2)
    return copy


def finish(run: subprocess.Popen[str]) -> tuple[int, str]:
    said, _ = run.communicate()
    return run.returncode, said


def page(project: Path) -> str:
    return re.findall(r"edition \d+", (project / "reports" / "launches.html").read_text())[-1]


def test_a_run_killed_at_a_random_point_leaves_whole_pages_and_the_next_heals(tmp_path: Path) -> None:
    assert run_rounds(make_project(tmp_path / "new user"), KILLS, SEED) == []


def say_instead(source: str) -> Callable[[Path], None]:
    def put(project: Path) -> None:
        notebook = project / "notebooks" / "brief.ipynb"
        shown = notebook.read_text().replace("print('ends with', edition)", source)
        notebook.write_text(shown)

    return put


def set_rules(rules: str) -> Callable[[Path], None]:
    def put(project: Path) -> None:
        declared = project / "notebooks" / "briefs.toml"
        declared.write_text(f"[run]\n{rules}\n{declared.read_text()}")
        say_instead("while True: pass")(project)

    return put


@pytest.mark.parametrize(
    "break_it, told",
    [
        (say_instead("1 / 0"), "division by zero"),
        (say_instead("import os; os._exit(9)"), "its kernel died"),
        (say_instead("import os; os.kill(os.getpid(), 9)"), "its kernel died"),
        (say_instead("import ctypes, faulthandler; faulthandler.disable(); ctypes.string_at(0)"), "its kernel died"),
        (say_instead("x = bytearray(10**15)"), "MemoryError"),
        (set_rules("cell_seconds = 1"), "it took longer than 1 s"),
        (set_rules("run_seconds = 8"), "the run took longer than 8 s"),
    ],
)
def test_a_brief_that_goes_wrong_fails_by_name_and_leaves_the_last_good_page(
    project: Path, break_it: Callable[[Path], None], told: str
) -> None:
    sound = {path: path.read_text() for path in (project / "notebooks").iterdir()}
    break_it(project)
    code, said = finish(start(project))
    assert (code, told in said, page(project)) == (1, True, "edition 1")
    assert "✗ failed" in (project / "reports" / "index.html").read_text()
    assert find_orphans(project) == [] and list((project / "reports").glob(".run-*")) == []
    for path, text in sound.items():
        path.write_text(text)
    assert (finish(start(project))[0], page(project)) == (0, "edition 2")


def test_a_full_disk_fails_the_brief_and_keeps_the_page(project: Path) -> None:
    # Files may grow no further than this: as when the disk is full, wherever the run has come to.
    script = "import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (6000, 6000))\n"
    script += "sys.argv = ['launchbook', 'brief']; runpy.run_module('analysis.start', run_name='__main__')"
    surroundings = {**os.environ, "PYTHONPATH": str(project), "PYTHONDONTWRITEBYTECODE": "1"}
    done = subprocess.run([sys.executable, "-c", script], cwd=project, env=surroundings, capture_output=True, text=True)
    assert done.returncode == 1 and "Traceback" not in done.stderr and "Error" in done.stderr
    assert page(project) == "edition 1"
    assert (finish(start(project))[0], page(project)) == (0, "edition 2")


def test_a_folder_that_cannot_be_written_is_named_and_keeps_its_page(project: Path) -> None:
    # Root writes anywhere but to what is mounted to be read.
    mounted = "mount --bind reports reports && mount -o remount,bind,ro reports && exec "
    shell = ["unshare", "--user", "--map-root-user", "--mount", "--", "sh", "-c"]
    if not shutil.which("unshare") or subprocess.run([*shell, f"{mounted} true"], cwd=project).returncode:
        pytest.skip("nothing can be mounted here")
    surroundings = {**os.environ, "PYTHONPATH": str(project)}
    command = [*shell, f"{mounted} {shlex.quote(sys.executable)} -m analysis.start brief"]
    done = subprocess.run(command, cwd=project, env=surroundings, capture_output=True, text=True)
    assert (done.returncode, "Traceback" in done.stderr, page(project)) == (1, False, "edition 1")
    assert "Read-only file system" in done.stderr


def test_two_runs_at_once_wait_for_each_other(project: Path) -> None:
    runs = [start(project), start(project)]
    ended = [finish(run) for run in runs]
    assert [code for code, _ in ended] == [0, 0] and page(project) == "edition 2"
    assert sorted("unchanged" in said for _, said in ended) == [False, True]


def test_a_run_needs_no_network(project: Path) -> None:
    unshared = ["unshare", "--user", "--map-root-user", "--net", "--"]
    try:
        allowed = subprocess.run([*unshared, "true"], capture_output=True).returncode == 0
    except OSError:
        allowed = False
    if not allowed:
        pytest.skip("no network namespace can be made here")
    surroundings = {**os.environ, "PYTHONPATH": str(project)}
    command = [*unshared, sys.executable, "-m", "analysis.start", "brief"]
    done = subprocess.run(command, cwd=project, env=surroundings, capture_output=True, text=True)
    assert (done.returncode, page(project)) == (0, "edition 2")


def test_files_have_ordinary_rights_and_nothing_temporary_stays(project: Path, tmp_path: Path) -> None:
    (tmp_path / "tmp").mkdir()
    os.environ["TMPDIR"] = str(tmp_path / "tmp")
    try:
        assert finish(start(project))[0] == 0
    finally:
        del os.environ["TMPDIR"]
    umask = os.umask(0)
    os.umask(umask)
    written = [path for path in (project / "reports").rglob("*") if path.is_file()]
    assert {path.stat().st_mode & 0o777 for path in written} <= {0o666 & ~umask, 0o644 & ~umask}
    assert list((tmp_path / "tmp").iterdir()) == []


def test_a_hostile_value_is_data_and_never_code(project: Path) -> None:
    hostile = [
        '"); import os; os._exit(3) #',
        "'''\nraise SystemExit\n'''",
        "{__import__('os')}",
        "\\",
        "a\u2028b",
        "$(id)",
    ]
    (project / "told").write_text(json.dumps(hostile))
    notebook = project / "notebooks" / "brief.ipynb"
    text = notebook.read_text().replace('seeds = \\"seeds\\"', 'actors = []  # launchers\\nseeds = \\"seeds\\"')
    compared = "import json; print('same' if actors == json.load(open('told')) else actors)"
    notebook.write_text(text.replace("print('ends with', edition)", compared))
    code, said = finish(start(project, "-p", f"actors={','.join(hostile)}"))
    assert (code, "same" in (project / "reports" / "launches.html").read_text()) == (0, True), said
