"""Scoring: how close the launches read from texts come to those that a careful reader finds.

In      expected and read launches: {document: [launch, ...]}, each a dict in the form of `launchbook export mentions`;
        an expected one may add dates_also and kind_also, other answers that count as right
Out     a Score: a tally for every role and field, and the misses in words
Units   scores are F1, from 0 to 1
Missing a document that was not read has no launches; a value that is absent is None, "" or an empty list
Next    evaluate prints it; tests/test_stories.py holds it above a floor
"""

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from analysis.columns import ROLES
from analysis.rules import load_kinds

Event = Mapping[str, Any]
FIELDS = ("date", "time", "count", "distance", "apogee", "kind", "site", "landing", "name", "speakers")
KEYS = {"date": ("date_from", "date_to"), "time": ("local_time",), "count": ("count_min", "count_max")}
KEYS |= {"distance": ("distance_km",), "apogee": ("apogee_km",), "kind": ("kind_code",)}
CLOSE = 0.01  # our choice: kilometres that differ by less are one reading, told in another unit


@dataclass
class Tally:
    """How many values were right, how many were read, and how many were to be found."""

    right: int = 0
    read: int = 0
    expected: int = 0

    def add(self, right: int, read: int, expected: int) -> None:
        self.right, self.read, self.expected = self.right + right, self.read + read, self.expected + expected

    @property
    def f1(self) -> float:
        total = self.read + self.expected
        return 2 * self.right / total if total else 1.0


@dataclass
class Score:
    """A tally for each role, for each field of main launches (dates of all), and for texts without any; the misses."""

    tallies: dict[str, Tally] = field(default_factory=lambda: {name: Tally() for name in (*ROLES, *FIELDS, "quiet")})
    misses: list[str] = field(default_factory=list)

    @property
    def overall(self) -> float:
        """The mean of all scores but that of planned launches, which are few."""
        parts = [tally.f1 for name, tally in self.tallies.items() if name != "planned"]
        return sum(parts) / len(parts)


def score_events(expected: Mapping[str, Sequence[Event]], read: Mapping[str, Sequence[Event]]) -> Score:
    """Compare the launches of every document of `expected` with those read from it."""
    score = Score()
    for document, events in expected.items():
        _score_document(score, document, events, read.get(document, ()))
    return score


def _score_document(score: Score, document: str, expected: Sequence[Event], read: Sequence[Event]) -> None:
    if not any(event["role"] == "main" for event in expected):
        score.tallies["quiet"].add(all(event["role"] != "main" for event in read), 1, 1)
    pairs = pair_events(expected, read)
    for role in ROLES:
        right = sum(expected[i]["role"] == role == read[j]["role"] for i, j in pairs)
        score.tallies[role].add(right, *(sum(e["role"] == role for e in events) for events in (read, expected)))
    missed = [event for i, event in enumerate(expected) if i not in {i for i, _ in pairs}]
    invented = [event for j, event in enumerate(read) if j not in {j for _, j in pairs}]
    score.misses += [f"{document}  missed {_describe(event)}" for event in missed]
    score.misses += [f"{document}  invented {_describe(event)}" for event in invented]
    _add_unpaired(score, missed, invented)
    for i, j in pairs:
        score.misses += [f"{document}  {miss}" for miss in _score_pair(score, expected[i], read[j])]


def _add_unpaired(score: Score, missed: Sequence[Event], invented: Sequence[Event]) -> None:
    """A launch that is missed or invented takes all its values with it."""
    for name in FIELDS:
        lost = sum(len(_values(event, name)) for event in missed if event["role"] == "main")
        made_up = sum(len(_values(event, name)) for event in invented if event["role"] == "main")
        score.tallies[name].add(0, made_up, lost)


def _score_pair(score: Score, expected: Event, read: Event) -> Iterator[str]:
    """Count the fields of a launch told twice, and say which differ. Of one that is not main only the date counts."""
    for name in FIELDS if expected["role"] == "main" else ("date",):
        sizes = len(_values(read, name)), len(_values(expected, name))
        right = _count_right(expected, read, name)
        score.tallies[name].add(right, *sizes)
        if right < max(sizes):
            keys = KEYS.get(name, (name,))
            yield f"{name}: expected {_tell(expected, keys)}, read {_tell(read, keys)}"


def pair_events(expected: Sequence[Event], read: Sequence[Event]) -> list[tuple[int, int]]:
    """Indices of launches that are the same one: the likest two first, each launch once."""
    likely = [
        (-_likeness(e, r), i, j) for i, e in enumerate(expected) for j, r in enumerate(read) if _can_be_same(e, r)
    ]
    pairs: list[tuple[int, int]] = []
    for _, i, j in sorted(likely):
        if all(i != taken and j != used for taken, used in pairs):
            pairs.append((i, j))
    return pairs


def _can_be_same(one: Event, other: Event) -> bool:
    """Same actor, both or neither planned, and days that meet; a day that is open meets any."""
    if _bare(one["actor"]) != _bare(other["actor"]) or (one["role"] == "planned") != (other["role"] == "planned"):
        return False
    first, second = _days(one), _days(other)
    return first[0] is None or second[0] is None or (first[0] <= second[1] and second[0] <= first[1])


def _likeness(one: Event, other: Event) -> float:
    """How much speaks for one launch: role and first day weigh most, kinds as far as their lines run together."""
    shared = {*_lineage(one["kind_code"])} & {*_lineage(other["kind_code"])}
    first, second = _days(one), _days(other)
    return (
        3 * (one["role"] == other["role"])
        + 3 * (first[0] == second[0])
        + (one["date_to"] == other["date_to"])
        + (_values(one, "count") == _values(other, "count"))
        + len(shared) / 4
        + bool(_words(one["site"]) & _words(other["site"]))
    )


def _values(event: Event, name: str) -> list[Any]:
    """What a launch states in a field: no value, one or several. An open date, count or kind is a statement too."""
    if name in ("distance", "apogee"):
        return list(event[f"{name}_km"] or ())
    if name == "speakers":
        return sorted({find_family(speaker) for speaker in event["speakers"] or ()})
    if name in ("date", "count", "kind"):
        return [tuple(event[key] for key in KEYS[name])]
    if name == "time":
        return [event["local_time"][:5]] if event["local_time"] else []
    return [words] if (words := _words(event[name])) else []


def _count_right(expected: Event, read: Event, name: str) -> int:
    wanted, found = _values(expected, name), _values(read, name)
    if name in ("distance", "apogee"):
        return _count_close(wanted, found)
    if name in ("site", "landing", "name"):
        return sum(bool(one & other) for one in wanted for other in found)
    also = {
        "date": map(tuple, expected.get("dates_also", ())),
        "kind": ((kind,) for kind in expected.get("kind_also", ())),
    }
    return len({*wanted, *also.get(name, ())} & {*found})


def _count_close(wanted: Sequence[float], found: Sequence[float]) -> int:
    """How many numbers of `wanted` have one of their own in `found`."""
    left, right = list(found), 0
    for number in wanted:
        match = next((n for n in left if abs(n - number) <= CLOSE * max(abs(n), abs(number))), None)
        if match is not None:
            left.remove(match)
            right += 1
    return right


def find_family(speaker: str) -> str:
    """The family of an authority by its name, or the name itself in lower case."""
    name = speaker.lower()
    return next((family for family, pattern in _families() if pattern.search(name)), name)


@cache
def _rules() -> dict[str, Any]:
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text(encoding="utf-8"))


@cache
def _families() -> list[tuple[str, re.Pattern[str]]]:
    def pattern(form: str) -> str:
        return ".*".join(rf"(?<!\w){re.escape(part)}(?!\w)".replace(r"\*", r"\w*") for part in form.split(" + "))

    return [(row["id"], re.compile("|".join(map(pattern, row["forms"])))) for row in _rules()["family"]]


def _days(event: Event) -> tuple[Any, Any]:
    return event["date_from"], event["date_to"] or event["date_from"]


def _lineage(kind: str | None) -> tuple[str, ...]:
    return load_kinds().lineage(kind) if kind else ()


def _words(text: str | None) -> frozenset[str]:
    return frozenset(re.findall(r"[a-z0-9]+", (text or "").lower())) - frozenset(_rules()["idle"])


def _bare(actor: str | None) -> str:
    """An actor without what is said of it in brackets."""
    return re.sub(r"\s*\(.*\)", "", (actor or "").lower())


def _describe(event: Event) -> str:
    return f"{event['role']} launch: {_tell(event, ('actor', 'date_from', 'count_min', 'kind_code'))}"


def _tell(event: Event, keys: Sequence[str]) -> str:
    values = [event[key] for key in keys]
    told = ["; ".join(map(str, value)) if isinstance(value, list | tuple) else str(value or "-") for value in values]
    return " to ".join(dict.fromkeys(told)) if len(keys) == 2 else ", ".join(told) or "-"
