"""Refusals: the words of a story that look like a launch or a value of one, and were not taken.

In      a Story, its launches, the rows read from it, and what was refused while they were read
Out     Refusals in the order of the text: every launch word, number of missiles, measure and moment that no row quotes
Units   positions are token numbers
Missing nothing where every such word is quoted by a claim or a statement
Next    the frame refusals; the command line and the notebooks show it beside the claims
"""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from analysis.reading.claiming.quoting import quoted
from analysis.reading.launching.clocks import is_launch_time
from analysis.reading.launching.dating import dates_saying
from analysis.reading.launching.tellings import Launch, Passage, Refusal
from analysis.reading.story import SILENT_PARTS, Line, Story
from analysis.reading.words.moments import Moment


def find_refusals(
    story: Story, launches: Iterable[Launch], rows: Iterable[Mapping[str, Any]], refused: Iterable[Refusal]
) -> list[Refusal]:
    """What was refused for a reason, and what else looks like a value; words that a row quotes are left out."""
    taken = {at for row in rows for at in range(*story.tokens.between(row["start"], row["end"]))}
    passages: dict[int, list[Passage]] = {}
    for passage in (passage for launch in launches for passage in launch.passages):
        passages.setdefault(passage.line.number, []).append(passage)
    found: dict[tuple[int, str], Refusal] = {}
    others = (
        refusal
        for line in story.lines
        if line.part not in SILENT_PARTS
        for refusal in _values(story, line, passages.get(line.number, []))
    )
    for refusal in (*refused, *others):
        if refusal.attribute == "launch" or taken.isdisjoint(range(refusal.first, refusal.last + 1)):
            found.setdefault((refusal.first, refusal.attribute), refusal)
    return [found[key] for key in sorted(found)]


def refusal_row(story: Story, refusal: Refusal) -> dict[str, Any]:
    """A row of the frame refusals."""
    where = quoted(story, refusal.line, refusal.first, refusal.last)
    return where | {"attribute": refusal.attribute, "reason": refusal.reason}


def _values(story: Story, line: Line, passages: list[Passage]) -> Iterator[Refusal]:
    """Whatever in a sentence could be a value, with the reason why it is none when nothing else gave one."""
    for measure in line.measures:
        yield Refusal(line, measure.first, measure.last, measure.of, "in a sentence that tells of no launch")
    for weapon in line.weapons:
        if weapon.count:
            ordinal = "an ordinal, no number of missiles" if weapon.ordinal else "beside no launch word"
            yield Refusal(line, weapon.count.first, weapon.count.last, "count", ordinal)
    for at in story.tokens.where("tc", line.first, line.last):
        if moment := story.tokens.moments.get(at):
            is_clock = moment.kind == "clock"
            reason = _not_time(story, passages, at) if is_clock else _not_day(story, passages, at, moment)
            yield Refusal(line, at, at, "time" if is_clock else "date", reason)


def _not_time(story: Story, passages: list[Passage], at: int) -> str:
    if any(p.first <= at < p.last and is_launch_time(story, p, at) for p in passages):
        return "a clock of another zone than the site's, or told before"
    return "the clock of an alarm, a fall or a statement, or beside no launch word"


def _not_day(story: Story, passages: list[Passage], at: int, moment: Moment) -> str:
    if story.calendar.resolve(moment) is None:
        return "the text and the day of publication do not fix it"
    if dates_saying(story.tokens, at):
        return "the day of a statement"
    return "beside no word of this launch" if passages else "in a sentence that tells of no launch"
