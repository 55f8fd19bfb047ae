"""Values: what each authority says, in its words and as it was read, side by side.

In      claims, each with its subject
Out     Piece: a table that a notebook shows
Units   km, or mi where asked, for what was read; quotes keep their own
Missing nothing: a claim always has its words
Next    launches, context and earlier show them above their sentences; links of the page to a claim land here
"""

from collections import defaultdict
from typing import Any

from analysis.dossiers.sentences import name_sentences
from analysis.tables.labels import rank_code, say_manner, say_reading, say_speaker
from analysis.tables.pieces import Piece, join, make_table

Row = dict[str, Any]

SAID = Piece('{}<a href="#{}">“{}”</a>')
AGAIN = Piece(' {}<a href="#{}" class="more" aria-label="“{}” again: {}">{}</a>')
NAME = Piece('<span id="{}"></span>')
SAYS = "What each authority says, and how it was read"


def tabulate_values(head: str, claims: list[Row], place: str, units: str, caption: str = SAYS) -> Piece:
    """The values of each authority side by side; what a family says twice in the same sense stands once."""
    anchors = name_sentences(claims, place)
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
    return make_table(caption, rows)


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
