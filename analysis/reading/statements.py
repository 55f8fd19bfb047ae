"""Statements: who speaks of a launch and states no value of it: "the White House called it reckless".

In      a Story, one of its launches, and the authorities that state values of it
Out     Statement: the words that mean the launch, and the line they stand in
Units   positions are token numbers
Missing no Statement where words of another time, of a plan or of a condition stand beside the words
Next    claims writes that its speaker, too, tells of this launch
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from analysis.reading.launches import Launch
from analysis.reading.story import Line, Story

# "called it", "said the launch", "is aware of the test": a thing already told of
_MEANT = re.compile(r"s(?P<it>P)|d[x^P=]{0,4}(?P<denied>L)|(?<!b)(?P<definite>[\^'])[xma*]{0,2}(?P<noun>[lM])(?!')")
_NOT_THIS_ONE = frozenset("pyqCekE")  # tags of plans, conditions, habits, comparisons
_POINTING = frozenset({"the", "all", "both", "this", "that", "these", "those", "its", "their", "'s", "’s", "s'"})

CALL = "call"  # the verb whose object is the launch: "called it", "condemned it"


@dataclass(frozen=True, slots=True)
class Statement:
    """Tokens first to last of a line that mean the launch its speaker speaks of."""

    line: Line
    first: int
    last: int


def find_statements(story: Story, launch: Launch, launches: Sequence[Launch], heard: set[str]) -> Iterator[Statement]:
    """Where an authority that `heard` does not hold speaks of `launch`, each once."""
    heard = set(heard)
    for line in story.lines:
        if line.part != "body" or not line.sayings or _last_told(launches, line) is not launch:
            continue
        for at, last in _meant(story, line):
            saying = story.speaker(line, at)
            # whoever denies speaks of the launch only where the launching itself is denied
            if saying and saying.authority.name not in heard and saying.denies == (story.tokens.tags[at] == "L"):
                heard.add(saying.authority.name)
                yield Statement(line, at, last)


def _last_told(launches: Sequence[Launch], line: Line) -> Launch | None:
    """The launch that the story spoke of last before the end of a line."""
    told = [(passage.line.number, launch) for launch in launches for passage in launch.passages]
    before = [(number, launch) for number, launch in told if number <= line.number]
    return max(before, key=lambda pair: pair[0])[1] if before else None


def _meant(story: Story, line: Line) -> Iterator[tuple[int, int]]:
    tokens = story.tokens
    if _NOT_THIS_ONE & set(tokens.tags[line.first : line.last]):
        return
    for match in tokens.find(_MEANT, line.first, line.last):
        if match["it"]:
            if tokens.entry_id(match.start()) == CALL:  # but not "said it was snowing"
                yield match.start(), match.start("it")
        elif match["denied"]:
            yield match.start("denied"), match.start("denied")
        elif tokens.words(match.start("definite"), match.start("definite")).lower() in _POINTING:
            yield match.start("definite"), match.start("noun")
