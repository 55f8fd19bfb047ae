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
    join_words,
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
    """Conflicts first; where there is none, how many values more than one voice tells."""
    rows = [row for row in story.measured if row["subject_kind"] == "launch"]
    conflicts = [row for row in rows if row["verdict"] == "conflict"]
    differ = [row for row in rows if row["verdict"] == "differ"]
    shared = [row for row in rows if row["verdict"] not in ("single", "unstated")]
    if not shared:
        return say("Nothing can be compared: each value rests on one voice." if rows else "Nothing can be compared.")
    if conflicts:
        head = f"{raise_first(say_some(len(conflicts), 'value conflicts', 'values conflict'))}: "
        more = f"; and {say_some(len(conflicts) - SHOWN, 'other', 'others')}" if len(conflicts) > SHOWN else ""
        told = say(head, join_parts([_tell_row(story, row) for row in conflicts[:SHOWN]], "; ", "; "), more, ".")
    else:
        told = say("Nothing conflicts.")
    return say(told, " ", _tell_rest(len(rows), len(shared), len(differ)))


def _tell_rest(stated: int, shared: int, differ: int) -> str:
    """How much of what is stated was told by more than one voice."""
    verb = "is" if shared == 1 else "are"
    small = f", and {say_number(differ)} of these differ in words or measurements" if differ else ""
    return f"Of the values stated of launches, {say_share(shared, stated)} {verb} told by more than one voice{small}."


def _tell_row(story: Story, row: Row) -> Sentence:
    """Who stands against whom on one value."""
    event = next((e for e in (*story.launches, *story.others) if e["event_id"] == row["subject_id"]), None)
    said = story.said.get((row["subject_id"], row["attribute"]), [])
    voices = {(standing["family"], standing["authority"], standing["value"]): standing for standing in said}
    told = [say(f"{_name_voice(voice)} ", (_value(story, voice), voice["claim_id"])) for voice in voices.values()]
    head = f"the {say_attribute(row['attribute'])} of {story.name(event) if event else row['subject_id']}"
    return say(f"{head} (", join_parts(told), ")") if told else say(head)


def _name_voice(voice: Row) -> str:
    own = voice["family"] == "unattributed"
    return f"a text by {voice['authority']}" if own else say_family(voice["family"])


def _value(story: Story, voice: Row) -> str:
    if voice["attribute"] == "kind":
        return say_kinds((voice["value"],))
    return say_as_said(voice, story.units)


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
    return say(f"{read}{wires}. {_tell_families(name_families(standings))}")


def name_families(standings: pd.DataFrame) -> list[str]:
    """The families that detect or launch by themselves, those that say most first."""
    own = standings[standings.independent.astype(bool) & ~standings.subject_id.str.startswith("context/").astype(bool)]
    counted = own.groupby("family").size().sort_index().sort_values(ascending=False, kind="stable")
    return [str(family) for family in counted.index]


def _tell_families(families: list[str]) -> str:
    if not families:
        return "No authority that detects or launches is named."
    number = say_some(len(families), "family of authorities speaks", "families of authorities speak")
    return f"{raise_first(number)} of these launches: {join_words(families)}."
