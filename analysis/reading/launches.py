"""Launches: which words tell of a launch, and which of them tell of the same one.

In      a Story
Out     Launch: one launch as the text tells it, with the passages that tell it; Refusal: words that only look like one
Units   positions are token numbers
Missing days None where text and publication day cannot fix them
Next    claims takes the values out of the passages
"""

from dataclasses import dataclass, field

from analysis.lexicon import Entry
from analysis.reading.moments import Days
from analysis.reading.story import Line, Story
from analysis.reading.triggers import Trigger, days_in, find_triggers
from analysis.reading.weapons import Weapon

_TELLING = frozenset("FHZODfgi")


@dataclass
class Passage:
    """Tokens first to last (excluded) of a line that tell of one launch; trigger None where they only go on about it."""

    line: Line
    first: int
    last: int
    trigger: Trigger | None
    weapons: tuple[Weapon, ...]


@dataclass
class Launch:
    """One launch as one text tells it."""

    role: str
    actor: Entry
    days: Days | None
    dated: bool
    passages: list[Passage] = field(default_factory=list)
    kind_group: str | None = None


@dataclass(frozen=True)
class Refusal:
    """Words that look like a launch and were not taken as one, and why."""

    line: Line
    at: int
    reason: str


def find_launches(story: Story) -> tuple[list[Launch], list[Refusal]]:
    """The launches a story tells of, in the order it tells them, and the words refused."""
    refusals: list[Refusal] = []
    if reason := _is_no_news(story):
        line = next(line for line in story.lines if line.last > line.first)
        return [], [Refusal(line, line.first, reason)]
    book = _Book(story, refusals)
    # A headline compresses: it goes to the launch that the body tells.
    for headline in (False, True):
        for line in story.lines:
            if line.part in ("title", "subhead", "caption") if headline else line.part == "body":
                book.read(line)
    return [launch for launch in book.launches if launch.passages], refusals


def _is_no_news(story: Story) -> str | None:
    cues = [token.entry.get("sense") for token in story.tokens.items if token.tag == "V" and token.entry]
    if cues.count("fiction") >= 2:
        return "fiction, games or sports, not news"
    if "false_alarm" in cues and "V" in story.tokens.tags[: max(120, len(story.tokens.tags) // 3)]:
        return "an alarm or report that was taken back, or a drill"
    return None


class _Book:
    """The launches found so far, and which of them the story speaks of now."""

    def __init__(self, story: Story, refusals: list[Refusal]) -> None:
        self.story, self.refusals = story, refusals
        self.launches: list[Launch] = []
        self.current: Launch | None = None

    @property
    def main(self) -> Launch | None:
        return next((launch for launch in self.launches if launch.role == "main"), None)

    def read(self, line: Line) -> None:
        triggers = find_triggers(self.story, line, self._launcher())
        if not triggers:
            self._go_on(line)
        for trigger in triggers:
            if reason := _refused(trigger, self.main):
                self.refusals.append(Refusal(line, trigger.at, reason))
            else:
                self._enter(trigger)

    def _launcher(self) -> Entry | None:
        return self.current.actor if self.current else None

    def _go_on(self, line: Line) -> None:
        """A sentence without a launch of its own speaks of the launch before, or of one whose day it names."""
        if line.part != "body" or not (_TELLING & set(self.story.tokens.tags[line.first : line.last]) or line.measures):
            return
        launch = self._dated_in(line) or self.current
        if launch:
            launch.passages.append(Passage(line, line.first, line.last, None, line.weapons))

    def _dated_in(self, line: Line) -> Launch | None:
        for _, days in days_in(self.story, line.first, line.last):
            for launch in self.launches:
                if launch.days and launch.dated and launch.days.meets(days):
                    return launch
        return None

    def _enter(self, trigger: Trigger) -> None:
        for weapons in _salvos(trigger, self.story):
            launch = self._same(trigger, weapons) or self._new(trigger, weapons)
            if trigger.interval and launch.role == "main" and not launch.dated:
                launch.days, launch.dated = trigger.interval, True
            launch.passages.append(Passage(trigger.line, trigger.first, trigger.last, trigger, weapons))
            self.current = launch

    def _same(self, trigger: Trigger, weapons: tuple[Weapon, ...]) -> Launch | None:
        actor, days = trigger.actor or self._launcher(), trigger.interval
        for launch in self.launches:
            if launch.actor is not actor or (launch.role == "planned") != (trigger.stance == "planned"):
                continue
            if launch.kind_group and launch.kind_group != _group(weapons, self.story):
                continue
            if days and launch.days and launch.dated:
                if launch.days.meets(days):
                    return launch
            elif launch.role == "main" and not trigger.earlier and (days is None or self.story.is_news(days)):
                return launch
        return None

    def _new(self, trigger: Trigger, weapons: tuple[Weapon, ...]) -> Launch:
        actor = trigger.actor or self._launcher()
        assert actor is not None  # _refused has seen to it
        days = trigger.interval
        is_main = (
            not trigger.earlier
            and (days is None or self.story.is_news(days))
            and not any(launch.role == "main" and launch.actor is actor for launch in self.launches)
        )
        role = "planned" if trigger.stance == "planned" else "main" if is_main else "background"
        group = _group(weapons, self.story) if days and (days.last - days.first).days > 2 else None
        launch = Launch(role, actor, days, days is not None, kind_group=group)
        self.launches.append(launch)
        return launch


def _refused(trigger: Trigger, main: Launch | None) -> str | None:
    if trigger.stance in ("denied", "hypothetical"):
        return f"{trigger.stance}: no launch is told"
    if trigger.recurring:
        return "a tally or a habit, not one launch"
    if trigger.actor is None and main is None:
        return "nobody is named who launched"
    if trigger.stance == "planned" and trigger.interval is None:
        return "planned, without a day"
    if trigger.earlier and not trigger.dated:
        return "an earlier launch, without a day"
    return None


def _salvos(trigger: Trigger, story: Story) -> list[tuple[Weapon, ...]]:
    """The weapons of a trigger, told apart by kind where its time is too long to be one salvo."""
    days = trigger.interval
    if len(trigger.weapons) < 2 or days is None or (days.last - days.first).days <= 2:
        return [trigger.weapons]
    groups: dict[str | None, list[Weapon]] = {}
    for weapon in trigger.weapons:
        groups.setdefault(_group((weapon,), story), []).append(weapon)
    return [tuple(group) for group in groups.values()]


def _group(weapons: tuple[Weapon, ...], story: Story) -> str | None:
    return next((weapon.kind for weapon in weapons if weapon.kind not in (None, "missile", "projectile")), None)
