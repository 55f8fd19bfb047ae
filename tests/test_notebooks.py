"""The notebooks keep the house style, and every one runs from top to bottom."""

import ast
import json
import re
import statistics
from dataclasses import fields
from itertools import groupby
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.declarations import Brief
from analysis.briefs.kernels import run_notebook
from analysis.briefs.parameters import read_parameters, settle_values
from analysis.briefs.render import render_page
from analysis.briefs.summary import find_summary
from analysis.settings import NOTEBOOKS, Settings

PATHS = sorted(NOTEBOOKS.glob("*.ipynb"))
MEDIAN_LINES, MOST_LINES, MOST_CODE = 5, 15, 2

each_notebook = pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)


def cells_of(path: Path, kind: str | None = None) -> list[dict[str, Any]]:
    cells = json.loads(path.read_text(encoding="utf-8"))["cells"]
    return [cell | {"source": "".join(cell["source"])} for cell in cells if kind in (None, cell["cell_type"])]


def code_of(path: Path) -> list[str]:
    """The code after the parameters."""
    return [c["source"] for c in cells_of(path, "code") if "parameters" not in c["metadata"].get("tags", ())]


def test_there_is_a_notebook_for_every_stage_one_for_the_brief_and_one_for_a_launch() -> None:
    stages = ["01_read_documents", "02_find_claims", "03_build_chronology", "04_measure_agreement", "05_adjudicate"]
    assert [path.stem for path in PATHS] == [*stages, "brief", "event"]


@each_notebook
def test_a_notebook_opens_with_its_question_its_method_and_its_limits(path: Path) -> None:
    title, method, limits = cells_of(path)[0]["source"].split("\n\n")
    assert re.fullmatch(r"# .+\?", title)
    assert len(re.findall(r"[.?](?:\s|$)", method)) == 3
    assert re.fullmatch(r"\*[^*]+\*", limits)


@each_notebook
def test_the_parameters_follow_and_are_those_of_the_settings(path: Path) -> None:
    assert cells_of(path)[1]["metadata"]["tags"] == ["parameters"]
    found = {parameter.name: parameter for parameter in read_parameters(path)}
    for field in fields(Settings):
        default = list(field.default) if isinstance(field.default, tuple) else field.default
        assert found[field.name].default == default and found[field.name].help


@each_notebook
def test_cells_are_short_and_define_nothing(path: Path) -> None:
    lengths = [len(source.splitlines()) for source in code_of(path)]
    imports = [source for source in code_of(path) if source.startswith(("from ", "import "))]
    assert len(imports) == 1
    assert statistics.median(lengths) <= MEDIAN_LINES
    assert max(lengths) <= MOST_LINES or len(imports[0].splitlines()) == max(lengths)
    for source in code_of(path):
        nodes = ast.walk(ast.parse(source))
        assert not any(isinstance(node, ast.FunctionDef | ast.ClassDef | ast.Lambda) for node in nodes)


@each_notebook
def test_prose_stands_between_every_two_cells_of_code(path: Path) -> None:
    kinds = [cell["cell_type"] for cell in cells_of(path)[2:]]
    runs = [len(list(run)) for kind, run in groupby(kinds[2:]) if kind == "code"]
    assert max(runs) <= MOST_CODE


@each_notebook
def test_a_notebook_is_kept_without_outputs_and_with_fixed_ids(path: Path) -> None:
    cells = cells_of(path)
    assert all(cell["outputs"] == [] and cell["execution_count"] is None for cell in cells_of(path, "code"))
    stem = path.stem.split("_")[0]
    assert all(re.fullmatch(rf"{stem}-[a-z0-9-]+", cell["id"]) for cell in cells)
    assert len({cell["id"] for cell in cells}) == len(cells)


@each_notebook
def test_digits_about_the_data_are_printed_not_typed(path: Path) -> None:
    prose = " ".join(cell["source"] for cell in cells_of(path, "markdown"))
    assert re.findall(r"\d+", re.sub(r"`[^`]*`", "", prose)) == []


@each_notebook
def test_a_notebook_runs_from_top_to_bottom_and_shows_tables_and_a_picture(path: Path) -> None:
    brief = Brief(path.stem.replace("_", "-"), "Launches", path)
    notebook = run_notebook(path, settle_values(brief))
    page = render_page(notebook, brief, find_summary(notebook))
    assert page.count("<table") >= 2 and "<svg" in page
    assert not re.search(r"&lt;NA&gt;|\bNaN\b|\bNaT\b|>None<", page)
    said = [o.text for c in notebook.cells for o in c.get("outputs", ()) if o.output_type == "stream"]
    assert said == []


@pytest.fixture(scope="module")
def page_in_miles() -> str:
    """The brief as it stood on 10 January, in miles."""
    brief = Brief("early", "Launches", NOTEBOOKS / "brief.ipynb")
    notebook = run_notebook(
        brief.notebook, settle_values(brief, ["as_of=2026-01-10", "units=mi", "actors=North Korea"])
    )
    return render_page(notebook, brief, find_summary(notebook))


def test_the_parameters_act_on_the_page(page_in_miles: str) -> None:
    assert "about 560 mi" in page_in_miles and "530 to 590 mi" in page_in_miles
    assert "about 900 kilometers (560 miles)" in page_in_miles
    assert "27 January" not in page_in_miles.replace("published after as_of: 2026-01-27", "")


def test_the_page_keeps_its_order(page_in_miles: str) -> None:
    order = ["bottom-line", "chronology", "agreement", "launch-by-launch", "context", "not-known", "coverage", "method"]
    places = [page_in_miles.index(f'id="{name}"') for name in order]
    assert places == sorted(places)


def test_a_brief_without_a_launch_says_so() -> None:
    brief = Brief("none", "Launches", NOTEBOOKS / "brief.ipynb")
    notebook = run_notebook(brief.notebook, settle_values(brief, ["actors=Iran"]))
    page = render_page(notebook, brief, find_summary(notebook))
    assert "No text tells of a launch" in page
