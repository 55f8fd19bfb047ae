"""Sameness: whether two tellings can be of one launch, by their weapons and days.

In      a Story, weapons, triggers and launches in it
Out     yes or no; the weapons of a trigger, apart where they cannot be one salvo
Units   days are local to the launch site
Missing weapons of no certain kind set nothing apart
Next    launches
"""

from analysis.reading.launching.tellings import Launch
from analysis.reading.launching.triggers import Trigger
from analysis.reading.launching.vetoes import SPACE
from analysis.reading.story import Story
from analysis.reading.words.moments import Days
from analysis.reading.words.weapons import Weapon, is_vague
from analysis.rules import load_kinds


def is_before(trigger: Trigger, days: Days, news: Launch) -> bool:
    """ "Earlier this month it fired one": before the news, though the month holds its day."""
    begins = news.role == "main" and news.days is not None and days.first < news.days.first
    return trigger.earlier and begins and (days.last - days.first).days > 1


def clash(launch: Launch, weapons: tuple[Weapon, ...], story: Story) -> bool:
    """Whether one is a satellite's launch and the other that of a missile."""
    new = find_group(weapons, story)
    return bool(launch.kind and new) and (launch.kind == SPACE) != (new == SPACE)


def split_salvos(trigger: Trigger, story: Story) -> list[tuple[Weapon, ...]]:
    """The weapons of a trigger, told apart by kind where its time is too long to be one salvo."""
    days = trigger.interval
    if len(trigger.weapons) < 2 or days is None or (days.last - days.first).days <= 2:
        return [trigger.weapons]
    groups: dict[str | None, list[Weapon]] = {}
    for weapon in trigger.weapons:
        kind = find_group((weapon,), story)
        # "an ICBM, the Hwasong-18": one weapon
        same = (known for known in groups if known and kind and load_kinds().can_be_same(known, kind))
        groups.setdefault(next(same, kind), []).append(weapon)
    return [tuple(group) for group in groups.values()]


def find_group(weapons: tuple[Weapon, ...], story: Story) -> str | None:
    return next((weapon.kind for weapon in weapons if weapon.kind and not is_vague(weapon.kind, story.lexicon)), None)
