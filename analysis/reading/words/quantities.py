"""Quantities: numbers with units, and what their hedges leave open.

In      tokens of a text
Out     Measure: a length, a time of flight or a speed, with its words, its interval and its second unit
Units   km, min, mach or km/h, as data/lexicon/units.toml gives them
Missing low or high None = open
Next    claims decides what each is a measure of
"""

import math
import re
from dataclasses import dataclass, replace
from functools import lru_cache

from analysis.lexicon import Entry
from analysis.reading.words.tokens import Tokens

TO = "to"
# hedge, number, perhaps a second number after "to", "and" or a dash, unit; or Mach and a number
_MEASURE = re.compile(r"(?P<hedge>h{0,2})(?P<number>#)(?:[>&-](?P<second>h?#))?-?(?P<unit>u)|(?P<mach>u)(?P<speed>h?#)")
_SECOND_UNIT = re.compile(r"\((?P<again>h?#(?:[>&-]h?#)?-?u)\)")
_END_OF_NUMBER = re.compile(r"#x&?h?$")  # "six hundred and"
# Our choice: a bracketed second unit may differ by rounding; beyond this share of the value the two do not fit.
MISMATCH = 0.02
# Our choice: "nearly two dozen" falls short of it by a tenth at most.
NEARLY = 0.1


@dataclass(frozen=True, slots=True)
class Measure:
    """One measured value as told: tokens first to last, the interval it leaves, and its second unit in brackets.

    factor: how many of `unit` one of the unit told is; rounding: the share of the value that its rounding leaves open.
    """

    first: int
    last: int
    of: str
    unit: str
    values: tuple[float, ...]
    low: float | None
    high: float | None
    hedge: str | None
    factor: float = 1.0
    rounding: float = 0.0
    converted_from: str | None = None
    flag: str | None = None


def find_measures(tokens: Tokens, first: int, last: int) -> list[Measure]:
    """Every measured value among the tokens first to last (excluded), repetitions and smaller units folded into it."""
    measures: list[Measure] = []
    end = first
    for found in tokens.find(_MEASURE, first, last) if tokens.where("u", first, last) else ():
        match = _own_number(tokens, found)
        if match.start() < end or _is_half_a_number(tokens, first, match):
            continue
        measure = _measure(tokens, match)
        if measure is None:
            continue
        again = _SECOND_UNIT.match(tokens.tags, match.end(), last)
        if again:
            measure = _with_second_unit(tokens, measure, again)
        end = measure.last + 1
        if measures and _goes_on(tokens, measures[-1], measure):
            measures[-1] = _added(measures[-1], measure)
        else:
            measures.append(measure)
    return measures


def _own_number(tokens: Tokens, match: re.Match[str]) -> re.Match[str]:
    """The measure without what only looks like its lower end: "the second one at 420 km" has no range."""
    if match["second"] is None:
        return match
    joint = match.start("second") - 1
    is_range = tokens.tags[joint] != ">" or tokens.entry_id(joint) == TO
    own = None if is_range else _MEASURE.match(tokens.tags, match.start("second"), match.end())
    return own or match


def _is_half_a_number(tokens: Tokens, first: int, match: re.Match[str]) -> bool:
    """ "six hundred and twenty kilometers": only the end of a number in words, and so no figure that is told."""
    before = _END_OF_NUMBER.search(tokens.tags[first : match.start("number")]) if match["number"] else None
    if before is None:
        return False
    numbers = first + before.start(), match.start("number")
    return all(tokens.words(at, at).replace("-", "").isalpha() for at in numbers)


def _measure(tokens: Tokens, match: re.Match[str]) -> Measure | None:
    span = match.start(), match.end() - 1
    unit_at = match.start("unit") if match["unit"] else match.start("mach")
    unit = tokens.entries[unit_at]
    # "900 m" is a length; "Mach" alone stands before its number, every other unit after it.
    if unit is None or bool(unit.get("before")) != (match["unit"] is None):
        return None
    numbers = tokens.where("#", span[0], span[1] + 1)
    told = [value for at in numbers if (value := number_of(tokens, at)[0]) is not None]
    if not told:
        return None
    hedge = next(iter(tokens.named("h", *match.span())), None)
    factor, bounds = unit.get("factor"), open_interval(min(told), max(told), hedge)
    low, high = (None if bound is None else bound * factor for bound in bounds)
    rounding = max((_half_step(value) / value for value in told if value), default=0.0)
    values = tuple(value * factor for value in told)
    return Measure(*span, unit.get("of"), unit.get("to"), values, low, high, hedge_id(hedge), factor, rounding)


def _with_second_unit(tokens: Tokens, measure: Measure, match: re.Match[str]) -> Measure:
    """One measure of the two; its values are those told in the frames' own unit, where one of them is."""
    again = _measure(tokens, _MEASURE.search(tokens.tags, match.start(), match.end()))  # type: ignore[arg-type]
    if again is None or again.unit != measure.unit or len(again.values) != len(measure.values):
        return measure
    apart = max(abs(a - b) / max(a, b, 1e-9) for a, b in zip(measure.values, again.values, strict=True))
    flag = "unit_mismatch" if apart > max(MISMATCH, measure.rounding, again.rounding) else None
    whole = replace(measure, last=match.end() - 1, flag=flag)
    if again.factor == 1 != measure.factor and flag is None:
        low, high = open_interval(min(again.values), max(again.values), _hedge_of(tokens, measure))
        words = tokens.words(measure.first, measure.last)
        return replace(whole, values=again.values, low=low, high=high, factor=1.0, converted_from=words)
    return replace(whole, converted_from=tokens.words(again.first, again.last))


def _hedge_of(tokens: Tokens, measure: Measure) -> Entry | None:
    return next(iter(tokens.named("h", measure.first, measure.last + 1)), None)


def _goes_on(tokens: Tokens, one: Measure, other: Measure) -> bool:
    """ "47 min 12 sec", "three minutes and 44 seconds": one time in two units."""
    between = tokens.tags[one.last + 1 : other.first]
    return one.of == other.of == "duration" and other.factor < one.factor and between in ("", "&", ",")


def _added(one: Measure, other: Measure) -> Measure:
    total = sum(one.values) + sum(other.values)
    return replace(one, last=other.last, values=(total,), low=total, high=total, factor=other.factor)


def number_of(tokens: Tokens, at: int) -> tuple[float | None, float | None]:
    """The interval that the number at `at` allows; a word like "several" is open above."""
    number, entry = tokens.numbers.get(at), tokens.entries[at]
    if number is not None:
        return number, number
    if entry is None:
        return None, None
    high = entry.get("high")
    return float(entry.get("low")), None if high is None else float(high)


def hedge_id(hedge: Entry | None) -> str | None:
    """What the hedge column says of a hedge."""
    return hedge.get("hedge", hedge.id) if hedge else None


def open_interval(
    low: float, high: float | None, hedge: Entry | None, *, whole: bool = False
) -> tuple[float | None, float | None]:
    """What a hedge leaves of the interval low to high; `whole` for counts, where about N is N.

    "about 900" is 850 to 950: half the step its rounding implies (DESIGN, Meanings).
    """
    way = hedge.get("interval") if hedge else None
    if way == "at_least":
        return low, None
    if way == "more_than":
        return (low + 1 if whole else low), None
    if way in ("up_to", "less_than"):
        top = high - 1 if way == "less_than" and whole and high else high
        return (1.0 if whole else None), top
    if way == "nearly" and high is not None:
        lowest = low * (1 - NEARLY)
        return (float(math.ceil(lowest)) if whole else lowest), high
    if way == "about" and not whole and high is not None:
        return low - _half_step(low), high + _half_step(high)
    return low, high


@lru_cache(maxsize=4096)
def _half_step(value: float) -> float:
    """Half the step that a value was rounded to: 900 to hundreds, 250 to tens, 1,000 to hundreds (our choice)."""
    if value <= 0:
        return 0.0
    coarsest = 10.0 ** math.floor(math.log10(value / 2)) if value >= 2 else 0.1
    step = coarsest
    while step > 0.1 and abs(value / step - round(value / step)) > 1e-6:
        step /= 10
    return step / 2
