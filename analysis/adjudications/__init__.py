"""Adjudications: the analyst's word over the machine's.

In      data/adjudications.csv; the frames at the end of the stage that a decision concerns
Out     decisions; the frames with what was decided, marked; adjudications, a row a decision and what became of it
Units   as in columns
Missing without the file nothing was decided
Next    flow applies them, `launchbook adjudicate` and notebook 05 add to them

    decisions       the file, checked line by line
    values          what an analyst may put in place of a value
    placing         these, as columns
    deciding        frames -> frames, with what was decided: the Docket; what needs no frames does without it
    recording       a further line, whole or not at all
"""

from analysis.adjudications.decisions import AdjudicationError, Decision, check_adjudications, read_decisions
from analysis.adjudications.recording import draft_decision, record_decision

__all__ = [
    "AdjudicationError",
    "Decision",
    "check_adjudications",
    "draft_decision",
    "read_decisions",
    "record_decision",
]
