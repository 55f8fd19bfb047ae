"""Holding: whether a new page is published, published with a warning, or held back beside the last good one.

In      what the brief says of itself, the doubts of its notebook, its limits in briefs.toml, what was known before
Out     reasons to hold and reasons to warn
Units   percent
Missing a limit that is not set is not looked at; a first issue has lost nothing
Next    night acts on it, the index shows it

A launch is lost when none of its tellings is told as any launch any more. It is lost for a reason when every text that
told it has changed or gone, when other parameters were asked for, or when an analyst has adjudicated since. New texts,
new code and new words are no reason: they are what this is to catch.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from analysis.briefs.declarations import Limits
from analysis.briefs.doubts import Doubt
from analysis.briefs.summary import Summary, Telling

SHOWN = 3  # our choice: so many lost launches are named


@dataclass(frozen=True)
class Judgement:
    """Why a page is held back, and what to warn of; published silently when there is neither."""

    holds: Sequence[str] = field(default_factory=list)
    warns: Sequence[str] = field(default_factory=list)


def judge(
    summary: Summary | None,
    doubts: Sequence[Doubt],
    hold: Limits,
    warn: Limits,
    before: Sequence[Telling] = (),
    excused: bool = False,
) -> Judgement:
    """Judge a new page. before: the tellings of the last published one; excused: losses have a reason known already."""
    holds = [*(doubt.reason for doubt in doubts if doubt.holds)]
    warns = [*(doubt.reason for doubt in doubts if not doubt.holds)]
    if summary:
        lost = [] if excused else find_lost(before, summary)
        holds += _break_limits(summary, hold, lost)
        warns += [reason for reason in _break_limits(summary, warn, lost) if reason not in holds]
    return Judgement(holds, warns)


def find_lost(before: Sequence[Telling], summary: Summary) -> list[str]:
    """The events of the last published page that are lost without a reason, in its order."""
    told = {telling.mention_id for telling in summary.tellings}
    launches: dict[str, list[Telling]] = {}
    for telling in before:
        launches.setdefault(telling.event_id, []).append(telling)
    return [event_id for event_id, tellings in launches.items() if _is_lost(tellings, told, summary.sha256)]


def _is_lost(tellings: Sequence[Telling], told: set[str], texts: Mapping[str, str]) -> bool:
    stand = [telling for telling in tellings if texts.get(telling.document_id) == telling.sha256]
    return bool(stand) and not any(telling.mention_id in told for telling in tellings)


def _break_limits(summary: Summary, limits: Limits, lost: Sequence[str]) -> Iterator[str]:
    if limits.texts_below is not None and summary.texts < limits.texts_below:
        yield f"{summary.texts} texts were read, fewer than {limits.texts_below}"
    seen = summary.texts + len(summary.rejected)
    rejected_pct = 100 * len(summary.rejected) / seen if seen else 0.0
    if limits.rejected_pct_above is not None and rejected_pct > limits.rejected_pct_above:
        yield f"{rejected_pct:.0f} % of {seen} texts were rejected, more than {limits.rejected_pct_above:g} %"
    if limits.events_lost and lost:
        more = f" and {len(lost) - SHOWN} more" if len(lost) > SHOWN else ""
        yield f"lost without a reason: {', '.join(lost[:SHOWN])}{more}"
