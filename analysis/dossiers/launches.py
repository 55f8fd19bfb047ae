"""Launches: a dossier each, with its values, its sentences, and why its tellings are one launch.

In      the frames of a run
Out     Piece: what a notebook shows
Units   km, or mi where asked, for what was read; quotes keep their own
Missing a launch told once needs no reason
Next    the brief shows them; every link of the page to a claim lands here
"""

from typing import Any

from analysis.dossiers.sentences import collect_texts, quote_sentences
from analysis.dossiers.values import tabulate_values
from analysis.intervals import read_rows
from analysis.prose import say_event_title
from analysis.prose.links import name_text
from analysis.prose.words import say_text
from analysis.tables.chronology import join_events, newest_first
from analysis.tables.labels import say_code
from analysis.tables.pieces import Piece, join, make_table

Row = dict[str, Any]
FEW = 4  # our choice: so many dossiers stand open in a page, more are folded

DOSSIER = Piece('<details{}><summary>{} <small>· {}</small></summary>\n<div id="{}">{}{}{}</div></details>\n')
TEXT = Piece('<a class="row" href="#{}">{}</a>')


def open_dossiers(frames: Any, units: str = "km") -> Piece:
    """A dossier for each launch, newest first."""
    told = join_events(frames.claims, frames.links)
    told = told.assign(subject=told.attribute.map(name_attribute))
    claims = {event_id: read_rows(group) for event_id, group in told.groupby("event_id")}
    texts = collect_texts(frames.documents, frames.sentences)
    linked = frames.links.merge(frames.mentions, on="mention_id", validate="one_to_one")
    links = {event_id: read_rows(group) for event_id, group in linked.groupby("event_id")}
    opened = Piece(" open") if len(frames.events) <= FEW else ""
    return join(
        DOSSIER.format(
            opened,
            say_title(event),
            _say_extent(event),
            event["event_id"],
            tabulate_values("Value", claims[event["event_id"]], event["event_id"], units),
            quote_sentences(claims[event["event_id"]], event["event_id"], texts),
            _tell_links(links[event["event_id"]], texts),
        )
        for event in read_rows(newest_first(frames.events))
    )


def name_attribute(code: str) -> str:
    """What a value is, as the head of its row."""
    return say_code("attribute", code)


def say_title(event: Row) -> str:
    """A launch in one line, its launcher first."""
    return f"{event['actor'] or 'Launcher not stated'}, {say_event_title(event)}"


def _say_extent(event: Row) -> str:
    texts = len(event["documents"])
    families = ", ".join(say_code("family", family) for family in event["families"])
    return f"{texts} text{'s' * (texts != 1)}; {families or 'no authority named'}"


def _tell_links(linked: list[Row], texts: dict[Any, Row]) -> Piece:
    """Why each telling was taken as this launch; a lone one needs no reason."""
    if len(linked) < 2:
        return Piece("")
    rows = [
        {
            "Text": TEXT.format(name_text(row["document_id"]), say_text(texts[row["document_id"]])),
            "Told as": say_code("role", row["role"]),
            "Taken for this launch because": "; ".join(row["reasons"]),
        }
        for row in linked
    ]
    return make_table("Why these are tellings of one launch", rows)
