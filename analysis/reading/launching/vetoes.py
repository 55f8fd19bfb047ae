"""Vetoes: why words that look like a launch are none.

In      a Story, or one of its triggers and the launches found before it
Out     a reason in words, or None
Units   none
Missing None = nothing speaks against it
Next    launches keeps the reason with the words refused
"""

from collections.abc import Iterable

from analysis.lexicon import Entry
from analysis.reading.launching.triggers import Trigger
from analysis.reading.story import Line, Story
from analysis.reading.words.moments import Days

SPACE = "SLV"
UNDATED = "an earlier launch, without a day"
NO_WEAPON = "no weapon is named"
LATE = "a launch is named late, and without a day"
NOT_OF_WHAT = "a launch is named, but not of what"
WEAK = frozenset(
    {NO_WEAPON, LATE, NOT_OF_WHAT}
)  # reasons for which the words may still tell of a launch told elsewhere
_AGAINST = "Vz"  # tags of cues
_OPENING = 160  # our choice: words by which a story has said what it is about; a third of it where that is more
_LEAD = 8  # our choice: sentences and headings within which a story tells what its news is
_LONG = 7  # our choice: a drill or alarm tells only of launches that lie further back than this many days


def refuse_story(story: Story) -> str | None:
    """Why nothing in the whole story is a launch: it opens with words of a game, a film, a museum, a market."""
    forms = {words for words, sense in _opening(story) if sense == "fiction"}
    return "fiction, games, sights or markets, not news of a launch" if len(forms) > 1 else None


def refuse_news(story: Story) -> str | None:
    """Why a story's own news is no launch, though it may recall earlier ones: an alarm, a drill, a satellite."""
    if _opens_in_space(story):
        return "a space launch"
    lines = story.lines if story.tokens.where(_AGAINST, 0, len(story.tokens)) else ()
    taken_back = any({"taken_back", "aftermath"} <= _senses(story, line) for line in lines)
    is_drill = any(sense == "false_alarm" for _, sense in _opening(story))
    return "an alarm or report that was taken back, or a drill" if taken_back or is_drill else None


def _opens_in_space(story: Story) -> bool:
    """Whether the first sentence that names a weapon tells of a satellite of somebody whose satellites do not count."""
    line = next((line for line in story.lines if line.weapons), None)
    if line is None or not any(weapon.kind == SPACE for weapon in line.weapons):
        return False
    here = story.tokens.named("Aa", line.first, line.last)
    named = (w.name.get("actor", "") for w in line.weapons if w.name)
    here += [actor for name in named if (actor := story.lexicon["actor"].get(name))]
    return not any(actor.get("satellites") for actor in here or story.actors)


def _opening(story: Story) -> list[tuple[str, str | None]]:
    """The words of the story's first part that speak against a launch, each with the sense its entry gives it."""
    tokens = story.tokens
    first_part = tokens.where(_AGAINST, 0, max(_OPENING, len(tokens) // 3))
    return [(tokens.words(at, at).lower(), _sense(story, at)) for at in first_part]


def _senses(story: Story, line: Line) -> set[str | None]:
    return {_sense(story, at) for at in story.tokens.where(_AGAINST, line.first, line.last)}


def _sense(story: Story, at: int) -> str | None:
    entry = story.tokens.entries[at]
    return entry.get("sense") if entry else None


def refuse_trigger(trigger: Trigger, actors: Iterable[Entry], published: Days | None, news: str | None) -> str | None:
    """Why a trigger is not taken; actors: whose launches were told before; news: why the story has none of its own."""
    if trigger.stance in ("denied", "hypothetical"):
        return f"{trigger.stance}: no launch is told"
    if _is_disowned(trigger):
        return "denied by who is said to have launched"
    days = trigger.interval
    if trigger.recurring or (days and days.precision == "year" and _is_tally(trigger)):
        return "a tally or a habit, not one launch"
    if trigger.actor is None:
        return "nobody is named who launched"
    if any(weapon.name and weapon.name.get("interceptor") for weapon in trigger.weapons):
        return "an interceptor"
    if is_space_launch(trigger):
        return "a space launch"
    if trigger.actor not in actors and (reason := _starts_nothing(trigger)):
        return reason
    if news and not _is_past(days, published):
        return news
    if trigger.stance == "planned" and not trigger.weapons:
        return "planned, without a weapon"
    if trigger.stance == "planned" and days and published and days.last < published.first:
        return "planned, for a day that has passed"
    told_of = trigger.weapons or trigger.line.weapons
    if trigger.earlier and not trigger.follows and not ((trigger.dated and told_of) or trigger.days):
        return UNDATED
    return None


def is_space_launch(trigger: Trigger) -> bool:
    """Whether a trigger tells of a satellite's launch, which only of some launchers counts as one of missiles."""
    satellites = trigger.actor is not None and trigger.actor.get("satellites")
    named = any(weapon.kind == SPACE for weapon in trigger.line.weapons)
    return named and not satellites


def _is_disowned(trigger: Trigger) -> bool:
    """ "China denied that it tested": who is said to have launched says that nothing was."""
    name = trigger.actor.get("name") if trigger.actor else None
    return any(saying.denies and saying.authority.family == name for saying in trigger.line.sayings)


def _is_tally(trigger: Trigger) -> bool:
    """ "ten missiles this year", "the fifth test this year"."""
    return trigger.is_noun or any(weapon.count or weapon.ordinal for weapon in trigger.weapons)


def _is_past(days: Days | None, published: Days | None) -> bool:
    return days is not None and published is not None and (published.first - days.last).days > _LONG


def _starts_nothing(trigger: Trigger) -> str | None:
    """Why a trigger is too weak to be the first that a story tells of a launcher's launch."""
    if trigger.of_told and (trigger.days or trigger.weapons):
        return None
    if not any(weapon.kind or weapon.name for weapon in trigger.weapons):
        return NO_WEAPON
    named = any(weapon.name and weapon.name.get("actor") for weapon in trigger.weapons)
    if trigger.is_noun and not trigger.days and trigger.line.number > _LEAD:
        return LATE
    if trigger.is_noun and not any(trigger.takes(weapon) for weapon in trigger.weapons):
        return NOT_OF_WHAT
    exact = any(at > trigger.at and days.first == days.last for at, days in trigger.days)
    if trigger.is_noun and trigger.actor_at is None and not (named or exact):
        return "a launch is named, but not whose"
    return None
