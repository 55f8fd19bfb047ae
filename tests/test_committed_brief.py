"""The brief of the shipped seeds is committed, and is made again byte for byte."""

from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.declarations import Brief
from analysis.briefs.kernels import run_notebook
from analysis.briefs.parameters import settle_values
from analysis.briefs.render import render_page
from analysis.briefs.summary import find_summary
from analysis.settings import REPORTS

OLD = "reports/{} is not what is rendered now: run `make brief`, look at the page, and commit it"
HEAVIEST = 300_000  # bytes; the seeds' brief is to open at once on a telephone


def render(brief: Brief, notebook: Any) -> bytes:
    return render_page(notebook, brief, find_summary(notebook)).encode()


def test_the_committed_brief_is_what_is_rendered_now(seeds_page: str, seeds_brief: Brief) -> None:
    committed = (REPORTS / f"{seeds_brief.name}.html").read_bytes()
    assert committed == seeds_page.encode(), OLD.format(f"{seeds_brief.name}.html")


def test_neither_the_zone_nor_the_language_nor_the_place_nor_the_order_of_hashes_shows_in_the_page(
    seeds_page: str, seeds_brief: Brief, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name, value in (("TZ", "Pacific/Kiritimati"), ("LC_ALL", "tr_TR.UTF-8"), ("PYTHONHASHSEED", "7")):
        monkeypatch.setenv(name, value)
    monkeypatch.chdir(tmp_path)
    notebook = run_notebook(seeds_brief.notebook, settle_values(seeds_brief))
    assert render(seeds_brief, notebook) == seeds_page.encode()


def test_the_page_says_nothing_of_the_machine_and_is_light(seeds_page: str) -> None:
    assert str(REPORTS.parent) not in seeds_page
    assert len(seeds_page.encode()) < HEAVIEST
