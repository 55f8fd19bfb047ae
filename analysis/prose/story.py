"""Story: what the sentences of a brief draw on, and the parts they are made of.

In      events, standings, agreement
Out     Story: launches, who says what of each, how it compares; sentences as lists of parts (words, what they rest on)
Units   km, or mi where asked
Missing what nobody says is an empty list
Next    launches, totals and gaps tell it
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import pandas as pd

from analysis.agreement.standings import OWN_VOICE
from analysis.intervals import read_rows
from analysis.numerals import holds_number
from analysis.prose.links import Counted, Part, Shown, Tally, name_row, total
from analysis.prose.words import name_days, name_letter, say_family
from analysis.rules import load_rules

Row = dict[str, Any]
Sentence = list[Part]
Heard = dict[tuple[str, str], list[Row]]  # by event and attribute
LATEST = pd.Timestamp.max
UNFOUNDED = ""  # in place of a claim: a figure that rests on none, which no page may show


@dataclass(frozen=True)
class Story:
    """Launches newest first, their standings by event and attribute, and their rows of agreement."""

    launches: list[Row]
    others: list[Row]
    said: Heard
    measured: list[Row]
    units: str = "km"
    denied: Heard = field(default_factory=dict)

    @property
    def few(self) -> bool:
        """Whether the launches can be told one by one."""
        return len(self.launches) <= load_rules("wording")["few"]

    @cached_property
    def _days(self) -> Counter[str]:
        return Counter(name_days(e["from_date"], e["to_date"]) for e in (*self.launches, *self.others))

    @cached_property
    def _years(self) -> set[int]:
        return {day.year for e in self.launches for day in (e["from_date"], e["to_date"]) if day is not None}

    @cached_property
    def _news(self) -> set[str]:
        return {event["event_id"] for event in self.launches}

    def name(self, event: Row) -> str:
        """A launch by its day, without the year they all share; by its letter where others fell on the same days."""
        days = name_days(event["from_date"], event["to_date"])
        said = days.replace("day not", "a day not")
        if self._days[days] > 1:
            return f"{said} ({name_letter(event['event_id'])})"
        alone = len(self._years) == 1 and event["event_id"] in self._news
        return said.removesuffix(f" {next(iter(self._years))}") if alone else said

    @cached_property
    def _events(self) -> dict[str, Row]:
        return {event["event_id"]: event for event in (*self.launches, *self.others)}

    def find(self, event_id: str) -> Row | None:
        """The launch of this id."""
        return self._events.get(event_id)

    def refer(self, event: Row) -> Part | str:
        """The same, leading to the row of the launch in the chronology."""
        name = self.name(event)
        return (name, Shown(name_row(event["event_id"]))) if holds_number(name) else name

    def count(self, what: str, events: Iterable[Row]) -> Tally:
        """A total of launches, each by its row in the chronology."""
        return Tally(what, tuple(Counted(name_row(event["event_id"]), self._title(event)) for event in events))

    def _title(self, event: Row) -> str:
        name = self.name(event)
        return f"{event['actor'] or 'launcher not stated'}, {name}" if len(self._actors) > 1 else name

    @cached_property
    def _actors(self) -> set[str | None]:
        return {event["actor"] for event in (*self.launches, *self.others)}

    def speakers(self, event_id: str, attribute: str, *, every: bool = False) -> list[tuple[str, list[Row]]]:
        """Who speaks, each with what it says, no value twice; of those who speak the most independent, or `every` one.

        A text that names nobody speaks for itself, after all others and only where no authority does.
        """
        said = self.said.get((event_id, attribute), [])
        own = [standing for standing in said if standing["independent"]]
        named = [standing for standing in said if standing["family"] != OWN_VOICE]
        heard: dict[tuple[bool, str], dict[tuple[str, str | None], Row]] = defaultdict(dict)
        for standing in said if every else own or named or said:
            own_voice = standing["family"] == OWN_VOICE
            voice = (own_voice, standing["authority"] if own_voice else standing["family"])
            heard[voice].setdefault((standing["value"], standing["hedge"]), standing)
        texts = sum(own_voice for own_voice, _ in heard)
        names = iter(["one text", *["another text"] * texts] if texts > 1 else [say_family(OWN_VOICE)])
        order = sorted(heard, key=lambda voice: voice[0])
        return [(next(names) if o else say_family(name), list(heard[o, name].values())) for o, name in order]

    def find_claim(self, event: Row, attribute: str) -> str | None:
        """The claim that best carries an attribute: the most exact, then by a named authority."""
        said = self.said.get((event["event_id"], attribute), [])
        best = min(said, key=_vagueness, default=None)
        return best["claim_id"] if best else None


def gather_story(events: pd.DataFrame, standings: pd.DataFrame, agreement: pd.DataFrame, units: str = "km") -> Story:
    """The story of these frames. Its launches are those a text reports as news, or all where none is."""
    rows = sorted(read_rows(events), key=lambda e: (e["to_date"] or pd.Timestamp.min, e["event_id"]), reverse=True)
    launches = [event for event in rows if event["role"] == "main"] or rows
    known = {event["event_id"] for event in launches}
    said: Heard = defaultdict(list)
    denied: Heard = defaultdict(list)
    for standing in read_rows(standings):
        if standing["stance"] == "denied":
            denied[standing["subject_id"], standing["attribute"]].append(standing)
        elif not standing["superseded"]:
            said[standing["subject_id"], standing["attribute"]].append(standing)
    others = [event for event in rows if event["event_id"] not in known]
    return Story(launches, others, dict(said), read_rows(agreement), units, dict(denied))


def say(*pieces: str | Part | Sequence[Part]) -> Sentence:
    """A sentence of words, figures (words and what they rest on) and runs of parts; neighbouring words become one."""
    parts: Sentence = []
    for piece in pieces:
        for words, basis in _read_parts(piece):
            if parts and basis is None and parts[-1][1] is None:
                parts[-1] = (parts[-1][0] + words, None)
            else:
                parts.append((words, basis))
    return parts


def _read_parts(piece: str | Part | Sequence[Part]) -> Sequence[Part]:
    if isinstance(piece, str):
        return [(piece, None)]
    return [(piece[0], piece[1] or UNFOUNDED)] if isinstance(piece, tuple) else piece


def join_parts(runs: Iterable[Sentence], between: str = ", ", last: str = " and ") -> Sentence:
    """Runs of parts one after another, the last joined by `last`."""
    *most, end = list(runs)
    joined = [part for run in most for part in (*run, (between, None))]
    return say(joined[:-1], last, end) if most else end


def join_some(runs: Sequence[tuple[Part | str, str]], what: str, most: int = 4) -> Sentence:
    """The first few of some words, each with its place in the page; the others counted: a, b, c and two others."""
    shown: list[Part | str] = [words for words, _ in runs]
    if len(runs) > most + 1:
        rest = tuple(Counted(place, say(words)[0][0]) for words, place in runs[most:])
        shown[most:] = [total(Tally(what, rest), "other")]
    return join_parts([say(words) for words in shown])


def plain(sentence: Sentence) -> str:
    """The words of a sentence."""
    return "".join(words for words, _ in sentence)


def _vagueness(standing: Row) -> tuple[float, bool, str]:
    low, high = standing["from_date"] or LATEST, standing["to_date"] or LATEST
    if standing["low"] is not None or standing["high"] is not None:
        low, high = standing["low"], standing["high"]
        return (
            (float("inf") if None in (low, high) else high - low),
            standing["family"] == OWN_VOICE,
            standing["claim_id"],
        )
    return (high - low).days, standing["family"] == OWN_VOICE, standing["claim_id"]
