"""Launches: which words tell of a launch, and which of them tell of the same one.

In      a Story
Out     Launch: one launch as the text tells it, with the passages that tell it; Refusal: words that only look like one
Units   positions are token numbers
Missing days None where text and publication day cannot fix them
Next    claims takes the values out of the passages
"""

from dataclasses import dataclass, field
from itertools import pairwise

from analysis.lexicon import Entry
from analysis.reading.moments import Calendar, Days
from analysis.reading.story import Line, Story
from analysis.reading.weapons import Weapon

_VERBS, _NOUN, _DEPARTS, _FLIES = frozenset("LITJSB"), "l", "D", frozenset("FZ")
_CUTS = ("o;:b", ",", "&")
_REACH = 14  # our choice: how many words may stand between a launch verb and its weapon
_TELLING = frozenset("FHZODfgi")


@dataclass(frozen=True)
class Trigger:
    """Words that tell of a launch: the verb or noun, its segment of the sentence, what was launched and by whom."""

    at: int
    line: Line
    first: int
    last: int
    weapons: tuple[Weapon, ...]
    actor: Entry | None
    actor_at: int | None
    days: tuple[tuple[int, Days], ...]
    dated: bool
    stance: str
    earlier: bool
    recurring: bool

    @property
    def interval(self) -> Days | None:
        """The days its moments mean together."""
        return common_days([days for _, days in self.days])


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
        for _, days in _days_in(self.story.calendar, self.story, line.first, line.last):
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


def find_triggers(story: Story, line: Line, launcher: Entry | None) -> list[Trigger]:
    """The words of a sentence that tell of a launch, each with its segment of the sentence."""
    starts = [at for at in range(line.first, line.last) if _triggers(story, line, at)]
    edges = [line.first, *(_cut(story.tokens.tags, a, b) for a, b in pairwise(starts)), line.last]
    triggers: list[Trigger] = []
    for at, first, last in zip(starts, edges, edges[1:], strict=False):
        lead = (
            triggers[0].days
            if triggers and story.tokens.tags[line.first : line.first + 3].strip(">^")[:1] == "t"
            else ()
        )
        triggers.append(_trigger(story, line, at, first, last, lead, launcher))
    return _merged(triggers)


def _merged(triggers: list[Trigger]) -> list[Trigger]:
    """A verb and a noun of one launch ("conducted a test") are told once: the first that names a weapon stays."""
    kept: list[Trigger] = []
    for trigger in triggers:
        if kept and not trigger.weapons and not trigger.earlier and not trigger.days:
            continue
        kept.append(trigger)
    return kept


def _triggers(story: Story, line: Line, at: int) -> bool:
    tags, tag = story.tokens.tags, story.tokens.tags[at]
    if tag in _VERBS:
        return _takes_weapon(story, line, at)
    if tag == _NOUN:
        return True
    if tag == _DEPARTS or tag in _FLIES:
        before = tags[max(line.first, at - 4) : at]
        names = any(weapon.last < at <= weapon.last + 4 for weapon in line.weapons)
        return (tag == _DEPARTS and (names or "P" in before[-2:])) or (names and tags[at + 1 : at + 3] in (">A", ">@"))
    return False


def _takes_weapon(story: Story, line: Line, at: int) -> bool:
    near = [w for w in line.weapons if -_REACH <= w.first - at <= _REACH]
    if story.tokens.tags[at] in "TJ":
        return any(w.first > at for w in near) or "l" in story.tokens.tags[at : at + 5]
    other = story.tokens.tags.find("X", at, min(at + 5, line.last))
    return bool(near) and not (other >= 0 and all(w.first > other or w.last < at for w in near))


def _cut(tags: str, one: int, other: int) -> int:
    for marks in _CUTS:
        for at in range(other - 1, one, -1):
            if tags[at] in marks:
                return at
    return other


def _trigger(
    story: Story, line: Line, at: int, first: int, last: int, lead: tuple[tuple[int, Days], ...], launcher: Entry | None
) -> Trigger:
    tags = story.tokens.tags
    weapons = tuple(
        w
        for w in line.weapons
        if first <= w.first < last and not (w.of_launches and w.last + 1 != at and tags[at] != "l")
    )
    actor, actor_at = _actor(story, line, at, first, last, weapons)
    stance = _stance(tags, at, first)
    end = next(
        (i for i in range(at + 1, last) if tags[i] in "ob" and tags[i + 1 : i + 2] not in ("c", "t", "u", "#")), last
    )
    found = _days_in(story.calendar, story, first, end, ahead=stance == "planned")
    dated = any(tag == "t" for tag in tags[first:end]) or bool(lead)
    before = tags[first:at]
    earlier = "b" in before[-6:] or (tags[at] == "l" and tags[at - 1 : at] == "b")
    recurring = "e" in before
    return Trigger(
        at,
        line,
        first,
        last,
        weapons,
        actor or launcher,
        actor_at,
        tuple(found) or lead,
        dated,
        stance,
        earlier,
        recurring,
    )


def _stance(tags: str, at: int, first: int) -> str:
    near = tags[max(first, at - 5) : at]
    if "n" in near[-2:] or near[-1:] == "d":
        return "denied"
    if "y" in tags[first:at]:
        return "hypothetical"
    if "p" in near or (tags[at] == "B" and near[-1:] == ">"):
        return "planned"
    return "asserted"


def _days_in(calendar: Calendar, story: Story, first: int, last: int, *, ahead: bool = False) -> list[tuple[int, Days]]:
    found = []
    for at in range(first, last):
        moment = story.tokens.items[at].moment
        if moment is not None and moment.kind != "clock" and (days := calendar.resolve(moment, ahead=ahead)):
            found.append((at, days))
    return found


def common_days(found: list[Days]) -> Days | None:
    """The days that several moments mean together: their common part, else the first."""
    if not found:
        return None
    days = found[0]
    for other in found[1:]:
        if days.meets(other):
            first, last = max(days.first, other.first), min(days.last, other.last)
            days = Days(first, last, min(days, other, key=lambda d: d.last - d.first).precision)
    return days


def _owns(tags: str, i: int, at: int) -> bool:
    """ "the North's missile launches", "North Korean test": the word before the launch noun owns it."""
    return tags[at] == _NOUN and not set(tags[i + 1 : at]) - set("'mMWxEbq#h^")


def _actor(
    story: Story, line: Line, at: int, first: int, last: int, weapons: tuple[Weapon, ...]
) -> tuple[Entry | None, int | None]:
    """Who launched: "by A", else the subject before the verb, else "from A", else the weapon's own adjective or name."""
    tokens = story.tokens
    speaking = {i for saying in line.sayings for i in range(saying.first, saying.last + 1)} | {
        i for i in range(first, last) if tokens.tags[i] in "Aa" and tokens.tags[i + 1 : i + 4].lstrip("'xN")[:1] == "R"
    }
    free = [i for i in range(line.first, last) if tokens.tags[i] in "Aa" and i not in speaking]

    def preposition(i: int) -> str | None:
        before = i - 2 if tokens.tags[i - 1 : i] == "^" else i - 1
        entry = tokens.items[before].entry if before >= line.first and tokens.tags[before] == ">" else None
        return entry.id if entry else None

    def pick(indices: list[int]) -> tuple[Entry | None, int | None]:
        return (tokens.items[indices[0]].entry, indices[0]) if indices else (None, None)

    after = [i for i in free if at < i < last]
    before = [i for i in reversed(free) if i < at]
    owners = [i for i in reversed(free) if i < at and _owns(tokens.tags, i, at)]
    # "analyzing details of the launches with the U.S.": a noun has no subject.
    subjects = (
        [i for i in before if preposition(i) is None and tokens.tags[i] == "A"] if tokens.tags[at] != _NOUN else []
    )
    inside = [i for weapon in weapons for i in free if weapon.first <= i <= weapon.last and tokens.tags[i] == "a"]
    origins = [i for i in after + before if preposition(i) in ("from", "by")]
    choices = ([i for i in after if preposition(i) == "by"], owners, inside, subjects, origins)
    for indices in choices:
        if indices:
            return pick(indices)
    named = next((weapon.name for weapon in weapons if weapon.name and weapon.name.get("actor")), None)
    return (story.lexicon["actor"].get(named.get("actor")) if named else None), None
