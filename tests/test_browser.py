"""Published pages in a real browser: wide, on a phone and in the dark."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from analysis.briefs.declarations import Brief
from analysis.briefs.index import Entry, render_index
from analysis.briefs.issues import Shelf
from analysis.briefs.render import render_page
from analysis.briefs.summary import find_summary
from analysis.flow import build
from analysis.settings import Settings
from tests.conftest import leave_out
from tests.hostile import STRINGS, build_frames, run_cells, write_texts
from tests.two_issues import make_issues

VIEWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}
GUIDELINES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
MANY = 100  # strings at least that try to be more than words
LANDS = """async names => {
  const lost = [];
  for (const name of names) {
    location.hash = "#" + name;
    await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
    const place = document.getElementById(name)?.getClientRects()[0];
    if (!place || place.bottom < 0 || place.top > innerHeight) lost.push(name);
  }
  return lost;
}"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory, seeds_page: str) -> dict[str, Path]:
    """The brief of the seeds, a launch of it, a brief that revises its last issue, a hostile one, an index."""
    folder, texts = tmp_path_factory.mktemp("reports"), tmp_path_factory.mktemp("texts")
    (folder / "launches.html").write_text(seeds_page, encoding="utf-8")
    write_texts(texts)
    notebook = run_cells("brief", build_frames(texts))
    page = render_page(notebook, Brief("hostile", STRINGS[0], Path("brief.ipynb")), find_summary(notebook))
    (folder / "hostile.html").write_text(page, encoding="utf-8")
    notebook = run_cells("event", build(Settings()), event="north-korea-2026-01-04a")
    launch = Brief("event", "4 January", Path("event.ipynb"), part_of="launches")
    page = render_page(notebook, launch, find_summary(notebook))
    (folder / "event.html").write_text(page, encoding="utf-8")
    last, now = make_issues(tmp_path_factory.mktemp("issues"))
    notebook = run_cells("brief", now, load_last=lambda *_: last)
    page = render_page(notebook, Brief("revised", "Revised", Path("brief.ipynb")), find_summary(notebook))
    (folder / "revised.html").write_text(page, encoding="utf-8")
    words = STRINGS[5]
    entries = [
        Entry("launches", "Launches", "published", made_at="2026-01-28T03:00:00+00:00"),
        Entry("hostile", words, "failed", "2026-01-28T03:00:00+00:00", words, scope=words),
    ]
    shelves = {"launches": Shelf("a", {"a": words}, ["b"]), "hostile": Shelf()}
    (folder / "index.html").write_text(render_index(entries, shelves), encoding="utf-8")
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture
def open_page(browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    """Opens a page in a view; what it asks for, says or asks the reader is noted."""
    contexts = []

    def opened(name: str, view: str) -> Any:
        contexts.append(browser.new_context(**VIEWS[view], reduced_motion="reduce"))
        page = contexts[-1].new_page()
        page.noticed = []
        own = pages[name].as_uri()
        page.on("console", lambda message: page.noticed.append(message.text))
        page.on("pageerror", lambda error: page.noticed.append(str(error)))
        page.on("dialog", lambda dialog: page.noticed.append(dialog.message))
        page.on("request", lambda asked: page.noticed.append(asked.url) if asked.url != own else None)
        page.goto(own)
        return page

    yield opened
    for context in contexts:
        context.close()


each_view = pytest.mark.parametrize("view", VIEWS)
each_page = pytest.mark.parametrize("name", ["launches", "event", "revised", "hostile", "index"])


@each_page
@each_view
def test_a_page_asks_for_nothing_says_nothing_and_fits_its_window(open_page: Any, name: str, view: str) -> None:
    page = open_page(name, view)
    assert page.noticed == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


@pytest.mark.parametrize("name", ["launches", "event", "revised", "index"])
@each_view
def test_a_page_keeps_the_guidelines_for_accessibility(open_page: Any, name: str, view: str) -> None:
    """WCAG 2.2 AA and the best practices, as axe-core tests them."""
    try:
        from axe_playwright_python.sync_playwright import Axe
    except ImportError:
        leave_out("no axe-core: axe-playwright-python is not installed")
    found = Axe().run(open_page(name, view), options={"runOnly": GUIDELINES, "resultTypes": ["violations"]})
    told = [(fault["id"], [node["html"][:120] for node in fault["nodes"]]) for fault in found.response["violations"]]
    assert told == []


def test_the_heads_of_columns_in_the_index_are_never_broken_inside_a_word(open_page: Any) -> None:
    lines = "[...document.querySelectorAll('.listing thead th')].map(e => [e.textContent, e.scrollHeight])"
    heads = open_page("index", "wide").evaluate(lines)
    assert len({height for words, height in heads if " " not in words}) == 1
    assert [words for words, _ in heads][:3] == ["Brief", "Scope", "Texts"]


@pytest.mark.parametrize("name", ["hostile", "index"])
def test_hostile_words_stay_words(open_page: Any, name: str) -> None:
    page = open_page(name, "wide")
    assert page.locator("script, img, iframe, object, embed, form, input, base, link, audio, video").count() == 0
    assert page.evaluate("window.taken === undefined && ![...document.all].some(e => e.style?.position === 'fixed')")
    assert page.title() in (STRINGS[0], "Launchbook: the briefs")
    handlers = "[...document.all].flatMap(e => [...e.attributes]).filter(a => a.name.startsWith('on')).length"
    assert page.evaluate(handlers) == 0


def test_every_hostile_string_is_shown_as_it_was_written(open_page: Any) -> None:
    shown = "".join(open_page("hostile", "wide").locator("body").text_content().split())
    assert len(STRINGS) >= MANY
    assert [words for words in STRINGS if "".join(words.split()) not in shown] == []


@pytest.mark.parametrize("name", ["launches", "event", "revised"])
@each_view
def test_every_link_lands_on_something_that_is_seen(open_page: Any, name: str, view: str) -> None:
    page = open_page(name, view)
    names = page.evaluate(
        "[...new Set([...document.querySelectorAll('a')].map(e => e.hash?.slice?.(1)))].filter(Boolean)"
    )
    assert len(names) > 40
    assert page.evaluate(LANDS, names) == []


def test_a_row_that_is_led_to_stands_below_the_head_of_its_table_and_is_marked(open_page: Any) -> None:
    page = open_page("launches", "wide")
    hidden = page.evaluate(
        """async () => {
          const lost = [];
          for (const place of document.querySelectorAll("tr[id], tr span[id]")) {
            location.hash = "#" + place.id;
            await new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)));
            const row = place.closest("tr"), heads = row.closest("table").querySelector("thead th");
            const atEnd = scrollY + innerHeight >= document.documentElement.scrollHeight - 1;
            const seen = atEnd || row.getBoundingClientRect().top >= heads.getBoundingClientRect().bottom - 1;
            if (!seen || getComputedStyle(row).outlineStyle !== "solid") lost.push(place.id);
          }
          return lost;
        }"""
    )
    assert page.locator("tr[id], tr span[id]").count() > 30 and hidden == []


def test_the_keyboard_reaches_every_link(open_page: Any) -> None:
    page = open_page("launches", "wide")
    wanted = page.evaluate(
        """() => { const all = [...document.querySelectorAll("a, summary")].filter(e => e.checkVisibility());
                   all.forEach((e, i) => e.dataset.at = i); return all.length; }"""
    )
    reached = set()
    for _ in range(wanted + 5):
        page.keyboard.press("Tab")
        reached.add(page.evaluate("document.activeElement.dataset.at"))
    assert {str(number) for number in range(wanted)} <= reached


def test_a_stacked_table_names_its_columns_on_a_phone(open_page: Any) -> None:
    cell = open_page("launches", "phone").locator("td[data-l='How many']").first
    assert cell.evaluate("e => getComputedStyle(e).display") == "block"
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"How many "'


def test_a_link_into_a_closed_dossier_opens_it(open_page: Any) -> None:
    page = open_page("launches", "wide")
    page.evaluate("document.querySelectorAll('details').forEach(e => e.open = false)")
    name = page.locator("a.fig").first.get_attribute("href")
    assert not page.locator(name).is_visible()
    page.locator("a.fig").first.click()
    assert page.locator(f"details[open] {name}").count() == 1


def test_a_total_leads_to_its_list_and_that_leads_back(open_page: Any) -> None:
    page = open_page("launches", "wide")
    total = page.locator("#bottom-line + .output a.sum").first
    total.click()
    listed = page.locator(total.get_attribute("href"))
    assert listed.is_visible() and listed.locator("a:not(.back)").count() == 2
    listed.locator("a.back").click()
    assert page.evaluate("location.hash.slice(1)") == total.get_attribute("id")
