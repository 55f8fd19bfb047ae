"""Stances: how a launch word is put: as done, planned, denied or only thought of.

In      a Story, one of its Lines and a launch word
Out     asserted | planned | denied | hypothetical
Units   positions are token numbers
Missing asserted where nothing speaks against it
Next    triggers
"""

import re

from analysis.reading.launching.actors import NOUN
from analysis.reading.story import Line, Story
from analysis.reading.voices.speakers import HEARER

_NONE = re.compile(r"n[mMWaA]+=*$")  # "no missile has been"
# "an attempt by Iran to", "tried early Friday to", "held a drill to"
_DONE = re.compile(r"1(?:Q\^?A|[xtcN@(),]{1,7})?>$|r>$")
# "the launch is planned", but "the launch threatens the peace"
_TO_COME = re.compile(r"(?:l(?:>[\^xmMWaN]{1,5})?|T>[\^xmMWaN]{1,5}).{0,2}p(?!\^)")
_PREPARED = re.compile(r"p[>A<^mMWaxN']{0,8}$")  # "preparations of the North for a test"
_REPORT_OF = re.compile(r"\$>[\^xbamMW]{0,3}$")
_LIKELY = re.compile(r"q(?:[.,;:A]|$)")
_MAY_BE_DONE = re.compile(rf"{NOUN}.x")
_IDENTITY = re.compile(r"p=[\^'x]*E[xmMW]*$")  # "would be its first weapons test"
TO, OF, IS, MAY, MAY_BE, BEFORE, CALLED_OFF, NOTICE = (
    "to",
    "of",
    "is",
    "may",
    "may-be",
    "before",
    "called-off",
    "notice",
)
_FAR = 9  # our choice: how far behind a launch word it may be called off
_NEAR, _FEARED = 5, 7  # our choice: how far before a launch word the words that put it may stand


def stance_of(story: Story, line: Line, at: int, first: int) -> str:
    """How the launch word at `at` is put in its part of the sentence, which begins at `first`."""
    if _is_feared(story, at, first) or _is_ahead(story, at):
        return "planned"
    if _is_told_of(story, at, first):
        return "planned"
    if _is_called_off(story, line, at) or story.tokens.tags[at + 1 : at + 2] == "n":
        return "denied"  # "fired no missile"
    if _REPORT_OF.search(story.tokens.tags, first, at) and "=d" in story.tokens.tags[at : line.last]:
        return "denied"  # "a report of another test was denied"
    if story.tokens.tags[at] == NOUN and _LIKELY.match(story.tokens.tags, at + 1):
        return "planned"  # "missile test likely"
    if story.tokens.entry_id(at + 1) == MAY_BE and _MAY_BE_DONE.match(story.tokens.tags, at):
        return "hypothetical"  # "the launch could be timed for the vote"
    if _may_have(story, at):
        return "asserted"
    if _is_averted(story, at, first) and "t" not in story.tokens.tags[at : line.last]:
        return "hypothetical"  # "hope that it will end before a missile is fired"
    return _stance(story.tokens.tags, at, first, story.tokens.tags[at : line.last])


def _is_feared(story: Story, at: int, first: int) -> bool:
    """ "a possible missile launch": the noun names what may come."""
    near = story.tokens.named("q", max(first, at - _FEARED), at) if story.tokens.tags[at] == NOUN else []
    return any(doubt.get("open") for doubt in near)


def _is_ahead(story: Story, at: int) -> bool:
    """ "North Korea to test missile", "is to be launched", "is to go into orbit": what is still to come."""
    tokens = story.tokens
    agreed = any(tokens.entry_id(i - 1) == IS for i in tokens.where_is(TO, max(at - _NEAR, 1), at))
    headed = tokens.tags[at] == NOUN and tokens.entry_id(at - 1) == TO and tokens.tags[at - 2 : at - 1] in tuple("AN")
    return (agreed and tokens.tags[at] in "BS") or headed


def _is_averted(story: Story, at: int, first: int) -> bool:
    clause = max(first, story.tokens.tags.rfind(",", first, at))
    return bool(story.tokens.where_is(BEFORE, clause, at))


def _is_told_of(story: Story, at: int, first: int) -> bool:
    """ "had told Japan of a launch", "notice of an April launch": what is told beforehand."""
    tokens = story.tokens
    of = at - 1
    while of > first and tokens.tags[of] in "^xmMWt":
        of -= 1
    if tokens.tags[at] != NOUN or tokens.entry_id(of) != OF:
        return False
    return tokens.entry_id(of - 1) == NOTICE or bool(tokens.where_is(HEARER, first, of))


def _is_called_off(story: Story, line: Line, at: int) -> bool:
    """ "a launch of the missile was postponed": nothing was launched."""
    return bool(story.tokens.where_is(CALLED_OFF, at + 1, min(at + _FAR, line.last)))


def _may_have(story: Story, at: int) -> bool:
    """ "may have launched a missile": done, by a guess."""
    return at > 1 and story.tokens.tags[at - 1] == "=" and story.tokens.entry_id(at - 2) == MAY


def _stance(tags: str, at: int, first: int, rest: str) -> str:
    near = tags[max(first, at - _NEAR) : at]
    if "n" in near[-2:] or near[-1:] == "d" or _NONE.search(tags[first:at]):
        return "denied"
    if "y" in tags[first:at] or (tags[at] == NOUN and _IDENTITY.search(tags[first:at])):
        return "hypothetical"
    if tags[at] == "B" and near[-1:] == ">" and "p" not in near and "f" in rest:
        return "asserted"  # "attempted to launch a missile but was unsuccessful"
    if _DONE.search(tags[first:at]) and "p" not in near:
        return "asserted"
    if "p" in near or (tags[at] == NOUN and _PREPARED.search(tags[first:at])) or _TO_COME.match(tags, at):
        return "planned"
    if tags[at] == "B" and near[-1:] == ">":
        announced = "p" in tags[first:at] or near[-2:-1] == "s"
        return "asserted" if "g" in near[-2:] else "planned" if announced else "hypothetical"
    return "asserted"
