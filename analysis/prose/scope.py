"""Scope: what a brief looked at, in one line.

In      documents, standings
Out     words
Units   days of publication
Missing texts without a day are counted
Next    the head of a brief
"""

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.links import Counted, Part, Shown, Tally, figure, name_text, total
from analysis.prose.story import Row, Sentence, join_parts, say
from analysis.prose.verdicts import count_families, count_stories, count_texts, list_families, name_families
from analysis.prose.words import say_published

Dated = tuple[pd.Timestamp, Row]


def say_scope(documents: pd.DataFrame, standings: pd.DataFrame) -> Sentence:
    """As of when, how many texts of which days, how many stories, which families speak; texts not read are counted."""
    rows = read_rows(documents)
    texts = [text for text in rows if text["status"] == "read"]
    unread = [Counted(name_text(text["path"]), text["path"]) for text in rows if text["status"] != "read"]
    dated = sorted(((t["published_date"], t) for t in texts if t["published_date"] is not None), key=lambda d: d[0])
    families = list_families(standings)
    named = say(": ", name_families(families)) if families else ""
    pieces = [
        say("As of ", _day(dated[-1])) if dated else [],
        say(total(count_texts(texts), "text"), _span(dated, texts)),
        say(total(count_stories(texts), "story", "stories")),
        say(total(count_families(families), "family", "families"), " of authorities", named),
        say(total(Tally("texts not used", tuple(unread)), "text was not used", "texts were not used"))
        if unread
        else [],
    ]
    return join_parts(list(filter(None, pieces)), " · ", " · ")


def _day(dated: Dated) -> Part:
    """A day of publication, leading to the text that bears it."""
    return say_published(dated[1]), Shown(name_text(dated[1]["document_id"]))


def _span(dated: list[Dated], texts: list[Row]) -> Sentence:
    if not dated:
        return say(" without a day" if texts else "")
    undated = [text for text in texts if text["published_date"] is None]
    rows = tuple(Counted(name_text(text["document_id"]), text["path"]) for text in undated)
    aside = say(", ", figure(Tally("texts without a day", rows)), " without a day") if undated else ""
    days = [_day(dated[0]), *([_day(dated[-1])] if dated[0][0] != dated[-1][0] else [])]
    return say(", published ", join_parts([[day] for day in days], last=" to "), aside)
