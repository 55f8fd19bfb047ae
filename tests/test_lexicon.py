"""The lexicon: every entry against its sentences, faults named by file and line, and what the scanner promises."""

from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from analysis.lexicon import Hit, LexiconError, check_lexicon, fold, load_lexicon

FILES = sorted({entry.place.split(",")[0] for rows in load_lexicon().vocabularies.values() for entry in rows.values()})
WORDS = sorted(
    {form for rows in load_lexicon().vocabularies.values() for entry in rows.values() for form in entry.forms}
)
PLACES = "name,kind,country,lat,lon,within,aliases\n"
HEAD = "# zone, kind and adjectives are explained here\n"
ACTOR = '[[actor]]\nid = "japan"\nname = "Japan"\nforms = ["Japan"]\nzone = "Asia/Tokyo"\nkind = "state"\n'
SENTENCES = 'example = "Japan spoke."\nnot_this = "A japanned box."\n'


@pytest.fixture(scope="module")
def faults() -> list[str]:
    """What the check says of the shipped lexicon."""
    return check_lexicon()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """An empty lexicon folder, with the place for places.csv above it."""
    (tmp_path / "lexicon").mkdir()
    return tmp_path / "lexicon"


def found(text: str, vocabulary: str) -> list[str]:
    """The ids of a vocabulary's entries in a text."""
    return [e.id for _, _, form in load_lexicon().scan(text) for e in form.entries if e.vocabulary == vocabulary]


@pytest.mark.parametrize("file", FILES)
def test_every_entry_is_found_in_its_example_and_not_in_what_only_looks_like_it(file: str, faults: list[str]) -> None:
    assert [fault for fault in faults if fault.startswith(f"{file},")] == []


@pytest.mark.parametrize(
    "text, vocabulary, ids",
    [
        ("Tell us of the US.", "actor", ["united-states"]),
        ("the N. Korean army", "actor", ["north-korea"]),
        ("It fell in the East Sea (Sea of Japan).", "actor", []),
        ("It left North Pyongan province.", "place", ["North Pyongan"]),
        ("It left Dongchang-ri.", "place", ["Sohae Satellite Launching Ground"]),
        ("an Agni-II, not an Agni-I", "weapon", ["Agni-II", "Agni-I"]),
        ("the Hwaseong 15", "weapon", ["Hwasong-15"]),
        ("Japan’s Defence Ministry", "role", ["defense-ministry"]),
    ],
)
def test_words_are_told_apart(text: str, vocabulary: str, ids: list[str]) -> None:
    assert found(text, vocabulary) == ids


def test_a_capital_that_names_its_state_is_no_place() -> None:
    capitals = {form.lower() for actor in load_lexicon()["actor"].values() for form in actor.forms}
    assert {
        form for place in load_lexicon()["place"].values() for form in place.forms if form.lower() in capitals
    } == set()


@pytest.mark.parametrize(
    "line, fault",
    [
        ('colour = "red"\n' + SENTENCES, "actors.toml, line 2: unknown field colour; use one that"),
        (SENTENCES.splitlines()[0], "actors.toml, line 2: japan has no not_this; every [[actor]] needs one"),
        (SENTENCES.replace("Japan spoke", "Tokyo spoke"), "actors.toml, line 2: the example does not hold japan;"),
        (SENTENCES.replace("A japanned box", "Japan rose"), "actors.toml, line 2: the not_this holds japan;"),
        (SENTENCES + "\n" + ACTOR + SENTENCES, "actors.toml, line 11: japan stands at actors.toml, line 2 already;"),
        (SENTENCES + "open = [", "actors.toml, line 10: "),
        (
            SENTENCES + 'adjectives = "Japanese"',
            'actors.toml, line 2: adjectives is no list of words; write adjectives = ["',
        ),
        (SENTENCES + '[[actor]]\nzone = ""', "actors.toml, line 10: [[actor]] has no key; give it an id"),
    ],
)
def test_a_wrong_entry_is_named_with_its_line(folder: Path, line: str, fault: str) -> None:
    (folder / "actors.toml").write_text(HEAD + ACTOR + line, encoding="utf-8")
    (told,) = check_lexicon(folder)
    assert told.startswith(fault)


@pytest.mark.parametrize(
    "row, fault",
    [
        ("Gobi,desert,,42,103,,", "places.csv, line 2: unknown kind desert; use site, town"),
        ("Gobi,region,Utopia,42,103,,", "places.csv, line 2: unknown country Utopia; use one of actor"),
        ("Gobi,region,,42,103,Asia,", "places.csv, line 2: unknown within Asia; use one of place or actor"),
        ("Gobi,region,,142,103,,", "places.csv, line 2: lat 142 is no coordinate; use -90 to 90"),
        ("Gobi,region,,42,east,,", "places.csv, line 2: lon east is no coordinate; use -180 to 180"),
        ("Gobi,region,,42,103,Gobi,", "places.csv, line 2: within of Gobi runs in a circle; end it at a root"),
        ("Gobi,region", "places.csv, line 2: not 7 columns; write name,kind,country"),
    ],
)
def test_a_wrong_place_is_named_with_its_line(folder: Path, row: str, fault: str) -> None:
    (folder.parent / "places.csv").write_text(PLACES + row, encoding="utf-8")
    (told,) = check_lexicon(folder)
    assert told.startswith(fault)


def test_a_place_outside_its_country_is_a_fault(folder: Path) -> None:
    actors = HEAD.replace("zone", "box, zone") + ACTOR + "box = [20, 122, 46, 155]\n" + SENTENCES
    (folder / "actors.toml").write_text(actors, encoding="utf-8")
    rows = (
        PLACES
        + "Okushiri,island,japan,42.17,139.45,,\nSapporo,town,japan,43.06,141.35,,\nElba,island,japan,42.78,10.27,,\n"
    )
    (folder.parent / "places.csv").write_text(rows, encoding="utf-8")
    assert check_lexicon(folder) == [
        "places.csv, line 4: 42.78, 10.27 is outside the box of japan; check lat, lon and country"
    ]


def test_kinds_that_hold_each_other_or_need_what_no_word_gives_are_faults(folder: Path) -> None:
    kinds = (
        '# parent needs\n[[kind]]\nid = "a"\nname = "a"\nparent = "b"\n[[kind]]\nid = "b"\nname = "b"\nparent = "a"\n'
    )
    (folder / "kinds.toml").write_text(kinds + 'needs = ["wings"]\n', encoding="utf-8")
    assert check_lexicon(folder) == [
        "kinds.toml, line 2: parent of a runs in a circle; end it at a root",
        "kinds.toml, line 6: unknown needs wings; use one of weapon_word, or add it there",
        "kinds.toml, line 6: parent of b runs in a circle; end it at a root",
    ]


def test_a_table_that_cannot_be_read_stops_the_reading(folder: Path) -> None:
    (folder / "actors.toml").write_text("actor = 3\n", encoding="utf-8")
    with pytest.raises(LexiconError, match=r"actors\.toml, line 1: actor is no list; head each entry \[\[actor\]\]"):
        load_lexicon(folder)


@given(st.text())
@example("İstanbul İ ß ﬁ")
def test_folding_keeps_every_character_in_its_place(text: str) -> None:
    assert len(fold(text)) == len(text)
    assert fold(fold(text)) == fold(text)


@given(st.lists(st.one_of(st.sampled_from(WORDS), st.text(max_size=4)), max_size=12).map(" ".join))
def test_hits_come_in_order_and_never_overlap(text: str) -> None:
    hits: list[Hit] = load_lexicon().scan(text)
    ends = [0, *(end for _, end, _ in hits)]
    assert all(before <= start < end <= len(text) for before, (start, end, _) in zip(ends, hits, strict=False))
    assert all(form.entries for _, _, form in hits)


@given(st.sampled_from(WORDS))
def test_every_form_is_found_where_it_stands_alone(word: str) -> None:
    assert any(word in entry.forms for _, _, form in load_lexicon().scan(word) for entry in form.entries)
