"""The codebook says what the contracts say."""

from analysis.codebook import write_codebook
from analysis.columns import FRAMES
from analysis.rules import load_rules
from analysis.settings import DATA


def test_the_codebook_is_current() -> None:
    assert (DATA / "README.md").read_text(encoding="utf-8") == write_codebook()


def test_the_codebook_has_a_row_for_every_column() -> None:
    frames, _, _ = write_codebook().partition("\n# Grades")
    rows = frames.split("\n## ")[1:]
    assert [row.splitlines()[0] for row in rows] == list(FRAMES)
    for section, columns in zip(rows, FRAMES.values(), strict=True):
        assert [line.split("`")[1] for line in section.splitlines() if line.startswith("| `")] == [
            c.name for c in columns
        ]


def test_the_codebook_gives_the_rule_of_every_grade_and_says_who_confirms_nothing() -> None:
    _, _, grades = write_codebook().partition("\n# Grades")
    assert all(entry["rule"] in grades for entry in load_rules()["grade"])
    assert all(entry["value"] in grades and entry["why"] in grades for entry in load_rules()["dependent"])


def test_the_codebook_names_every_column_of_the_files_an_analyst_keeps() -> None:
    _, _, files = write_codebook().partition("\n# Files of an analyst")
    for name in ("adjudications.csv", "reference.csv"):
        head = (DATA / name).read_text(encoding="utf-8").splitlines()[0]
        assert name in files and all(f"`{column}`" in files for column in head.split(","))
