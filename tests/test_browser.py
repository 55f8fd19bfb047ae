"""A published page in a real browser: wide, on a phone, in the dark and on paper."""

import os
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.briefs.declarations import Brief
from analysis.briefs.index import Entry, render_index
from analysis.briefs.render import render_page
from analysis.briefs.summary import Summary

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
TABLE = """<div class="wide"><table class="stack"><caption>Launches</caption>
<thead><tr><th>When</th><th>How many</th><th>From, to</th></tr></thead><tbody>
<tr id="e1"><th>4 January 2026</th><td data-l="How many"><a class="fig" href="#s1">2 or more</a></td>
<td data-l="From, to">capital region, toward the sea off the east coast of the peninsula</td></tr></tbody></table></div>
<table><thead><tr><th>a_very_long_column_name_for_a_phone</th><th>another_very_long_column_name</th></tr></thead>
<tbody><tr><td>1</td><td>2</td></tr></tbody></table>
<details><summary>4 January <small>two texts</small></summary><blockquote id="s1">It flew <mark>about 900 km</mark>.
<footer><a href="#e1">back</a></footer></blockquote></details>"""
SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 90 9"><rect width="90" height="9"/></svg>'
HOSTILE = "<script>document.title='taken'</script><img src=x onerror=\"document.title='taken'\">"
VIEWS: dict[str, dict[str, Any]] = {
    "wide": {"viewport": {"width": 1280, "height": 900}},
    "phone": {"viewport": {"width": 360, "height": 740}},
    "dark": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "dark"},
}


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """A running Chromium; where there is none the tests are left out, and fail on a CI machine."""
    path = next(filter(None, map(shutil.which, BROWSERS)), None)
    leave_out = pytest.fail if os.environ.get("CI") == "true" else pytest.skip
    if path is None:
        leave_out(f"no browser: looked for {', '.join(BROWSERS)}")
    try:
        from playwright.sync_api import sync_playwright
    except ImportError:
        leave_out("no browser driver: playwright is not installed")
    with sync_playwright() as driver:
        # Inside a container the browser has no sandbox of its own to start; the page is ours and loads nothing.
        running = driver.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield running
        running.close()


@pytest.fixture(scope="module")
def pages(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A brief and an index as published, with hostile words in them."""
    outputs = [
        new_output("display_data", {"text/html": TABLE}),
        new_output("display_data", {"image/svg+xml": SVG}, metadata={"alt": "one bar", "caption": "Two texts."}),
        new_output("stream", name="stdout", text=HOSTILE),
    ]
    cells = [new_markdown_cell("## Chronology\n\nTwo launches."), new_code_cell("x", outputs=outputs)]
    page = render_page(new_notebook(cells=cells), Brief("launches", HOSTILE, Path("brief.ipynb")), Summary(2))
    folder = tmp_path_factory.mktemp("reports")
    (folder / "launches.html").write_text(page, encoding="utf-8")
    entry = Entry("launches", HOSTILE, "failed", "2026-01-28T03:00:00+00:00", HOSTILE, scope=HOSTILE)
    (folder / "index.html").write_text(render_index([entry], {"launches"}), encoding="utf-8")
    return {path.stem: path for path in folder.iterdir()}


@pytest.fixture(params=[(page, view) for page in ("launches", "index") for view in VIEWS], ids="-".join)
def opened(request: pytest.FixtureRequest, browser: Any, pages: dict[str, Path]) -> Iterator[Any]:
    name, view = request.param
    context = browser.new_context(**VIEWS[view])
    page = context.new_page()
    page.noticed = []
    page.on("console", lambda message: page.noticed.append(message.text))
    page.on("request", lambda asked: page.noticed.append(asked.url) if asked.url != pages[name].as_uri() else None)
    page.goto(pages[name].as_uri())
    yield page
    context.close()


def test_a_page_asks_for_nothing_says_nothing_and_fits_its_window(opened: Any) -> None:
    assert opened.noticed == []
    assert opened.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_hostile_words_stay_words(opened: Any) -> None:
    assert opened.title() in (HOSTILE, "Launchbook: the briefs")
    assert opened.locator("script, img").count() == 0
    assert "<script>" in opened.locator("body").inner_text()


def test_words_stand_out_from_the_page_in_every_view(opened: Any) -> None:
    """WCAG 2.2 AA asks for 4.5 to 1 between a text and what lies behind it."""
    ratio = """() => {
      const light = colour => colour.match(/[0-9.]+/g).slice(0, 3).map(v => v / 255)
        .map(v => v <= .04045 ? v / 12.92 : ((v + .055) / 1.055) ** 2.4)
        .reduce((sum, v, i) => sum + v * [.2126, .7152, .0722][i], 0);
      const behind = light(getComputedStyle(document.body).backgroundColor);
      return Math.min(...[...document.querySelectorAll("h1, p, a, caption, td, th, .v, figcaption, small")].map(e => {
        const here = light(getComputedStyle(e).color);
        return (Math.max(here, behind) + .05) / (Math.min(here, behind) + .05); }));
    }"""
    assert opened.evaluate(ratio) >= 4.5


def test_the_keyboard_reaches_every_link(opened: Any) -> None:
    wanted = opened.locator("a:visible, summary").count()
    reached = set()
    for _ in range(wanted + 5):
        opened.keyboard.press("Tab")
        reached.add(opened.evaluate("document.activeElement.outerHTML"))
    assert len({html for html in reached if html.startswith(("<a", "<summary"))}) >= wanted


def test_a_stacked_table_names_its_columns_on_a_phone(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page(**VIEWS["phone"])
    page.goto(pages["launches"].as_uri())
    cell = page.locator("td[data-l='How many']")
    assert cell.evaluate("e => getComputedStyle(e).display") == "block"
    assert cell.evaluate("e => getComputedStyle(e, '::before').content") == '"How many "'
    page.close()


def test_a_link_into_a_closed_dossier_opens_it(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page(**VIEWS["wide"])
    page.goto(pages["launches"].as_uri())
    page.click("a.fig")
    assert page.locator("#s1").is_visible()
    page.close()


def test_paper_shows_dossiers_opened_and_no_navigation(browser: Any, pages: dict[str, Path]) -> None:
    page = browser.new_page(**VIEWS["wide"])
    page.goto(pages["launches"].as_uri())
    page.emulate_media(media="print")
    assert page.locator("#s1").is_visible() and not page.locator("nav.toc").is_visible()
    assert page.pdf(format="A4").startswith(b"%PDF")
    page.close()
