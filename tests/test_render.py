"""Rendering: an executed notebook becomes a page that holds no code, no script and no request."""

import copy
from pathlib import Path
from typing import Any

import pandas as pd
import pytest
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.briefs import BriefFailed
from analysis.briefs.checks import find_faults
from analysis.briefs.declarations import Brief
from analysis.briefs.gate import Gate
from analysis.briefs.markup import break_words, render_told, scope_heads
from analysis.briefs.render import read_style, render_page
from analysis.briefs.summary import MIME, Summary, find_summary, summarise
from analysis.columns import make_frame

BRIEF = Brief("launches", "Launches <of> January", Path("brief.ipynb"))
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 9 9">'
    '<metadata>made by a program</metadata><g id="a" clip-path="url(#b)"/><use xlink:href="#b"/>'
    '<a xlink:href="#chronology"><clipPath id="b"/></a></svg>'
)
PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNk+A8AAQUBAScY42YAAAAASUVORK5CYII=\n"
CSP = "default-src 'none'; img-src data:; style-src 'unsafe-inline'"


def show(data: dict[str, Any], **metadata: Any) -> Any:
    return new_output("display_data", data, metadata=metadata)


def page_of(*outputs: Any, prose: str = "## Chronology") -> str:
    cells = [new_markdown_cell(prose), new_code_cell("secret_code()", outputs=list(outputs))]
    return render_page(new_notebook(cells=cells), BRIEF)


def test_a_page_shows_prose_and_outputs_and_no_code() -> None:
    page = page_of(show({"text/html": "<p>two launches</p>", "text/plain": "plain"}))
    assert "<p>two launches</p>" in page and "secret_code" not in page and "plain" not in page


def test_a_page_has_its_title_language_landmarks_and_policy() -> None:
    page = page_of(prose="# The notebook's question\n\n## Chronology")
    assert page.startswith('<!doctype html>\n<html lang="en">')
    assert "<title>Launches &lt;of&gt; January</title>" in page and "<h1>Launches &lt;of&gt; January</h1>" in page
    assert page.count("<h1") == page.count("<main") == page.count("<header") == page.count("<footer") == 1
    assert f'content="{CSP}' in page and "notebook's question" not in page


def test_a_page_names_its_sections_with_links() -> None:
    page = page_of(show({"text/html": '<h2 id="gaps">Not <i>known</i></h2>'}))
    assert '<a href="#chronology">Chronology</a>\n<a href="#gaps">Not known</a>' in page


def test_an_empty_page_weighs_under_20_kb_and_its_style_under_300_lines() -> None:
    assert len(page_of().encode()) < 20_000
    assert len(read_style().splitlines()) <= 300


def test_cells_with_parameters_are_left_out() -> None:
    told = [new_output("stream", name="stdout", text="units = km")]
    tags = [{"tags": ["parameters"]}, {"tags": ["injected-parameters"]}]
    notebook = new_notebook(cells=[new_code_cell("x", outputs=told, metadata=metadata) for metadata in tags])
    assert "units = km" not in render_page(notebook, BRIEF)


def test_standard_error_and_tracebacks_never_reach_the_page() -> None:
    error = new_output("error", ename="KeyError", evalue="no such key", traceback=["Traceback: no such key"])
    page = page_of(new_output("stream", name="stderr", text="Warning: odd"), error)
    assert "odd" not in page and "no such key" not in page


def test_rendering_leaves_the_notebook_as_it_was_and_repeats_to_the_byte() -> None:
    notebook = new_notebook(cells=[new_code_cell("x", outputs=[show({"image/svg+xml": SVG}, alt="two")], id="a")])
    notebook.cells.insert(0, new_markdown_cell("## Chronology", id="b"))
    before = copy.deepcopy(notebook)
    assert render_page(notebook, BRIEF) == render_page(notebook, BRIEF)
    assert notebook == before


def test_a_figure_is_inline_with_its_words_and_ids_of_its_own() -> None:
    words = {"title": "Two <launches>", "alt": "4 and 27 January", "caption": "Two texts."}
    page = page_of(show({"image/svg+xml": SVG}, **words), show({"image/svg+xml": SVG}, **words))
    assert 'role="img" aria-labelledby="figure-1-title figure-1-desc"' in page
    assert '<title id="figure-1-title">Two &lt;launches&gt;</title><desc id="figure-1-desc">4 and 27' in page
    assert 'clip-path="url(#figure-2-b)"' in page and 'xlink:href="#figure-2-b"' in page
    assert 'xlink:href="#chronology"' in page and "made by a program" not in page
    assert "<figcaption>Two texts.</figcaption>" in page


def test_words_that_an_svg_brings_along_are_enough() -> None:
    page = page_of(show({"image/svg+xml": SVG.replace("<metadata>", "<title>Two</title><metadata>")}))
    assert '<title id="figure-1-title">Two</title>' in page


@pytest.mark.parametrize("data", [{"image/svg+xml": SVG}, {"image/png": PIXEL}, {"text/html": "<img src='data:,'>"}])
def test_a_figure_without_words_fails_the_build(data: dict[str, str]) -> None:
    with pytest.raises(BriefFailed, match="a picture has no alternative text"):
        page_of(show(data))


def test_a_pixel_image_with_words_is_shown() -> None:
    page = page_of(show({"image/png": PIXEL}, **{"image/png": {"alt": 'a "map"'}}))
    assert f'<img src="data:image/png;base64,{PIXEL.strip()}" alt="a &quot;map&quot;">' in page


@pytest.mark.parametrize(
    "markup, told",
    [
        ("<script>alert(1)</script>", "an element <script>"),
        ("<p onclick=alert(1)>x</p>", "a handler onclick"),
        ("<svg/onload=alert(1) role=img aria-label=x>", "a handler onload"),
        ('<img src="http://localhost/a.png" alt="x">', "loads something by src"),
        ('<img src="data:image/svg+xml,<svg>" alt="x">', "loads something by src"),
        ('<a href="java&#115;cript:alert(1)">x</a>', "links to 'javascript:alert(1)'"),
        ('<a href="//localhost">x</a>', "links to '//localhost'"),
        ("<style>@import 'a.css'</style>", "a style sheet loads something"),
        ('<p style="background: url(a.png)">x</p>', "loads something by style"),
        ("<iframe srcdoc=x></iframe>", "an element <iframe>"),
        ('<meta http-equiv="refresh" content="0">', "loads something by http-equiv"),
        ("<form><input></form>", "an element <form>"),
        ('<a href="#nowhere">x</a>', "a link leads nowhere: #nowhere"),
        ('<p id="main">x</p>', "the id 'main' stands twice"),
    ],
)
def test_the_gate_keeps_back_what_no_brief_needs(markup: str, told: str) -> None:
    with pytest.raises(BriefFailed) as failure:
        page_of(show({"text/html": markup}))
    assert told in str(failure.value)


def test_the_gate_lets_links_and_words_pass() -> None:
    page = '<p id="a">url(x) onclick= <a href="#a">a</a> <a href="https://example.org/?q">b</a></p>'
    assert find_faults(page, Gate()) == []


HOSTILE = "<script>alert(1)</script> <img src=x onerror=alert(1)> $x^2$ ![a](http://localhost/b.png) {{ 7 * 7 }}"


@pytest.mark.parametrize(
    "output",
    [
        new_output("stream", name="stdout", text=HOSTILE),
        show({"text/plain": HOSTILE}),
        show({"text/html": pd.DataFrame({HOSTILE: [HOSTILE]}, index=[HOSTILE])._repr_html_()}),
    ],
    ids=["printed", "plain", "frame"],
)
def test_markup_in_a_text_shows_as_text(output: Any) -> None:
    page = page_of(output)
    told = page.replace("<wbr>", "")
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in told and "$x^2$" in told and "{{ 7 * 7 }}" in told


def test_markup_in_markdown_output_shows_as_text() -> None:
    told = render_told("**5** <b>x</b>\n\n[a](javascript:alert(1)) $x$")
    assert "<strong>5</strong> &lt;b&gt;x&lt;/b&gt;" in told and "$x$" in told and "javascript" not in told


def test_heads_of_tables_get_their_scope_once() -> None:
    table = '<thead><tr><th>a</th><th scope="colgroup">b</th></tr></thead><tbody><tr><th class="x">c</th></tr></tbody>'
    assert scope_heads(table) == table.replace("<th>a", '<th scope="col">a').replace(
        "<th class", '<th scope="row" class'
    )


def test_a_word_that_no_column_has_room_for_may_be_broken_and_nothing_else() -> None:
    address = "https://example.org/" + "&amp;" * 20
    table = f'<p>{address}</p><tr><td data-l="{address}"><a href="#{address}">{address}</a> intercontinental</td></tr>'
    broken = break_words(table)
    assert broken.replace("<wbr>", "") == table and broken.count("<wbr>") == 2
    assert "https://example.<wbr>org/&amp;" in broken and "intercontinental</td>" in broken


def test_a_notebook_tells_its_summary_and_the_page_heads_itself_with_it() -> None:
    summary = Summary(2, "2026-01-04", "2026-01-27", [("bad.txt", "empty")])
    cells = [new_code_cell("x", outputs=[show({MIME: summary._repr_mimebundle_()[MIME], "text/plain": "not shown"})])]
    notebook = new_notebook(cells=cells)
    assert find_summary(notebook) == summary and find_summary(new_notebook()) is None
    page = render_page(notebook, BRIEF, summary)
    assert "2 texts, published 2026-01-04 to 2026-01-27 · 1 rejected" in page and "not shown" not in page


def test_a_summary_counts_the_texts_read_and_the_texts_rejected() -> None:
    read = {"document_id": "a", "path": "a.txt", "published_date": "2026-01-04", "date_precision": "day"}
    read |= {"date_source": "header", "text": "x", "sha256": "0", "copy_group": "a", "status": "read"}
    documents = make_frame("documents", [read, read | {"document_id": "b", "published_date": None}])
    rejected = make_frame("rejected", [{"path": "c.txt", "stage": "documents", "reason": "empty"}])
    told = Summary(2, "2026-01-04", "2026-01-04", [("c.txt", "empty")], sha256={"a": "0", "b": "0"})
    assert summarise(documents, rejected) == told
