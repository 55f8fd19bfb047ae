"""Linking: which mentions of many texts tell of one launch, and why.

In      mentions as rows, each with its document's published_date and copy_group, and the words of its date
Out     a Finding a mention: the launch it belongs to, or those it could belong to, with reasons in words
Units   days local to the launch site; distances in km
Missing an undated mention joins only a copy of itself; an unknown actor needs something else that agrees
Next    events names the launches and gives them rows

The most exact mentions go first, each to the one launch that fits or to a new one; what is vaguer finds them there.
Launches are looked up by actor and day, so that the work grows with the number of mentions.
"""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import pandas as pd

from analysis.intervals import Interval, hold, meet, overlap, say_days
from analysis.mentions import is_same_reading, split_words
from analysis.rules import load_kinds, load_rules

Mention = dict[str, Any]
Cell = tuple[str | None, int | str | None]
ONE_DAY = pd.Timedelta(days=1)


@dataclass(eq=False)
class Launch:
    """A launch in the making: the mentions that tell it, and the days they leave open."""

    days: Interval
    mentions: list[Mention] = field(default_factory=list)
    documents: set[str] = field(default_factory=set)
    kinds: set[str] = field(default_factory=set)

    def add(self, mention: Mention) -> None:
        """Let one more mention tell this launch; it narrows the days where it can."""
        if meet(self.days, days_of(mention)):
            self.days = overlap(self.days, days_of(mention))
        self.mentions.append(mention)
        self.documents.add(mention["document_id"])
        self.kinds |= {mention["kind"]} - {None}


@dataclass
class Finding:
    """Where a mention belongs."""

    mention: Mention
    launch: Launch | None
    candidates: list[Launch]
    reasons: list[str]


def gather_launches(mentions: list[Mention]) -> list[Finding]:
    """Give each mention its launch, or the launches it could be; the order of the rows does not matter."""
    launches: dict[Cell, list[Launch]] = defaultdict(list)
    findings = []
    for mention in sorted(mentions, key=_rank):
        finding = _place(mention, [launch for cell in _cells(mention, reach=True) for launch in launches[cell]])
        if finding.launch is not None and not finding.launch.mentions:
            for cell in _cells(mention):
                launches[cell].append(finding.launch)
        if finding.launch is not None:
            finding.launch.add(mention)
        findings.append(finding)
    return findings


def days_of(mention: Mention) -> Interval:
    """The days a mention leaves open; (None, None) unless both ends are known."""
    days = mention["from_date"], mention["to_date"]
    return (None, None) if None in days else days


def _rank(mention: Mention) -> tuple:
    first, last = days_of(mention)
    width = pd.Timedelta.max if first is None else last - first
    depth = len(load_kinds().lineage(mention["kind"])) if mention["kind"] else 0
    told = mention["published_date"] or pd.Timestamp.max
    return width, first or pd.Timestamp.max, -depth, mention["local_time"] is None, told, mention["mention_id"]


def _cells(mention: Mention, reach: bool = False) -> Iterator[Cell]:
    """Actor and day of each day the mention leaves open; with `reach`, of the days near a narrow one as well."""
    first, last = days_of(mention)
    if first is None:
        yield mention["actor"], mention["copy_group"]
        return
    near = load_rules()["linking"]["near_days"] if reach and _is_narrow(mention) else 0
    for day in range(first.toordinal() - near, last.toordinal() + near + 1):
        yield mention["actor"], day


def _place(mention: Mention, nearby: list[Launch]) -> Finding:
    fits = [launch for launch in dict.fromkeys(nearby) if _can_be(launch, mention)]
    fits = [launch for launch in fits if meet(launch.days, days_of(mention))] or fits
    if not fits:
        return Finding(mention, Launch(days_of(mention)), [], [])
    if len(fits) == 1:
        only = "the only launch in that window" if not _is_narrow(mention) else "the only launch that fits"
        return Finding(mention, fits[0], [], [*_explain(fits[0], mention), only])
    shared = [len(_shared(launch, mention)) for launch in fits]
    if shared.count(max(shared)) == 1 and max(shared) > 0:
        best = fits[shared.index(max(shared))]
        return Finding(mention, best, [], [*_explain(best, mention), f"{len(fits)} launches fit, this one best"])
    return Finding(mention, None, fits, [f"{len(fits)} launches fit {say_days(days_of(mention))} equally well"])


def _can_be(launch: Launch, mention: Mention) -> bool:
    if mention["document_id"] in launch.documents:  # two mentions of one text are two launches
        return False
    if mention["kind"] and not all(load_kinds().can_be_same(mention["kind"], kind) for kind in launch.kinds):
        return False
    if any(_hours_between(mention, told) > load_rules()["linking"]["hours_apart"] for told in launch.mentions):
        return False
    return not _is_doubtful(launch, mention) or (bool(_shared(launch, mention)) and not _contradicts(launch, mention))


def _is_doubtful(launch: Launch, mention: Mention) -> bool:
    """Whether actor and days alone are too little to link them."""
    first, last = days_of(mention)
    if first is None:
        return False
    vague = last - first >= load_rules()["linking"]["window_days"] * ONE_DAY
    return vague or mention["actor"] is None or not meet(launch.days, (first, last))


def _is_narrow(mention: Mention) -> bool:
    first, last = days_of(mention)
    return first is not None and last - first < load_rules()["linking"]["narrow_days"] * ONE_DAY


def _shared(launch: Launch, mention: Mention) -> list[str]:
    """What else a mention and a launch have in common, in words."""
    minutes_alike = load_rules()["linking"]["minutes_alike"]
    tests = {
        "same clock time": lambda told: _hours_between(mention, told, -1.0) * 60 <= minutes_alike,
        "same distance": lambda told: _share_reading(mention["distance_km"], told["distance_km"]),
        "same apogee": lambda told: _share_reading(mention["apogee_km"], told["apogee_km"]),
        "same count": lambda told: _same_count(mention, told),
        "same site": lambda told: _same_words(mention["site"], told["site"]),
        "same name": lambda told: _same_words(mention["name"], told["name"]),
    }
    return [words for words, test in tests.items() if any(test(told) for told in launch.mentions)]


def _contradicts(launch: Launch, mention: Mention) -> bool:
    count = mention["count_low"], mention["count_high"]
    if any(not meet(count, (told["count_low"], told["count_high"])) for told in launch.mentions):
        return True
    known = [reading for told in launch.mentions for reading in told["distance_km"]]
    apart = load_rules()["linking"]["contradict_pct"] / 100
    pairs = [abs(one - other) / max(one, other, 1.0) for one in mention["distance_km"] for other in known]
    return bool(pairs) and min(pairs) > apart


def _explain(launch: Launch, mention: Mention) -> list[str]:
    return ["same actor", _explain_days(launch, mention), *_explain_kind(launch, mention), *_shared(launch, mention)]


def _explain_days(launch: Launch, mention: Mention) -> str:
    days, words = days_of(mention), f' ("{mention["date_words"]}")' if mention["date_words"] else ""
    if days[0] is None:
        return "no day is known, but the texts are copies of one story"
    if launch.days == days:
        return f"same day: {say_days(days)}"
    if hold(days, launch.days):
        return f"{say_days(launch.days)} lies in {say_days(days)}{words}"
    if meet(days, launch.days):
        return f"{say_days(days)}{words} meets {say_days(launch.days)}"
    return f"{say_days(days)}{words} is one day from {say_days(launch.days)}"


def _explain_kind(launch: Launch, mention: Mention) -> list[str]:
    if mention["kind"] is None or not launch.kinds:
        return []
    names = load_kinds().names
    other = next((kind for kind in sorted(launch.kinds) if kind != mention["kind"]), None)
    if mention["kind"] in launch.kinds or other is None:
        return [f"same kind: {names[mention['kind']]}"]
    return [f"{names[mention['kind']]} can be {names[other]}"]


def _hours_between(one: Mention, other: Mention, unknown: float = 0.0) -> float:
    clocks = one["local_time"], other["local_time"]
    if None in clocks:
        return unknown if unknown == 0.0 else float("inf")
    starts = [int(clock[:2]) + int(clock[3:5]) / 60 for clock in clocks]
    return abs(starts[0] - starts[1])


def _same_count(one: Mention, other: Mention) -> bool:
    """Whether both give one exact number that says something: nearly half of all launches are of a single missile."""
    counts = {one["count_low"], one["count_high"], other["count_low"], other["count_high"]}
    return None not in counts and len(counts) == 1 and min(counts) >= load_rules()["linking"]["telling_count"]


def _share_reading(some: tuple[float, ...], others: tuple[float, ...]) -> bool:
    return any(is_same_reading(one, other) for one in some for other in others)


def _same_words(one: str | None, other: str | None) -> bool:
    if one is None or other is None:
        return False
    words, others = split_words(one), split_words(other)
    return words <= others or others <= words
