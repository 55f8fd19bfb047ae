"""Bad input: each file is read with what it has or refused by name; the others go on."""

import os
from pathlib import Path

import pytest

from analysis.documents import MAX_BYTES, NoTexts, read_documents


@pytest.fixture
def folder(tmp_path):
    place = tmp_path / "texts"
    place.mkdir()
    (place / "good.txt").write_text(" date 2021-05-03 It rained.")
    return place


def row_of(folder, content: bytes):
    (folder / "bad.txt").write_bytes(content)
    documents, rejected = read_documents([folder])
    assert documents.set_index("document_id").status["good"] == "read"
    return documents.set_index("document_id").loc["bad"], rejected


@pytest.mark.parametrize(
    "content, reason",
    [
        (b"", "empty file"),
        (b" \n\t\r\n", "only blanks"),
        (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        (bytes(range(1, 128)) * 9, "binary"),
        ("Дождь идёт весь день.".encode("koi8-r"), "neither UTF-8 nor Western"),
        (b"\xff\xfeI\0t\0\0\xd8", "UTF-16"),
        (b"a" * (MAX_BYTES + 1), "MB"),
    ],
)
def test_a_file_that_holds_no_text_is_refused_by_name_and_reason(folder, content, reason):
    row, rejected = row_of(folder, content)
    assert row.status == "rejected" and row.text == ""
    assert (
        rejected.path.tolist() == ["bad.txt"]
        and rejected.stage.tolist() == ["documents"]
        and reason in rejected.reason[0]
    )


@pytest.mark.parametrize(
    "content, text, note",
    [
        ("Café in Lima, “wet”.".encode("cp1252"), "Café in Lima, “wet”.", "Windows-1252"),
        (b"Lima caf\xe9", "Lima café", "Windows-1252"),
        (
            b"Odd \x81 byte in caf\xe9 life, all through the long year.",
            "Odd \x81 byte in café life, all through the long year.",
            "Latin-1",
        ),
        (b"\xef\xbb\xbf date 2021-05-03 It rained.", " date 2021-05-03 It rained.", None),
        ("It rained – é.".encode("utf-16"), "It rained – é.", "UTF-16"),
        ("It rained – é".encode()[:-1], "It rained – ", "cut within"),
    ],
)
def test_an_encoding_is_recognised_and_noted(folder, content, text, note):
    row, rejected = row_of(folder, content)
    assert (row.status, row.text) == ("read", text) and rejected.empty
    assert note is None or note in row.reason


def test_a_header_day_that_does_not_exist_leaves_the_text_undated_and_is_noted(folder):
    row, _ = row_of(folder, b" date 2026-02-30 It rained.")
    assert row.isna().published_date and row.date_precision == "none" and "2026-02-30" in row.reason


def test_a_link_out_of_the_folder_is_refused(folder, tmp_path):
    (tmp_path / "secret.txt").write_text("It rained.")
    (folder / "link.txt").symlink_to(tmp_path / "secret.txt")
    (folder / "broken.txt").symlink_to(folder / "nowhere")
    _, rejected = read_documents([folder])
    assert dict(zip(rejected.document_id, rejected.reason)) == {
        "broken": "cannot be read: No such file or directory",
        "link": "a link that leads out of the folder",
    }


def test_a_pipe_is_not_waited_for(folder):
    os.mkfifo(folder / "pipe.txt")
    _, rejected = read_documents([folder])
    assert rejected.reason.tolist() == ["no regular file"]


def test_a_file_without_permission_is_refused(folder, monkeypatch):
    def refuse(path):
        if path.name == "bad.txt":
            raise PermissionError(13, "Permission denied")
        return b"It rained."

    monkeypatch.setattr(Path, "read_bytes", refuse)
    row, rejected = row_of(folder, b"It rained.")
    assert row.status == "rejected" and rejected.reason.tolist() == ["cannot be read: Permission denied"]


def test_hidden_files_and_other_kinds_of_file_are_passed_over(folder):
    for name in (".hidden.txt", "README.md", "table.csv"):
        (folder / name).write_text("It rained.")
    documents, rejected = read_documents([folder])
    assert documents.document_id.tolist() == ["good"] and rejected.empty


def test_markup_stays_text(folder):
    markup = "<script>alert(1)</script> <img src=x onerror=alert(1)> $\\frac{1}{2}$"
    assert row_of(folder, markup.encode())[0].text == markup


@pytest.mark.parametrize("files", [{}, {"empty.txt": ""}, {"README.md": "It rained."}])
def test_a_folder_without_a_readable_text_is_an_error_that_names_it(tmp_path, files):
    for name, text in files.items():
        (tmp_path / name).write_text(text)
    with pytest.raises(NoTexts, match=str(tmp_path)):
        read_documents([tmp_path])


def test_a_missing_folder_is_an_error_that_names_it(tmp_path):
    with pytest.raises(NoTexts, match="nowhere"):
        read_documents([tmp_path / "nowhere"])
