"""Statements: who speaks of a launch and states no value of it: "the White House called it reckless".

In      a Story, its launches, and the authorities that state values of each
Out     Statement: the words that mean the launch, and the line they stand in
Units   positions are token numbers
Missing no Statement where words of another time, of a plan or of a condition stand beside the words
Next    claims writes that its speaker, too, tells of this launch
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from analysis.reading.launching.tellings import Launch
from analysis.reading.story import Line, Story

# "called it", "said the launch", "is aware of the test", "no immediate threat", "no missile reached the zone",
# "looking into the report": a thing already told of
_MEANT = re.compile(
    r"s(?P<it>P)(?!=*[xg]?[LZO])|d[x^P=]{0,4}(?P<denied>L)|(?P<done>P=+[xg]?[LZO]|(?<=s)P[ZO]|P[x=g>]{0,3}f)"
    r"|n[^,.;o&]{0,5}(?P<harm>3)|(?P<none>nM)|(?P<this>[\^P]=sQ)|(?P<study>4)[^,.;o4]{0,6}[Ml$]"
    r"|(?<![bo])(?<!s>)(?P<definite>[\^'])[xma*]{0,2}(?P<noun>[lM])(?!')"
)
_NOT_THIS_ONE = frozenset("pCekE")  # tags of plans, conditions, habits, comparisons
_POINTING = frozenset({"the", "all", "both", "this", "that", "these", "those", "its", "their", "'s", "’s", "s'"})

ONLOOKERS = ("international body", "governments, unnamed")  # kinds of authority that only judge launches
CALL = "call"  # the verb whose object is the launch: "called it"
JUDGE = "condemn"


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens first to last of a line that mean the launch its speaker speaks of."""

    line: Line
    first: int
    last: int


def lines_after(story: Story, launches: Sequence[Launch]) -> dict[int, list[Line]]:
    """The lines of the body before whose end the story spoke last of each launch, by its place in `launches`."""
    told: dict[int, int] = {}
    # what is said of "the launch" after another was recalled is said of the news
    news = any(launch.role == "main" for launch in launches)
    for place, launch in enumerate(launches):
        for passage in launch.passages if launch.role == "main" or not news else ():
            told.setdefault(passage.line.number, place)
    numbers = sorted(told)
    lines: dict[int, list[Line]] = {}
    for line in story.lines:
        # what stands before the only launch told is said of it, too
        before = bisect_right(numbers, line.number) or (len(launches) == 1 and bool(numbers))
        if line.part == "body" and line.sayings and before:
            lines.setdefault(told[numbers[before - 1]], []).append(line)
    return lines


def find_statements(story: Story, lines: Iterable[Line], heard: set[str]) -> Iterator[Statement]:
    """Where an authority that `heard` does not hold speaks of the launch that these lines are about, each once."""
    heard = set(heard)
    for line in lines:
        for at, last in _meant(story, line):
            saying = story.speaker(line, at)
            if (
                _is_judged(story, line, at)
                or saying is None
                or saying.authority.name in heard
                or saying.authority.kind in ONLOOKERS
            ):
                continue
            # whoever denies speaks of the launch only where the launching itself is denied
            if saying.denies == (story.tokens.tags[at] == "L"):
                heard.add(saying.authority.name)
                yield Statement(line, at, last)


def _is_judged(story: Story, line: Line, at: int) -> bool:
    """ "condemned the launch": who only judges it tells nothing of it."""
    verb = story.tokens.tags.rfind("s", line.first, at)
    return verb >= 0 and story.tokens.entry_id(verb) == JUDGE


def _meant(story: Story, line: Line) -> Iterator[tuple[int, int]]:
    tokens = story.tokens
    if _NOT_THIS_ONE & set(tokens.tags[line.first : line.last]):
        return
    for match in tokens.find(_MEANT, line.first, line.last):
        if match["it"]:
            if tokens.entry_id(match.start()) == CALL:  # but not "said it was snowing"
                yield match.start(), match.start("it")
        elif match["done"]:  # "it was launched from the sea", "it had fallen"
            yield match.start(), match.end() - 1
        elif group := next((name for name in ("denied", "harm", "none", "study", "this") if match[name]), None):
            yield match.start(group), match.start(group)
        elif tokens.words(match.start("definite"), match.start("definite")).lower() in _POINTING:
            yield match.start("definite"), match.start("noun")
