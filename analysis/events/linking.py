"""Linking: which mentions of many texts tell of one launch, and why.

In      mentions as rows (see launch)
Out     a Finding a mention: the launch it belongs to, or those it could belong to, with reasons in words
Units   days local to the launch site
Missing an undated mention joins a copy of itself, or a launch that was measured alike
Next    events names the launches and gives them rows

The most exact mentions go first, each to the one launch that fits or to a new one; what is vaguer finds them there.
Launches are looked up by actor and day, story or measurements, so that the work grows with the number of mentions.
"""

from collections import defaultdict
from collections.abc import Hashable, Iterator
from dataclasses import dataclass
from itertools import combinations

import pandas as pd

from analysis.events.launch import ONE_DAY, Launch, Mention, days_of, is_narrow, list_measured
from analysis.events.likeness import (
    MEASURED,
    contradicts,
    explain_likeness,
    has_other_kind,
    is_apart,
    list_shared,
)
from analysis.intervals import say_days
from analysis.rules import load_kinds, load_rules

Cell = tuple[Hashable, ...]


@dataclass
class Finding:
    """Where a mention belongs; what an analyst decided of that."""

    mention: Mention
    launch: Launch | None
    candidates: list[Launch]
    reasons: list[str]
    decided: str | None = None


def gather_launches(mentions: list[Mention]) -> list[Finding]:
    """Give each mention its launch, or the launches it could be; the order of the rows does not matter."""
    launches: dict[Cell, dict[Launch, None]] = defaultdict(dict)
    findings = []
    for mention in sorted(mentions, key=_rank):
        nearby = {launch: None for cell in _cells(mention, reach=True) for launch in launches[cell]}
        finding = _place(mention, list(nearby))
        if finding.launch is not None:
            is_new = not finding.launch.mentions
            finding.launch.add(mention)
            # A vague telling of a known launch would only lead others of its window to a launch of another day.
            if is_new or is_narrow(days_of(mention)):
                for cell in _cells(mention):
                    launches[cell][finding.launch] = None
        findings.append(finding)
    return findings


def _rank(mention: Mention) -> tuple:
    """The most exact days first, then the fullest telling, so that poorer ones find their launch already there."""
    first, last = days_of(mention)
    width = pd.Timedelta.max if first is None else last - first
    depth = len(load_kinds().lineage(mention["kind"])) if mention["kind"] else 0
    fullness = len(list_measured(mention)), mention["local_time"] is not None, depth
    told = mention["published_date"] or pd.Timestamp.max
    return width, tuple(-part for part in fullness), first or pd.Timestamp.max, told, mention["mention_id"]


def _cells(mention: Mention, reach: bool = False) -> Iterator[Cell]:
    """Where a mention is found: by its actor with each day it leaves open, with what was measured, and with its story.

    With `reach`, also by the days near a narrow one.
    """
    actor, (first, last) = mention["actor"], days_of(mention)
    measured = list_measured(mention)
    told = [value for value in (*measured, mention["name"], mention["site"]) if value is not None]
    yield from ((actor, mention["copy_group"], value) for value in told)
    yield from ((actor, pair) for pair in combinations(measured, 2))
    if first is None or not reach:
        yield actor, mention["copy_group"]
    if first is not None:
        near = load_rules()["linking"]["near_days"] if reach and is_narrow((first, last)) else 0
        yield from ((actor, day) for day in range(first.toordinal() - near, last.toordinal() + near + 1))


def _place(mention: Mention, nearby: list[Launch]) -> Finding:
    days = days_of(mention)
    fits = [launch for launch in nearby if _can_be(launch, mention)]
    fits = [launch for launch in fits if launch.meets(days) and not contradicts(launch, mention)] or fits
    if not fits:
        return _place_by_days(mention, [launch for launch in nearby if _might_be(launch, mention)])
    if len(fits) == 1:
        only = "the only launch that fits" if is_narrow(days) else "the only launch in that window"
        return Finding(mention, fits[0], [], [*explain_likeness(fits[0], mention), only])
    shared = [len(list_shared(launch, mention)) for launch in fits]
    if shared.count(max(shared)) == 1 and max(shared) > 0:
        best = fits[shared.index(max(shared))]
        return Finding(
            mention, best, [], [*explain_likeness(best, mention), f"{len(fits)} launches fit, this one best"]
        )
    return Finding(mention, None, fits, [f"{len(fits)} launches fit {say_days(days)} equally well"])


def _place_by_days(mention: Mention, fits: list[Launch]) -> Finding:
    """Where nothing but days too wide to link by speaks for a launch: with one of the same days, else open."""
    days = days_of(mention)
    if not fits:
        return Finding(mention, Launch(), [], [])
    if len(fits) == 1 and fits[0].days == days:
        return Finding(mention, fits[0], [], [*explain_likeness(fits[0], mention), "nothing tells them apart"])
    some = "one launch fits" if len(fits) == 1 else f"{len(fits)} launches fit"
    return Finding(mention, None, fits, [f"{some}, but nothing beside {say_days(days)} speaks for it"])


def _might_be(launch: Launch, mention: Mention) -> bool:
    """Whether their days meet and nothing speaks against a link."""
    against = is_apart(launch, mention) or has_other_kind(launch, mention) or contradicts(launch, mention)
    return not against and launch.meets(days_of(mention))


def _can_be(launch: Launch, mention: Mention) -> bool:
    """Whether the mention can tell the launch: the further apart their days, the more must speak for it."""
    if is_apart(launch, mention):
        return False
    days, rules = days_of(mention), load_rules()["linking"]
    if has_other_kind(launch, mention):
        named_alike = is_narrow(days) and launch.meets(days) and "same name" in list_shared(launch, mention)
        return named_alike or _is_measured_alike(launch, mention)
    if launch.meets(days):
        vague = days[1] - days[0] >= rules["window_days"] * ONE_DAY
        doubtful = contradicts(launch, mention) or (vague and not list_shared(launch, mention))
        return (is_narrow(days) and is_narrow(launch.days)) or not doubtful
    if days[0] is not None and launch.days[0] is not None and launch.days_from(days) <= rules["near_days"]:
        return bool(list_shared(launch, mention)) and not contradicts(launch, mention)
    return _is_same_story(launch, mention) or _is_measured_alike(launch, mention)


def _is_same_story(launch: Launch, mention: Mention) -> bool:
    """Whether a copy of its text tells the launch, and nothing dates or counts it otherwise but the page."""
    if mention["copy_group"] not in launch.told["copy_group"] or mention["role"] not in launch.told["role"]:
        return False
    undated = days_of(mention)[0] is None and launch.days[0] is None
    return (undated or bool(list_shared(launch, mention))) and not contradicts(launch, mention)


def _is_measured_alike(launch: Launch, mention: Mention) -> bool:
    """Whether two measurements are the same, and the days, where both are known, no further apart than a slip."""
    days, rules = days_of(mention), load_rules()["linking"]
    if days[0] is not None and launch.days[0] is not None and launch.days_from(days) > rules["far_days"]:
        return False
    alike = [words for words in list_shared(launch, mention) if words in MEASURED]
    return len(alike) >= rules["far_measured"] and not contradicts(launch, mention)
