"""Counts: how many were launched, told before a weapon, without one, or as numbers that add up.

In      tokens of a text; the weapons of a passage
Out     Count: the words, the interval they leave and their hedge
Units   missiles
Missing None where no whole number is told, or where a plural without one would have to be added
Next    weapons, dating and claims
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from analysis.reading.words.quantities import hedge_id, number_of, open_interval
from analysis.reading.words.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Count:
    """How many, with its words (tokens first to last)."""

    first: int
    last: int
    low: float
    high: float | None
    hedge: str | None


def count_at(tokens: Tokens, at: int, floor: int = 0) -> Count | None:
    """The count that the number at `at` tells, with its hedge or its lower end before it."""
    low, high = number_of(tokens, at)
    if low is None or (high is not None and high != int(high)):
        return None
    first, last, hedge = at, at, None
    if at > floor and tokens.tags[at - 1] == "h":
        first, hedge = at - 1, tokens.entries[at - 1]
    elif softens_before(tokens, at + 1):
        last, hedge = at + 1, tokens.entries[at + 1]
    elif (
        at > floor + 1
        and tokens.tags[at - 2 : at] in ("#-", "#>")
        and (lower := number_of(tokens, at - 2)[0]) is not None
    ):
        first, low = at - 2, min(lower, low)
    entry = tokens.entries[at]
    opened, top = open_interval(low, high, hedge, whole=True)
    return Count(first, last, opened or low, top, hedge_id(hedge) or (entry.get("hedge") if entry else None))


def softens_before(tokens: Tokens, at: int) -> bool:
    """Whether a hedge stands at `at` that softens the number before it: "ten or more"."""
    entry = tokens.entries[at] if tokens.tags[at : at + 1] == "h" else None
    return entry is not None and bool(entry.get("after"))


# "eight had been launched", "more than a dozen were aimed at", "after firing six"; not "two of them", nor "one ..., the
# other ..."; and no tally: "a dozen have been fired since May"
_ALONE = re.compile(r"h?(?P<launched>#)=+[LTSG](?![^.;]*[be])|h?(?P<leaving>#)D|[LITJB]h?(?P<given>#)(?=[,.;&o>l])")
_COUNTED = re.compile(r"s\^?h?(?P<number>#)(?=h?[,.;:&omMW])")
# "nine launches are confirmed", "detected nine launches"; no tally: "nine launches this year", "in a week"
_SEEN = re.compile(r"h?(?P<told>#)l=s|s\^?h?(?P<seen>#)l(?![>^Ee]*[tx#])")
_BOTH = re.compile(r"\^(?:>\^?)?(?:[xma]{0,2}[MWP]|[xeg=]{0,2}[FHZO2=])")
_NEXT = re.compile(r"(?:[LIDS]|&x)\^(?P<ordinal>E)(?:#|(?=[>tcD,.;&]))")


BOTH, THOSE = "both", "this"


def lone_counts(tokens: Tokens, first: int, last: int) -> list[Count]:
    """The numbers of two or more that are launched without the word for what they are."""
    if not tokens.where("#", first, last):
        return []
    at = [match.start(match.lastgroup or 0) for match in tokens.find(_ALONE, first, last)]
    return [count for count in (count_at(tokens, i, first) for i in at) if count is not None and count.low > 1]


def seen_counts(tokens: Tokens, first: int, last: int) -> list[Count]:
    """The numbers of launches that somebody saw or counted: "spoke of 180", "put the number at 15"."""
    if not tokens.where("#", first, last):
        return []
    at = [match.start(match.lastgroup or 0) for match in tokens.find(_SEEN, first, last)]
    counted = tokens.find(_COUNTED, first, last)
    at += [match.start("number") for match in counted if tokens.entry_id(match.start()) == "count"]
    return [count for count in (count_at(tokens, i, first) for i in at) if count is not None and count.low > 1]


def both_counts(tokens: Tokens, first: int, last: int) -> list[Count]:
    """ "both missiles", "both of them fell": two of what was told of before; "both of those" are two of other ones."""
    found = [match for match in tokens.find(_BOTH, first, last) if tokens.entry_id(match.start()) == BOTH]
    near = [match for match in found if not tokens.where_is(THOSE, *match.span())]
    return [Count(match.start(), match.start(), 2.0, 2.0, None) for match in near]


def lone_ordinals(tokens: Tokens, first: int, last: int) -> list[int]:
    """Where ordinals stand for what was launched: "then a fourth", "has fired a third one"."""
    found = tokens.find(_NEXT, first, last) if tokens.where("E", first, last) else ()
    return [match.start("ordinal") for match in found]


def ordinal_at(tokens: Tokens, at: int) -> int | None:
    """The number of an ordinal: 7 for "seventh" and "7th"."""
    words, entry = tokens.words(at, at).lower(), tokens.entries[at]
    if entry is not None and entry.vocabulary == "ordinal":
        return entry.forms.index(words) + 1 if words in entry.forms else None
    digits = re.match(r"\d{1,4}", words)
    return int(digits[0]) if digits else None


def add_counts(counts: Sequence[Count]) -> Count:
    """The sum of several counts, open where one of them is."""
    highs = [count.high for count in counts]
    high = None if None in highs else sum(high for high in highs if high is not None)
    low, hedge = sum(count.low for count in counts), next((count.hedge for count in counts if count.hedge), None)
    return Count(counts[0].first, counts[-1].last, low, high, hedge)
