"""Timing: which moments around a launch word are those of its launch, and whether it lies before the news.

In      a Story, one of its Lines, a launch word and its part of the sentence
Out     Timing: the days, and how they lie to the news
Units   positions are token numbers; days are local to the launch site
Missing no days where none are told of this launch
Next    triggers
"""

import re
from collections.abc import Sequence
from typing import NamedTuple

from analysis.lexicon import Entry
from analysis.reading.launching.actors import NOUN
from analysis.reading.launching.dating import (
    Dated,
    at_site,
    dates_saying,
    days_in,
    is_days_before,
    join_nights,
    leads_on,
    unfixed_days,
)
from analysis.reading.story import LONGEST, Line, Story
from analysis.reading.words.counts import ordinal_at
from analysis.reading.words.moments import Days

SINCE, WHEN, AFTER, HAD, SERIES, ANOTHER = "since", "when", "comes-after", "had", "series", "another"
_WEEK = 6  # days
_NEAR = 6  # our choice: how many words before a launch word can put it before the news
_DIRECTLY = re.compile(r"[\^AaPbxN'=egEmMW#hR]*")
_THAT = re.compile(r"[MW]\^{1,2}A[=xegb]*$")  # "the missiles that the North"
_COUNTED = re.compile(r"E[xlmMWN]{0,4}>?$")
_SAID_EARLIER = re.compile(r"sb")  # "had said earlier that the missile was fired"
_SOON_TIMED = re.compile(r"(?:>\^?)?(?:[ctu]|#u)")


class Timing(NamedTuple):
    """When a launch was, by its words.

    days: the moments of this launch; dated: some moment stands beside it; earlier: its words put it before the news;
    follows: it is the news, told behind what came of it; recurring: a habit or a tally;
    unfixed: the weekdays and days of months told of it that neither a year nor the day of publication fixes.
    """

    days: Dated
    dated: bool
    earlier: bool
    follows: bool
    recurring: bool
    unfixed: frozenset[str]


def time_launch(story: Story, line: Line, at: int, first: int, last: int, who: Entry | None, *, ahead: bool) -> Timing:
    """The time of the launch that the word at `at` tells in the tokens first to last (excluded)."""
    tags = story.tokens.tags
    begin = at + 2 if story.tokens.entry_id(at + 1) == ANOTHER else at + 1  # "fired another missile on Friday"
    end = next((i for i in story.tokens.where("obs:", begin, last) if _ends_clause(tags, i)), last)
    own = [i for i in story.tokens.where("t", _clause(tags, first, at), end) if _is_own(story, i, at)]
    told = tuple(days_in(story, first, end, ahead=ahead))
    told = at_site(story, told, who) if who else told
    found = [day for day in join_nights(story, told) if day[0] in own]
    # "the launch was the seventh in January" counts; "the first launch in January" may be told of
    counted = at + 1 if tags[at] == NOUN else first
    found = [(i, days) for i, days in found if not _is_tally(story, counted, i, days)]
    behind = _behind(story, line, at, first)
    follows = behind is not None and not any(i > behind for i, _ in found)
    days = () if follows else tuple(found)
    is_earlier = _is_earlier(story, line, at, first) or any(_lies_back(story, first, i) for i in own)
    recurs = _recurs(story, line, at, first, end, bool(days)) or _counts_year(story, line, at, range(first, end), own)
    unfixed = unfixed_days(story, (i for i in own if not dates_saying(story.tokens, i)))
    return Timing(days, "t" in tags[first:end], is_earlier, follows, recurs, unfixed)


def _ends_clause(tags: str, at: int) -> bool:
    """Whether what follows tells of something else; "fired, the army said, on Friday" goes on."""
    told_else = tags[at] in "s:" and tags[at + 1 : at + 2] != ","
    return told_else or (tags[at] in "ob" and not _SOON_TIMED.match(tags, at + 1))


def is_since(story: Story, at: int) -> bool:
    """ "since April 16": the word before a day says that nothing was launched between it and the news."""
    before = at - 2 if story.tokens.tags[at - 1 : at] in tuple(">^") else at - 1
    return before >= 0 and story.tokens.entry_id(before) == SINCE


def moment_before_when(story: Story, line: Line, at: int) -> int | None:
    """The moment that the clause of a launch word goes on about: "in October, when it fired"."""
    tags = story.tokens.tags
    whens = story.tokens.where_is(WHEN, line.first, at)
    before = whens[-1] - 1 - (tags[whens[-1] - 1] == ",") if whens else -1
    return before if before >= line.first and tags[before] == "t" else None


def _clause(tags: str, first: int, at: int) -> int:
    """Where the words about the launch begin: "will meet on Thursday over the missiles that the North launched"."""
    that = _THAT.search(tags, first, at)
    return that.start() if that else first


def _is_own(story: Story, moment: int, at: int) -> bool:
    """Whether a moment tells of this launch, not of what it followed or what it ended."""
    if leads_on(story, moment):
        return moment < at and bool(_DIRECTLY.fullmatch(story.tokens.tags, moment + 1, at))
    return (moment < at and not _is_aside(story.tokens.tags, moment, at)) or (
        moment > at and not is_since(story, moment)
    )


def _is_aside(tags: str, moment: int, at: int) -> bool:
    """ "A regiment, formed earlier this year, carried out the test": the moment is of what the commas hold."""
    begin, end = tags.rfind(",", max(0, moment - LONGEST), moment), tags.find(",", moment, at)
    return begin >= 0 and end >= 0 and tags[begin + 1] in "xN" and not set(".;o") & set(tags[begin:end])


def _is_tally(story: Story, first: int, at: int, days: Days) -> bool:
    """ "for the fifth time this year": the time that was counted over, not that of the launch."""
    counted = _COUNTED.search(story.tokens.tags, first, at)
    if counted is None or (days.last - days.first).days <= _WEEK:
        return False
    # "for the first time last month" tells when
    is_over = story.published is not None and days.last < story.published.first
    return not (is_over and ordinal_at(story.tokens, counted.start()) == 1)


def _lies_back(story: Story, first: int, at: int) -> bool:
    """ "eight days earlier", "earlier this month": before the news."""
    moment = story.tokens.moments.get(at)
    return is_days_before(story, first, at) or (moment is not None and story.calendar.is_past(moment))


def _is_earlier(story: Story, line: Line, at: int, first: int) -> bool:
    """Whether the words before a launch word put it before the news; "failed soon after launch" is the news itself."""
    tags = story.tokens.tags
    before = _SAID_EARLIER.sub("s", tags[max(first, at - _NEAR) : at])
    if tags[at] == NOUN and before[-1:] == "b" and story.tokens.entry_id(at - 1) == AFTER:
        return not set("fFHZO") & set(tags[line.first : at])
    return "b" in before or _is_pluperfect(story, line, at)


def _is_pluperfect(story: Story, line: Line, at: int) -> bool:
    """ "It had fired three on Monday": before what is told, but for reported speech ("said it had fired")."""
    tags = story.tokens.tags
    had = at - 1 - (tags[at - 1] in "xeg")
    has_day = "t" in tags[line.first : line.last]
    if _THAT.search(tags, line.first, at) and set("iZFOH") & set(tags[at : line.last]):
        return False  # "a missile that the Houthis had fired was intercepted on Monday"
    said = next((i for i in story.tokens.where("s", line.first, at) if story.tokens.entry_id(i - 1) == HAD), None)
    if said is not None and tags[said + 1 : said + 2] == "t":
        return True  # "had said one day earlier that its leader saw the firing"
    return story.tokens.entry_id(had) == HAD and has_day and not set("s$") & set(tags[line.first : line.last])


def _behind(story: Story, line: Line, at: int, first: int) -> int | None:
    """ "were told to take cover after Iran fired a missile": the word by which the news follows what came of it."""
    tags = story.tokens.tags
    after = story.tokens.where("b", max(first, at - _NEAR), at)
    if len(after) != 1 or story.tokens.entry_id(after[0]) != AFTER:
        return None
    told = set("lLTSr") & set(tags[line.first : after[0]]) or tags[after[0] - 1 : after[0]] in ("l", "P")
    return None if told else after[0]


def _counts_year(story: Story, line: Line, at: int, clause: range, own: Sequence[int]) -> bool:
    """ "fired 41 missiles this year", "tests earlier this year": a number, or no one launch, over a year so far."""
    counted = any(w.count and w.count.low > 1 and w.first in clause for w in line.weapons)
    several = story.tokens.tags[at] == NOUN and story.tokens.words(at, at).lower().endswith("s")
    told = [moment for i in own if (moment := story.tokens.moments.get(i))]
    return (counted or several) and bool(told) and all(map(story.calendar.spans_year, told))


def _recurs(story: Story, line: Line, at: int, first: int, end: int, is_dated: bool) -> bool:
    """ "has been testing", "repeatedly fired", and "fired missiles regularly" where neither day nor number is given."""
    tags = story.tokens.tags
    counts = [weapon.count for weapon in line.weapons if weapon.count and first <= weapon.first < end]
    is_set = is_dated or bool(counts)
    if not is_dated and any(count.hedge == SERIES for count in counts):
        return True  # "have conducted a series of tests"
    after = tags[at] != NOUN and not is_set and "e" in tags[at:end]
    # "which is launched from a submarine" describes a weapon
    described = story.tokens.entry_id(at - 1) == "is" and tags[at] in "LT" and not is_dated
    described &= tags[at + 1 : at + 2] != "Q"
    several = any(count.low > 1 for count in counts)
    told = (tags[at] != NOUN or several) and not set("En") & set(tags[first:end])
    since = told and any(is_since(story, i) for i in story.tokens.where("t", first, end))
    return "e" in tags[first:at] or since or after or described or (tags[at] in "IJ" and tags[at - 1 : at] == "=")
