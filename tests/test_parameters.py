"""Parameters and declarations: what may be asked, and how what may not is refused."""

import json
from pathlib import Path

import pytest

from analysis.briefs import BadUse
from analysis.briefs.declarations import Brief, choose_briefs, read_briefs, read_rules
from analysis.briefs.parameters import (
    Parameter,
    check_values,
    parse_assignments,
    read_parameters,
    say_scope,
    settle_values,
)

CELL = """seeds = "seeds"      # folder of the texts
from_date = None     # first day
to_date = None       # last day
units = "km"         # km or mi
actors = []          # launchers; none = all
tolerance_pct = 15.0 # "differ" up to here
limit = 3
long = False
"""
DECLARED = """# The briefs.
[[brief]]
name = "launches"
title = "Launches"
notebook = "brief.ipynb"
[brief.parameters]
units = "mi"

[[brief]]
name = "early"
title = "Early"
notebook = "brief.ipynb"
"""


@pytest.fixture
def notebook(tmp_path: Path) -> Path:
    return write_notebook(tmp_path / "brief.ipynb", CELL)


def write_notebook(path: Path, source: str) -> Path:
    cell = {"cell_type": "code", "metadata": {"tags": ["parameters"]}, "source": source.splitlines(keepends=True)}
    path.write_text(json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}), encoding="utf-8")
    return path


def declare(notebook: Path, text: str) -> Path:
    path = notebook.with_name("briefs.toml")
    path.write_text(text, encoding="utf-8")
    return path


def test_a_parameters_cell_gives_names_defaults_and_comments(notebook: Path) -> None:
    parameters = read_parameters(notebook)
    assert parameters[0] == Parameter("seeds", "seeds", "folder of the texts")
    assert [parameter.default for parameter in parameters] == ["seeds", None, None, "km", [], 15.0, 3, False]


@pytest.mark.parametrize("line", ["day = date.today()", "a = b = 1", "import os", "pair = {'a': 1}", "x ="])
def test_a_parameters_cell_that_is_more_than_literals_is_refused(tmp_path: Path, line: str) -> None:
    with pytest.raises(BadUse, match=r"brief\.ipynb: parameters cell"):
        read_parameters(write_notebook(tmp_path / "brief.ipynb", line))


@pytest.mark.parametrize("text", ["", "[]", '{"cells": []}', '{"cells": [1]}', "\x00"])
def test_a_file_without_a_parameters_cell_is_refused_by_name(tmp_path: Path, text: str) -> None:
    path = tmp_path / "brief.ipynb"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(BadUse, match=r"brief\.ipynb"):
        read_parameters(path)


@pytest.mark.parametrize(
    "typed, value",
    [
        ("units=mi", "mi"),
        ("from_date=2026-01-04", "2026-01-04"),
        ("from_date=none", None),
        ("from_date=", None),
        ("actors=North Korea, Iran", ["North Korea", "Iran"]),
        ("actors=", []),
        ("tolerance_pct=10", 10.0),
        ("limit=5", 5),
        ("long=TRUE", True),
        ("seeds=a=b", "a=b"),
    ],
)
def test_a_typed_value_is_read_after_the_notebooks_default(notebook: Path, typed: str, value: object) -> None:
    [read] = parse_assignments(read_parameters(notebook), [typed]).values()
    assert (read, type(read)) == (value, type(value))


@pytest.mark.parametrize(
    "typed, told",
    [
        ("unit=mi", "no parameter named 'unit'; allowed:"),
        ("limit=many", "limit is 'many'; allowed: whole number"),
        ("limit=2.5", "limit is '2.5'"),
        ("long=maybe", "allowed: true or false"),
        ("units", "'units' is not key=value"),
        ("units=miles", "units is 'miles'; allowed: km, mi"),
        ("from_date=2026-02-30", "from_date is '2026-02-30'; allowed: a day that exists"),
        ("from_date=20260104", "from_date is '20260104'"),
        ("tolerance_pct=nan", "tolerance_pct is nan; allowed: a number from 0"),
        ("tolerance_pct=-1", "tolerance_pct is -1.0"),
    ],
)
def test_a_wrong_value_is_refused_with_what_is_allowed(notebook: Path, typed: str, told: str) -> None:
    with pytest.raises(BadUse) as refusal:
        settle_values(Brief("launches", "Launches", notebook), [typed])
    assert told in str(refusal.value)


def test_an_unknown_name_is_told_every_allowed_one_with_its_type(notebook: Path) -> None:
    with pytest.raises(BadUse) as refusal:
        settle_values(Brief("launches", "Launches", notebook), ["depth=3"])
    assert "\n  from_date (text or none, as it stands None) first day" in str(refusal.value)


def test_days_the_wrong_way_round_are_refused(notebook: Path) -> None:
    with pytest.raises(BadUse, match="from_date 2026-02-01 lies after to_date 2026-01-01"):
        settle_values(Brief("x", "X", notebook), ["from_date=2026-02-01", "to_date=2026-01-01"])


def test_what_is_typed_wins_over_the_declaration_and_that_over_the_default(notebook: Path) -> None:
    brief = Brief("launches", "Launches", notebook, {"units": "mi", "limit": 4})
    values = settle_values(brief, ["limit=5"])
    assert (values["units"], values["limit"], values["seeds"]) == ("mi", 5, "seeds")


@pytest.mark.parametrize("values", [{"limit": True}, {"limit": "3"}, {"actors": [1]}, {"seeds": None}])
def test_a_declared_value_of_another_type_is_refused(notebook: Path, values: dict[str, object]) -> None:
    with pytest.raises(BadUse, match="allowed"):
        check_values(read_parameters(notebook), values)


def test_a_wrong_declared_parameter_names_file_and_brief(notebook: Path) -> None:
    with pytest.raises(BadUse, match=r"briefs\.toml, brief 'x': no parameter named 'speed'"):
        settle_values(Brief("x", "X", notebook, {"speed": 1}))


def test_a_scope_says_what_a_run_looks_at() -> None:
    assert say_scope({"seeds": "seeds", "from_date": None, "actors": []}) == "texts of seeds · all launchers"
    narrow = {"from_date": "2026-01-01", "as_of": "2026-01-10", "actors": ["Iran", "Russia"]}
    assert say_scope(narrow) == "Iran, Russia · from 2026-01-01 · as of 2026-01-10"


def test_declared_briefs_are_read_in_their_order(notebook: Path) -> None:
    briefs = read_briefs(declare(notebook, DECLARED))
    assert [(brief.name, brief.parameters) for brief in briefs] == [("launches", {"units": "mi"}), ("early", {})]


@pytest.mark.parametrize(
    "old, new, told",
    [
        ('title = "Early"', 'tilte = "Early"', "line 11: unknown key 'tilte'; allowed: name, title"),
        ('name = "early"', 'name = "../early"', "line 10: name '../early' must be"),
        ('name = "early"', 'name = "index"', "line 10: name 'index'"),
        ('name = "early"', 'name = "launches"', "line 10: a second brief named 'launches'"),
        ('title = "Early"', "title = 3", "line 11: title must be given, as text"),
        ('title = "Early"\n', "", "line 9: title must be given, as text"),
        ('notebook = "brief.ipynb"\n[', 'notebook = "../x.ipynb"\n[', "line 5: no notebook '../x.ipynb'"),
        ("# The briefs.", "depth = 3", "line 1: unknown key 'depth'; allowed: brief"),
        ("# The briefs.", "= 3", "briefs.toml: cannot be read"),
    ],
)
def test_a_wrong_declaration_is_refused_with_file_line_and_key(notebook: Path, old: str, new: str, told: str) -> None:
    assert old in DECLARED
    with pytest.raises(BadUse) as refusal:
        read_briefs(declare(notebook, DECLARED.replace(old, new, 1)))
    assert told in str(refusal.value)


def test_a_file_that_declares_nothing_is_refused(notebook: Path) -> None:
    with pytest.raises(BadUse, match="declares no brief"):
        read_briefs(declare(notebook, ""))


def test_briefs_are_chosen_by_name_and_all_without_one(notebook: Path) -> None:
    briefs = read_briefs(declare(notebook, DECLARED))
    assert choose_briefs(briefs, []) == briefs
    assert [brief.name for brief in choose_briefs(briefs, ["early", "early"])] == ["early"]
    with pytest.raises(BadUse, match="no brief named 'late'; declared: launches, early"):
        choose_briefs(briefs, ["late"])


@pytest.mark.parametrize("value", ["/etc", "../elsewhere", "seeds/../..", "/", "~root/../..", "a\0b", "link"])
def test_a_folder_outside_the_project_is_refused_however_it_is_named(
    notebook: Path, monkeypatch: pytest.MonkeyPatch, value: str
) -> None:
    project = notebook.parent / "project"
    project.mkdir()
    (project / "link").symlink_to(notebook.parent)
    monkeypatch.setattr("analysis.briefs.parameters.ROOT", project)
    with pytest.raises(BadUse, match="allowed: a folder inside the project"):
        check_values(read_parameters(notebook), {"seeds": value})
    assert check_values(read_parameters(notebook), {"seeds": "seeds/2026"})["seeds"] == "seeds/2026"


@pytest.mark.parametrize(
    "lines, told",
    [
        ('cron = "17 3 * *"', "line 14: cron '17 3 * *' must have five fields"),
        ('zone = "Asia/Soul"\ncron = "17 3 * * *"', "zone 'Asia/Soul' is no time zone"),
        ("hold = {texts_below = -1}", "texts_below must be given, as a whole number"),
        ("warn = {lost = true}", "unknown key 'lost'; allowed: texts_below"),
    ],
)
def test_a_wrong_schedule_or_limit_is_refused_with_its_line(notebook: Path, lines: str, told: str) -> None:
    head, brief = DECLARED.split("\n\n")
    with pytest.raises(BadUse) as refusal:
        read_briefs(declare(notebook, f"{head}\n\n{brief}\n{lines}\n"))
    assert told in str(refusal.value)


@pytest.mark.parametrize(
    "rules, told",
    [
        ("cell_seconds = 0", "line 2: cell_seconds must be given, as a whole number"),
        ("seconds = 3", "line 2: unknown key 'seconds'; allowed: cell_seconds"),
        ('after = "mail"', "line 2: after must be given, as texts"),
    ],
)
def test_a_wrong_rule_of_a_run_is_refused_with_its_line(notebook: Path, rules: str, told: str) -> None:
    with pytest.raises(BadUse) as refusal:
        read_rules(declare(notebook, f"[run]\n{rules}\n{DECLARED}"))
    assert told in str(refusal.value)
