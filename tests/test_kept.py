"""What was read once is not read again, and gives the same rows to the last."""

import ast
from collections.abc import Callable
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pytest

from analysis import kept
from analysis.events import resolve_events
from analysis.kept import READERS, RESOLVERS, hash_readers, read_texts, sets, shelf
from analysis.settings import ROOT

TEXTS = {
    "b": "date 2021-05-03\n\nThe North fired two ballistic missiles from Sunan on Monday, the JCS said.",
    "a": "date 2021-05-05\n\nSouth Korea said on Wednesday the North fired at least one missile that flew 450 km.",
    "c": "It rained.",
}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    for name, text in TEXTS.items():
        write(tmp_path / "texts", name, text)
    return tmp_path / "texts"


def write(folder: Path, name: str, text: str) -> None:
    folder.mkdir(exist_ok=True)
    (folder / f"{name}.txt").write_text(text, encoding="utf-8")


@pytest.fixture
def read_names(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The names of the texts that were truly read."""
    names: list[str] = []
    find_claims = kept.find_claims

    def note(documents: pd.DataFrame, sentences: pd.DataFrame) -> object:
        names.extend(documents.document_id)
        return find_claims(documents, sentences)

    monkeypatch.setattr(kept, "find_claims", note)
    return names


def assert_same(one: dict[str, pd.DataFrame], two: dict[str, pd.DataFrame]) -> None:
    assert one.keys() == two.keys() and len(one["claims"]) > 2
    for name, frame in one.items():
        pd.testing.assert_frame_equal(frame, two[name])


def test_a_text_is_read_once_and_gives_the_same_rows_ever_after(
    texts: Path, tmp_path: Path, read_names: list[str]
) -> None:
    first = read_texts([texts], folder=tmp_path / "kept")
    assert read_names == ["a", "b", "c"]
    second = read_texts([texts], folder=tmp_path / "kept")
    assert read_names == ["a", "b", "c"]
    assert_same(first, second)
    assert_same(first, read_texts([texts], folder=None))


def change(folder: Path) -> None:
    write(folder, "a", TEXTS["a"].replace("450", "500"))


def come(folder: Path) -> None:
    write(folder, "aa", TEXTS["b"].replace("two", "three"))


def rename(folder: Path) -> None:
    (folder / "b.txt").rename(folder / "d.txt")


@pytest.mark.parametrize("happen, read_anew", [(change, ["a"]), (come, ["aa"]), (rename, ["d"])])
def test_only_what_is_new_is_read(
    texts: Path, tmp_path: Path, read_names: list[str], happen: Callable[[Path], None], read_anew: list[str]
) -> None:
    read_texts([texts], folder=tmp_path / "kept")
    read_names.clear()
    happen(texts)
    frames = read_texts([texts], folder=tmp_path / "kept")
    assert read_names == read_anew
    assert_same(frames, read_texts([texts], folder=None))


def test_a_text_that_is_gone_is_gone(texts: Path, tmp_path: Path) -> None:
    read_texts([texts], folder=tmp_path / "kept")
    (texts / "c.txt").unlink()
    assert_same(read_texts([texts], folder=tmp_path / "kept"), read_texts([texts], folder=None))


def test_a_day_in_the_past_spoils_nothing_for_today(texts: Path, tmp_path: Path) -> None:
    early = read_texts([texts], "2021-05-04", tmp_path / "kept")
    assert early["rejected"].document_id.tolist() == ["a"]
    assert_same(read_texts([texts], folder=tmp_path / "kept"), read_texts([texts], folder=None))
    again = read_texts([texts], "2021-05-04", tmp_path / "kept")
    assert set(again["claims"].document_id) == {"b"} and again["rejected"].equals(early["rejected"])


def test_other_rules_read_everything_anew(
    texts: Path, tmp_path: Path, read_names: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    read_texts([texts], folder=tmp_path / "kept")
    monkeypatch.setattr(kept, "hash_readers", lambda: "other")
    read_texts([texts], folder=tmp_path / "kept")
    assert read_names == ["a", "b", "c"] * 2


def test_what_cannot_be_read_back_is_read_anew(texts: Path, tmp_path: Path) -> None:
    first = read_texts([texts], folder=tmp_path / "kept")
    [claims] = (tmp_path / "kept").rglob("claims.arrow")
    claims.write_bytes(claims.read_bytes()[:99])
    assert_same(first, read_texts([texts], folder=tmp_path / "kept"))


def test_a_folder_that_cannot_be_written_keeps_nothing_and_stops_nothing(texts: Path, tmp_path: Path) -> None:
    (tmp_path / "kept").touch()
    assert_same(read_texts([texts], folder=tmp_path / "kept"), read_texts([texts], folder=None))


def test_many_parts_become_one(texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shelf, "MOST_PARTS", 2)
    for number in range(3):
        write(texts, f"n{number}", f"{TEXTS['b']} It was the {number}th.")
        frames = read_texts([texts], folder=tmp_path / "kept")
    assert len(list((tmp_path / "kept").glob("*/part-*"))) == 1
    assert_same(frames, read_texts([texts], folder=None))
    assert_same(frames, read_texts([texts], folder=tmp_path / "kept"))


def test_a_text_kept_twice_counts_once(texts: Path, tmp_path: Path) -> None:
    for name in ("one", "two"):
        read_texts([texts], folder=tmp_path / name)
        come(texts)
    [place] = (tmp_path / "one").iterdir()
    for part in (tmp_path / "two").glob("*/part-*"):
        part.rename(place / part.name)
    assert_same(read_texts([texts], folder=tmp_path / "one"), read_texts([texts], folder=None))


@pytest.mark.parametrize("names", [READERS, RESOLVERS])
def test_everything_by_which_texts_are_read_and_launches_found_is_in_the_hash(names: tuple[str, ...]) -> None:
    rooms = [ROOT / "analysis" / name for name in names]
    files = [path for folder in rooms for path in [*folder.rglob("*.py"), folder.with_suffix(".py")]]
    sources = [path.read_text(encoding="utf-8") for path in files if path.is_file()]
    imported = {
        (node.module or "").split(".")[1]
        for source in sources
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("analysis.")
    }
    assert imported <= set(names) and len(hash_readers()) == 32


def test_copies_are_looked_for_once_among_the_same_texts(
    texts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[int] = []

    def note(rows: list[dict[str, object]]) -> list[dict[str, object]]:
        looked.append(len(rows))
        return [row | {"copy_group": "a"} for row in rows]

    monkeypatch.setattr(kept, "group_copies", note)
    for _ in range(2):
        frames = read_texts([texts], folder=tmp_path / "kept")
        assert set(frames["documents"].copy_group) == {"a"}
    change(texts)
    read_texts([texts], folder=tmp_path / "kept")
    assert looked == [3, 3]


def test_what_many_texts_tell_together_is_found_once_for_the_same_texts(texts: Path, tmp_path: Path) -> None:
    frames, found = read_texts([texts], folder=None), list[str]()

    def find_in(documents: pd.DataFrame) -> list[pd.DataFrame]:
        def find() -> list[pd.DataFrame]:
            found.append(" ".join(documents.document_id))
            return list(resolve_events(frames["mentions"], frames["claims"], documents))

        return kept.find_once(("links", "events"), documents, find, tmp_path / "kept")

    first, again = find_in(frames["documents"]), find_in(frames["documents"])
    assert found == ["a b c"] and len(first[1]) > 1
    for one, two, named in zip(first, again, resolve_events(frames["mentions"], frames["claims"], frames["documents"])):
        pd.testing.assert_frame_equal(one, two)
        pd.testing.assert_frame_equal(one, named)
    find_in(frames["documents"].assign(copy_group="a"))
    assert found == ["a b c"] * 2


def test_sets_beyond_a_number_and_broken_ones_are_let_go(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sets, "MOST_SETS", 2)
    table = {"a": pa.table({"number": [1]})}
    for name in ("one", "two", "three"):
        assert sets.keep_set(tmp_path, name, lambda: table) == table
    assert len(list(tmp_path.iterdir())) == 2
    (tmp_path / "set-three" / "a.arrow").write_bytes(b"no table")
    assert sets.keep_set(tmp_path, "three", lambda: table) == table
    assert sets.keep_set(tmp_path, "three", dict) == table
