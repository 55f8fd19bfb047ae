"""Launches: which words tell of a launch, and which of them tell of the same one.

In      a Story
Out     Launch: one launch as the text tells it, with the passages that tell it; Refusal: words that only look like one
Units   positions are token numbers
Missing days None where text and publication day cannot fix them
Next    claims takes the values out of the passages
"""

import re

from analysis.lexicon import Entry
from analysis.reading.launching.continuing import goes_on, means_single, means_told, points_to_told, told_then
from analysis.reading.launching.dating import common_days, days_in, days_of_saying
from analysis.reading.launching.headings import date_by_heading, find_headings
from analysis.reading.launching.launchers import default_launcher
from analysis.reading.launching.recalls import find_listed, find_recalls
from analysis.reading.launching.sameness import clash, find_group, is_before, split_salvos
from analysis.reading.launching.tellings import Launch, Passage, Refusal
from analysis.reading.launching.triggers import Trigger, find_triggers
from analysis.reading.launching.vetoes import UNDATED, WEAK, refuse_news, refuse_story, refuse_trigger
from analysis.reading.story import Line, Story
from analysis.reading.words.moments import Days
from analysis.reading.words.weapons import Weapon
from analysis.rules import load_kinds

_LATE = 62  # our choice: days within which news of a launch may still come out
_OPENING = 3  # our choice: the sentences in which a story tells its news
_FIRED_THEN = re.compile(r"[LTD]>\^?$")
_FLOWN_THEN = re.compile(r"t(?:,?=[^.;]{0,9}?|,?P?=*[xg]?)[FHZ]")


def find_launches(story: Story) -> tuple[list[Launch], list[Refusal]]:
    """The launches a story tells of, in the order it tells them, and the words refused."""
    refusals: list[Refusal] = []
    if reason := refuse_story(story):
        line = next(line for line in story.lines if line.last > line.first)
        return [], [Refusal(line, line.first, line.first, "launch", reason)]
    book = _Book(story, refusals)
    # A headline compresses: it goes to the launch that the body tells.
    for headline in (False, True):
        for line in story.lines:
            if line.part in ("title", "subhead", "caption") if headline else line.part == "body":
                book.read(line)
    undated = [launch for launch in book.launches if launch.role == "planned" and not launch.days]
    for trigger in (passage.trigger for launch in undated for passage in launch.passages if passage.trigger):
        refusals += _refused(trigger, "planned, without a day")
    return [launch for launch in book.launches if launch not in undated], refusals


class _Book:
    """The launches found so far, and which of them the story speaks of now."""

    def __init__(self, story: Story, refusals: list[Refusal]) -> None:
        self.story, self.refusals = story, refusals
        self.launches: list[Launch] = []
        self.current: Launch | None = None
        self.last: Launch | None = None
        self.waiting: list[Line] = []
        self.unnamed: list[Trigger] = []
        self.told: set[int] = set()
        self.launcher = default_launcher(story)
        self.no_news = refuse_news(story)
        self.headings = find_headings(story)
        self.last_line = -1
        self.opening = [line for line in story.lines if line.part == "body"][:_OPENING]

    def read(self, line: Line) -> None:
        launcher = self.current.actor if self.current else self.launcher
        told = find_listed(self.story, line, launcher) or find_triggers(self.story, line, launcher)
        triggers = [*told, *find_recalls(self.story, line, told, launcher)]
        if heading := self.headings.get(line.number):
            triggers = [date_by_heading(self.story, trigger, heading) for trigger in triggers]
        weak = not heading or line.number == self.last_line + 1
        for trigger in triggers:
            actors = self._actors_before(trigger)
            reason = refuse_trigger(trigger, actors, self.story.published, self.no_news)
            if reason == UNDATED and self.last and self._recalled(trigger):
                reason = None  # "At that time it fired two"
            if reason:
                self.refusals += _refused(trigger, reason)
                self.unnamed += [trigger] if trigger.tells_day_alone else []
                self._go_on_planned(trigger)
                weak &= reason in WEAK
            else:
                self._enter(trigger)
                weak = False
        if weak:
            self._go_on(line)  # "detected the launch at 6:20 p.m.": of a launch told elsewhere
            self.last_line = line.number

    def _actors_before(self, trigger: Trigger) -> list[Entry]:
        """Whose launches were told before: of the news, or of any time for a trigger with a day of its own."""
        roles = ("main", "background") if trigger.interval and not self.story.is_news(trigger.interval) else ("main",)
        return [launch.actor for launch in self.launches if launch.role in roles]

    def _go_on(self, line: Line) -> None:
        """A sentence without a launch of its own speaks of the launch before, or of one whose day it names."""
        if line.part != "body" or not goes_on(self.story, line):
            return
        launch = self.current = self._dated_in(line) or self._meant(line) or self._single(line) or self.current
        if launch and self._is_of_other_day(line, launch.days):
            return
        if launch:
            self._tell(launch, Passage(line, line.first, line.last, None, line.weapons, self._window(launch, line)))
        else:
            self.waiting.append(line)

    def _tell(self, launch: Launch, passage: Passage) -> None:
        launch.passages.append(passage)
        launch.kind = launch.kind or find_group(passage.weapons, self.story)
        launch.is_of_several |= any(weapon.count and weapon.count.low > 1 for weapon in passage.weapons)
        if passage.trigger:
            launch.unfixed |= passage.trigger.unfixed
            launch.names_day |= passage.trigger.dated

    def _meant(self, line: Line) -> Launch | None:
        """ "Six days after two were fired from Hodo. They flew 600 km": a pronoun means the launch told just before."""
        last = self.last
        told = last.passages[-1].line.number if last and last is not self.current else None
        return last if told == line.number - 1 and means_told(self.story, line) else None

    def _single(self, line: Line) -> Launch | None:
        """ "A missile was fired. In October two were. The missile flew 960 km": one is not two."""
        if self.current is None or not self.current.is_of_several or not means_single(self.story, line):
            return None
        return next((one for one in self.launches if one.role == "main" and not one.is_of_several), None)

    def _is_of_other_day(self, line: Line, days: Days | None) -> bool:
        """ "The one of August 29 had flown 2,700 km": a flight that is not told otherwise."""
        is_own = days.meets if days else self.story.is_news
        found = [at for at, told in days_in(self.story, line.first, line.last) if not is_own(told)]
        tags = self.story.tokens.tags
        return any(_FLOWN_THEN.match(tags, at) or _FIRED_THEN.search(tags, max(line.first, at - 3), at) for at in found)

    def _go_on_planned(self, trigger: Trigger) -> None:
        """ "The launch will be between April 12 and 16": the days of what was announced."""
        for launch in self.launches if trigger.stance == "planned" else ():
            if launch.role == "planned" and launch.actor is trigger.actor:
                line = trigger.line
                self._tell(launch, Passage(line, line.first, line.last, None, (), self._window(launch, line)))

    def _window(self, launch: Launch, line: Line) -> tuple[tuple[int, Days], ...]:
        """The days that a sentence adds to a launch announced without any: "the window is from May 31 to June 11"."""
        found = tuple(days_in(self.story, line.first, line.last, ahead=True))
        if launch.role != "planned" or launch.days or not found:
            return ()
        published = self.story.published
        days = [days for _, days in found if published is None or days.last >= published.first]
        if not days:
            return ()
        launch.days, launch.dated = Days(min(d.first for d in days), max(d.last for d in days), "interval"), True
        return ((found[0][0], launch.days),)

    def _dated_in(self, line: Line) -> Launch | None:
        for _, days in days_in(self.story, line.first, line.last):
            for launch in self.launches:
                if launch.days and launch.dated and launch.days.meets(days):
                    return launch
        return None

    def _enter(self, trigger: Trigger) -> None:
        for weapons in split_salvos(trigger, self.story):
            launch = self._same(trigger, weapons) or self._recalled(trigger) or self._new(trigger, weapons)
            self._adopt_days(launch)
            if trigger.interval and launch.role == "main" and not launch.dated:
                launch.days, launch.dated = trigger.interval, True
            if launch.role == "background" and launch.days and trigger.interval:
                launch.days = common_days([launch.days, trigger.interval])  # "in 2017", and then "on 29 August"
            launch.is_listed |= not launch.passages and trigger.at in self.told
            self.told.add(trigger.at)
            days = trigger.days
            if heading := trigger.heading:
                self._tell(launch, Passage(heading, heading.first, heading.last, None, (), days))
                days = ()
            self._tell(launch, Passage(trigger.line, trigger.first, trigger.last, trigger, weapons, days))
            self.last, self.last_line = launch, trigger.line.number
            # "none had crossed it since one fired in 2009": what follows goes on about the story's own launch
            if not (trigger.earlier and trigger.first > trigger.line.first and self.current):
                self.current = launch
            if launch.days and launch.days.first == launch.days.last:
                self.story.calendar.learn(launch.days, is_own=launch.role == "main")

    def _same(self, trigger: Trigger, weapons: tuple[Weapon, ...]) -> Launch | None:
        actor, days, group = trigger.actor, trigger.interval, find_group(weapons, self.story)
        for launch in self.launches:
            if launch.actor is not actor or (launch.role == "planned") != (trigger.stance == "planned"):
                continue
            if launch.kind_group and group and not load_kinds().can_be_same(launch.kind_group, group):
                continue
            if trigger.unfixed and not trigger.unfixed & (named := launch.unfixed or self._said_on(launch)) and named:
                continue  # "on Sunday" is not "on Tuesday", whichever week it was
            if days and launch.days and launch.dated:
                if launch.days.meets(days) and not is_before(trigger, days, launch):
                    return launch
            elif trigger.unfixed & launch.unfixed or (
                launch.role == "main"
                and (self._is_news(trigger) or (trigger.is_noun and bool(days) and not trigger.weapons))
                and not clash(launch, weapons, self.story)
                and (days is None or self._may_date(launch, days))
            ):
                return launch
        return None

    def _recalled(self, trigger: Trigger) -> Launch | None:
        """ "It was the second test since ...": of the launch told last, where a story tells no news of its own."""
        last = self.last
        if last is None or last.role != "background" or trigger.interval or trigger.unfixed:
            return None
        goes_on = last.passages[-1].line.number >= trigger.line.number - 1 and not self._has_news(last.actor)
        points_back = points_to_told(self.story, trigger) or told_then(self.story, trigger)
        if not (points_back or (goes_on and not trigger.earlier)):
            return None
        return last if last.actor is trigger.actor else None

    def _has_news(self, actor: Entry) -> bool:
        return any(launch.role == "main" and launch.actor is actor for launch in self.launches)

    def _said_on(self, launch: Launch) -> set[str]:
        """The weekdays on which somebody spoke of a launch, and the days before them, where nothing fixes which."""
        for passage in launch.passages[launch.heard :]:
            launch.said_on.update(days_of_saying(self.story, passage.line))
        launch.heard = len(launch.passages)
        return launch.said_on

    def _adopt_days(self, launch: Launch) -> None:
        """ "The launch on Tuesday came ...": a day told before the weapon is that of the launch which is the news."""
        for trigger in [t for t in self.unnamed if launch.role == "main" and t.actor in (launch.actor, None)]:
            if launch.days is None and trigger.interval and self.story.is_news(trigger.interval):
                launch.days, launch.dated = trigger.interval, True
                self._tell(launch, Passage(trigger.line, trigger.first, trigger.last, trigger, (), trigger.days))
                self.unnamed.remove(trigger)
                self.refusals[:] = [refusal for refusal in self.refusals if refusal.first != trigger.at]

    @staticmethod
    def _is_news(trigger: Trigger) -> bool:
        return not trigger.earlier or trigger.follows

    def _may_date(self, launch: Launch, days: Days) -> bool:
        """Whether days may be those of an undated main launch: not where its own weekday could not be placed."""
        return (self.story.published is not None or not launch.names_day) and self.story.is_news(days)

    def _new(self, trigger: Trigger, weapons: tuple[Weapon, ...]) -> Launch:
        actor = trigger.actor
        assert actor is not None, "refuse_trigger has seen to it"
        days = trigger.interval
        is_main = (
            self._is_news(trigger)
            and (days is None or self.story.is_news(days) or self._opens_with(trigger, days))
            and not self._has_news(actor)
            and not (days and self._lies_before(days))
            and not (trigger.is_noun and trigger.line not in self.opening)
        )
        role = "planned" if trigger.stance == "planned" else "main" if is_main else "background"
        group = find_group(weapons, self.story) if days and (days.last - days.first).days > 2 else None
        launch = Launch(role, actor, days, days is not None, kind_group=group)
        if is_main:
            # What the story told before it came to the launch itself.
            for line in self.waiting:
                self._tell(launch, Passage(line, line.first, line.last, None, line.weapons))
            self.waiting = []
        self.launches.append(launch)
        return launch

    def _opens_with(self, trigger: Trigger, days: Days) -> bool:
        """Whether a story opens with a launch of some weeks ago that is told only now: "was tested last month"."""
        published = self.story.published
        recent = published is not None and (published.first - days.last).days <= _LATE
        return recent and not self.launches and not trigger.is_noun and trigger.line in self.opening

    def _lies_before(self, days: Days) -> bool:
        """Whether days lie before the news, which is another's launch: "two days before, Russia had fired one"."""
        mains = [launch for launch in self.launches if launch.role == "main"]
        first = mains[0].days or self.story.published if mains else None
        return first is not None and (first.first - days.last).days > 1


def _refused(trigger: Trigger, reason: str) -> list[Refusal]:
    """A launch word, and the numbers of missiles told with it."""
    counts = [weapon.count for weapon in trigger.weapons if weapon.count]
    numbers = [Refusal(trigger.line, count.first, count.last, "count", reason) for count in counts]
    return [Refusal(trigger.line, trigger.at, trigger.at, "launch", reason), *numbers]
