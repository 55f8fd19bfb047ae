"""Gaps: what nobody states, and what rests on one voice.

In      events, agreement
Out     sentences, a few launches one by one, more in totals
Units   none
Missing that is what it is about
Next    the page's list of what is not known
"""

import pandas as pd

from analysis.columns import FRAMES
from analysis.prose.story import Row, Sentence, Story, gather_story, say
from analysis.prose.words import join_words, raise_first, say_attribute, say_number, say_share, say_some
from analysis.rules import load_rules


def say_gaps(events: pd.DataFrame, agreement: pd.DataFrame) -> list[Sentence]:
    """What no text states of the launches reported as news, whose day is open, and what rests on one voice."""
    if events.empty:
        return []
    nothing_said = pd.DataFrame(columns=[column.name for column in FRAMES["standings"]])
    story = gather_story(events, nothing_said, agreement)
    stated = {(row["subject_id"], row["attribute"]): row["verdict"] for row in story.measured}
    tell = _tell_each if story.few else _tell_numbers
    return [say(words) for words in (*_tell_days(story), *tell(story, stated), *_tell_single(story, stated)) if words]


def _tell_days(story: Story) -> list[str]:
    every = (*story.launches, *story.others)
    open_days = [event for event in every if event["from_date"] is None or event["from_date"] != event["to_date"]]
    if not open_days:
        return []
    if len(open_days) == len(every):
        return ["No text names the day of " + ("the launch." if len(every) == 1 else "any launch.")]
    return [f"No text names the day of {say_share(len(open_days), len(every))} launches."]


def _missing(event: Row, stated: dict[tuple[str, str], str]) -> list[str]:
    return [
        attribute
        for attribute in load_rules("wording")["gaps"]
        if attribute != "date" and (event["event_id"], attribute) not in stated
    ]


def _tell_each(story: Story, stated: dict[tuple[str, str], str]) -> list[str]:
    """What is missing of all launches, then what else is missing of each."""
    missing = {event["event_id"]: _missing(event, stated) for event in story.launches}
    everywhere = [a for a in load_rules("wording")["gaps"] if all(a in absent for absent in missing.values())]
    sentences = []
    if everywhere:
        each = "either" if len(missing) == 2 else "any"
        of = f"{each} of the {say_number(len(missing))} launches" if len(missing) > 1 else "the launch"
        news = " reported as news" if story.launches[0]["role"] == "main" else ""
        sentences.append(f"No text states {_name(everywhere)} of {of}{news}.")
    for event in reversed(story.launches):
        own = [attribute for attribute in missing[event["event_id"]] if attribute not in everywhere]
        if own:
            sentences.append(f"For {story.name(event)} no text states {_name(own)}.")
    return sentences


def _name(attributes: list[str]) -> str:
    named = [say_attribute(attribute) for attribute in attributes]
    article = "an" if named[0][0] in "aeiou" else "a"
    return f"{article} {join_words(named, 'or')}"


def _tell_numbers(story: Story, stated: dict[tuple[str, str], str]) -> list[str]:
    absent = [attribute for event in story.launches for attribute in _missing(event, stated)]
    counted = [(absent.count(a), a) for a in load_rules("wording")["gaps"] if a in absent]
    told = join_words(f"{say_attribute(a)} for {say_number(n)}" for n, a in sorted(counted, key=lambda c: -c[0]))
    return [f"Of {len(story.launches)} launches reported as news, not stated: {told}."] if counted else []


def _tell_single(story: Story, stated: dict[tuple[str, str], str]) -> list[str]:
    """What rests on one voice: by name for a few launches, by number for more."""
    single = {
        event["event_id"]: [a for a in load_rules("wording")["gaps"] if stated.get((event["event_id"], a)) == "single"]
        for event in story.launches
    }
    if not any(single.values()):
        return []
    if story.few:
        told = [
            f"for {story.name(event)} the {join_words(map(say_attribute, single[event['event_id']]))}"
            for event in reversed(story.launches)
            if single[event["event_id"]]
        ]
        return [f"On one voice rest: {'; '.join(told)}."]
    number, total = sum(map(len, single.values())), sum(1 for row in story.measured if row["subject_id"] in single)
    return [f"{raise_first(say_some(number, 'value rests', 'values rest'))} on one voice, of {total} stated."]
