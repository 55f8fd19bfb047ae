"""Measuring: what a length, a time or a speed in a sentence about a launch is of.

In      a Story, a Passage of a launch, a Measure in it
Out     Use: an attribute of the launch, how it is put and the word that tells so; or why it is of nothing flown
Units   positions are token numbers
Missing attribute None where the measure is of something else
Next    claims writes a claim, or keeps the refusal
"""

import re
from typing import NamedTuple

from analysis.reading.launches import Passage
from analysis.reading.quantities import Measure
from analysis.reading.story import Story

_MOTION = {"F": "distance", "H": "apogee", "Z": "landing", "O": "landing"}
_FLOWN = ("distance", "apogee")
_FLIGHT = frozenset("FH")
_BEFORE, _BEHIND = 8, 5  # our choice: how many words before and behind a measure say what a weapon could do
_OFFSET = re.compile(r"\*?>[\^A'*]{0,3}[@+~A]")
# "fell 310 miles from the launch site", "1,600 km from where it was launched": how far it came
_FROM_LAUNCH = re.compile(r"\*?>\^?(?:!|(?:[x~+]>)?[xo]P=L)")
_WOULD = re.compile(r"y[^,;.o]*$")
_MIGHT = re.compile(r"p[nx=]{0,2}[FH][^FHLT]*$")  # "could go more than 13,000 km"
_IF_AFTER = re.compile(r'[",]{0,2}y')
_OWN_FIGURE = re.compile(r"[>=^]{0,2}h?#")
# how far it came: "blew up after 630 miles", "fell inside Yemen after 150 km", "sent it 787 km"
_ENDS_FLIGHT = re.compile(r"[fZ][^,.;]{0,8}b$|S[P^aEmMWxN]{1,5}$")
# "5,700 km of altitude", "150 and 100 km, respectively, as maximum altitudes": named after the figures
_NAMED_AFTER = re.compile(r"h?(?:[&-]h?#u)*(?:,x,)?[=xo>;]{0,3}(?P<motion>[FH])(?![>=^]{0,2}h?#)")


class Use(NamedTuple):
    """What a measure is of, how that is put and by which word (a token); or why it is of nothing flown."""

    attribute: str | None
    stance: str | None = None
    word: int | None = None
    reason: str = ""


def use_of(story: Story, passage: Passage, measure: Measure) -> Use:
    """What a measure is of, and its stance where it is not of what was flown."""
    tags, end = story.tokens.tags, measure.last + 1
    before, after = tags[passage.first : measure.first], tags[end : passage.last]
    word = _motion_word(tags, passage, measure)
    if word is None and passage.trigger and measure.of == "distance" and story.tokens.entry_id(end) == "toward":
        return Use("distance", word=end)  # "fired a missile 930 km into the sea"
    motion = next(iter(_names_of(story, measure)), _MOTION[tags[word]] if word is not None else None)
    capable = _capability_word(tags, passage, measure)
    might = _WOULD.search(before) or _MIGHT.search(before) or _IF_AFTER.match(after)
    stance = "capability" if capable is not None else "hypothetical" if might else None
    if measure.of != "distance":
        is_time = measure.of == "duration"
        flies = motion == "distance" if is_time else motion is not None
        attribute = "flight_time" if is_time else "speed"
        return Use(attribute, stance, word) if flies else Use(None, reason="beside no word of flight")
    if capable is not None:
        return Use("distance", stance, capable)
    if motion == "landing" and story.tokens.entry_id(end) == "away" and not _OFFSET.match(tags, end + 1):
        return Use("distance", stance, end)  # "hit a target 1,500 km away"
    if _FROM_LAUNCH.match(tags, end, passage.last) and story.tokens.entry_id(end) == "from":
        return Use("distance", stance, end)
    if _ENDS_FLIGHT.search(before):
        return Use("distance", stance, measure.first - 1)
    reason = _why_not(tags, passage, measure, motion, word)
    return Use(None, reason=reason) if reason else Use(motion, stance, word)


def _why_not(tags: str, passage: Passage, measure: Measure, motion: str | None, word: int | None) -> str | None:
    """Why a length beside this word of motion is not what was flown."""
    if motion in _FLOWN and _is_of_other_word(tags, word or 0, measure):
        return "after a word that tells neither of flight nor of altitude"
    # "300 km off the cape", "250 km west of the island": where it fell, not how far it flew
    if _OFFSET.match(tags, measure.last + 1, passage.last) and tags[measure.first - 1] != "F":
        return "how far from a place, not how far it flew"
    if motion in _FLOWN:
        return None
    return "beside a word of fall or crossing" if motion else "beside no word of flight or altitude"


def _motion_word(tags: str, passage: Passage, measure: Measure) -> int | None:
    """The word of motion that names a measure: right behind it, else the last before it, else the next of flight."""
    end = measure.last + 1
    if behind := _NAMED_AFTER.match(tags, end, passage.last):
        return behind.start("motion")
    before = [at for at in range(passage.first, measure.first) if tags[at] in _MOTION]
    # "787 km, at an altitude of 2,111 km": a word with a figure of its own names that
    after = (at for at in range(end, passage.last) if tags[at] in _FLIGHT and not _OWN_FIGURE.match(tags, at + 1))
    return before[-1] if before else next(after, None)


def _names_of(story: Story, measure: Measure) -> list[str]:
    """ "as high as 550 km": what the hedge of a measure says that it is of."""
    tokens = story.tokens.items[measure.first : measure.last + 1]
    return [token.entry.get("of") for token in tokens if token.tag == "h" and token.entry and token.entry.get("of")]


def _is_of_other_word(tags: str, word: int, measure: Measure) -> bool:
    """ "flew 1,080 km and reached 6,200 km": a figure after another, led by a word that the lexicon does not know."""
    between = tags[word + 1 : measure.first] if word < measure.first else ""
    return "u" in between and bool(re.search(r"[xN]E?>?h?$", between))


def _capability_word(tags: str, passage: Passage, measure: Measure) -> int | None:
    """The word near a measure by which it is what a weapon could do."""
    first, last = max(passage.first, measure.first - _BEFORE), min(passage.last, measure.last + 1 + _BEHIND)
    return next((at for at in range(first, last) if tags[at] == "C"), None)
