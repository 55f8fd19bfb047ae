"""A dossier holds every claim of its launch, and each sentence with the words that the claims quote."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from analysis.dossiers import open_context, open_dossiers
from analysis.flow import Frames, build
from analysis.settings import Settings


@pytest.fixture(scope="module")
def frames() -> Frames:
    return build(Settings())


@pytest.fixture(scope="module")
def dossiers(frames: Frames) -> str:
    return open_dossiers(frames)


def ids_in(markup: str) -> list[str]:
    return re.findall(r'id="([^"]+)"', markup)


def links_in(markup: str) -> set[str]:
    return set(re.findall(r'href="#([^"]+)"', markup))


def test_every_claim_of_a_launch_has_one_place_in_the_page(frames: Frames, dossiers: str) -> None:
    placed = frames.claims[frames.claims.mention_id.isin(frames.links.mention_id)]
    found = [name for name in ids_in(dossiers) if name.startswith("c-")]
    assert sorted(found) == sorted(placed.claim_id)


def test_every_link_lands_in_the_dossiers_or_on_a_text(dossiers: str) -> None:
    assert {name for name in links_in(dossiers) if not name.startswith("t-")} <= set(ids_in(dossiers))


def test_the_marked_words_are_those_of_the_text(frames: Frames, dossiers: str) -> None:
    marked = re.findall(r"<mark>(.*?)</mark>", dossiers)
    texts = " ".join(frames.documents.text)
    assert "about 900 kilometers (560 miles)" in marked
    assert [words for words in marked if words.replace("&#39;", "'") not in texts] == []


def test_spans_within_each_other_are_marked_as_one(dossiers: str) -> None:
    # The kind is quoted as "ballistic missiles", the count as "two ballistic missiles".
    assert "<mark>two ballistic missiles</mark>" in dossiers and "<mark><mark>" not in dossiers


def test_a_clock_and_its_zone_are_shown_in_one_sentence(tmp_path: Path) -> None:
    told = "date 2020-01-08\nIran fired missiles at two bases, starting around 5:30 p.m. Eastern, officials said."
    (tmp_path / "a.txt").write_text(told, encoding="utf-8")
    frames = build(Settings(), [tmp_path])
    [clock] = frames.claims.quote[frames.claims.attribute == "time"]
    assert len(frames.sentences) == 2 and clock.endswith("p.m. Eastern")
    assert f"<mark>{clock}</mark>" in open_dossiers(frames)


def test_a_launch_told_twice_says_why_it_is_one(dossiers: str) -> None:
    assert dossiers.count("Why these are tellings of one launch") == 1
    assert "4 January 2026 lies in 1 to 10 January 2026" in dossiers


def test_words_said_in_two_texts_lead_to_the_sentence_of_each(frames: Frames) -> None:
    context = open_context(frames)
    assert re.search(
        r'“2019”</a> <span id="c-\w+"></span><a href="#context-s\d+" class="more" aria-label="“2019” again: 2">2</a>',
        context,
    )


def test_what_everybody_says_of_the_launcher_is_one_row(dossiers: str) -> None:
    january = dossiers.split("<details")[2]
    assert january.count('<th scope="row">Launched by</th>') == 1
    assert "Launched by</span>" not in january


def test_few_dossiers_stand_open_and_many_are_folded(
    frames: Frames, dossiers: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert dossiers.count("<details open>") == len(frames.events)
    monkeypatch.setattr("analysis.dossiers.launches.FEW", len(frames.events) - 1)
    assert "<details open>" not in open_dossiers(frames)


def test_no_launch_gives_no_dossier() -> None:
    assert open_dossiers(build(Settings(actors=("Iran",)))) == ""


def test_context_shows_who_denies_it(frames: Frames) -> None:
    context = open_context(frames)
    assert "claimed, denied by South Korea, government" in context
    assert set(frames.context.context_id) <= set(ids_in(context))


def test_markup_in_a_text_stays_text(frames: Frames) -> None:
    hostile = "<img src=x onerror=alert(1)>"
    documents = frames.documents.assign(outlet=hostile)
    claims = frames.claims.assign(quote=hostile, authority=hostile)
    page = open_dossiers(replace(frames, documents=documents, claims=claims))
    assert "<img" not in page and "&lt;img" in page
