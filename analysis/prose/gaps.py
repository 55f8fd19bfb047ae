"""Gaps: what nobody states, and what rests on one voice.

In      events, agreement
Out     sentences, a few launches one by one, more in totals
Units   none
Missing that is what it is about
Next    the page's list of what is not known
"""

import pandas as pd

from analysis.columns import FRAMES
from analysis.prose.links import LONE, Tally, figure, share, total
from analysis.prose.story import Row, Sentence, Story, gather_story, join_parts, say
from analysis.prose.verdicts import count_values
from analysis.prose.words import join_words, say_attribute
from analysis.rules import load_rules


def say_gaps(events: pd.DataFrame, agreement: pd.DataFrame) -> list[Sentence]:
    """What no text states of the launches reported as news, whose day is open, and what rests on one voice."""
    if events.empty:
        return []
    nothing_said = pd.DataFrame(columns=[column.name for column in FRAMES["standings"]])
    story = gather_story(events, nothing_said, agreement)
    stated = {(row["subject_id"], row["attribute"]): row["verdict"] for row in story.measured}
    tell = _tell_each if story.few else _tell_numbers
    return [*_tell_days(story), *tell(story, stated), *_tell_single(story, stated)]


def _tell_days(story: Story) -> list[Sentence]:
    every = (*story.launches, *story.others)
    open_days = [event for event in every if event["from_date"] is None or event["from_date"] != event["to_date"]]
    if not open_days:
        return []
    if len(open_days) == len(every):
        return [say("No text names the day of " + ("the launch." if len(every) == 1 else "any launch."))]
    part = story.count("launches whose day no text names", open_days)
    return [say("No text names the day of ", share(part, story.count("launches", every)), " launches.")]


def _missing(event: Row, stated: dict[tuple[str, str], str]) -> list[str]:
    return [
        attribute
        for attribute in load_rules("wording")["gaps"]
        if attribute != "date" and (event["event_id"], attribute) not in stated
    ]


def _tell_each(story: Story, stated: dict[tuple[str, str], str]) -> list[Sentence]:
    """What is missing of all launches, then what else is missing of each."""
    missing = {event["event_id"]: _missing(event, stated) for event in story.launches}
    everywhere = [a for a in load_rules("wording")["gaps"] if all(a in absent for absent in missing.values())]
    sentences = []
    if everywhere:
        sentences.append(say(f"No text states {_name(everywhere)} of ", _name_launches(story), "."))
    for event in reversed(story.launches):
        own = [attribute for attribute in missing[event["event_id"]] if attribute not in everywhere]
        if own:
            sentences.append(say("For ", story.refer(event), f" no text states {_name(own)}."))
    return sentences


def _name_launches(story: Story) -> Sentence:
    """All launches that the page is about."""
    how = "reported as news" if story.launches[0]["role"] == "main" else ""
    if len(story.launches) == 1:
        return say(f"the launch {how}".rstrip())
    each = "either of the " if len(story.launches) == 2 else "any of the "
    number = total(story.count(f"launches {how}".rstrip(), story.launches), "launch", "launches")
    return say(each, number, f" {how}".rstrip())


def _name(attributes: list[str]) -> str:
    named = [say_attribute(attribute) for attribute in attributes]
    article = "an" if named[0][0] in "aeiou" else "a"
    return f"{article} {join_words(named, 'or')}"


def _tell_numbers(story: Story, stated: dict[tuple[str, str], str]) -> list[Sentence]:
    absent = {
        attribute: [e for e in story.launches if attribute in _missing(e, stated)]
        for attribute in load_rules("wording")["gaps"]
    }
    often = sorted(
        ((attribute, events) for attribute, events in absent.items() if events), key=lambda gap: -len(gap[1])
    )
    told = [say(f"{say_attribute(a)} for ", figure(story.count(f"launches without {_name([a])}", e))) for a, e in often]
    whole = _name_launches(story)
    return [say("Of ", whole[1:], ", not stated: ", join_parts(told), ".")] if told else []


def _tell_single(story: Story, stated: dict[tuple[str, str], str]) -> list[Sentence]:
    """What rests on one voice: by name for a few launches, by number for more."""
    if not story.few:
        _, whole = count_values(story)
        lone = Tally("values that rest on one voice", tuple(row for row in whole.rows if row.place == LONE))
        number = total(lone, "value rests", "values rest", first=True)
        return [say(number, " on one voice, of ", figure(whole), " stated.")] if lone.number else []
    single = [
        (e, [a for a in load_rules("wording")["gaps"] if stated.get((e["event_id"], a)) == "single"])
        for e in reversed(story.launches)
    ]
    told = [
        say("for ", story.refer(event), f" the {join_words(map(say_attribute, attributes))}")
        for event, attributes in single
        if attributes
    ]
    return [say("Stated by one voice alone: ", join_parts(told, "; ", "; "), ".")] if told else []
