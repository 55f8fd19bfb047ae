"""Printed pages, read back: no row is torn, no page is left half empty, and each link says where it leads."""

import re
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.declarations import Brief
from analysis.briefs.render import render_page
from analysis.briefs.summary import find_summary
from analysis.flow import build
from analysis.settings import Settings
from benchmarks.eval import load_stories
from tests.conftest import leave_out
from tests.hostile import run_cells

STORIES = 40  # of ours, told in one brief: more launches than stand open in it
BLANK = 1 / 3  # our choice: a page whose foot is emptier than this looks unfinished
# Each row is given marks too small to be seen, at the head and at the foot of every cell that is its own.
MARK = """() => [...document.querySelectorAll("tbody tr")].map((row, number) => {
  for (const cell of row.querySelectorAll(":scope > td, :scope > th:not([rowspan])"))
    for (const place of ["prepend", "append"]) {
      const mark = document.createElement("span");
      mark.style.cssText = "font-size:1px;letter-spacing:0";
      mark.textContent = ` row${number}= `;
      cell[place](mark);
    }
})"""


class Printed:
    """A page as Chromium prints it: the words of each sheet, and how much of it is empty at its foot."""

    def __init__(self, page: Any) -> None:
        try:
            from pypdfium2 import PdfDocument
        except ImportError:
            leave_out("no reader of printed pages: pypdfium2 is not installed")
        sheets = list(PdfDocument(page.pdf(format="A4")))
        self.words = [sheet.get_textpage().get_text_range() for sheet in sheets]
        self.blank = [_measure_blank(sheet) for sheet in sheets]


def _measure_blank(sheet: Any) -> float:
    """The part of a sheet, within its margins, that is empty below the last ink."""
    ink = sheet.render(scale=0.5, grayscale=True).to_numpy().squeeze() < 200
    margin = round(len(ink) * 15 / 297)  # as the style sheet sets it, on A4
    last = int(ink.any(axis=1).nonzero()[0].max())
    return max(0.0, (len(ink) - margin - last) / (len(ink) - 2 * margin))


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, seeds_page: str) -> dict[str, str]:
    """The brief of the seeds, and one of many launches."""
    texts = tmp_path_factory.mktemp("texts")
    for story in load_stories()[:STORIES]:
        (texts / f"{story.name}.txt").write_text(story.text, encoding="utf-8")
    notebook = run_cells("brief", build(Settings(), [texts]))
    return {
        "seeds": seeds_page,
        "many": render_page(notebook, Brief("many", "Many", Path("brief.ipynb")), find_summary(notebook)),
    }


@pytest.fixture(scope="module", params=["seeds", "many"])
def shown(request: pytest.FixtureRequest, browser: Any, pages: dict[str, str]) -> Any:
    """One of them in the browser, its dossiers closed, as for the printer."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.set_content(pages[request.param])
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = false)")
    page.emulate_media(media="print")
    yield page
    page.close()


@pytest.fixture(scope="module")
def printed(shown: Any) -> Printed:
    """It on paper."""
    return Printed(shown)


def test_no_sheet_but_the_last_is_empty_at_its_foot(printed: Printed) -> None:
    assert len(printed.blank) > 5
    assert {place: round(part, 2) for place, part in enumerate(printed.blank[:-1], 1) if part > BLANK} == {}


def test_every_sentence_is_on_paper_under_its_number(shown: Any, printed: Printed) -> None:
    assert not shown.locator("nav.toc").is_visible()
    numbers = set(re.findall(r"^\[(\d+)\]", "\n".join(printed.words), re.MULTILINE))
    assert numbers == {str(number) for number in range(1, shown.locator("blockquote").count() + 1)}


def test_each_link_shows_its_number_its_letter_or_its_address(shown: Any, printed: Printed) -> None:
    words = _join(printed.words)
    told = shown.evaluate("[...document.querySelectorAll('a.fig, a.sum')].map(e => [e.textContent, e.dataset.n])")
    assert len(told) > 60
    assert [(text, mark) for text, mark in told if _join([text, f"[{mark}]"]) not in words] == []
    addresses = shown.evaluate("[...document.querySelectorAll('a[href^=http]')].map(e => e.href)")
    assert [address for address in addresses if _join([f"({address})"]) not in words] == []


def _join(words: list[str]) -> str:
    """Words without what the breaks of lines do to them: blanks, hyphens and their stand-ins."""
    return re.sub(r"[\s\u00ad\x02\ufffe-]", "", "".join(words))


def _find_torn(shown: Any) -> tuple[int, set[str]]:
    """How many rows of tables are on paper, and those that are on several sheets."""
    shown.evaluate(MARK)
    sheets: dict[str, set[int]] = {}
    for place, words in enumerate(Printed(shown).words):
        for number in re.findall(r"row(\d+)=", words):
            sheets.setdefault(number, set()).add(place)
    return len(sheets), {number for number, places in sheets.items() if len(places) > 1}


def test_no_row_of_a_table_is_torn_between_two_sheets(shown: Any) -> None:
    number, torn = _find_torn(shown)
    assert number == shown.locator("tbody tr").count() > 30
    assert torn == set()


def test_a_torn_row_would_be_noticed(shown: Any) -> None:
    shown.add_style_tag(content="@media print { tr, td { break-inside: auto !important } }")
    cell = "[...document.querySelectorAll('tbody td')][0]"
    shown.evaluate(f"{cell}.append(...Array.from({{length: 200}}, () => document.createElement('br')))")
    assert "0" in _find_torn(shown)[1]
