"""Changes: what is new, gone or revised since the last issue.

In      events and standings of this run; the last issue with its events, and what they rested on
Out     Change, a row a launch that is new or gone, or a value that is revised; the sentences that tell them
Units   values in words; km, or mi where asked
Missing a value that was not stated is None, before or now; a first issue follows none, and says so
Next    tables shows the values that are revised, the brief both

A launch is the same in both runs when a telling of it is in both; its id may have changed with its day.
"""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field

import pandas as pd

from analysis.columns import make_frame
from analysis.intervals import read_rows
from analysis.prose.links import Counted, Named, Shown, Tally, name_gone, name_revised, name_row, named, total
from analysis.prose.story import Row, Sentence, Story, gather_story, join_parts, plain, say
from analysis.prose.words import name_days, say_attribute, say_count, say_distance, say_kinds

NEW, GONE, REVISED = "new", "gone", "revised"
SHOWN = 5  # our choice: so many launches are named, the others counted


@dataclass(frozen=True)
class Change:
    """What has changed of a launch; its row of this run, or of the earlier one where it is gone; its earlier row."""

    what: str
    event: Row
    attribute: str | None = None
    now: str | None = None
    before: str | None = None
    earlier: Row = field(default_factory=dict)


@dataclass(frozen=True)
class Last:
    """The issue before this one; its events are None where they cannot be read.

    claims: those of its launches, with event_id; documents and sentences: where they stand.
    """

    issue: str
    events: pd.DataFrame | None = None
    claims: pd.DataFrame = field(default_factory=lambda: make_frame("claims", []).assign(event_id=None))
    documents: pd.DataFrame = field(default_factory=lambda: make_frame("documents", []))
    sentences: pd.DataFrame = field(default_factory=lambda: make_frame("sentences", []))


def say_changes(last: Last | None, events: pd.DataFrame, standings: pd.DataFrame, units: str = "km") -> list[Sentence]:
    """What is new, what is gone, and how many values are revised since the last issue."""
    if last is None:
        return [say("This is the first issue; there is nothing to compare it with.")]
    issue = (last.issue, Named())
    if last.events is None:
        return [say("The last issue, ", issue, ", cannot be read; nothing is compared with it.")]
    changes = find_changes(events, last.events, units)
    story = gather_story(events, standings, pd.DataFrame(columns=["subject_id"]), units)
    sorted_out = {what: [change for change in changes if change.what == what] for what in (NEW, GONE, REVISED)}
    told = [_tell_launches(story, sorted_out[what], what) for what in (NEW, GONE)]
    told += [_tell_revised(story, sorted_out[REVISED])] if sorted_out[REVISED] else []
    compared = say("Compared with issue " if changes else "Nothing has changed since issue ", issue, ".")
    return [*filter(None, told), compared]


def _tell_revised(story: Story, changes: list[Change]) -> Sentence:
    launches = {change.event["event_id"]: change.event for change in changes}
    rows = [Counted(name_revised(c.event["event_id"], c.attribute or ""), _name_value(story, c)) for c in changes]
    values = total(Tally("values revised since the last issue", tuple(rows)), "value", first=True)
    number = total(
        story.count("launches with a value revised since the last issue", launches.values()), "launch", "launches"
    )
    return say(values, " of ", number, f" {_be(changes)} revised.")


def _name_value(story: Story, change: Change) -> str:
    return f"{say_attribute(change.attribute or '')}, {story.name(change.event)}"


def _tell_launches(story: Story, changes: list[Change], what: str) -> Sentence:
    """How many launches, the first of them by their days."""
    if not changes:
        return []
    days = [_name(story, change) for change in changes]
    place = name_gone if what == GONE else name_row
    rows = tuple(Counted(place(c.event["event_id"]), plain(name)) for c, name in zip(changes, days))
    head = f"launches that are {what} since the last issue"
    more = say(", and ", total(Tally(f"further {head}", rows[SHOWN:]), "other")) if len(changes) > SHOWN else ""
    number = total(Tally(head, rows), "launch", "launches", first=True)
    return say(number, f" {_be(changes)} {what}: ", join_parts(days[:SHOWN], "; ", "; "), more, ".")


def _name(story: Story, change: Change) -> Sentence:
    event = change.event
    actor, days = named(event["actor"] or "launcher not stated"), name_days(event["from_date"], event["to_date"])
    if change.what == GONE:
        return say(actor, ", ", (days, Shown(name_gone(event["event_id"]))))
    claim = story.find_claim(event, "date")
    return say(actor, ", ", (days, claim) if claim else days)


def _be(rows: list[Change]) -> str:
    return "is" if len(rows) == 1 else "are"


def find_changes(events: pd.DataFrame, earlier: pd.DataFrame, units: str = "km") -> list[Change]:
    """New launches, gone ones, and values that are revised, each in the order of its events."""
    rows, old = read_rows(events), read_rows(earlier)
    pairs = _pair(rows, old)
    known = {event["event_id"] for _, event in pairs}
    fresh = [Change(NEW, row) for row in rows if row["event_id"] not in {now["event_id"] for now, _ in pairs}]
    gone = [Change(GONE, row) for row in old if row["event_id"] not in known]
    return [*fresh, *gone, *(change for now, before in pairs for change in _compare(now, before, units))]


def _pair(rows: list[Row], old: list[Row]) -> list[tuple[Row, Row]]:
    """The launches of both runs: those that share the most tellings first, then those that share their id."""
    tellings = {mention: event["event_id"] for event in old for mention in event["mentions"]}
    named = {event["event_id"]: event for event in old}
    alike = []
    for now in rows:
        shared = Counter(tellings[mention] for mention in now["mentions"] if mention in tellings)
        shared.update({now["event_id"]: 0} if now["event_id"] in named else {})
        alike += [(number, now, named[event_id]) for event_id, number in shared.items()]
    pairs: dict[str, tuple[Row, Row]] = {}
    taken: set[str] = set()
    for _, now, before in sorted(alike, key=lambda pair: -pair[0]):
        if now["event_id"] not in pairs and before["event_id"] not in taken:
            pairs[now["event_id"]] = now, before
            taken.add(before["event_id"])
    return [pairs[row["event_id"]] for row in rows if row["event_id"] in pairs]


def _compare(now: Row, before: Row, units: str) -> list[Change]:
    told = [(attribute, word(now, units), word(before, units)) for attribute, word in SAID.items()]
    return [Change(REVISED, now, attribute, new, old, before) for attribute, new, old in told if new != old]


def _say_days(event: Row, _: str) -> str | None:
    return name_days(event["from_date"], event["to_date"]) if event["from_date"] is not None else None


def _say_count(event: Row, _: str) -> str | None:
    ends = event["count_low"], event["count_high"]
    return None if ends == (None, None) else say_count(*ends)


def _say_kinds(event: Row, _: str) -> str | None:
    return say_kinds(event["kinds"] or (event["kind"],)) if event["kind"] else None


def _say_km(attribute: str) -> Callable[[Row, str], str | None]:
    def say_ends(event: Row, units: str) -> str | None:
        ends = event[f"{attribute}_low_km"], event[f"{attribute}_high_km"]
        return None if ends == (None, None) else say_distance(*ends, units)

    return say_ends


def _say_words(column: str) -> Callable[[Row, str], str | None]:
    return lambda event, _: event[column]


SAID: dict[str, Callable[[Row, str], str | None]] = {
    "date": _say_days,
    "time": _say_words("local_time"),
    "count": _say_count,
    "kind": _say_kinds,
    "name": _say_words("name"),
    "distance": _say_km("distance"),
    "apogee": _say_km("apogee"),
    "site": _say_words("site"),
    "landing": _say_words("landing"),
    "outcome": _say_words("outcome"),
}
