"""Prose: the sentences of a brief, each figure with the claim it rests on, each total with what it counts.

In      events, standings, agreement, context, documents
Out     sentences: lists of parts (words, what they rest on); titles and labels as plain words
Units   km, or mi where asked; days local to the launch site
Missing what no text states is said as not stated, never filled in
Next    the notebooks show them; figures take days and numbers from `prose.words`

    links           what words lead to beside a claim: rows, and lists of what a total counts
    words           days, numbers, kinds, titles
    story           launches with who says what, and the parts of a sentence
    launches        a few launches, one by one
    totals          many launches, summed up
    verdicts        conflicts, agreement, independence
    gaps            what nobody states, and what rests on one voice
"""

import pandas as pd

from analysis.prose.gaps import say_gaps
from analysis.prose.launches import tell_launches
from analysis.prose.links import total
from analysis.prose.scope import say_scope
from analysis.prose.story import Part, Sentence, gather_story, join_parts, say
from analysis.prose.totals import tell_total, tell_totals
from analysis.prose.verdicts import count_topics, tell_sources, tell_verdicts
from analysis.prose.words import say_count, say_day, say_distance, say_event_title

__all__ = [
    "Part",
    "Sentence",
    "bottom_line",
    "join_parts",
    "say_count",
    "say_day",
    "say_distance",
    "say_event_title",
    "say_gaps",
    "say_scope",
]


def bottom_line(
    events: pd.DataFrame,
    standings: pd.DataFrame,
    agreement: pd.DataFrame,
    context: pd.DataFrame,
    documents: pd.DataFrame,
    units: str = "km",
) -> list[Sentence]:
    """The findings in three to six sentences: few launches one by one, many in totals."""
    sources = tell_sources(documents, standings)
    if events.empty:
        topics = total(count_topics(context), "topic")
        kept = say(" They speak of ", topics, " kept as context.") if len(context) else ""
        return [say("No text tells of a launch.", kept), sources]
    story = gather_story(events, standings, agreement, units)
    if story.few:
        return [*tell_launches(story), tell_verdicts(story), sources]
    return [tell_total(story), tell_verdicts(story), *tell_totals(story), sources]
