"""Standings: who states what of an event or a topic, and what still stands.

In      claims, context, links, documents
Out     statements: the values that can be compared, and their denials, a dict each; standings, the same as a frame
Units   as the claims have them
Missing a claim of an open mention, or without a value to compare, gives no statement
Next    agreement measures how far those that stand agree
"""

from collections import defaultdict
from collections.abc import Iterator
from functools import cache
from typing import Any

import pandas as pd

from analysis.columns import FRAMES, make_frame
from analysis.intervals import Interval, hold, narrow, read_rows
from analysis.lexicon import load_lexicon
from analysis.mentions import TOLD, is_told, split_words
from analysis.places import place_depth, relate_places
from analysis.rules import load_kinds, load_rules

Statement = dict[str, Any]
OWN_VOICE = "unattributed"
WORDED = ("kinds", "names", "places")  # what is compared by its words, not by a span
MINUTE = pd.Timedelta(minutes=1)


def list_statements(
    claims: pd.DataFrame, context: pd.DataFrame, links: pd.DataFrame, documents: pd.DataFrame
) -> list[Statement]:
    """Every value told or denied of an event or a topic: who says it, when, its position (see `find_position`).

    A text that names nobody speaks for itself: each copy group is a voice of its own then, and never independent.
    """
    texts = {text["document_id"]: text for text in read_rows(documents)}
    compared = {attribute["name"]: attribute["compare"] for attribute in load_rules()["attribute"]}
    statements = []
    for spoken in [*_of_events(claims, links), *_of_topics(context)]:
        if spoken["attribute"] in compared:
            position = find_position(spoken, compared[spoken["attribute"]])
            if position is not None:
                statements.append(spoken | _speaker(spoken, texts[spoken["document_id"]]) | {"position": position})
    return statements


def frame_standings(statements: list[Statement]) -> pd.DataFrame:
    """The statements as a frame, a row each."""
    names = [column.name for column in FRAMES["standings"]]
    return make_frame("standings", [{name: statement.get(name) for name in names} for statement in statements])


def find_position(spoken: Statement, compare: str) -> Any:
    """What is compared: an interval of days, numbers or minutes, or a kind, name or place; None where there is none."""
    if compare in WORDED:
        return spoken["value"]
    ends = {"days": ("from_date", "to_date"), "numbers": ("low", "high"), "minutes": ("from_at", "to_at")}[compare]
    low, high = (spoken.get(end) for end in ends)
    if compare == "numbers":
        return None if (low, high) == (None, None) else (low, high)
    if low is None or high is None:
        return None
    epoch = pd.Timestamp(0, tz="UTC")
    return (low, high) if compare == "days" else ((low - epoch) / MINUTE, (high - epoch) / MINUTE)


def take_stand(statements: list[Statement], compare: str) -> Any:
    """The position of one voice: its newest, refined by older ones that it only repeats more vaguely.

    Marks each statement of the voice as superseded or not.
    """
    by_day = defaultdict(list)
    for statement in statements:
        by_day[statement["published_date"] or pd.Timestamp.min].append(statement)
    position = None
    for day in sorted(by_day, reverse=True):
        said = _join([statement["position"] for statement in by_day[day]], compare)
        stands = position is None or _refines(said, position, compare)
        position = said if stands else position
        for statement in by_day[day]:
            statement["superseded"] = not stands
    return position


def _of_events(claims: pd.DataFrame, links: pd.DataFrame) -> Iterator[Statement]:
    events = links.dropna(subset="event_id").set_index("mention_id").event_id.to_dict()
    for claim in read_rows(claims[claims.mention_id.isin(events.keys())]):
        if is_told(claim) or claim["stance"] == "denied":
            yield claim | {"subject_id": events[claim["mention_id"]], "denied_by": ()}


def _of_topics(context: pd.DataFrame) -> Iterator[Statement]:
    # What is expected is the news of a topic; of a launch it counts only while that is planned itself.
    heard = context[context.stance.isin([*TOLD, "planned", "denied"])]
    for statement in read_rows(heard):
        instance = f"/{statement['instance']}" if statement["instance"] else ""
        subject = f"context/{statement['topic']}{instance}"
        yield statement | {"subject_id": subject, "claim_id": statement["context_id"]}


def _speaker(spoken: Statement, text: Statement) -> Statement:
    family = spoken["family"] or spoken["authority"] or OWN_VOICE
    traits = {"family": family, "authority_kind": spoken["authority_kind"]}
    return {
        "family": family,
        "voice": (family, text["copy_group"] if family == OWN_VOICE else ""),
        "authority": spoken["authority"] or text["agency"] or text["outlet"] or text["document_id"],
        "published_date": text["published_date"],
        "independent": _is_independent(traits),
        "superseded": False,
    }


def _is_independent(traits: dict[str, str | None]) -> bool:
    """Whether a family detects or launches by itself: a state or an armed group, and no voice listed as dependent."""
    dependent = any(traits[entry["field"]] == entry["value"] for entry in load_rules()["dependent"])
    return not dependent and traits["family"] in _actor_names()


@cache
def _actor_names() -> frozenset[str]:
    return frozenset(actor.get("name") for actor in load_lexicon()["actor"].values())


def _join(positions: list[Any], compare: str) -> Any:
    if compare == "kinds":
        return load_kinds().pick_finest(positions)
    if compare in WORDED:
        return max(positions, key=place_depth if compare == "places" else lambda words: len(split_words(words)))
    intervals: list[Interval] = positions
    return narrow(intervals)


def _refines(older: Any, newer: Any, compare: str) -> bool:
    """Whether the newer word only repeats the older more vaguely, and so takes nothing back."""
    if compare == "kinds":
        return newer in load_kinds().lineage(older)[1:]
    if compare == "places":
        return relate_places(newer, older) == "inside" and place_depth(newer) < place_depth(older)
    if compare == "names":
        return split_words(newer) < split_words(older)
    return older != newer and hold(newer, older)
