"""The command line: what it prints, where, and with which exit status."""

import importlib
import json
import re
import subprocess
import sys
import types
from collections.abc import Callable
from pathlib import Path
from typing import Any

import nbformat
import pandas as pd
import pytest
from click.testing import CliRunner, Result
from nbformat.v4 import new_code_cell, new_notebook

from analysis.cli import main
from analysis.columns import FRAMES, make_frame
from analysis.settings import ROOT

TEXT = "Seoul said the missiles flew about 900 kilometers."
EVENT = "north-korea-2026-01-04a"
DAYS = {"from_date": "2026-01-04", "to_date": "2026-01-04"}
STORY: dict[str, list[dict[str, Any]]] = {
    "documents": [
        {"document_id": name, "path": f"{name}.txt", "published_date": "2026-01-04", "date_precision": "day"}
        | {"date_source": "header", "text": TEXT, "sha256": "0", "copy_group": name, "status": "read"}
        for name in ("b", "a")
    ],
    "sentences": [{"document_id": "b", "sentence": 0, "start": 0, "end": 50, "part": "body", "text": TEXT}],
    "claims": [
        {"claim_id": "c1", "document_id": "b", "sentence": 0, "start": 29, "end": 49, "quote": TEXT[29:49]}
        | {"mention_id": "m1", "attribute": "distance", "value": "900 km", "stance": "asserted", "rule": "flew"}
    ],
    "mentions": [
        {"mention_id": "m1", "document_id": "b", "role": "main", "actor": "North Korea", **DAYS, "count_low": 2}
        | {"kind": "ballistic", "distance_km": [900.0, 950.5], "authorities": ["Joint Chiefs of Staff"]}
    ],
    "links": [{"mention_id": "m1", "event_id": EVENT, "reasons": ["same day, same launcher"]}],
    "events": [{"event_id": EVENT, "role": "main", "actor": "North Korea", **DAYS, "grade": 2}],
    "rejected": [{"path": "bad\x1b[2J.txt", "stage": "documents", "reason": "empty"}],
}


class NoTexts(ValueError):
    pass


def build(settings: Any, paths: Any = None, reference: Any = None) -> Any:
    if paths and paths[0].name == "nothing":
        raise NoTexts("no readable text in nothing")
    return types.SimpleNamespace(**{name: make_frame(name, STORY.get(name, [])) for name in FRAMES})


@pytest.fixture
def launchbook(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., Result]:
    """The command, with the stages of a small story and a project folder of its own."""
    stages = {"flow": {"build": build}, "documents": {"NoTexts": NoTexts}, "lexicon": {"check_lexicon": lambda _: []}}
    for name in ("adjudications", "export", "listing", "reference"):
        importlib.import_module(f"analysis.{name}")  # before their stages are those of a small story
    for name, members in stages.items():
        module = types.ModuleType(f"analysis.{name}")
        module.__dict__.update(members)
        monkeypatch.setitem(sys.modules, f"analysis.{name}", module)
        monkeypatch.setattr(f"analysis.{name}", module, raising=False)
    monkeypatch.setattr("analysis.cli.checks.DATA", tmp_path / "data")
    for room in ("checks", "rendering"):
        monkeypatch.setattr(f"analysis.cli.{room}.BRIEFS", tmp_path / "briefs.toml")
    (tmp_path / "data").mkdir()
    declare(tmp_path, "print('two launches')")
    return lambda *words: CliRunner().invoke(main, [str(word) for word in words])


def declare(folder: Path, source: str) -> None:
    parameters = new_code_cell('units = "km"  # km or mi', metadata={"tags": ["parameters"]})
    nbformat.write(new_notebook(cells=[parameters, new_code_cell(source)]), folder / "brief.ipynb")
    declared = '[[brief]]\nname = "launches"\ntitle = "Launches"\nnotebook = "brief.ipynb"\n'
    (folder / "briefs.toml").write_text(declared, encoding="utf-8")


def test_help_is_quick_to_come_and_imports_nothing_slow() -> None:
    script = "import analysis.cli, sys; print([m for m in ('pandas', 'papermill', 'nbconvert') if m in sys.modules])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


def test_whether_there_is_anything_to_do_is_known_without_pandas(tmp_path: Path) -> None:
    # A text that is touched makes the command look closer, past the notes of the last run.
    script = "import sys; from analysis.runs import night; night.Night._carry_out = lambda self, plans: iter(())\n"
    script += "from analysis.cli import main; main(sys.argv[1:], standalone_mode=False)\n"
    script += "print(sorted({'pandas', 'numpy', 'papermill', 'nbconvert', 'nbformat'} & sys.modules.keys()))"
    command = [sys.executable, "-c", script, "brief", "--out", str(tmp_path)]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]" and (tmp_path / "index.html").is_file()


@pytest.mark.parametrize("command", sorted(main.commands))
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    result = CliRunner().invoke(main, [command, "--help"])
    assert result.exit_code == 0 and f"launchbook {command}" in result.output.split("Example")[1]


def test_the_help_of_export_names_every_frame() -> None:
    text = re.sub(r"\s+", " ", CliRunner().invoke(main, ["export", "--help"]).output)
    assert [name for name in FRAMES if not re.search(rf"\b{name}\b", text)] == []


def test_a_brief_is_rendered_and_told_in_one_line(launchbook: Callable[..., Result], tmp_path: Path) -> None:
    result = launchbook("brief", "--out", tmp_path / "out")
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout.splitlines()[0] == f"launches  {tmp_path / 'out' / 'launches.html'}  first issue"
    left = {path.name for path in (tmp_path / "out").iterdir()}
    assert left == {".lock", "feed.xml", "index.html", "launches", "launches.html", "ledger.sqlite"}


def test_the_status_tells_each_try_as_a_table_and_as_json(launchbook: Callable[..., Result], tmp_path: Path) -> None:
    assert launchbook("status", "--out", tmp_path / "out").stdout == "launches: not yet run\n"
    launchbook("brief", "--out", tmp_path / "out")
    launchbook("brief", "--out", tmp_path / "out")
    _, head, *tries, _, looked = launchbook("status", "--out", tmp_path / "out").stdout.splitlines()
    assert looked.startswith("last looked at 20")
    assert head.split() == ["ended", "outcome", "seconds", "texts", "rejected", "inputs", "because"]
    assert [line.split()[2] for line in tries] == ["unchanged", "published"]
    told = json.loads(launchbook("status", "--out", tmp_path / "out", "--json").stdout)
    assert [tried["outcome"] for tried in told["launches"]] == ["unchanged", "published"]
    assert told["launches"][1]["parameters"] == {"units": "km"}


def test_a_failed_brief_exits_1_and_says_why_without_a_traceback(
    launchbook: Callable[..., Result], tmp_path: Path
) -> None:
    declare(tmp_path, "1 / 0")
    result = launchbook("brief", "launches", "--out", tmp_path)
    assert result.exit_code == 1 and "Traceback" not in result.output
    assert "Error: brief 'launches' failed: brief.ipynb, cell 2 `1 / 0`: division by zero" in result.stderr
    assert "✗ failed" in (tmp_path / "index.html").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    "words, told",
    [
        (("brief", "-p", "speed=3"), "no parameter named 'speed'"),
        (("brief", "-p", "units=miles"), "units is 'miles'; allowed: km, mi"),
        (("brief", "monthly"), "no brief named 'monthly'; declared: launches"),
        (("read",), "Missing argument"),
        (("export", "launches", "seeds"), "no frame named 'launches'; there are documents"),
        (("export", "events", "seeds", "--format", "xml"), "'xml' is not one of"),
        (("explain", "x"), "nothing has the id 'x'"),
    ],
)
def test_bad_use_exits_2_and_says_what_is_right(
    launchbook: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.setattr("analysis.runs.makers.make_all", None)  # no kernel may be started
    result = launchbook(*words)
    assert (result.exit_code, told in result.stderr) == (2, True)


def test_reading_shows_each_launch_and_its_claims_and_warns_of_rejected_texts(
    launchbook: Callable[..., Result],
) -> None:
    result = launchbook("read", "seeds")
    assert result.exit_code == 0 and result.stderr == "Warning: bad?[2J.txt: empty\n"
    assert '      1  distance  900 km  stated  the text itself  "about 900 kilometers"  c1' in result.stdout
    assert "a  4 January 2026\n  no launch\n" in result.stdout and "\x1b" not in result.output


def test_no_readable_text_exits_1_with_a_message(launchbook: Callable[..., Result]) -> None:
    result = launchbook("read", "nothing")
    assert (result.exit_code, result.stderr) == (1, "Error: no readable text in nothing\n")


def test_mentions_leave_as_one_line_a_document_in_order(launchbook: Callable[..., Result]) -> None:
    lines = [json.loads(line) for line in launchbook("export", "mentions", "seeds").stdout.splitlines()]
    assert [line["document"] for line in lines] == ["b", "a"] and lines[1]["events"] == []
    assert lines[0]["events"] == [
        {"role": "main", "date_from": "2026-01-04", "date_to": "2026-01-04", "local_time": None, "actor": "North Korea"}
        | {"count_min": 2, "count_max": None, "kind_code": "ballistic", "name": None, "distance_km": [900, 950.5]}
        | {"apogee_km": [], "site": None, "landing": None, "speakers": ["Joint Chiefs of Staff"]}
    ]


@pytest.mark.parametrize("frame", list(FRAMES))
@pytest.mark.parametrize("form", ["jsonl", "csv", "parquet"])
def test_every_frame_leaves_in_every_form_with_all_its_columns(
    launchbook: Callable[..., Result], tmp_path: Path, frame: str, form: str
) -> None:
    path = tmp_path / f"{frame}.{form}"
    assert launchbook("export", frame, "seeds", "-o", path, "--format", form).exit_code == 0
    if form == "jsonl":
        expected = "documents" if frame == "mentions" else frame
        assert len(path.read_text(encoding="utf-8").splitlines()) == len(STORY.get(expected, []))
        return
    read = pd.read_csv(path) if form == "csv" else pd.read_parquet(path)
    assert list(read.columns) == [column.name for column in FRAMES[frame]] and len(read) == len(STORY.get(frame, []))


def test_the_form_follows_the_name_of_the_file(launchbook: Callable[..., Result], tmp_path: Path) -> None:
    launchbook("export", "mentions", "seeds", "-o", tmp_path / "m.csv")
    [row] = pd.read_csv(tmp_path / "m.csv").to_dict("records")
    assert (row["distance_km"], row["from_date"], row["count_low"]) == ("900; 950.5", "2026-01-04", 2)


def test_a_claim_is_explained_with_its_words_marked_in_the_sentence(launchbook: Callable[..., Result]) -> None:
    assert "Seoul said the missiles flew [[about 900 kilometers]]." in launchbook("explain", "c1").stdout


def test_an_event_is_explained_with_its_mentions_reasons_and_claims(launchbook: Callable[..., Result]) -> None:
    shown = launchbook("explain", EVENT).stdout
    assert shown.startswith(f"event  {EVENT}  North Korea, 4 January 2026: kind not stated  grade 2, ")
    assert "because same day, same launcher" in shown and "about 900 kilometers" in shown


def test_check_tells_what_is_wrong_and_the_codebook_can_be_made_anew(
    launchbook: Callable[..., Result], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    assert launchbook("check").stdout == (
        "data/README.md: is not what analysis/columns says; run `launchbook check --codebook`\n"
    )
    assert launchbook("check", "--codebook").exit_code == 0
    monkeypatch.setattr("analysis.lexicon.check_lexicon", lambda _: ["verbs.toml, line 3: no forms"], raising=False)
    (tmp_path / "briefs.toml").write_text("[[brief]]\nnam = 1\n", encoding="utf-8")
    result = launchbook("check")
    assert (result.exit_code, len(result.stdout.splitlines())) == (1, 2)
    assert "briefs.toml, line 2: unknown key 'nam'" in result.stdout
