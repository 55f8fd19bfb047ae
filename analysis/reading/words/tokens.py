"""Tokens: a text as a row of tagged words, so that grammar can be written as patterns over tags.

In      a text and the lexicon
Out     Tokens: the tagged words in order, and the string of their tags, a character a token
Units   start and end are characters of the text
Missing a word no vocabulary knows is `x`, or `N` when it is capitalised
Next    quantities, weapons, places, speakers and launches search the string of tags
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from functools import cache
from operator import itemgetter
from typing import NamedTuple

from analysis.lexicon import Entry, Form, Hit, Lexicon
from analysis.reading.words.moments import Moment, find_moments
from analysis.reading.words.tags import sense_of

_WORD = re.compile(
    r"(?P<number>\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w])"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?!\w))|(?P<word>\w+(?:[-'’]\w+)*)|(?P<mark>[^\w\s])"
)
_GAPS = re.compile(r"[,\u00a0\u202f ]")
_POINTED = re.compile(r"(?!0)\d{1,3}(?:\.\d{3})+")
_GROUPED = re.compile(r"(?:\d+|\d{1,3}(?P<gap>[,\u00a0\u202f ])\d{3}(?:(?P=gap)\d{3})*)(?:\.\d+)?")
_LONGEST_NUMBER = 15  # characters; our choice: longer runs of digits are no figure of a story, and fit no column
# a softening word with neither a number nor a unit behind it
_SOFTENS_NOTHING = re.compile(r"h(?![#uct]|\^[#ut])")
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)


class Token(NamedTuple):
    """One tagged piece of a text: a lexicon form, a moment, a number, a word or a mark."""

    start: int
    end: int
    tag: str
    entry: Entry | None = None
    moment: Moment | None = None
    number: float | None = None
    topic: Entry | None = None
    preposition: Entry | None = None


class Tokens:
    """The tokens of a text in order; tags[i] is the tag of items[i]."""

    def __init__(self, text: str, items: list[Token]) -> None:
        self.text, self.items = text, items
        self.tags = "".join([token.tag for token in items])
        self._starts = [token.start for token in items]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that begin in text[start:end]."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.items[first].start : self.items[last].end]

    def entry_id(self, at: int) -> str | None:
        """The id of the lexicon entry that token `at` is a form of; None beyond the ends of the text."""
        entry = self.items[at].entry if 0 <= at < len(self.items) else None
        return entry.id if entry else None

    def where(self, tags: str, first: int, last: int) -> list[int]:
        """The tokens first to last (excluded) that have one of these tags."""
        return [match.start() for match in _any_of(tags).finditer(self.tags, first, last)]

    def find(self, pattern: re.Pattern[str], first: int, last: int) -> list[re.Match[str]]:
        """The matches of a pattern over tags within the tokens first to last (excluded)."""
        return list(pattern.finditer(self.tags, first, last))


@cache
def _any_of(tags: str) -> re.Pattern[str]:
    return re.compile(f"[{re.escape(tags)}]")


def tokenize(text: str, sentences: Sequence[tuple[int, int]], lexicon: Lexicon) -> Tokens:
    """Tag every word of `text`; moments win over lexicon forms, forms over words; none leaves its sentence."""
    items: list[Token] = []
    at = 0
    for piece in _pieces(text, sentences, lexicon):
        start, end = (piece.start, piece.end) if isinstance(piece, Moment) else piece[:2]
        if start < at:  # "5nautical miles": a unit on its number, and the one it ends with
            continue
        if text[at:start] != " ":
            items += _plain(text, at, start)
        items.append(_tagged(piece, items))
        at = end
    items += _plain(text, at, len(text))
    return Tokens(text, _settled(items))


def _settled(items: list[Token]) -> list[Token]:
    """ "near Wonsan", "over Japan": a word that softens only a number leads to a place elsewhere."""
    for match in _SOFTENS_NOTHING.finditer("".join([token.tag for token in items])):
        token = items[match.start()]
        if token.preposition:
            items[match.start()] = token._replace(tag=">", entry=token.preposition)
    return items


def _pieces(text: str, sentences: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Moment | Hit]:
    """The moments in order, and between them the forms that reading knows."""
    moments = [moment for start, end in sentences for moment in find_moments(text, lexicon, start, end)]
    hits = lexicon.scan(text)
    if glued := list(_glued_units(text, lexicon)):
        hits = sorted([*hits, *glued], key=itemgetter(0))
    ends = iter([end for _, end in sentences])
    end = next(ends, 0)
    coming = iter(moments)
    moment = next(coming, None)
    for hit in hits:
        while end <= hit[0]:
            end = next(ends)
        while moment and moment.end <= hit[0]:
            yield moment
            moment = next(coming, None)
        free = hit[1] <= end and (moment is None or hit[1] <= moment.start)
        if free and sense_of(hit[2]) and not _is_part_of_name(text, *hit):
            yield hit
    if moment:
        yield from (moment, *coming)


def _glued_units(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """ "390km": a unit written onto its number."""
    for match in _unit_pattern(lexicon).finditer(text):
        yield match.start(), match.end(), _units(lexicon)[match.group().lower()]


@cache
def _units(lexicon: Lexicon) -> dict[str, Form]:
    units = [entry for entry in lexicon["unit"].values() if not entry.get("before")]
    forms = {words.lower(): entry for entry in units for words in entry.forms}
    return {words: Form(words, (), (entry,), True) for words, entry in forms.items()}


@cache
def _unit_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    longest_first = sorted(_units(lexicon), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<=\d)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _is_part_of_name(text: str, start: int, end: int, form: Form) -> bool:
    """ "Min-seok": a capitalised unit before a hyphen, or after another name, measures nothing."""
    return text[end : end + 1] == "-" and text[start].isupper() and form.entries[0].vocabulary == "unit"


def _tagged(piece: Moment | Hit, before: list[Token]) -> Token:
    if isinstance(piece, Moment):
        return Token(piece.start, piece.end, "c" if piece.kind == "clock" else "t", moment=piece)
    start, end, form = piece
    sense = sense_of(form)
    assert sense is not None, "_pieces leaves the others out"
    if sense.noun and before and before[-1].tag in sense.after:
        return Token(start, end, *sense.noun)
    return Token(start, end, sense.tag, sense.entry, None, None, sense.topic, sense.preposition)


def _plain(text: str, start: int, end: int) -> list[Token]:
    """The words and marks between the forms of the lexicon."""
    return [_plain_token(match, match[0]) for match in _WORD.finditer(text, start, end)]


def _plain_token(match: re.Match[str], words: str) -> Token:
    if match.lastgroup == "word":
        tag = "N" if words[0].isupper() else "E" if words[0].isdigit() and _ORDINAL.fullmatch(words) else "x"
    elif match.lastgroup == "number":
        return Token(match.start(), match.end(), "#", number=read_number(words))
    else:
        tag = "'" if match.lastgroup == "possessive" else _MARKS.get(words, ";")
    return Token(match.start(), match.end(), tag)


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
    if _POINTED.fullmatch(words):
        return float(words.replace(".", ""))
    return float(_GAPS.sub("", words)) if _GROUPED.fullmatch(words) else None
