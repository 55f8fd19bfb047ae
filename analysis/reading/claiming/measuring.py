"""Measuring: what a length, a time or a speed in a sentence about a launch is of.

In      a Story, a Passage of a launch, a Measure in it
Out     Use: an attribute of the launch, how it is put and the word that tells so; or why it is of nothing flown
Units   positions are token numbers
Missing attribute None where the measure is of something else
Next    claims writes a claim, or keeps the refusal
"""

import re
from typing import NamedTuple

from analysis.reading.launching.tellings import Passage
from analysis.reading.story import Story
from analysis.reading.words.quantities import Measure
from analysis.reading.words.tokens import Tokens

_MOTION = {"F": "distance", "H": "apogee", "Z": "landing", "O": "landing"}
_FLOWN = ("distance", "apogee")
_AT = frozenset({"at", "at-point"})
_FLIGHT = "FH"
_OTHER_FIGURE = re.compile(r"[>=^]{0,2}h?#u[^.;]*[FH]")
OTHER_ONE = "other-one"
_TO_FLY = "to-fly"  # what flies in the base form has not flown: "it can carry a warhead and fly 900 km"
_BEFORE, _BEHIND = 8, 5  # our choice: how many words before and behind a measure say what a weapon could do
_OFFSET = re.compile(r"\*?(?P<from>>)[\^A'*]{0,3}[@+~A]")
_WOULD = re.compile(r"y[^,;.o]*$")
_MIGHT = re.compile(r"p[nx=]{0,2}[FH][^FHLT]*$")  # "could go more than 13,000 km"
_IF_AFTER = re.compile(r'[",]{0,2}y')
_OTHER_THING = re.compile(r"[(;]x{1,2}$")
_LED = re.compile(r"(?:[xN2]E?>?|\^E#?>)h?$")  # "and reached", "and the second one at"
_OWN_FIGURE = re.compile(r"[>=^]{0,2}h?#")
# how far it came: "blew up after 630 miles", "fell in Yemen after a hop of 150 km", "sent it 787 km"
_ENDS_FLIGHT = re.compile(r"[fZ][^,.;]{0,12}b(?:\^x{1,2}>)?$|S[P^aEmMWxN]{1,5}$")
# "flew 420 km and reached 6,200 km", "flew 750 km at 50 km": how high, told behind how far
_HOW_HIGH = re.compile(r"#(?P<unit>u)(?:\([^)]*\))?(?:,?&P?(?P<reached>2)|>)$")
_TARGET = re.compile(r"[ZG][^,.;o]{0,16}$")
_FROM_LAUNCH = re.compile(r">\^?(?:!|(?:[x~+]>)?[xo]P=L)")  # "from the launch site", "from where it was launched"
_UNTIL_FALL = re.compile(r"oP?[\^xM]{0,2}Z")  # "tracked over 360 km before it fell"
_BESIDE_PLACE, _BEARING = re.compile(r"[@A],$"), re.compile(r">\^?\*")  # "in Ramat, 90 km to the north"
# "5,700 km of altitude", "150 and 100 km, respectively, as maximum altitudes": named after the figures
_NAMED_AFTER = re.compile(r"h?(?:[&-]h?#u)*(?:,x,)?[=xo>;']{0,3}(?P<motion>[FH])(?![>=^]{0,2}h?#)")


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
    word = _motion_word(story.tokens, passage, measure)
    if passage.trigger is None and "e" in before:
        return Use(None, reason="of what is done again and again")  # "a typical test flies 6,800 km"
    if word is None and passage.trigger and measure.of == "distance" and story.tokens.entry_id(end) == "toward":
        return Use("distance", word=end)  # "fired a missile 930 km into the sea"
    motion = next(iter(_names_of(story, measure)), _MOTION[tags[word]] if word is not None else None)
    if motion == "distance" and _tells_height(story, before, measure):
        motion, word = "apogee", measure.first - 1
    capable = _capability_word(story.tokens, passage, measure)
    might = _WOULD.search(before) or _MIGHT.search(before) or _IF_AFTER.match(after)
    if word is not None and story.tokens.entry_id(word) == _TO_FLY:
        capable = word
    stance = "capability" if capable is not None else "hypothetical" if might else None
    if measure.of != "distance":
        attribute = "flight_time" if measure.of == "duration" else "speed"
        flies = motion == "distance" if attribute == "flight_time" else motion is not None
        return Use(attribute, stance, word) if flies else Use(None, reason="beside no word of flight")
    if capable is not None:
        return Use("distance", stance, capable)
    if _TARGET.search(before) and _tells_way(story, end):
        return Use("distance", stance, end)  # "hit a target 1,500 km away", "landed 350 km from the launch site"
    if motion != "apogee" and (_ENDS_FLIGHT.search(before) or _ends_before_fall(tags, passage, measure)):
        return Use("distance", stance, measure.first - 1)
    reason = None if _names_of(story, measure) else _why_not(story.tokens, passage, measure, motion, word)
    return Use(None, reason=reason) if reason else Use(motion, stance, word)


def _ends_before_fall(tags: str, passage: Passage, measure: Measure) -> bool:
    """ "tracked over 360 km before it fell"."""
    led = tags[measure.first - 1] in "><"
    return led and _UNTIL_FALL.match(tags, measure.last + 1, passage.last) is not None


def _tells_height(story: Story, before: str, measure: Measure) -> bool:
    """Whether a length right behind the distance is the altitude: "flew 420 km and reached 97 km"."""
    match = _HOW_HIGH.search(before)
    if match is None or not (match["reached"] or story.tokens.entry_id(measure.first - 1) == "at-point"):
        return False
    unit = story.tokens.entries[measure.first - len(before) + match.start("unit")]
    return unit is not None and unit.get("of") == "distance"


def _tells_way(story: Story, end: int) -> bool:
    """Whether the words behind a length make it the way flown to a target."""
    tokens = story.tokens
    offset = _OFFSET.match(tokens.tags, end + 1)
    # "a target 900 km away in the east", but not "900 km away from the border"
    away = tokens.entry_id(end) == "away" and (not offset or tokens.entry_id(offset.start("from")) in _AT)
    return away or bool(_FROM_LAUNCH.match(tokens.tags, end))


def _why_not(tokens: Tokens, passage: Passage, measure: Measure, motion: str | None, word: int | None) -> str | None:
    """Why a length beside this word of motion is not what was flown."""
    tags = tokens.tags
    if motion in _FLOWN and _is_of_other_word(tokens, word or 0, measure):
        return "after a word that tells neither of flight nor of altitude"
    # "300 km off the cape", "250 km west of the island": where it fell, not how far it flew
    if _lies_off(tags, passage, measure) and tags[measure.first - 1] != "F":
        return "how far from a place, not how far it flew"
    if motion in _FLOWN:
        return None
    return "beside a word of fall or crossing" if motion else "beside no word of flight or altitude"


def _lies_off(tags: str, passage: Passage, measure: Measure) -> bool:
    if _BESIDE_PLACE.search(tags, passage.first, measure.first):
        return bool(_BEARING.match(tags, measure.last + 1, passage.last))
    return bool(_OFFSET.match(tags, measure.last + 1, passage.last))


def _motion_word(tokens: Tokens, passage: Passage, measure: Measure) -> int | None:
    """The word of motion that names a measure: right behind it, else the last before it, else the next of flight."""
    end, tags = measure.last + 1, tokens.tags
    if behind := _NAMED_AFTER.match(tags, end, passage.last):
        return behind.start("motion")
    before = tokens.where("".join(_MOTION), passage.first, measure.first)
    # "787 km, at an altitude of 2,111 km": a word with a figure of its own names that
    # but not "a range of 2,500 miles, which covers Japan"
    clause = next((at for at in range(end, passage.last) if tags[at] == "o"), passage.last)
    after = (at for at in range(end, clause) if tags[at] in _FLIGHT and not _OWN_FIGURE.match(tags, at + 1))
    return before[-1] if before else next(after, None)


def _names_of(story: Story, measure: Measure) -> list[str]:
    """ "as high as 550 km": what the hedge of a measure says that it is of; not of "(waves as high as 9 m)"."""
    if _OTHER_THING.search(story.tokens.tags, max(0, measure.first - 3), measure.first):
        return []
    hedges = story.tokens.named("h", measure.first, measure.last + 1)
    return [hedge.get("of") for hedge in hedges if hedge.get("of")]


def _is_of_other_word(tokens: Tokens, word: int, measure: Measure) -> bool:
    """ "flew 1,080 km and reached 6,200 km": a figure after another, led by a word that the lexicon does not know."""
    between = tokens.tags[word + 1 : measure.first] if word < measure.first else ""
    led = _LED.search(between) if "u" in between else None
    # "one flew 430 km and the other 690 km"
    return led is not None and tokens.entry_id(word + 1 + led.start()) != OTHER_ONE


def _capability_word(tokens: Tokens, passage: Passage, measure: Measure) -> int | None:
    """The word near a measure by which it is what a weapon could do."""
    first, last = max(passage.first, measure.first - _BEFORE), min(passage.last, measure.last + 1 + _BEHIND)
    near = tokens.where("C", first, last)
    return next((at for at in near if not _is_of_other_figure(tokens.tags, at, measure)), None)


def _is_of_other_figure(tags: str, at: int, measure: Measure) -> bool:
    """ "it has a range of 800 km and flew 500 km": what it can do has a figure of its own."""
    if at > measure.last:
        return bool(_OWN_FIGURE.match(tags, at + 1))
    return bool(_OTHER_FIGURE.match(tags, at + 1, measure.first))
