"""Evidence: a page with a figure that does not lead to its sentence is not published."""

import re
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis.briefs import BriefFailed
from analysis.briefs.checks import find_faults
from analysis.briefs.declarations import Brief
from analysis.briefs.evidence import Evidence, Founded, Span
from analysis.briefs.handover import Handover, find_handover
from analysis.briefs.render import render_page
from analysis.columns import FRAMES
from analysis.prose.story import say
from analysis.tables.pieces import link, tell

TEXT = "Seoul said it flew about 900 km. It fell into the sea."
FIGURE = '<p>It flew <a class="fig" href="#c-1">about 900 km</a>.</p>'
QUOTE = '<table><tr><td><span id="c-1"></span><a href="#s1">“about 900 km”</a></td></tr></table>'
SENTENCE = '<blockquote id="s1">Seoul said it flew <mark>about 900 km</mark>.\n<footer>Seoul</footer></blockquote>'
PAGE = FIGURE + QUOTE + SENTENCE
SPANS = {"c-1": Span("a", 19, 31, "about 900 km")}
EVIDENCE = Evidence({"a": TEXT}, SPANS)


@pytest.fixture(scope="module")
def evidence(seeds_notebook: Any) -> Evidence:
    return find_handover(seeds_notebook).evidence


def test_a_figure_that_leads_to_its_marked_sentence_holds() -> None:
    assert find_faults(PAGE, Founded(EVIDENCE)) == []


@pytest.mark.parametrize(
    "old, new, told",
    [
        ("#c-1", "#c-2", "the figure 'about 900 km' rests on no claim"),
        (' href="#c-1"', "", "the figure 'about 900 km' rests on no claim"),
        ('href="#s1"', 'href="#s2"', "no sentence of the page is shown for it"),
        ('<span id="c-1"></span>', "", "no sentence of the page is shown for it"),
        ("<mark>about 900 km", "<mark>about 90 km", "the sentence shown for it is not in its text"),
        ("<mark>about 900 km</mark>", "about <mark>900 km</mark>", "'about 900 km' is not marked in its sentence"),
    ],
)
def test_a_figure_that_lost_its_way_is_named(old: str, new: str, told: str) -> None:
    [fault] = find_faults(PAGE.replace(old, new), Founded(EVIDENCE))
    assert told in fault


def test_a_quote_that_its_text_does_not_hold_is_named() -> None:
    moved = Evidence({"a": "Now " + TEXT}, SPANS)
    assert find_faults(PAGE, Founded(moved)) == ["claim c-1: its text does not say 'about 900 km' where it should"]
    assert find_faults(PAGE, Founded(Evidence())) == ["line 1: the figure 'about 900 km' rests on no claim"]


def test_every_figure_of_the_seeds_leads_to_its_sentence(seeds_page: str, evidence: Evidence) -> None:
    assert len(re.findall('class="fig"', seeds_page)) > 40
    assert find_faults(seeds_page, Founded(evidence)) == []


def test_one_broken_figure_of_the_seeds_is_found(seeds_page: str, evidence: Evidence) -> None:
    claim_id, span = next((name, span) for name, span in evidence.spans.items() if "900" in span.quote)
    texts = {name: text.replace("900", "800") for name, text in evidence.texts.items()}
    faults = find_faults(seeds_page, Founded(Evidence(texts, evidence.spans)))
    assert f"claim {claim_id}: its text does not say {span.quote!r} where it should" in faults


def test_a_page_with_a_broken_figure_is_not_rendered() -> None:
    shown = [{"text/html": PAGE.replace("#c-1", "#c-2")}, Handover(evidence=EVIDENCE)._repr_mimebundle_()]
    cells = [new_code_cell("x", outputs=[new_output("display_data", data) for data in shown])]
    with pytest.raises(BriefFailed, match="rests on no claim"):
        render_page(new_notebook(cells=cells), Brief("a", "A", Path("a.ipynb")))


def test_a_figure_made_without_a_claim_cannot_pass() -> None:
    for piece in (link("900 km", None), tell([say("It flew ", ("900 km", None), ".")])):
        assert find_faults(str(piece), Founded(EVIDENCE)) == ["line 1: the figure '900 km' rests on no claim"]


def test_every_frame_is_handed_on_whole(seeds_notebook: Any) -> None:
    handed = find_handover(seeds_notebook)
    assert set(handed.rows) == set(FRAMES) and handed.rows["documents"] == 2
    assert set(handed.files) == {f"{name}.{form}" for name in FRAMES for form in ("csv", "parquet")}
    header = handed.files["events.csv"].decode().splitlines()[0].split(",")
    assert header == [column.name for column in FRAMES["events"]]


def test_a_notebook_that_hands_nothing_on_has_no_evidence() -> None:
    assert find_handover(new_notebook()) == Handover()
