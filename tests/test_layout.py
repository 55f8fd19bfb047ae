"""The house stands as its door says: the layout, imports that run one way, and modules of a readable size."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import analysis

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = ROOT / "analysis"
MODULES = [path for path in sorted(PACKAGE.rglob("*.py")) if path != PACKAGE / "__init__.py"]
HEADINGS = ("In", "Out", "Units", "Missing", "Next")
LONGEST_MODULE, LONGEST_FUNCTION = 300, 30

each_module = pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())


def flow_in(docstring: str) -> list[str]:
    """The stages in the order in which a package's docstring lists them: indented names, two spaces, an explanation."""
    lines = re.findall(r"^ {4}(\w+(?:, \w+)*) {2,}\S", docstring, re.MULTILINE)
    return [name for line in lines for name in line.split(", ")]


FLOW = flow_in(analysis.__doc__ or "")


def stage_of(path: Path) -> str:
    """The stage a module belongs to: itself, or the package it lies in."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def stages_imported(source: str, package: str) -> Iterator[str]:
    """The stages of `analysis` that a module in `package` (dotted) imports, at its head or inside a function."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            above = package.split(".")[: package.count(".") + 2 - node.level] if node.level else []
            origin = ".".join([*above, *([node.module] if node.module else [])])
            names = [f"{origin}.{alias.name}" for alias in node.names]
        else:
            continue
        yield from (name.split(".")[1] for name in names if name.startswith("analysis."))


@pytest.mark.parametrize(
    "line, stages",
    [
        ("import analysis.events", ["events"]),
        ("from analysis import events, columns as c", ["events", "columns"]),
        ("from analysis.reading.words.places import find_places", ["reading"]),
        ("from .places import find_places", ["reading"]),
        ("from ..events import group_mentions", ["events"]),
        ("from .. import events", ["events"]),
        ("def late():\n    import analysis.cli", ["cli"]),
        ("import pandas", []),
    ],
)
def test_an_import_is_known_by_its_stage_however_it_is_written(line: str, stages: list[str]) -> None:
    assert list(stages_imported(line, "analysis.reading")) == stages


@pytest.mark.parametrize("name", ["notebooks", "analysis", "data", "reports", "environment.yml", "tests", "seeds"])
def test_the_top_holds_what_the_layout_names(name: str) -> None:
    assert (ROOT / name).exists()


@each_module
def test_every_module_has_its_place_in_the_flow(path: Path) -> None:
    assert stage_of(path) in FLOW


@each_module
def test_imports_run_one_way(path: Path) -> None:
    stage = stage_of(path)
    package = ".".join(path.relative_to(ROOT).parent.parts)
    allowed = {*FLOW[: FLOW.index(stage)], stage}
    assert set(stages_imported(path.read_text(encoding="utf-8"), package)) <= allowed


def test_the_rooms_of_reading_run_one_way() -> None:
    flow = flow_in(
        ast.get_docstring(ast.parse((PACKAGE / "reading" / "__init__.py").read_text("utf-8")), clean=True) or ""
    )
    for path in (PACKAGE / "reading").rglob("*.py"):
        room = path.relative_to(PACKAGE / "reading").parts[0].removesuffix(".py")
        if room != "__init__":
            imported = set(re.findall(r"from analysis\.reading\.(\w+)", path.read_text(encoding="utf-8")))
            assert imported <= {*flow[: flow.index(room)], room}, path


@each_module
def test_a_module_says_what_goes_in_and_out(path: Path) -> None:
    docstring = ast.get_docstring(ast.parse(path.read_text(encoding="utf-8"))) or ""
    assert [heading for heading in HEADINGS if not re.search(rf"^{heading}\b", docstring, re.MULTILINE)] == []


@each_module
def test_a_module_and_its_functions_are_short(path: Path) -> None:
    source = path.read_text(encoding="utf-8")
    functions = [n for n in ast.walk(ast.parse(source)) if isinstance(n, ast.FunctionDef | ast.AsyncFunctionDef)]
    lengths = {function.name: (function.end_lineno or 0) - function.lineno + 1 for function in functions}
    assert len(source.splitlines()) <= LONGEST_MODULE
    assert {name: length for name, length in lengths.items() if length > LONGEST_FUNCTION} == {}


def test_no_module_is_a_drawer_for_everything() -> None:
    assert {path.stem for path in MODULES} & {"utils", "util", "helpers", "helper", "common", "misc"} == set()
