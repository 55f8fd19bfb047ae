"""Continuing: which words go on about a launch that was told before.

In      a Story, one of its Lines, a weapon or a trigger in it
Out     yes or no
Units   positions are token numbers
Missing no where nothing is said of a flight, a count, a time or a kind
Next    launches gives such words to the launch they are about
"""

import re

from analysis.reading.launching.dating import DETECT
from analysis.reading.launching.triggers import Trigger
from analysis.reading.story import Line, Story
from analysis.reading.words.counts import lone_counts, seen_counts
from analysis.reading.words.places import TELLS_SITE
from analysis.reading.words.weapons import Weapon, is_plural

THEN = "that-time"
_THEY_FLY = re.compile(r"(?:P|\^>P)[=xeg]{0,3}[FHZO2D]")  # "they flew", "both of them fell"
_THE_ONE = re.compile(r"\^[xma]{0,3}(?P<head>[MW])[xg]?[FHZO2f]")  # "the missile flew"
_CALLED = re.compile(r"s(?:P|\^[xam]{0,2}M)[\^xam\">o]{0,12}$")
_BUSY = re.compile(r"=x>[\^xam\">]{0,3}$")
NAMING = "naming"  # "using a", "named", "dubbed"
_APPOSED = re.compile(r"M,x?[\^\">x]{0,2}$")  # "the rocket, the Unha-3, fell", "the missile, named \"Ghadr\", flew"
_DOUBTED = re.compile(r"=[x=]{0,2}q")  # "an Iskander is suspected"
_NOT_SO = re.compile(r"k|y[^,.;o]{0,12}$")  # "resembles", "whether it was"
_TELLING, _CALLING = frozenset("FHZ2ODfgiLTSj"), frozenset("qs=o")


def goes_on(story: Story, line: Line) -> bool:
    """Whether a sentence has anything to say of a launch: a measure, a word of flight, or what kind it was called."""
    tags = story.tokens.tags[line.first : line.last]
    if line.measures or _TELLING & set(tags) or TELLS_SITE.search(tags) or tags.count("t") > 1:
        return True
    # "radars detected it from the coast", "tracked it at 7:30"
    if set("c@+") & set(tags) and story.tokens.where_is(DETECT, line.first, line.last):
        return True
    if lone_counts(story.tokens, line.first, line.last) or seen_counts(story.tokens, line.first, line.last):
        return True
    return any(is_called(story, line, weapon) for weapon in line.weapons)


def is_called(story: Story, line: Line, weapon: Weapon) -> bool:
    """Whether a sentence says of the launch told before that it was this weapon: "may have been an IRBM"."""
    tags = story.tokens.tags
    lead = tags[line.first : weapon.first].rstrip('^xam">')
    has = story.tokens.entry_id(line.first + len(lead) - 1) in ("have", "had")  # "the army has deployed Patriots"
    before = "" if has else lead[-1:]
    flies = tags[weapon.last + 1 : weapon.last + 2] in tuple("FHZO")
    # "they may have been ballistic missiles": the doubt is the verb, and begins the weapon's phrase
    doubted = tags[max(line.first, weapon.first - 1) : weapon.first + 1] in ("Pq", "Mq", "Wq")
    # "called it an IRBM", "described the weapon as a missile"
    told = _CALLED.search(tags, line.first, weapon.first) is not None
    behind = tags[weapon.head : weapon.last]
    is_so = "=" in behind or ",>" in behind  # "the missile was ballistic", "the missile, of short range, flew"
    called = before in _CALLING or flies or doubted or told or is_so or _is_named(story, line, weapon)
    # "said an old Scud could have flown as far", but not "it was a Scud with a range of 300 km"
    may_be = tags[weapon.last + 1 : weapon.last + 2] in tuple("yp" if before == "=" else "yCp")
    # "is working on an ICBM"
    busy = _BUSY.search(tags, line.first, weapon.first) is not None
    return called and not may_be and not busy and not _NOT_SO.search(tags, line.first, weapon.first)


def _is_named(story: Story, line: Line, weapon: Weapon) -> bool:
    """Whether a name is given to a weapon told of before: "the rocket, the Unha-3,", "an Iskander is suspected"."""
    tags, after = story.tokens.tags, weapon.last + 1
    closes = tags[after : after + 2].lstrip('"')[:1] == ","
    # but not "plans to buy a new one, the Sentinel, in 2029"
    apposed = closes and "p" not in tags[line.first : weapon.first] and _APPOSED.search(tags, line.first, weapon.first)
    at = weapon.first - 1
    while at > line.first and tags[at] in '^"':
        at -= 1
    return bool(apposed or _DOUBTED.match(tags, after)) or story.tokens.entry_id(at) == NAMING


def means_told(story: Story, line: Line) -> bool:
    """ "They flew 600 km": a pronoun, and no weapon, does what a missile does."""
    return not line.weapons and _THEY_FLY.search(story.tokens.tags, line.first, line.last) is not None


def means_single(story: Story, line: Line) -> bool:
    """ "The missile flew 960 km": a sentence that opens with the one weapon of a launch told before."""
    opening = _THE_ONE.match(story.tokens.tags, line.first, line.last)
    article = story.tokens.entries[line.first]
    is_definite = opening is not None and article is not None and bool(article.get("definite"))
    return opening is not None and is_definite and not is_plural(story.tokens, opening.start("head"))


def points_to_told(story: Story, trigger: Trigger) -> bool:
    """ "It was the second test", "the firing": the words are of a launch told before."""
    counted = "E" in story.tokens.tags[max(trigger.first, trigger.at - 2) : trigger.at]
    before = story.tokens.entries[trigger.at - 1] if trigger.at > trigger.first else None
    return counted or (trigger.is_noun and before is not None and bool(before.get("definite")))


def told_then(story: Story, trigger: Trigger) -> bool:
    """ "At that time it fired two": at the time of the launch told before."""
    return bool(story.tokens.where_is(THEN, trigger.first, trigger.last))
