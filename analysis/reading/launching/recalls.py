"""Recalls: earlier launches told without a launch verb: "the first since May 4", "Jan. 5 - two missiles".

In      a Story, one of its Lines, the triggers in it and who launches in the story
Out     Trigger, as of launch words
Units   positions are token numbers
Missing nothing where no day is given
Next    launches decides which launch each tells of
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from analysis.lexicon import Entry
from analysis.reading.launching.dating import Dated, days_in
from analysis.reading.launching.timing import ANOTHER, WHEN, is_since
from analysis.reading.launching.triggers import Trigger
from analysis.reading.story import Line, Story
from analysis.reading.words.counts import count_at
from analysis.reading.words.weapons import Weapon, counted

OF, EARLIER = "of", "earlier-one"
_FIRST, _NOT = "E", "n"
_LISTED = re.compile(r">?\^?t(?P<marks>[-:.,]{1,3})")
# "after the one on March 29", "after one last September", "an improvement on the weapon of 5 January"
_THE_ONE = re.compile(r"(?:b\^?#(?:>\^?)?|\^[xm]{0,3}M(?P<of>>))(?P<day>t)")
# "On April 23, another one flew 30 km", "another came apart on April 29"
_ANOTHER = re.compile(r"(?:>?(?P<day>t),?)?(?P<another>b)#?[fFHZO](?:[^.,;]*?(?P<then>t))?")
# "its last launch on May 31", "the previous ICBM test, in December"
_LAST_ONE = re.compile(r"b[xmMWEN]{0,4}(?P<launch>l),?>?\^?(?P<day>t)")
_TELLING = frozenset("LITJSBDFHZOGsdpiC")


def find_recalls(story: Story, line: Line, told: Sequence[Trigger], launcher: Entry | None) -> Iterator[Trigger]:
    """The earlier launches that a sentence names by their day alone."""
    days = story.tokens.where("t", line.first, line.last)
    if not days:
        return
    actor = next((trigger.actor for trigger in told if trigger.actor), launcher)
    for at in days:
        if is_since(story, at) and not _goes_on(story, at):
            yield from _since(story, line, at, actor)
    yield from _last_one(story, line, actor, told)
    yield from _one_more(story, line, actor, told)


def _last_one(story: Story, line: Line, actor: Entry | None, told: Sequence[Trigger]) -> Iterator[Trigger]:
    """ "had made progress since its last launch on May 31": however the sentence goes on, that one was launched."""
    for match in story.tokens.find(_LAST_ONE, line.first, line.last):
        at = match.start("day")
        days = tuple(days_in(story, at, at + 1))
        own = any(day in trigger.days for trigger in told if trigger.stance == "asserted" for day in days)
        if days and not own and story.tokens.entry_id(match.start()) == EARLIER:
            weapons = tuple(w for w in line.weapons if match.start() <= w.first < at)
            yield _trigger(line, match.start("launch"), (match.start(), match.end()), weapons, actor, days)


def _one_more(story: Story, line: Line, actor: Entry | None, told: Sequence[Trigger]) -> Iterator[Trigger]:
    """The launches that "the one" and "another" of an earlier day stand for."""
    one, another = (pattern.search(story.tokens.tags, line.first, line.last) for pattern in (_THE_ONE, _ANOTHER))
    if another and story.tokens.entry_id(another.start("another")) != ANOTHER:
        another = None
    if one and one["of"] and story.tokens.entry_id(one.start("of")) != OF:
        one = None
    for match in filter(None, (one, another)):
        at = next((match.start(group) for group in ("day", "then") if match.groupdict().get(group)), None)
        days = tuple(days_in(story, at, at + 1)) if at is not None else ()
        own = any(day == days[0] for trigger in told for day in trigger.days) if days else True
        if at is not None and not own and not story.is_news(days[0][1]):
            yield _trigger(line, at, match.span(), (), actor, days)


def find_listed(story: Story, line: Line, launcher: Entry | None) -> list[Trigger]:
    """ "Jan. 5 - two missiles": the launch of a line of a list that opens with its day."""
    tags = story.tokens.tags
    listed = _LISTED.match(tags, line.first, line.last)
    days = tuple(days_in(story, line.first, listed.end())) if listed else ()
    if not listed or not days:
        return []
    at = listed.end()
    weapons = [weapon for weapon in line.weapons if weapon.count or weapon.single]
    if not weapons and tags[at : at + 1] == "#" and (count := count_at(story.tokens, at, line.first)):
        weapons = [counted(count)]  # "Sept. 29: Two, from Sunchon"
    plain = listed["marks"] == ","  # "On Sunday, a missile struck the port" is a sentence of its own
    begins = not plain and any(weapon.first <= at + 1 and weapon.head >= at for weapon in weapons)
    if not weapons or not (begins or not _TELLING & set(tags[at : line.last])):
        return []
    return [_trigger(line, weapons[0].head, (line.first, line.last), tuple(weapons[:1]), launcher, days)]


def _goes_on(story: Story, at: int) -> bool:
    return bool(story.tokens.where_is(WHEN, at + 1, at + 3))


def _since(story: Story, line: Line, at: int, actor: Entry | None) -> Iterator[Trigger]:
    """ "the first ICBM since November", "has fired none since May 4": the launch before the silence."""
    tags = story.tokens.tags
    begin = max(tags.rfind(mark, line.first, at) for mark in (_FIRST, _NOT))
    days = tuple(days_in(story, at, at + 1))
    weapons = [weapon for weapon in line.weapons if begin <= weapon.first < at]
    # "for the first time since 1945": no launch need lie before that silence
    is_launch = weapons or "l" in tags[begin:at] or not tags[begin + 1 : at].strip("b>^")
    if days and begin >= 0 and is_launch:
        named = [weapon for weapon in weapons if weapon.kind or weapon.name][-1:]
        told = tuple(replace(weapon, count=None, ordinal=False) for weapon in named)
        yield _trigger(line, at, (at - 1, at + 1), told, actor, days)


def _trigger(
    line: Line, at: int, span: tuple[int, int], weapons: tuple[Weapon, ...], actor: Entry | None, days: Dated
) -> Trigger:
    return Trigger(
        at, line, *span, weapons, actor, None,
        days=days, dated=True, unfixed=frozenset(), stance="asserted", earlier=True, follows=False, recurring=False,
        is_noun=False,
    )  # fmt: skip
