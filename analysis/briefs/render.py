"""Render: an executed notebook becomes one self-contained page.

In      the executed notebook, its Brief and its Summary
Out     the page as text: no code, no script, no request, no clock
Units   none
Missing an output of a kind that a page cannot hold (widgets, scripts, errors, stderr) is left out
Next    publish
"""

import copy
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

from analysis.briefs import BriefFailed
from analysis.briefs.beside import cite
from analysis.briefs.checks import find_faults
from analysis.briefs.declarations import Brief
from analysis.briefs.doubts import MIME as DOUBT
from analysis.briefs.evidence import Founded
from analysis.briefs.footnotes import letter_totals, number_sentences
from analysis.briefs.gate import Gate
from analysis.briefs.handover import MIME as HANDOVER
from analysis.briefs.handover import find_handover
from analysis.briefs.markup import break_words, find_sections, render_own, render_told, scope_heads
from analysis.briefs.pictures import draw_picture
from analysis.briefs.summary import MIME as SUMMARY
from analysis.briefs.summary import Summary
from analysis.briefs.totals import Totals

TEMPLATE = Path(__file__).parent / "template"
# A cell tagged `lab` speaks to whoever edits the notebook, not to the reader of its page.
UNSEEN_TAGS = {"parameters", "injected-parameters", "lab"}
UNSHOWN = {SUMMARY, HANDOVER, DOUBT}
PICTURES = ("image/svg+xml", "image/png")


def render_page(notebook: Any, brief: Brief, summary: Summary | None = None) -> str:
    """The page of an executed notebook; the same notebook gives the same bytes.

    Raises BriefFailed for a picture without alternative text, a figure without evidence, a total that is not what it
    leads to, and what the gate refuses.
    """
    handed = find_handover(notebook)
    # What is not shown is the larger part, so that nothing is copied which is not changed.
    notebook, cells = copy.copy(notebook), notebook.cells
    notebook.cells = [copy.copy(cell) for cell in cells if not UNSEEN_TAGS & set(cell.metadata.get("tags", ()))]
    _prepare_outputs(notebook.cells)
    page: dict[str, Any] = {"title": brief.title, "name": brief.name, "summary": summary, "style": read_style()}
    page |= {"part_of": brief.part_of, "cite": cite(brief.title, handed.issue) if handed.issue else None}
    page |= {"frames": [] if brief.part_of else sorted(handed.rows)}
    text, _ = _exporter().from_notebook_node(notebook, {"page": page})
    text = _link_launches(text, brief, handed.launches) if brief.each else text
    text = letter_totals(number_sentences(text))
    faults = find_faults(text, Gate(), Founded(handed.evidence), Totals())
    if faults:
        raise BriefFailed("the page is not fit to be published:\n  " + "\n  ".join(faults))
    return str(text)


def warm_up() -> None:
    """Make the exporter and compile its templates, and what checks notebooks, for all that are forked from here."""
    from analysis.briefs.jupyter import nbformat

    nothing = nbformat.v4.new_notebook()
    nbformat.validate(nothing)
    render_page(nothing, Brief("nothing", "", Path()))


def _link_launches(page: str, brief: Brief, launches: Iterable[str]) -> str:
    """The page, each of its dossiers with a link to the page of its launch."""
    for event_id in launches:
        link = (
            f'<p class="scope beside"><a href="{brief.name}/{event_id}.html">This launch on a page of its own</a></p>'
        )
        page = page.replace(f'<div id="{event_id}">', f'<div id="{event_id}">{link}', 1)
    return page


def read_style() -> str:
    """The style sheet of every page."""
    return (TEMPLATE / "brief.css").read_text(encoding="utf-8")


def _prepare_outputs(cells: list[Any]) -> None:
    """Draw the pictures, number them through the page, and take out what only the program reads."""
    number = 0
    for cell in cells:
        shown = [output for output in cell.get("outputs", ()) if not UNSHOWN & output.get("data", {}).keys()]
        cell.outputs = [copy.copy(output) for output in shown]
        for output in cell.outputs:
            data = output.get("data", {})
            picture = next((mime for mime in PICTURES if mime in data), None)
            if picture and "text/html" not in data:
                number += 1
                output.data = {"text/html": draw_picture(output, picture, f"figure-{number}")}


@lru_cache(maxsize=1)
def _exporter() -> Any:
    """nbconvert with our template and our filters, and none of its preprocessors."""
    from analysis.briefs.jupyter import Config, TemplateExporter

    class PageExporter(TemplateExporter):
        output_mimetype = "text/html"
        default_preprocessors: list[Any] = []

    shown = ["text/html", "text/markdown", "text/plain"]
    return PageExporter(
        config=Config({"NbConvertBase": {"display_data_priority": shown}}),
        file_extension=".html",
        template_name=TEMPLATE.name,
        extra_template_basedirs=[str(TEMPLATE.parent)],
        filters={
            "own": render_own,
            "told": render_told,
            "scoped": scope_heads,
            "broken": break_words,
            "sections": find_sections,
        },
    )
