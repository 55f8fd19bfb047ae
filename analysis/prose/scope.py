"""Scope: what a brief looked at, in one line.

In      documents, standings
Out     words
Units   days of publication
Missing texts without a day are counted
Next    the head of a brief
"""

import pandas as pd

from analysis.intervals import read_rows, say_days
from analysis.prose.verdicts import name_families
from analysis.prose.words import join_some, name_days, say_number, say_some


def say_scope(documents: pd.DataFrame, standings: pd.DataFrame) -> str:
    """As of when, how many texts of which days, how many stories, which families speak; texts not read are counted."""
    texts = [text for text in read_rows(documents) if text["status"] == "read"]
    days = sorted(text["published_date"] for text in texts if text["published_date"] is not None)
    refused = len(documents) - len(texts)
    families = name_families(standings)
    pieces = [
        f"As of {name_days(days[-1], days[-1])}" if days else "",
        say_some(len(texts), "text") + _span(days, len(texts)),
        say_some(len({text["copy_group"] for text in texts}), "story", "stories"),
        f"{say_some(len(families), 'family', 'families')} of authorities{': ' if families else ''}{_list(families)}",
        say_some(refused, "text was not used", "texts were not used") if refused else "",
    ]
    return " · ".join(filter(None, pieces))


def _list(words: list[str]) -> str:
    return join_some(words) if words else ""


def _span(days: list[pd.Timestamp], number: int) -> str:
    if not days:
        return " without a day" if number else ""
    undated = f", {say_number(number - len(days))} without a day" if number > len(days) else ""
    if days[0] == days[-1]:
        return f", published {name_days(days[0], days[0])}{undated}"
    return f", published {say_days((days[0], days[-1]))}{undated}"
