"""Dossiers: all that is said of one launch, and the sentences it stands in.

In      the frames of a run
Out     Piece: a dossier a launch (values, sentences, why its tellings are one launch), and the same for the context
Units   km, or mi where asked, for what was read; quotes keep their own
Missing a text without an outlet is a page without a name
Next    the brief shows them; every link of the page to a claim lands here
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from analysis.intervals import read_rows
from analysis.prose import say_event_title
from analysis.tables.chronology import join_events, newest_first
from analysis.tables.labels import (
    name_text,
    name_topic,
    rank_code,
    say_code,
    say_manner,
    say_reading,
    say_speaker,
    say_text,
)
from analysis.tables.pieces import Piece, fold, join, make_table

Row = dict[str, Any]
FEW = 4  # our choice: so many dossiers stand open in a page, more are folded

DOSSIER = Piece('<details{}><summary>{} <small>· {}</small></summary>\n<div id="{}">{}{}{}</div></details>\n')
SAID = Piece('{}<a href="#{}">“{}”</a>')
AGAIN = Piece(' {}<a href="#{}" class="more" aria-label="“{}” again: {}">{}</a>')
NAME = Piece('<span id="{}"></span>')
QUOTED = Piece('<blockquote id="{}" class="mathjax_ignore">{}\n<footer>{}, sentence {} · {}{}</footer></blockquote>\n')
BACK = Piece('<a href="#{}">{}</a>')
SAME = Piece("<h3>Why these are tellings of one launch</h3>\n<ul>{}</ul>")


def open_dossiers(frames: Any, units: str = "km") -> Piece:
    """A dossier for each launch, newest first."""
    told = join_events(frames.claims, frames.links)
    told = told.assign(subject=told.attribute.map(_name_attribute))
    claims = {event_id: read_rows(group) for event_id, group in told.groupby("event_id")}
    texts = _collect_texts(frames)
    opened = Piece(" open") if len(frames.events) <= FEW else ""
    return join(
        DOSSIER.format(
            opened,
            say_title(event),
            _say_extent(event),
            event["event_id"],
            _tabulate_values("Value", claims[event["event_id"]], event["event_id"], units),
            _quote_sentences(claims[event["event_id"]], event["event_id"], texts),
            _tell_links(frames, event["event_id"], texts),
        )
        for event in read_rows(newest_first(frames.events))
    )


def open_context(frames: Any, units: str = "km") -> Piece:
    """What the texts say beside the launches, and the sentences it stands in."""
    rows = [
        row | {"claim_id": row["context_id"], "subject": name_topic(row["topic"], row["instance"])}
        for row in read_rows(frames.context)
    ]
    values = _tabulate_values("Topic", rows, "context", units)
    sentences = _quote_sentences(rows, "context", _collect_texts(frames))
    return values + fold("The sentences they stand in", sentences) if rows else values


def _name_attribute(code: str) -> str:
    return say_code("attribute", code)


def say_title(event: Row) -> str:
    """A launch in one line, its launcher first."""
    return f"{event['actor'] or 'Launcher not stated'}, {say_event_title(event)}"


def _say_extent(event: Row) -> str:
    texts = len(event["documents"])
    families = ", ".join(say_code("family", family) for family in event["families"])
    return f"{texts} text{'s' * (texts != 1)}; {families or 'no authority named'}"


def _collect_texts(frames: Any) -> dict[Any, Row]:
    """Documents by id, and sentences by document and number."""
    documents = {row["document_id"]: row for row in read_rows(frames.documents)}
    return {**documents, **{(row["document_id"], row["sentence"]): row for row in read_rows(frames.sentences)}}


def _tabulate_values(head: str, claims: list[Row], place: str, units: str) -> Piece:
    """The values of each authority side by side; what a family says twice in the same sense stands once."""
    anchors = _name_sentences(claims, place)
    merged: dict[tuple, list[Row]] = defaultdict(list)
    for claim in sorted(claims, key=_reading_order):
        # Everybody names the launcher: that is one row, whoever says it.
        family = None if claim["attribute"] == "actor" else claim["family"]
        sense = (claim["subject"], family, say_reading(claim, units), say_manner(claim))
        merged[sense].append(claim)
    rows = [
        {
            head: subject,
            "As said": _link_quotes(said, anchors),
            "Read as": reading,
            "How": manner,
            "Who says so": "; ".join(dict.fromkeys(map(say_speaker, said))),
        }
        for (subject, _, reading, manner), said in merged.items()
    ]
    return make_table("What each authority says, and how it was read", rows)


def _reading_order(claim: Row) -> tuple:
    return rank_code("attribute", claim["attribute"]) if "mention_id" in claim else 0, claim["subject"]


def _link_quotes(claims: list[Row], anchors: dict[tuple[str, int], str]) -> Piece:
    """The quotes, each once with the ids of its claims, leading to its sentence; a number leads to each further one."""
    same: dict[str, dict[str, list[Row]]] = defaultdict(lambda: defaultdict(list))
    for claim in claims:
        same[claim["quote"].casefold()][anchors[claim["document_id"], claim["sentence"]]].append(claim)
    return join(map(_link_places, same.values()), ", ")


def _link_places(places: dict[str, list[Row]]) -> Piece:
    links = []
    for number, (anchor, claims) in enumerate(places.items(), 1):
        names, quote = join(NAME.format(claim["claim_id"]) for claim in claims), claims[0]["quote"]
        again = AGAIN.format(names, anchor, quote, number, number)
        links.append(SAID.format(names, anchor, quote) if number == 1 else again)
    return join(links)


def _name_sentences(claims: Iterable[Row], place: str) -> dict[tuple[str, int], str]:
    """An id in the page for each sentence that the claims stand in."""
    spots = sorted({(claim["document_id"], claim["sentence"]) for claim in claims})
    return {spot: f"{place}-s{number}" for number, spot in enumerate(spots, 1)}


def _quote_sentences(claims: list[Row], place: str, texts: dict[Any, Row]) -> Piece:
    """Each sentence once, with the words of the claims marked, its source, who speaks, and links back."""
    within: dict[tuple[str, int], list[Row]] = defaultdict(list)
    for claim in claims:
        within[claim["document_id"], claim["sentence"]].append(claim)
    return join(
        QUOTED.format(
            anchor,
            _mark_spans(texts[spot], within[spot]),
            BACK.format(name_text(spot[0]), say_text(texts[spot[0]])),
            spot[1],
            "; ".join(dict.fromkeys(map(say_speaker, within[spot]))),
            _link_back(within[spot]),
        )
        for spot, anchor in _name_sentences(claims, place).items()
    )


def _link_back(claims: list[Row]) -> Piece:
    first = {claim["subject"]: claim["claim_id"] for claim in reversed(claims)}
    links = (BACK.format(claim_id, subject.lower()) for subject, claim_id in reversed(first.items()))
    return Piece('<span class="back"> · back to {}</span>').format(join(links, ", "))


def _mark_spans(sentence: Row, claims: list[Row]) -> Piece:
    """The sentence with every quoted span marked; spans that touch are one."""
    first, text, pieces, at = sentence["start"], sentence["text"], [], 0
    for start, end in _join_spans((claim["start"] - first, claim["end"] - first) for claim in claims):
        pieces += [text[at:start], Piece("<mark>{}</mark>").format(text[start:end])]
        at = end
    return join([*pieces, text[at:]])


def _join_spans(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    joined: list[tuple[int, int]] = []
    for start, end in sorted(spans):
        if joined and start <= joined[-1][1]:
            joined[-1] = (joined[-1][0], max(end, joined[-1][1]))
        else:
            joined.append((start, end))
    return joined


def _tell_links(frames: Any, event_id: str, texts: dict[Any, Row]) -> Piece:
    """Why each telling was taken as this launch; a lone one needs no reason."""
    linked = frames.links[frames.links.event_id == event_id].merge(
        frames.mentions, on="mention_id", validate="one_to_one"
    )
    if len(linked) < 2:
        return Piece("")
    items = (
        Piece("<li>{} ({}): {}</li>").format(
            BACK.format(name_text(row["document_id"]), say_text(texts[row["document_id"]])),
            say_code("role", row["role"]),
            "; ".join(row["reasons"]),
        )
        for row in read_rows(linked)
    )
    return SAME.format(join(items))
