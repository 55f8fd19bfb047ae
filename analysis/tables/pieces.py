"""Pieces: markup that a notebook shows, with whatever came from a text escaped in it.

In      words and rows of words
Out     Piece: tables, links into the page, verdicts, sentences
Units   none
Missing "not stated"; a column that nobody fills is left out, a table without rows says so
Next    tables and dossiers
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from markupsafe import Markup

from analysis.prose.links import Basis, Named, Shown, Tally
from analysis.prose.story import Sentence
from analysis.rules import load_rules
from analysis.tables.labels import NOT_STATED, name_grade


class Piece(Markup):
    """Markup of a page that a notebook shows; `format` and `join` escape what they take in."""

    def _repr_html_(self) -> str:
        return str(self)


# JupyterLab would set what stands between two dollars as a formula.
TABLE = Piece(
    '<div class="wide mathjax_ignore"><table class="stack"{}><caption>{}</caption>{}\n<tbody>{}</tbody></table></div>'
)
UNSTATED = Piece('<span class="q">{}</span>').format(NOT_STATED)


def make_table(
    caption: str, rows: Sequence[Mapping[str, Any]], names: Sequence[str | None] = (), place: str | None = None
) -> Piece:
    """A table with a column a key of its rows; the first heads its row. names: ids of the rows; place: of the table."""
    if not rows:
        return Piece('<p class="q">{}: none.</p>').format(caption)
    heads = [head for head in rows[0] if any(row[head] != UNSTATED for row in rows)]
    head = Piece("<thead><tr>{}</tr></thead>").format(join(Piece('<th scope="col">{}</th>').format(h) for h in heads))
    ids = [_name(name) for name in names] or [_name(None)] * len(rows)
    headed = map(_head_row, _count_alike([row[heads[0]] for row in rows]), [row[heads[0]] for row in rows])
    return TABLE.format(_name(place), caption, head, join(map(_make_row, rows, ids, headed, [heads[1:]] * len(rows))))


def _name(place: str | None) -> Piece:
    return Piece(' id="{}"').format(place) if place else Piece("")


def _count_alike(firsts: Sequence[Any]) -> list[int]:
    """For each row, how many rows its head stands for: those below it with the same words; none where it is below."""
    spans = [1] * len(firsts)
    for number in reversed(range(1, len(firsts))):
        if type(firsts[number]) is str and firsts[number] == firsts[number - 1]:
            spans[number - 1] += spans[number]
            spans[number] = 0
    return spans


def _head_row(span: int, words: Any) -> Piece:
    if span <= 1:
        return Piece('<th scope="row">{}</th>').format(words) if span else Piece("")
    return Piece('<th scope="rowgroup" rowspan="{}">{}</th>').format(span, words)


def _make_row(row: Mapping[str, Any], name: str, head: Piece, rest: Sequence[str]) -> Piece:
    cells = (Piece('<td data-l="{}">{}</td>').format(label, row[label]) for label in rest)
    return Piece("\n<tr{}>{}{}</tr>").format(name, head, join(cells))


def join(pieces: Iterable[Any], between: str = "") -> Piece:
    """Pieces one after another; plain text among them is escaped."""
    return Piece(between).join(pieces)


def link(words: Any, claim_id: str | None) -> Piece:
    """A figure: words that lead to the claim they rest on; without one they keep the page from being published."""
    found = Piece('<a class="fig" href="#{}">{}</a>')
    return found.format(claim_id, words) if claim_id else Piece('<span class="fig">{}</span>').format(words)


def tell(sentences: Iterable[Sentence]) -> Piece:
    """Sentences as a list, one alone as a line."""
    told = list(map(tell_line, sentences))
    if len(told) == 1:
        return Piece('<p class="told mathjax_ignore">{}</p>').format(told[0])
    return Piece('<ul class="told mathjax_ignore">{}</ul>').format(
        join(Piece("<li>{}</li>").format(line) for line in told)
    )


def tell_line(sentence: Sentence) -> Piece:
    """A sentence, each of its parts leading to what it rests on."""
    return join(_tell_part(words, basis) for words, basis in sentence)


def _tell_part(words: str, basis: Basis) -> Any:
    if isinstance(basis, Tally):
        return Piece('<a class="sum" href="#{}">{}</a>').format(basis.place, words)
    if isinstance(basis, Shown):
        return Piece('<a class="row" href="#{}">{}</a>').format(basis.place, words)
    if isinstance(basis, Named):
        return Piece('<span class="name">{}</span>').format(words)
    return words if basis is None else link(words, basis)


def fold(title: str, piece: Any) -> Piece:
    """A piece that stands folded under its title; a link into it opens it, and paper shows it."""
    return Piece("<details><summary>{}</summary>\n{}</details>\n").format(title, piece)


def show_verdict(verdict: str) -> Piece:
    """A verdict with the mark that makes it readable without colour."""
    label = load_rules("labels")["verdict"][verdict]
    return Piece('<span class="v {}">{} {}</span>').format(verdict, label["mark"], label["word"])


def show_grade(grade: int | None) -> Piece:
    """A grade with its name; its rule is spelt out below `method`."""
    return UNSTATED if grade is None else Piece("{} {}").format(grade, name_grade(grade)["name"])
