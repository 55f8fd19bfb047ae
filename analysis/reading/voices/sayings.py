"""Sayings: an authority that speaks in a sentence, and how several of one sentence stand to each other.

In      sayings of one sentence
Out     who passes on what another says; who states a word of the sentence
Units   positions are token numbers
Missing None where nobody speaks
Next    speakers finds them, story asks who states a word
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from analysis.reading.voices.voices import STATE_MEDIA, Authority
from analysis.reading.words.tokens import Tokens


@dataclass(frozen=True, slots=True)
class Saying:
    """An authority that speaks in a sentence: its own words (tokens first to last), and whether it denies.

    group: those who speak together ("Seoul and Tokyo said") share it.
    """

    first: int
    last: int
    authority: Authority
    denies: bool = False
    relay: str | None = None
    group: int = -1


def do_meet(one: Saying, other: Saying) -> bool:
    """Whether two sayings share a word: one phrase, read twice."""
    return one.first <= other.last and other.first <= one.last


def with_relays(sayings: list[Saying]) -> list[Saying]:
    """Fold agencies that quote an authority into it: the authority is the origin, the agency its relay."""

    def passes_on(saying: Saying) -> bool:
        """Media that quote their own government pass on what it says."""
        own = (other.authority for other in sayings if other.authority.family == saying.authority.family)
        kind = saying.authority.kind
        return kind in (STATE_MEDIA, "media") and any(other.kind != kind for other in own)

    relays = [saying for saying in sayings if saying.authority.relay or passes_on(saying)]
    if not relays or len(relays) == len(sayings):
        return sayings
    return [replace(saying, relay=relays[0].authority.name) for saying in sayings if saying not in relays]


def speaker_at(sayings: Sequence[Saying], tokens: Tokens, at: int) -> Saying | None:
    """Who of a sentence's speakers states the token `at`: who is in its clause, else the nearest before, else after."""
    if len(sayings) <= 1:
        return sayings[0] if sayings else None

    def apart(saying: Saying) -> tuple[int, int]:
        low, high = sorted((saying.last, at))
        return sum(tokens.tags[low:high].count(mark) for mark in ";o."), abs(at - saying.last) + (saying.first > at)

    return min(sayings, key=apart)
