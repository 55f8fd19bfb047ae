"""Publishing: a page appears whole or not at all, and the index says how each brief stands."""

import os
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import nbformat
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook

from analysis.briefs import BriefFailed
from analysis.briefs.declarations import Brief
from analysis.briefs.kernels import run_notebook
from analysis.briefs.ledger import hash_inputs, read_ledger
from analysis.briefs.publish import Outcome, make_brief, record_outcomes, write_whole
from analysis.briefs.summary import Summary
from analysis.settings import ROOT

NOW = datetime(2026, 1, 28, 3, 0, tzinfo=UTC)
LATER = datetime(2026, 1, 29, 3, 0, tzinfo=UTC)
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


def outcome_of(brief: Brief, out: Path, failure: str | None = None) -> Outcome:
    summary = None if failure else Summary(2, "2026-01-04", "2026-01-27")
    return Outcome(brief, out / f"{brief.name}.html", "all launchers", summary, [], {"seeds/a.txt": "0"}, failure)


def test_a_brief_is_run_in_the_project_and_published_with_what_it_says(tmp_path: Path) -> None:
    out = tmp_path / "reports"
    actors = ["Iran", '"]; import os; os._exit(3) #\n']
    outcome = make_brief(write_brief(tmp_path, TELL), {"seeds": "seeds", "actors": actors}, out)
    assert outcome.failure is None and outcome.summary == Summary(2, "2026-01-04", "2026-01-27", [("bad.txt", "empty")])
    assert outcome.warnings == ["Warning: odd"]
    assert "seeds at 2 [&#39;Iran&#39;, &#39;&#34;]; import os; os._exit(3) #\\n&#39;]" in outcome.page.read_text(
        encoding="utf-8"
    )
    assert [path.name for path in out.iterdir()] == ["launches.html"]
    assert {"seeds/000_2e45e10eef3e3336.txt", "data/README.md"} <= outcome.inputs.keys()


def test_a_failing_cell_leaves_the_last_good_page_and_is_named(tmp_path: Path) -> None:
    (tmp_path / "launches.html").write_text("the last good page", encoding="utf-8")
    brief = write_brief(tmp_path, "\n# why\nraise ValueError('no readable text')")
    outcome = make_brief(brief, {"seeds": "seeds"}, tmp_path)
    assert outcome.failure == "launches.ipynb, cell 3 `# why`: no readable text (ValueError)"
    assert outcome.page.read_text(encoding="utf-8") == "the last good page"


def test_a_figure_without_words_leaves_the_last_good_page(tmp_path: Path) -> None:
    (tmp_path / "launches.html").write_text("the last good page", encoding="utf-8")
    source = "from IPython.display import SVG\nSVG('<svg xmlns=\"http://www.w3.org/2000/svg\"/>')"
    outcome = make_brief(write_brief(tmp_path, source), {}, tmp_path)
    assert outcome.failure == "figure-1: a picture has no alternative text"
    assert outcome.page.read_text(encoding="utf-8") == "the last good page"


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


def test_jupyters_libraries_are_imported_without_the_grammar_of_iris() -> None:
    script = "import analysis.briefs.jupyter, sys; print(sys.modules.get('rfc3987_syntax'), 'pandas' in sys.modules)"
    command = [sys.executable, "-c", script]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "None False\n"


def test_writing_whole_replaces_the_file_and_gives_it_ordinary_rights(tmp_path: Path) -> None:
    path = tmp_path / "new" / "page.html"
    write_whole(path, b"one")
    write_whole(path, b"two")
    assert path.read_bytes() == b"two" and [file.name for file in path.parent.iterdir()] == ["page.html"]
    umask = os.umask(0)
    os.umask(umask)
    assert path.stat().st_mode & 0o777 == 0o666 & ~umask


def test_a_write_that_fails_leaves_the_old_file_and_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"old")

    def full_disk(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full_disk)
    with pytest.raises(OSError, match="No space left"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old" and list(tmp_path.iterdir()) == [path]


def test_the_index_lists_each_brief_with_what_is_known_of_it(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "launches.html").touch()
    record_outcomes([outcome_of(brief, tmp_path)], [brief], tmp_path, NOW)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert '<a href="launches.html">Launches</a>' in index and "✓ published" in index
    assert "all launchers" in index and '"Newest text">2026-01-27<' in index
    assert "2026-01-28 03:00" in index and "1 file," in index


def test_a_failed_brief_keeps_what_is_known_of_its_last_good_page(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    (tmp_path / "launches.html").touch()
    record_outcomes([outcome_of(brief, tmp_path)], [brief], tmp_path, NOW)
    record_outcomes([outcome_of(brief, tmp_path, "cell 3: <b>bad</b>")], [brief], tmp_path, LATER)
    entry = read_ledger(tmp_path / "ledger.json")["launches"]
    assert (entry.health, entry.made_at, entry.tried_at) == ("failed", NOW.isoformat(), LATER.isoformat())
    assert (entry.texts, entry.newest) == (2, "2026-01-27")
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "✗ failed" in index and "&lt;b&gt;bad" in index and '<a href="launches.html">' in index


def test_a_brief_that_never_was_made_has_no_link(tmp_path: Path) -> None:
    brief = write_brief(tmp_path)
    record_outcomes([outcome_of(brief, tmp_path, "no text")], [brief], tmp_path, NOW)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert 'href="launches.html"' not in index and "never" in index


def test_a_declared_brief_that_was_never_tried_is_listed_as_such(tmp_path: Path) -> None:
    briefs = [write_brief(tmp_path, name=name) for name in ("one", "two")]
    record_outcomes([outcome_of(briefs[0], tmp_path)], briefs, tmp_path, NOW)
    index = (tmp_path / "index.html").read_text(encoding="utf-8")
    assert "Two" in index and "– not yet run" in index


def test_briefs_that_were_not_run_keep_their_entries_and_undeclared_ones_leave(tmp_path: Path) -> None:
    one, two, old = (write_brief(tmp_path, name=name) for name in ("one", "two", "old"))
    record_outcomes([outcome_of(brief, tmp_path) for brief in (one, two, old)], [one, two, old], tmp_path, NOW)
    record_outcomes([outcome_of(two, tmp_path)], [one, two], tmp_path, LATER)
    entries = read_ledger(tmp_path / "ledger.json")
    assert {name: entry.made_at for name, entry in entries.items()} == {
        "one": NOW.isoformat(),
        "two": LATER.isoformat(),
    }


@pytest.mark.parametrize("text", ["", "{", "[]", '{"briefs": [{"name": "a"}]}', '{"briefs": 3}'])
def test_a_ledger_that_cannot_be_read_counts_as_empty(tmp_path: Path, text: str) -> None:
    path = tmp_path / "ledger.json"
    path.write_text(text, encoding="utf-8")
    assert read_ledger(path) == {}


def test_inputs_are_hashed_by_content_and_named_by_their_path(tmp_path: Path) -> None:
    (tmp_path / "seeds").mkdir()
    (tmp_path / "seeds" / "a.txt").write_text("a", encoding="utf-8")
    hashes = hash_inputs(tmp_path, [tmp_path / "seeds", tmp_path / "absent"])
    assert list(hashes) == ["seeds/a.txt"] and hashes["seeds/a.txt"].startswith("ca978112")


def test_an_input_that_cannot_be_read_is_an_input_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise PermissionError(13, "Permission denied")

    (tmp_path / "a.txt").touch()
    monkeypatch.setattr(Path, "open", refuse)
    assert hash_inputs(tmp_path, [tmp_path / "a.txt"]) == {"a.txt": "unreadable"}
