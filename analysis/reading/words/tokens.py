"""Tokens: a text as a row of tagged words, so that grammar can be written as patterns over tags.

In      a text and the lexicon
Out     Tokens: the tagged words in order, and the string of their tags, a character a token
Units   start and end are characters of the text
Missing a word no vocabulary knows is `x`, or `N` when it is capitalised
Next    quantities, weapons, places, speakers and launches search the string of tags
"""

import re
from bisect import bisect_left
from collections.abc import Mapping, Sequence
from functools import cache, cached_property

from analysis.lexicon import Entry, Form, Hit, Lexicon, find_words, fold
from analysis.reading.words.moments import Moment, moment_openers, read_moments
from analysis.reading.words.tags import sense_of
from analysis.reading.words.units import over_apart, with_glued_units

_WORD = re.compile(
    r"(?P<number>\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w])"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?!\w))|(?P<word>\w+(?:[-'’]\w+)*)|(?P<mark>[^\w\s])"
)
_GAPS = re.compile(r"[,\u00a0\u202f ]")
_DIGIT = re.compile(r"\d")
_POINTED = re.compile(r"(?!0)\d{1,3}(?:\.\d{3})+")
_GROUPED = re.compile(r"(?:\d+|\d{1,3}(?P<gap>[,\u00a0\u202f ])\d{3}(?:(?P=gap)\d{3})*)(?:\.\d+)?")
Row = tuple[int, int, str, Entry | None]  # start, end, tag and entry of a token
_LONGEST_NUMBER = 15  # characters; our choice: longer runs of digits are no figure of a story, and fit no column
# a softening word with neither a number nor a unit behind it
_SOFTENS_NOTHING = re.compile(r"h(?![#uct]|\^[#ut])")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)


class Tokens:
    """The tokens of a text in order; what token i is stands at place i of each column.

    starts, ends: its characters; entries: the lexicon entry that it is a form of. moments, numbers and topics hold
    only the tokens that are one.
    """

    def __init__(self, text: str) -> None:
        self.text = text
        self.tags = ""
        self.starts: Sequence[int] = ()
        self.ends: Sequence[int] = ()
        self.entries: Sequence[Entry | None] = ()
        self.moments: dict[int, Moment] = {}
        self.numbers: dict[int, float | None] = {}
        self.topics: dict[int, Entry] = {}
        self._by_tags: dict[str, list[int]] = {}

    def __len__(self) -> int:
        return len(self.tags)

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that begin in text[start:end]."""
        first = bisect_left(self.starts, start)
        return first, bisect_left(self.starts, end, first)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.starts[first] : self.ends[last]]

    def entry_id(self, at: int) -> str | None:
        """The id of the lexicon entry that token `at` is a form of; None beyond the ends of the text."""
        entry = self.entries[at] if 0 <= at < len(self.entries) else None
        return entry.id if entry else None

    @cached_property
    def _by_id(self) -> dict[str, list[int]]:
        by_id: dict[str, list[int]] = {}
        for at, entry in enumerate(self.entries):
            if entry:
                by_id.setdefault(entry.id, []).append(at)
        return by_id

    @cached_property
    def _topical(self) -> list[int]:
        return list(self.topics)

    def topics_in(self, first: int, last: int) -> list[tuple[int, Entry]]:
        """The tokens first to last (excluded) that are a topic, each with it."""
        places = self._topical
        return [(at, self.topics[at]) for at in places[bisect_left(places, first) : bisect_left(places, last)]]

    def where_is(self, entry_id: str, first: int, last: int) -> list[int]:
        """The tokens first to last (excluded) that are a form of the entry with this id."""
        places = self._by_id.get(entry_id)
        return places[bisect_left(places, first) : bisect_left(places, last)] if places else []

    @cached_property
    def _by_tag(self) -> dict[str, list[int]]:
        by_tag: dict[str, list[int]] = {}
        for at, tag in enumerate(self.tags):
            by_tag.setdefault(tag, []).append(at)
        return by_tag

    def where(self, tags: str, first: int, last: int) -> list[int]:
        """The tokens first to last (excluded) that have one of these tags."""
        places = self._by_tags.get(tags)
        if places is None:
            # What is looked for in one sentence is looked for in all.
            places = self._by_tags[tags] = sorted([at for tag in tags for at in self._by_tag.get(tag, ())])
        return places[bisect_left(places, first) : bisect_left(places, last)] if places else []

    def named(self, tags: str, first: int, last: int) -> list[Entry]:
        """The entries of the tokens first to last (excluded) that have one of these tags."""
        return [entry for at in self.where(tags, first, last) if (entry := self.entries[at])]

    def find(self, pattern: re.Pattern[str], first: int, last: int) -> list[re.Match[str]]:
        """The matches of a pattern over tags within the tokens first to last (excluded)."""
        return list(pattern.finditer(self.tags, first, last))


def tokenize(text: str, sentences: Sequence[tuple[int, int]], lexicon: Lexicon) -> Tokens:
    """Tag every word of `text`; moments win over lexicon forms, forms over words; none leaves its sentence."""
    tokens = Tokens(text)
    rows: list[Row] = []
    softening: dict[int, Entry] = {}
    at = 0
    for start, end, what in _pieces(text, sentences, lexicon):
        if isinstance(what, Moment):
            at = _add_moment(tokens, rows, at, what)
            continue
        sense = sense_of(what)
        # "5nautical miles": a unit on its number, and the one it ends with
        if sense is None or start < at:
            continue
        tag, entry, other = sense
        if other and other.is_named and text[end : end + 1] == "-" and _is_name(text, start, end, what):
            continue
        if start != at + 1 or text[at] != " ":
            _add_plain(tokens, rows, at, start)
        at = end
        if other:
            if other.noun and rows and rows[-1][2] in other.after:
                tag, entry = other.noun
            elif other.topic:
                tokens.topics[len(rows)] = other.topic
            if other.preposition:
                softening[len(rows)] = other.preposition
        rows.append((start, end, tag, entry))
    _add_plain(tokens, rows, at, len(text))
    return _settled(tokens, rows, softening)


def _add_moment(tokens: Tokens, rows: list[Row], at: int, moment: Moment) -> int:
    """The words before a date or a clock, and it as one token; where it ends."""
    _add_plain(tokens, rows, at, moment.start)
    tokens.moments[len(rows)] = moment
    rows.append((moment.start, moment.end, "c" if moment.kind == "clock" else "t", None))
    return moment.end


def _settled(tokens: Tokens, rows: list[Row], softening: Mapping[int, Entry]) -> Tokens:
    """ "near Wonsan", "over Japan": a word that softens only a number leads to a place elsewhere."""
    if not rows:
        return tokens
    tokens.starts, tokens.ends, tags, entries = zip(*rows, strict=True)
    tokens.entries = entries
    tokens.tags = "".join(tags)
    places = {at: entry for at, entry in softening.items() if _SOFTENS_NOTHING.match(tokens.tags, at)}
    if places:
        tagged, tokens.entries = list(tags), list(entries)
        for at, entry in places.items():
            tagged[at], tokens.entries[at] = ">", entry
        tokens.tags = "".join(tagged)
    return tokens


def _pieces(
    text: str, sentences: Sequence[tuple[int, int]], lexicon: Lexicon
) -> Sequence[tuple[int, int, Form | Moment]]:
    """The moments, and between them the forms that lie within a sentence, in order."""
    low = fold(text)
    known, openers = _known_words(lexicon)
    words = find_words(low, known)
    opening = [(start, opens) for start, _, form in words if (opens := openers.get(form))]
    hits = over_apart(text, lexicon, lexicon.find_forms(text, low, words))
    forms = _within(sentences, with_glued_units(text, lexicon, hits))
    starts = [form[0] for form in forms]
    pieces: list[tuple[int, int, Form | Moment]] = []
    done = 0
    for moment in read_moments(text, sentences, opening, lexicon):
        first = bisect_left(starts, moment.start, done)
        pieces += forms[done : first - (first > done and forms[first - 1][1] > moment.start)]
        pieces.append((moment.start, moment.end, moment))
        done = bisect_left(starts, moment.end, first)
    return pieces + forms[done:]


def _within(sentences: Sequence[tuple[int, int]], forms: list[Hit]) -> list[Hit]:
    """The forms without those that go on beyond the end of a sentence."""
    starts = [form[0] for form in forms]
    last = ((bisect_left(starts, end) - 1, end) for _, end in sentences)
    crossing = {at for at, end in last if at >= 0 and forms[at][1] > end}
    return [form for at, form in enumerate(forms) if at not in crossing] if crossing else forms


@cache
def _known_words(lexicon: Lexicon) -> tuple[dict[str, Form], dict[Form, re.Pattern[str]]]:
    """The words that are a form or open a moment; and what those open."""
    openers = moment_openers(lexicon)
    known = {word: Form(word, (), (), is_plain=False) for word in openers} | lexicon.words
    return known, {known[word]: opens for word, opens in openers.items()}


def _is_name(text: str, first: int, last: int, form: Form) -> bool:
    """ "Min-seok": a capitalised unit before a hyphen measures nothing; "Iran-backed" is not Iran."""
    if not text[first].isupper():
        return False
    return form.entries[0].vocabulary == "unit" or text[last + 1 : last + 2].islower()


def _add_plain(tokens: Tokens, rows: list[Row], start: int, end: int) -> None:
    """The words and marks between the forms of the lexicon."""
    # Most are letters between two blanks, which need no pattern; a figure may go on behind one.
    for piece in tokens.text[start:end].replace("\n", " ").split(" "):
        stop = start + len(piece)
        if piece.isalpha():
            rows.append((start, stop, "N" if piece[0].isupper() else "x", None))
        elif piece in _MARKS:
            rows.append((start, stop, _MARKS[piece], None))
        elif piece and _DIGIT.search(piece):
            _add_matches(tokens, rows, start, end)
            return
        elif piece:
            _add_matches(tokens, rows, start, stop)
        start = stop + 1


def _add_matches(tokens: Tokens, rows: list[Row], start: int, end: int) -> None:
    for match in _WORD.finditer(tokens.text, start, end):
        words, kind = match[0], match.lastgroup
        if kind == "word":
            tag = "N" if words[0].isupper() else "E" if words[0].isdigit() and _ORDINAL.fullmatch(words) else "x"
        elif kind == "mark":
            tag = _MARKS.get(words, ";")
        elif kind == "number":
            tag = "#"
            tokens.numbers[len(rows)] = read_number(words)
        else:
            tag = "'"
        rows.append((match.start(), match.end(), tag, None))


_MARKS = {mark: mark for mark in ',;:().-"'} | {
    "“": '"',
    "”": '"',
    "–": "-",
    "—": "-",
    "&": "&",
    "~": "h",
    "!": ".",
    "?": ".",
    "[": "(",
    "]": ")",
}


def read_number(words: str) -> float | None:
    """The number written as 1,500 or 1 500 or 1.500 or 1500 or 6,248.5; None for what is no figure of a story."""
    if len(words) > _LONGEST_NUMBER:
        return None
    if words.isdecimal():
        return float(words)
    if _POINTED.fullmatch(words):
        return float(words.replace(".", ""))
    return float(_GAPS.sub("", words)) if _GROUPED.fullmatch(words) else None
