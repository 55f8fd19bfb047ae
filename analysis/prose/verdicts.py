"""Verdicts: what conflicts, what holds together, what rests on one voice, and how independent the voices are.

In      Story, standings, documents
Out     sentences
Units   none
Missing nothing to compare is said as such
Next    the bottom line and the gaps of a brief
"""

from collections.abc import Callable
from typing import Any

import pandas as pd

from analysis.intervals import read_rows
from analysis.prose.links import HELD, LONE, ODDS, Counted, Tally, figure, name_text, name_value, named, share, total
from analysis.prose.story import Row, Sentence, Story, join_parts, join_some, plain, say
from analysis.prose.words import name_days, say_as_said, say_attribute, say_family, say_kinds, say_text
from analysis.reading.words.zones import say_zone

Teller = Callable[[Story, Row], Any]
AT_ODDS = ("conflict", "differ")
SHOWN = 3  # our choice: so many conflicts are told, the others counted


def tell_verdicts(story: Story) -> Sentence:
    """Conflicts and denials first; where there is none, how many values more than one voice tells."""
    rows = [row for row in story.measured if row["subject_kind"] == "launch"]
    conflicts = [row for row in rows if row["verdict"] == "conflict"]
    denied = [row for row in rows if row["verdict"] != "conflict" and row["dissent"]]
    told = [
        *_list(story, conflicts, _tell_conflict, ("conflicts", "conflict")),
        *_list(story, denied, _tell_denial, ("is denied", "are denied")),
    ]
    shared, lone = count_values(story)
    if not shared.number and not told:
        return say("Nothing can be compared: each value rests on one voice." if rows else "Nothing can be compared.")
    return say(told or "Nothing conflicts. ", _tell_rest(story, rows, shared, lone))


def count_values(story: Story) -> tuple[Tally, Tally]:
    """The values that more than one voice tells, and all that are stated, by the tables that hold them."""
    rows = [row for row in story.measured if row["subject_kind"] == "launch" and row["verdict"] != "unstated"]
    lone, odds = (sum(row["verdict"] in verdicts for row in rows) for verdicts in (("single",), AT_ODDS))
    held = Counted(HELD, "what holds together", len(rows) - lone - odds)
    tables = Counted(ODDS, "what does not", odds), held, Counted(LONE, "what rests on one voice", lone)
    return Tally("values told by more than one voice", tables[:2]), Tally("values stated of launches", tables)


def _list(story: Story, rows: list[Row], tell: Teller, verbs: tuple[str, str]) -> Sentence:
    """The first of them under their number."""
    if not rows:
        return []
    verb = verbs[len(rows) > 1]
    what = f"values that {verbs[1]}"
    counted = [_count_row(story, row) for row in rows]
    number = total(Tally(what, tuple(counted)), "value", first=True)
    rest = total(Tally(f"further {what}", tuple(counted[SHOWN:])), "other")
    more = say("; and ", rest) if len(rows) > SHOWN else ""
    told = join_parts([tell(story, row) for row in rows[:SHOWN]], "; ", "; ")
    return say(number, f" {verb}: ", told, more, ". ")


def _count_row(story: Story, row: Row) -> Counted:
    """A value by its row in the table of agreement; one that is denied by who denies it, for it may have no row."""
    denied = story.denied.get((row["subject_id"], row["attribute"]), ()) if row["verdict"] != "conflict" else ()
    place = next((standing["claim_id"] for standing in denied), name_value(row["subject_id"], row["attribute"]))
    return Counted(place, plain(_name_value(story, row)).removeprefix("the "))


def _tell_rest(story: Story, rows: list[Row], shared: Tally, stated: Tally) -> Sentence:
    """How much of what is stated was told by more than one voice."""
    differ = [row for row in rows if row["verdict"] == "differ"]
    counted = tuple(_count_row(story, row) for row in differ)
    verb, differs = "is" if shared.number == 1 else "are", "differs" if len(differ) == 1 else "differ"
    number = figure(Tally("values that differ in words or measurements", counted))
    small = say("; ", number, f" {differs} in words or measurements") if differ else ""
    return say(
        "Of the values stated of launches, ", share(shared, stated), f" {verb} told by more than one voice", small, "."
    )


def _tell_conflict(story: Story, row: Row) -> Sentence:
    """Who stands against whom on one value."""
    speakers = story.speakers(row["subject_id"], row["attribute"], every=True)
    told = [
        say(named(name), " ", join_parts([(_say_value(story, standing), standing["claim_id"])] for standing in said))
        for name, said in speakers
    ]
    return say(_name_value(story, row), " (", join_parts(told), ")") if told else _name_value(story, row)


def _tell_denial(story: Story, row: Row) -> Sentence:
    families = join_parts([say(named(say_family(family))) for family in row["dissent"]])
    return say(_name_value(story, row), ", by ", families)


def _name_value(story: Story, row: Row) -> Sentence:
    event = story.find(row["subject_id"])
    return say(f"the {say_attribute(row['attribute'])} of ", story.refer(event) if event else named(row["subject_id"]))


def _say_value(story: Story, standing: Row) -> str:
    if standing["attribute"] == "kind":
        return say_kinds((standing["value"],))
    if standing["attribute"] == "date":
        return name_days(standing["from_date"], standing["to_date"])
    if standing["attribute"] == "time":
        return f"{standing['value']} {say_zone(standing['unit'] or 'local')}"
    return say_as_said(standing, story.units)


def tell_sources(documents: pd.DataFrame, standings: pd.DataFrame) -> Sentence:
    """How many texts, how many stories and agencies they are, and which families speak for themselves."""
    texts = [text for text in read_rows(documents) if text["status"] == "read"]
    stories = count_stories(texts)
    agencies = sorted({text["agency"] for text in texts if text["agency"]})
    alone = stories.number == len(texts)
    copies = ", no copies of one another" if alone else say(", telling ", total(stories, "story", "stories"))
    number = total(count_texts(texts), "text was read", "texts were read", first=True)
    verb = "is" if len(agencies) == 1 else "are"
    wires = say("; ", join_parts([say(named(agency)) for agency in agencies]), f" {verb} credited") if agencies else ""
    launches = standings.subject_id[~standings.subject_id.str.startswith("context/").astype(bool)].nunique()
    return say(number, copies if len(texts) > 1 else "", wires, ". ", _tell_families(standings, launches))


def count_texts(texts: list[Row]) -> Tally:
    """The texts, each by its row in the page."""
    return Tally("texts read", tuple(Counted(name_text(text["document_id"]), say_text(text)) for text in texts))


def count_stories(texts: list[Row]) -> Tally:
    """The stories that are no copies of one another, each by the first of its texts."""
    first = {text["copy_group"]: text for text in reversed(texts)}
    rows = [Counted(name_text(text["document_id"]), say_text(text)) for text in reversed(first.values())]
    return Tally("stories, each by one of its texts", tuple(rows))


def list_families(standings: pd.DataFrame) -> dict[str, str]:
    """The families that detect or launch by themselves, those that say most first, each with a claim of theirs."""
    own = standings[standings.independent.astype(bool) & ~standings.subject_id.str.startswith("context/").astype(bool)]
    counted = own.groupby("family").size().sort_index().sort_values(ascending=False, kind="stable")
    claims = own.groupby("family").claim_id.min()
    return {str(family): str(claims[family]) for family in counted.index}


def count_families(families: dict[str, str]) -> Tally:
    """The families, each by a claim of theirs."""
    rows = tuple(Counted(claim, family) for family, claim in families.items())
    return Tally("families of authorities, each by one of the values it states", rows)


def name_families(families: dict[str, str]) -> Sentence:
    """The first few families by name, the others by their number."""
    shown = [(named(family), claim) for family, claim in families.items()]
    return join_some(shown, "further families of authorities")


def _tell_families(standings: pd.DataFrame, launches: int) -> Sentence:
    families = list_families(standings)
    if not families:
        return say("No authority that detects or launches is named.")
    tally = count_families(families)
    number = total(tally, "family of authorities speaks", "families of authorities speak", first=True)
    return say(number, f" of {'this launch' if launches == 1 else 'these launches'}: ", name_families(families), ".")


def count_topics(context: pd.DataFrame) -> Tally:
    """The topics spoken of beside the launches, each by a statement."""
    first = context.drop_duplicates("topic")
    return Tally(
        "topics", tuple(Counted(name, topic.replace("_", " ")) for name, topic in zip(first.context_id, first.topic))
    )
