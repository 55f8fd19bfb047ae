"""Story: one text, tokenized once, its sentences as ranges of tokens with who speaks in each.

In      a row of documents, its sentences
Out     Story with its Lines
Units   positions are token numbers; days are local to the launch site
Missing published None where the text's day is not known
Next    launches finds what was launched, claims and context take the values
"""

from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import cached_property
from typing import Any, NamedTuple

from analysis.lexicon import Entry, Lexicon
from analysis.reading.voices.homes import find_home
from analysis.reading.voices.sayings import Saying, speaker_at
from analysis.reading.voices.speakers import find_own_voice, find_sayings
from analysis.reading.voices.voices import Voices
from analysis.reading.words.calendar import Calendar
from analysis.reading.words.datelines import date_by_dateline, date_by_opening, find_dateline
from analysis.reading.words.moments import Days
from analysis.reading.words.quantities import Measure, find_measures
from analysis.reading.words.tokens import Tokens, tokenize
from analysis.reading.words.weapons import Weapon, find_weapons

LONGEST = 250  # tokens; our choice: twice the longest sentence of real stories
Span = tuple[int, int, int, str]  # number, start, end and part of a sentence
SILENT_PARTS = frozenset({"header", "byline", "credit"})


class Line(NamedTuple):
    """One sentence: its number, its part of the page, its tokens first to last (excluded), and what stands in it."""

    number: int
    part: str
    first: int
    last: int
    sayings: tuple[Saying, ...]
    weapons: tuple[Weapon, ...]
    measures: tuple[Measure, ...]


class Story:
    """A text ready to be read: its tokens, its lines and its calendar."""

    def __init__(
        self,
        document_id: str,
        text: str,
        sentences: Sequence[Span],
        published: Days | None,
        lexicon: Lexicon,
    ) -> None:
        self.document_id, self.text, self.lexicon = document_id, text, lexicon
        # What was read once: the triggers of a line, by its tokens; the names of a token; the words of who speaks.
        self.triggers: dict[tuple[int, int], Any] = {}
        self.names: dict[int, tuple[str, ...]] = {}
        self.spoken: dict[Any, dict[str, Any]] = {}
        self.tokens: Tokens = tokenize(text, [(start, end) for _, start, end, _ in sentences], lexicon)
        dateline = self._dateline(sentences)
        self.calendar = Calendar(lexicon, published, self._told_year())
        self.calendar.published = date_by_dateline(self.tokens, dateline, self.calendar)
        opening = self._body(sentences)
        self.published = self.calendar.published = date_by_opening(self.tokens, *opening, self.calendar)
        voices = Voices(lexicon, home=find_home(self.tokens, dateline, lexicon))
        self.own_voice = find_own_voice(self.tokens, dateline, voices)
        self.lines = [
            self._line(number, part, *piece, voices)
            for number, start, end, part in sentences
            for piece in self._pieces(*self.tokens.between(start, end))
        ]

    def _dateline(self, sentences: Sequence[Span]) -> range:
        """The tokens of the dateline, where the body opens with one."""
        return find_dateline(self.tokens, *self._body(sentences))

    def _body(self, sentences: Sequence[Span]) -> tuple[int, int]:
        """The tokens of the first sentence of the body."""
        return next((self.tokens.between(start, end) for _, start, end, part in sentences if part == "body"), (0, 0))

    def _pieces(self, first: int, last: int) -> Iterator[tuple[int, int]]:
        """The sentence, in parts where it is longer than any that a person writes: reading stays linear in the text."""
        while last - first > LONGEST:
            mark = max(self.tokens.tags.rfind(mark, first, first + LONGEST) for mark in ".;,")
            cut = mark + 1 if mark > first else first + LONGEST
            yield first, cut
            first = cut
        yield first, last

    def _line(self, number: int, part: str, first: int, last: int, voices: Voices) -> Line:
        if part in SILENT_PARTS:
            return Line(number, part, first, last, (), (), ())
        if part == "body":
            first = find_dateline(self.tokens, first, last).stop
        sayings = find_sayings(self.tokens, first, last, voices)
        weapons = find_weapons(self.tokens, first, last, self.lexicon)
        return Line(
            number, part, first, last, tuple(sayings), tuple(weapons), tuple(find_measures(self.tokens, first, last))
        )

    @cached_property
    def actors(self) -> list[Entry]:
        """The states and armed groups that the text names, each once, in order."""
        return list({actor.id: actor for actor in self.tokens.named("Aa", 0, len(self.tokens))}.values())

    def _told_year(self) -> int | None:
        """The newest year told with a month."""
        dated = [moment.says for moment in self.tokens.moments.values() if "month" in moment.says]
        return max((int(says["year"]) for says in dated if "year" in says), default=None)

    def speaker(self, line: Line, at: int, launcher: Entry | None = None) -> Saying | None:
        """Who states the token `at` of `line`; None for the text's own voice.

        A report that state media write on a launch of their own state is their word for it.
        """
        own = self.own_voice
        is_own = own and launcher and not line.sayings and own.authority.family == launcher.get("name")
        return own if is_own else speaker_at(line.sayings, self.tokens, at)

    def is_news(self, days: Days) -> bool:
        """Whether days lie where a story's own launch does: from six days before publication to one after."""
        if (days.last - days.first).days > 7:
            return False
        if self.published is None:
            return True
        window = Days(self.published.first - timedelta(days=6), self.published.last + timedelta(days=1), "interval")
        return days.meets(window)


def published_days(day: date | None, precision: str) -> Days | None:
    """The days of publication: a day, a whole month, or None."""
    if day is None or precision == "none":
        return None
    if precision == "day":
        return Days(day, day, "day")
    following = (day.replace(day=1) + timedelta(days=31)).replace(day=1)
    return Days(day.replace(day=1), following - timedelta(days=1), "month")
