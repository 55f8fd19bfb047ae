"""Verdicts: what conflicts, what holds together, what rests on one voice, and how independent the voices are.

In      Story, standings, documents
Out     sentences
Units   none
Missing nothing to compare is said as such
Next    the bottom line and the gaps of a brief
"""

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.story import Row, Sentence, Story, join_parts, say
from analysis.prose.words import (
    join_some,
    join_words,
    name_days,
    raise_first,
    say_as_said,
    say_attribute,
    say_family,
    say_kinds,
    say_number,
    say_share,
    say_some,
)

SHOWN = 3  # our choice: so many conflicts are told, the others counted


def tell_verdicts(story: Story) -> Sentence:
    """Conflicts and denials first; where there is none, how many values more than one voice tells."""
    rows = [row for row in story.measured if row["subject_kind"] == "launch"]
    conflicts = [_tell_conflict(story, row) for row in rows if row["verdict"] == "conflict"]
    denials = [say(_tell_denial(story, row)) for row in rows if row["verdict"] != "conflict" and row["dissent"]]
    shared = [row for row in rows if row["verdict"] not in ("single", "unstated")]
    told = [
        *_list(conflicts, say_some(len(conflicts), "value conflicts", "values conflict")),
        *_list(denials, say_some(len(denials), "value is denied", "values are denied")),
    ]
    if not shared and not told:
        return say("Nothing can be compared: each value rests on one voice." if rows else "Nothing can be compared.")
    return say(told or "Nothing conflicts. ", _tell_rest(rows, shared))


def _list(told: list[Sentence], head: str) -> Sentence:
    """The first of them under their number."""
    if not told:
        return []
    more = f"; and {say_some(len(told) - SHOWN, 'other', 'others')}" if len(told) > SHOWN else ""
    return say(f"{raise_first(head)}: ", join_parts(told[:SHOWN], "; ", "; "), more, ". ")


def _tell_rest(rows: list[Row], shared: list[Row]) -> str:
    """How much of what is stated was told by more than one voice."""
    differ = sum(row["verdict"] == "differ" for row in rows)
    verb, differs = "is" if len(shared) == 1 else "are", "differs" if differ == 1 else "differ"
    small = f"; {say_number(differ)} {differs} in words or measurements" if differ else ""
    part = say_share(len(shared), len(rows))
    return f"Of the values stated of launches, {part} {verb} told by more than one voice{small}."


def _tell_conflict(story: Story, row: Row) -> Sentence:
    """Who stands against whom on one value."""
    speakers = story.speakers(row["subject_id"], row["attribute"], every=True)
    told = [
        say(f"{name} ", join_parts([(_say_value(story, standing), standing["claim_id"])] for standing in said))
        for name, said in speakers
    ]
    return say(_name_value(story, row), " (", join_parts(told), ")") if told else say(_name_value(story, row))


def _tell_denial(story: Story, row: Row) -> str:
    return f"{_name_value(story, row)}, by {join_words(map(say_family, row['dissent']))}"


def _name_value(story: Story, row: Row) -> str:
    event = next((e for e in (*story.launches, *story.others) if e["event_id"] == row["subject_id"]), None)
    return f"the {say_attribute(row['attribute'])} of {story.name(event) if event else row['subject_id']}"


def _say_value(story: Story, standing: Row) -> str:
    if standing["attribute"] == "kind":
        return say_kinds((standing["value"],))
    if standing["attribute"] == "date":
        return name_days(standing["from_date"], standing["to_date"])
    if standing["attribute"] == "time":
        return f"{standing['value']} {standing['unit'] or ''}".rstrip()
    return say_as_said(standing, story.units)


def tell_sources(documents: pd.DataFrame, standings: pd.DataFrame) -> Sentence:
    """How many texts, how many stories and agencies they are, and which families speak for themselves."""
    texts = [text for text in read_rows(documents) if text["status"] == "read"]
    stories = len({text["copy_group"] for text in texts})
    agencies = sorted({text["agency"] for text in texts if text["agency"]})
    copies = (
        ", no copies of one another" if stories == len(texts) else f", telling {say_some(stories, 'story', 'stories')}"
    )
    read = raise_first(say_some(len(texts), "text was read", "texts were read")) + (copies if len(texts) > 1 else "")
    wires = f"; {join_words(agencies)} {'is' if len(agencies) == 1 else 'are'} credited" if agencies else ""
    launches = standings.subject_id[~standings.subject_id.str.startswith("context/").astype(bool)].nunique()
    return say(f"{read}{wires}. {_tell_families(name_families(standings), launches)}")


def name_families(standings: pd.DataFrame) -> list[str]:
    """The families that detect or launch by themselves, those that say most first."""
    own = standings[standings.independent.astype(bool) & ~standings.subject_id.str.startswith("context/").astype(bool)]
    counted = own.groupby("family").size().sort_index().sort_values(ascending=False, kind="stable")
    return [str(family) for family in counted.index]


def _tell_families(families: list[str], launches: int) -> str:
    if not families:
        return "No authority that detects or launches is named."
    number = say_some(len(families), "family of authorities speaks", "families of authorities speak")
    return f"{raise_first(number)} of {'this launch' if launches == 1 else 'these launches'}: {join_some(families)}."
