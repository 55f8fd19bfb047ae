"""Totals: many launches summed up.

In      Story
Out     sentences: how many and when, how many missiles, how far, of what kind
Units   km, or mi where asked
Missing what is not stated is counted
Next    the bottom line of a brief
"""

from collections import defaultdict

from analysis.prose.launches import recall, say_actors
from analysis.prose.links import Part, figure, share, total
from analysis.prose.story import Row, Sentence, Story, join_parts, say
from analysis.prose.words import (
    mark_plan,
    name_days,
    say_as_said,
    say_count,
    say_distance,
    say_kinds,
    say_number,
)

DISTANCES = ("distance_low_km", "distance_high_km")
SHOWN = 3  # our choice: so many kinds are named, the others counted
NEWS = "launches reported as news"


def tell_total(story: Story) -> Sentence:
    """How many launches, from when to when, the newest, and how many are recalled."""
    dated = [event for event in story.launches if event["from_date"] is not None]
    undated = [event for event in story.launches if event["from_date"] is None]
    number = total(story.count(_name(story), story.launches), "launch", "launches", first=True)
    head = say(number, say_actors(story.launches), f" are {_name(story).partition(' ')[2]}")
    if not dated:
        return say(head, ", none of them dated.", recall(story))
    first, newest = dated[-1], dated[0]
    ends = [(_end(first), story.find_claim(first, "date")), (_end(newest), story.find_claim(newest, "date"))]
    left = figure(story.count(f"{_name(story)} without a day", undated))
    aside = say("; the day of ", left, " of them is not stated") if undated else ""
    return say(
        head,
        ", from ",
        ends[0],
        " to ",
        ends[1],
        aside,
        ". The newest: ",
        _tell_newest(story, newest),
        ".",
        recall(story),
    )


def _name(story: Story) -> str:
    return NEWS if story.launches[0]["role"] == "main" else "launches recalled or announced, none reported as news"


def _tell_newest(story: Story, event: Row) -> Sentence:
    """How many of what were fired, each from its claim: one ballistic missile."""
    ends, one = (event["count_low"], event["count_high"]), event["count_high"] == 1
    kinds = say_kinds(event["kinds"] or (event["kind"],), many=not one)
    kind = (kinds, story.find_claim(event, "kind")) if event["kind"] else kinds
    name = say(" ", (event["name"], story.find_claim(event, "name"))) if event["name"] else ""
    if ends == (None, None):
        return say(kind, name, ", number not stated", mark_plan(event, ""))
    count = say_number(ends[0]) if ends[0] == ends[1] else say_count(*ends)
    return say((count, story.find_claim(event, "count")), " ", kind, name, mark_plan(event, ""))


def tell_totals(story: Story) -> list[Sentence]:
    """How many missiles, how far and of what kind, over all launches."""
    return [_tell_counts(story), _tell_distances(story), _tell_kinds(story)]


def _end(event: Row) -> str:
    return name_days(event["from_date"], event["to_date"])


def _share(what: str, told: list[Row], story: Story) -> Sentence:
    return say(
        share(story.count(f"launches with {what}", told), story.count(_name(story), story.launches)), " launches"
    )


def _tell_counts(story: Story) -> Sentence:
    told = [event for event in story.launches if event["count_low"] is not None or event["count_high"] is not None]
    if not told:
        return say("No text says how many missiles flew.")
    most = max(told, key=lambda event: event["count_low"] or 0)
    largest = (say_count(most["count_low"], most["count_high"]), story.find_claim(most, "count"))
    stated = _share("a number of missiles", told, story)
    return say("A number of missiles is stated for ", stated, "; the most, ", largest, ", for ", story.refer(most), ".")


def _tell_distances(story: Story) -> Sentence:
    told = [event for event in story.launches if event["distance_high_km"] is not None]
    if not told:
        return say("No text says how far the missiles flew.")
    stated = say("A distance is stated for ", _share("a distance", told, story))
    ends = [min(told, key=lambda e: e["distance_low_km"]), max(told, key=lambda e: e["distance_high_km"])]
    least, most = (_cite_distance(story, event, event[end]) for event, end in zip(ends, DISTANCES))
    if least[0] == most[0]:
        return say(stated, ": ", least, ".")
    runs = [say(cited, " (", story.refer(event), ")") for cited, event in zip((least, most), ends)]
    return say(stated, ", from ", runs[0], " to ", runs[1], ".")


def _cite_distance(story: Story, event: Row, km: float) -> Part:
    """A distance as its source says it, hedge and all, and the claim that states it, as near as there is.

    Of a span that is told, only the end is named.
    """
    said = story.said.get((event["event_id"], "distance"), [])
    near = min(said, key=lambda s: min(abs(end - km) for end in (s["low"], s["high"]) if end is not None), default=None)
    if near is None:
        return say_distance(km, km, story.units), None
    plain = say_as_said(near | {"hedge": None}, story.units) == say_distance(km, km, story.units)
    return say_as_said(near, story.units) if plain else say_distance(km, km, story.units), near["claim_id"]


def _tell_kinds(story: Story) -> Sentence:
    told = [event for event in story.launches if event["kind"] is not None]
    if not told:
        return say("No text says what kind of missile it was.")
    alike: dict[str, list[Row]] = defaultdict(list)
    for event in told:
        alike[say_kinds((event["kind"],))].append(event)
    often = sorted(alike.items(), key=lambda kind: -len(kind[1]))
    rest = [event for _, events in often[SHOWN:] for event in events]
    groups = [*often[:SHOWN], *([("others", rest)] if rest else [])]
    named = [say(f"{kind} in ", figure(story.count(f"launches of {kind}", events))) for kind, events in groups]
    claimed = [event for event in told if _is_claimed(story, event)]
    number = figure(story.count("launches whose kind is the launcher's own word", claimed))
    own = say(" In ", number, " the kind is the launcher's own word alone.") if claimed else ""
    return say("A kind is stated for ", _share("a kind", told, story), ": ", join_parts(named), ".", own)


def _is_claimed(story: Story, event: Row) -> bool:
    said = [standing for _, told in story.speakers(event["event_id"], "kind") for standing in told]
    return bool(said) and all(standing["stance"] == "claimed" for standing in said)
