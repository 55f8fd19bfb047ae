"""Totals: many launches summed up.

In      Story
Out     sentences: how many and when, how many missiles, how far, of what kind
Units   km, or mi where asked
Missing what is not stated is counted
Next    the bottom line of a brief
"""

from collections import Counter

from analysis.prose.launches import recall, say_actors
from analysis.prose.story import Part, Row, Sentence, Story, join_parts, say
from analysis.prose.words import (
    join_words,
    name_days,
    raise_first,
    say_as_said,
    say_count,
    say_distance,
    say_kinds,
    say_number,
    say_share,
    say_some,
    say_what,
)

DISTANCES = ("distance_low_km", "distance_high_km")
SHOWN = 3  # our choice: so many kinds are named, the others counted


def tell_total(story: Story) -> Sentence:
    """How many launches, from when to when, the newest, and how many are recalled."""
    dated = [event for event in story.launches if event["from_date"] is not None]
    undated = len(story.launches) - len(dated)
    head = (
        f"{raise_first(say_some(len(story.launches), 'launch', 'launches'))}{say_actors(story.launches)} are reported"
    )
    if not dated:
        return say(head, ", none of them dated.", recall(story))
    first, newest = dated[-1], dated[0]
    ends = [(_end(first), story.find_claim(first, "date")), (_end(newest), story.find_claim(newest, "date"))]
    aside = f"; the day of {say_number(undated)} more is not stated" if undated else ""
    latest = say(" The newest: ", (say_what(newest), story.find_claim(newest, "kind")), ".")
    return say(head, ", from ", ends[0], " to ", ends[1], aside, ".", latest, recall(story))


def tell_totals(story: Story) -> list[Sentence]:
    """How many missiles, how far and of what kind, over all launches."""
    return [_tell_counts(story), _tell_distances(story), _tell_kinds(story)]


def _end(event: Row) -> str:
    return name_days(event["from_date"], event["to_date"])


def _share(told: list[Row], story: Story) -> str:
    return f"{say_share(len(told), len(story.launches))} launches"


def _tell_counts(story: Story) -> Sentence:
    told = [event for event in story.launches if event["count_low"] is not None or event["count_high"] is not None]
    if not told:
        return say("No text says how many missiles flew.")
    most = max(told, key=lambda event: event["count_low"] or 0)
    largest = (say_count(most["count_low"], most["count_high"]), story.find_claim(most, "count"))
    return say(
        f"A number of missiles is stated for {_share(told, story)}; the most, ", largest, f", for {story.name(most)}."
    )


def _tell_distances(story: Story) -> Sentence:
    told = [event for event in story.launches if event["distance_high_km"] is not None]
    if not told:
        return say("No text says how far the missiles flew.")
    ends = [min(told, key=lambda e: e["distance_low_km"]), max(told, key=lambda e: e["distance_high_km"])]
    least, most = (_cite_distance(story, event, event[end]) for event, end in zip(ends, DISTANCES))
    if least[0] == most[0]:
        return say(f"A distance is stated for {_share(told, story)}: ", least, ".")
    runs = [say(cited, f" ({story.name(event)})") for cited, event in zip((least, most), ends)]
    return say(f"A distance is stated for {_share(told, story)}, from ", runs[0], " to ", runs[1], ".")


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
    counted = Counter(say_kinds((event["kind"],)) for event in told).most_common()
    named = [f"{kind} in {say_number(number)}" for kind, number in counted[:SHOWN]]
    rest = sum(number for _, number in counted[SHOWN:])
    named += [f"others in {say_number(rest)}"] if rest else []
    claimed = [event for event in told if _is_claimed(story, event)]
    own = f" In {say_number(len(claimed))} the kind is the launcher's own word alone." if claimed else ""
    return say(f"A kind is stated for {_share(told, story)}: ", join_parts([say(join_words(named))]), ".", own)


def _is_claimed(story: Story, event: Row) -> bool:
    said = [standing for _, told in story.speakers(event["event_id"], "kind") for standing in told]
    return bool(said) and all(standing["stance"] == "claimed" for standing in said)
