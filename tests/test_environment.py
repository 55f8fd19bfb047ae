"""One environment: pyproject.toml, the lock and environment.yml agree, and set-up does its work once, and in order."""

import os
import re
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
import yaml
from jupyter_client.kernelspec import KernelSpecManager
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name


@pytest.fixture(scope="module")
def project(root: Path) -> dict:
    return tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def lock(root: Path) -> str:
    return (root / "requirements.lock").read_text(encoding="utf-8")


def pins_of(lock: str) -> list[Requirement]:
    """The requirements of a lock, without their hashes."""
    return [Requirement(line.rstrip("\\ ")) for line in lock.splitlines() if re.match(r"\w", line)]


def test_the_lock_holds_every_package_the_project_names(project: dict, lock: str) -> None:
    named = map(Requirement, [*project["project"]["dependencies"], *project["dependency-groups"]["dev"]])
    pins = {canonicalize_name(pin.name): next(iter(pin.specifier)).version for pin in pins_of(lock)}
    assert [str(one) for one in named if pins.get(canonicalize_name(one.name), "") not in one.specifier] == []


def test_every_locked_package_is_pinned_and_has_hashes(lock: str) -> None:
    entries = re.split(r"\n(?=\w)", lock)
    assert [entry.split()[0] for entry in entries if not re.search(r"==\S+.*\\\n +--hash=sha256:", entry)] == []


def test_the_lock_names_no_address(lock: str) -> None:
    assert re.findall(r".*(?:://|index-url|find-links|trusted-host| @ ).*", lock) == []


def test_conda_gets_the_same_python_and_the_same_lock(root: Path, project: dict) -> None:
    *packages, pip = yaml.safe_load((root / "environment.yml").read_text(encoding="utf-8"))["dependencies"]
    assert packages == [f"python {project['project']['requires-python']}", "pip"]
    assert pip == {"pip": ["-r requirements.lock"]}


def test_make_and_the_workflow_take_the_pythons_of_the_project(root: Path, project: dict) -> None:
    lowest, above = re.findall(r"3\.(\d+)", project["project"]["requires-python"])
    versions = [f"3.{minor}" for minor in range(int(lowest), int(above))]
    makefile = (root / "Makefile").read_text(encoding="utf-8")
    workflow = yaml.safe_load((root / ".github" / "workflows" / "ci.yml").read_text(encoding="utf-8"))
    assert f"(3, {lowest}) <= sys.version_info[:2] < (3, {above})" in makefile
    assert sorted(re.findall(r"python(3\.\d+)", re.search(r"^PYTHON .*", makefile, re.MULTILINE)[0])) == versions
    assert workflow["jobs"]["check"]["strategy"]["matrix"]["python"] == versions


def test_notebooks_run_on_the_python_of_this_environment() -> None:
    kernel = KernelSpecManager().get_kernel_spec("python3")
    assert Path(kernel.resource_dir).is_relative_to(sys.prefix) or kernel.argv[0] == sys.executable


@pytest.fixture
def copy(root: Path, tmp_path: Path) -> Path:
    """A copy of the house's set-up in a folder with a space in its name, looking as if set-up had been done."""
    folder = tmp_path / "new user"
    (folder / ".venv" / "bin").mkdir(parents=True)
    for name in ("Makefile", "pyproject.toml", "requirements.lock"):
        shutil.copy(root / name, folder)
    (folder / ".venv" / "bin" / "python").symlink_to(sys.executable)
    (folder / ".venv" / "ready").write_text(f"{folder}\n", encoding="utf-8")
    return folder


def make(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    surroundings = {name: value for name, value in os.environ.items() if not name.startswith("MAKE")}
    return subprocess.run(["make", *arguments], cwd=folder, env=surroundings, capture_output=True, text=True)


def test_a_second_make_does_not_set_up_again(copy: Path) -> None:
    assert make(copy, "--question", ".venv/ready").returncode == 0


@pytest.mark.parametrize("changed", ["requirements.lock", "pyproject.toml"])
def test_a_changed_lock_sets_up_again(copy: Path, changed: str) -> None:
    os.utime(copy / changed, (2**31, 2**31))
    assert make(copy, "--question", ".venv/ready").returncode == 1


def test_a_moved_folder_sets_up_again(copy: Path) -> None:
    assert make(copy.rename(copy.parent / "moved"), "--question", ".venv/ready").returncode == 1


def test_a_python_that_is_gone_sets_up_again(copy: Path) -> None:
    (copy / ".venv" / "bin" / "python").unlink()
    assert make(copy, "--question", ".venv/ready").returncode == 1


def test_a_missing_python_is_named_and_nothing_is_touched(copy: Path) -> None:
    shutil.rmtree(copy / ".venv")
    outcome = make(copy, "brief", "PYTHON=python2.7 no-such-python")
    assert outcome.returncode == 2
    assert "needs Python 3.11, 3.12 or 3.13" in outcome.stderr
    assert "python2.7 no-such-python" in outcome.stderr
    assert not (copy / ".venv").exists()


def test_the_checks_of_a_change_leave_no_test_of_a_browser_out(root: Path) -> None:
    run = (root / ".ci" / "run").read_text(encoding="utf-8")
    assert 0 < run.index("export CI=true") < run.index("make test") and "chromium" in run
