"""The index and the feed: each brief with its issues, its launches and its health."""

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

from analysis.briefs import BadUse, paper
from analysis.briefs.index import Entry, render_feed, render_index
from analysis.briefs.issues import Shelf, read_shelf
from analysis.briefs.paper import find_browser

ENTRY = Entry("launches", "Launches <of> January", "published", made_at="2026-01-28T03:00:00+00:00", scope="seeds")
SHELF = Shelf("2026-01-27-b", {"iran-2026-01-04a": "Iran, <4> January"}, ["2026-01-04-a"], pdf=True)
ATOM = "{http://www.w3.org/2005/Atom}"


def test_the_index_leads_to_page_print_launches_and_earlier_issues() -> None:
    index = render_index([ENTRY], {"launches": SHELF})
    for address in ("launches.html", "launches/launches.pdf", "launches/iran-2026-01-04a.html", "feed.xml"):
        assert f'href="{address}"' in index
    assert 'href="launches/earlier/2026-01-04-a/launches.html"' in index
    assert "Iran, &lt;4&gt; January" in index and "Launches &lt;of&gt; January" in index


def test_the_index_says_how_to_read_the_verdicts() -> None:
    index = render_index([], {})
    assert "✗ conflict" in index and "the values have no common ground" in index


def test_a_brief_without_a_page_is_listed_without_a_link() -> None:
    index = render_index([Entry("launches", "Launches")], {})
    assert "not yet run" in index and 'href="launches.html"' not in index


def test_the_feed_tells_every_issue_once_dated_by_its_own_last_day() -> None:
    feed = ET.fromstring(render_feed([ENTRY], {"launches": SHELF}))
    told = [(e.findtext(f"{ATOM}id"), e.findtext(f"{ATOM}updated")) for e in feed.iter(f"{ATOM}entry")]
    assert told == [
        ("urn:launchbook:launches:2026-01-27-b", "2026-01-27T00:00:00Z"),
        ("urn:launchbook:launches:2026-01-04-a", "2026-01-04T00:00:00Z"),
    ]
    assert feed.findtext(f"{ATOM}updated") == "2026-01-27T00:00:00Z"
    assert feed.find(f"{ATOM}entry/{ATOM}title").text == "Launches <of> January (2026-01-27-b)"


def test_an_issue_without_a_day_is_dated_by_when_it_was_made() -> None:
    feed = ET.fromstring(render_feed([ENTRY], {"launches": Shelf("undated-c")}))
    assert feed.findtext(f"{ATOM}entry/{ATOM}updated") == "2026-01-28T03:00:00Z"


def test_a_shelf_holds_what_is_there(tmp_path: Path) -> None:
    assert read_shelf(tmp_path, "launches") is None
    (tmp_path / "launches.html").touch()
    assert read_shelf(tmp_path, "launches") == Shelf()
    (tmp_path / "launches").mkdir()
    (tmp_path / "launches" / "a.html").touch()
    told = '{"issue": "i", "launches": {"a": "Iran", "gone": "Iran"}}'
    (tmp_path / "launches" / "manifest.json").write_text(told, encoding="utf-8")
    assert read_shelf(tmp_path, "launches") == Shelf("i", {"a": "Iran"})


def test_printing_without_a_browser_is_bad_use(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(paper.shutil, "which", lambda _: None)
    with pytest.raises(BadUse, match="--pdf needs Chromium"):
        find_browser()


def test_a_page_is_printed_where_there_is_a_browser(browser_path: str, tmp_path: Path) -> None:
    page, pdf = tmp_path / "a page.html", tmp_path / "a.pdf"
    page.write_text("<!doctype html><title>a</title><p>It flew.", encoding="utf-8")
    paper.print_page(page, pdf, browser_path)
    assert pdf.read_bytes().startswith(b"%PDF")
