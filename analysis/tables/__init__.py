"""Tables: frames as tables of a page, every value a link to what it rests on.

In      the frames of a run
Out     Piece: a table that a notebook shows; whatever came from a text is escaped in it
Units   km, or mi where asked, for what was read; quotes keep their own
Missing "not stated"
Next    dossiers goes into each launch; the notebooks show both

    labels          codes and values as pages say them
    pieces          markup: tables, links into the page, verdicts, sentences
    values          one value of a launch, with the word that softens it
    totals          what the totals of the sentences count
    chronology      launches, and the tellings that make them
    changes         values revised since the last issue
    agreement       who says what, in which words, and how it compares
    adjudications   what needs a person, and what persons decided
    corpus          families of authorities over all launches
    comparison      the chronology beside a reference
    coverage        what a page was made from, and how to read it
"""

from analysis.tables.adjudications import tabulate_adjudications, tabulate_needs
from analysis.tables.agreement import compare_values, tabulate_agreement, tabulate_claims
from analysis.tables.changes import tabulate_changes
from analysis.tables.chronology import join_events, newest_first, tabulate_events, tabulate_links
from analysis.tables.comparison import say_comparison, tabulate_comparison
from analysis.tables.corpus import tabulate_meetings, tabulate_reliability
from analysis.tables.coverage import (
    count_parts,
    say_window,
    tabulate_documents,
    tabulate_grades,
    tabulate_refusals,
    tabulate_rejected,
    tabulate_settings,
    tabulate_verdicts,
)
from analysis.tables.pieces import Piece, fold, tell
from analysis.tables.totals import list_totals
from analysis.tables.values import find_evidence

__all__ = [
    "Piece",
    "compare_values",
    "count_parts",
    "find_evidence",
    "fold",
    "join_events",
    "list_totals",
    "newest_first",
    "say_comparison",
    "say_window",
    "tabulate_adjudications",
    "tabulate_agreement",
    "tabulate_changes",
    "tabulate_claims",
    "tabulate_comparison",
    "tabulate_documents",
    "tabulate_events",
    "tabulate_grades",
    "tabulate_links",
    "tabulate_meetings",
    "tabulate_needs",
    "tabulate_refusals",
    "tabulate_rejected",
    "tabulate_reliability",
    "tabulate_settings",
    "tabulate_verdicts",
    "tell",
]
