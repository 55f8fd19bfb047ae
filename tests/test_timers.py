"""Timers: what is printed for other programs is what they can read."""

import ast
import shutil
import subprocess
from pathlib import Path

import pytest
import yaml

from analysis.briefs.declarations import Brief, Rules
from analysis.runs.timers import FORMS, write_timer

ROOT, PROGRAM = Path("/srv/new user/50% done"), Path("/srv/new user/50% done/.venv/bin/launchbook")
BRIEFS = [
    Brief("launches", 'Lau"nches', ROOT / "notebooks" / "brief.ipynb", {"seeds": "seeds"}, cron="17 3 * * *"),
    Brief("by-hand", "By hand", ROOT / "notebooks" / "brief.ipynb"),
]


def write(form: str) -> str:
    return write_timer(form, BRIEFS, Rules(), ROOT, PROGRAM)


@pytest.mark.parametrize("form", FORMS)
def test_every_timer_calls_the_command(form: str) -> None:
    assert "launchbook" in write(form) and "brief" in write(form)


def test_the_cron_line_survives_a_shell() -> None:
    assert write("cron").startswith("*/10 * * * * cd '/srv/new user/50% done' && ")


def test_systemd_takes_the_service_and_the_timer(tmp_path: Path) -> None:
    if not shutil.which("systemd-analyze"):
        pytest.skip("no systemd-analyze here")
    root = tmp_path / "new user"
    program = root / "launchbook"
    root.mkdir()
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    _, service, timer = write_timer("systemd", BRIEFS, Rules(), root, program).split("# ~/.config/systemd/user/")
    for text in (service, timer):
        name, _, unit = text.partition("\n")
        (tmp_path / name).write_text(unit)
    units = [tmp_path / "launchbook.service", tmp_path / "launchbook.timer"]
    done = subprocess.run(["systemd-analyze", "verify", *units], capture_output=True, text=True)
    assert (done.returncode, [line for line in done.stderr.splitlines() if "launchbook" in line]) == (0, [])


def test_the_workflow_is_yaml_and_keeps_the_ledger_from_run_to_run() -> None:
    workflow = yaml.safe_load(write("github"))
    steps = workflow["jobs"]["render"]["steps"]
    assert workflow[True]["schedule"] == [{"cron": "*/10 * * * *"}]
    assert [step["with"]["key"] for step in steps if "cache" in step.get("uses", "")] == ["briefs-${{ github.run_id }}"]


def test_the_dag_is_python_and_has_each_scheduled_notebook_once() -> None:
    tree = ast.parse(write("airflow"))
    [rows] = [node for node in tree.body if isinstance(node, ast.Assign)]
    assert ast.literal_eval(rows.value) == [
        ("launches", "17 3 * * *", "UTC", str(ROOT / "notebooks" / "brief.ipynb"), {"seeds": "seeds"})
    ]
    assert "PapermillOperator(" in write("airflow") and "{{ ts_nodash }}" in write("airflow")
