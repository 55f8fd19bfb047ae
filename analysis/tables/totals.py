"""Totals: what each total of the sentences counts, in lists that it leads to.

In      sentences (prose)
Out     Piece: a list that a notebook shows, a line a total; nothing where no sentence has any
Units   rows of the page
Missing nothing
Next    the notebooks show it below the method; briefs.tallies counts again
"""

from collections.abc import Iterable

from analysis.prose.links import Counted, Tally
from analysis.prose.story import Sentence
from analysis.prose.words import raise_first, say_number
from analysis.tables.pieces import Piece, fold, join

ROW = Piece('<a href="#{}">{}</a>')
LINE = Piece('<li id="{0}">{1}, {2}: {3}<span class="back"> · <a class="back" href="#of-{0}">back</a></span></li>\n')


def list_totals(sentences: Iterable[Sentence]) -> Piece:
    """Every total once, with links to the rows that it counts."""
    found = dict.fromkeys(basis for sentence in sentences for _, basis in sentence if isinstance(basis, Tally))
    lines = join(map(_list_rows, found))
    return (
        fold("What each total counts", Piece('<ol class="totals" type="a">{}</ol>').format(lines)) if found else lines
    )


def _list_rows(tally: Tally) -> Piece:
    rows = join(map(_show_row, filter(None, (row for row in tally.rows if row.number))), "; ")
    return LINE.format(tally.place, raise_first(tally.what), say_number(tally.number), rows)


def _show_row(row: Counted) -> Piece:
    number = "" if row.number == 1 else f", {say_number(row.number)}"
    return ROW.format(row.place, row.name) + number
