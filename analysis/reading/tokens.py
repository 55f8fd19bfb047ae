"""Tokens: a text as a row of tagged words, so that grammar can be written as patterns over tags.

In      a text and the lexicon
Out     Tokens: the tagged words in order, and the string of their tags, a character a token
Units   start and end are characters of the text
Missing a word no vocabulary knows is `x`, or `N` when it is capitalised
Next    quantities, weapons, places, speakers and launches search the string of tags
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache

from analysis.lexicon import Entry, Hit, Lexicon
from analysis.reading.moments import Moment, find_moments

# One character a tag. A form that several vocabularies hold takes the tag that stands first here,
# but for words that are verb and noun ("launches"): there the word before decides.
TAGS = {
    ("cue", "no_launch"): "v",
    ("cue", "fiction"): "V",
    ("cue", "false_alarm"): "V",
    ("cue", "taken_back"): "V",
    ("authority", None): "U",
    ("role", None): "R",
    ("weapon", None): "W",
    ("weapon_word", "head"): "M",
    ("weapon_word", "modifier"): "m",
    ("weapon_word", None): "X",
    ("place", None): "@",
    ("actor", None): "A",
    ("adjective", None): "a",
    ("launch_noun", "drill"): "r",
    ("verb", "launch"): "L",
    ("verb", "launch-base"): "B",
    ("verb", "launch-ing"): "I",
    ("verb", "test"): "T",
    ("verb", "test-ing"): "J",
    ("verb", "send"): "S",
    ("verb", "depart"): "D",
    ("verb", "attack"): "G",
    ("verb", "fly"): "F",
    ("verb", "climb"): "H",
    ("verb", "land"): "Z",
    ("verb", "overfly"): "O",
    ("verb", "fail"): "f",
    ("verb", "succeed"): "g",
    ("verb", "intercept"): "i",
    ("verb", "say"): "s",
    ("verb", "deny"): "d",
    ("verb", "plan"): "p",
    ("verb", "show"): "w",
    ("launch_noun", None): "l",
    ("number", None): "#",
    ("hedge", None): "h",
    ("doubt", None): "q",
    ("unit", None): "u",
    ("cue", "capability"): "C",
    ("cue", "hypothetical"): "y",
    ("cue", "negation"): "n",
    ("cue", "background"): "b",
    ("cue", "recurring"): "e",
    ("cue", "boundary"): "o",
    ("ordinal", None): "E",
    ("function", "preposition-other"): "<",
    ("function", "preposition-by"): "Q",
    ("function", "preposition"): ">",
    ("function", "article"): "^",
    ("function", "pronoun"): "P",
    ("function", "conjunction"): "&",
    ("function", "be"): "=",
    ("function", "own_word"): "x",
    ("cue", "aftermath"): "z",
    ("cue", "timing"): "j",
    ("cue", "comparison"): "k",
    ("cue", "attribution"): "K",
    ("cue", "report"): "$",
    ("cue", "as_source"): "%",
    ("cue", "site_follows"): "!",
    ("area", "water"): "~",
    ("area", "land"): "+",
    ("compass", None): "*",
    ("topic", None): "Y",
}
_RANK = {tag: rank for rank, tag in enumerate(TAGS.values())}
_NOUN_COMES_AFTER = {
    **dict.fromkeys("LBT", ("l", frozenset("Mmlab^#E'xN"))),
    **dict.fromkeys("IJ", ("l", frozenset("Mm^'"))),
    "s": ("$", frozenset("^'am")),
}
_WORD = re.compile(
    r"(?P<number>\d{1,3}(?:[,.\u00a0\u202f ]\d{3})+(?!\d)(?:\.\d+)?|\d+(?:\.\d+)?)(?![\w])"
    r"|(?P<possessive>['’]s\b|(?<=s)['’](?!\w))|(?P<word>\w+(?:[-'’]\w+)*)|(?P<mark>[^\w\s])"
)
_GAPS = re.compile(r"[,\u00a0\u202f ]")
_POINTED = re.compile(r"(?!0)\d{1,3}(?:\.\d{3})+")
_GROUPED = re.compile(r"(?:\d+|\d{1,3}(?P<gap>[,\u00a0\u202f ])\d{3}(?:(?P=gap)\d{3})*)(?:\.\d+)?")
_LONGEST_NUMBER = 24  # characters; our choice: longer runs of digits are no figure of a story
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Token:
    """One tagged piece of a text: a lexicon form, a moment, a number, a word or a mark."""

    start: int
    end: int
    tag: str
    entry: Entry | None = None
    moment: Moment | None = None
    number: float | None = None
    topic: Entry | None = None
    preposition: Entry | None = None


_END = Token(0, 0, ".")


class Tokens:
    """The tokens of a text in order; tags[i] is the tag of items[i]."""

    def __init__(self, text: str, items: list[Token]) -> None:
        self.text, self.items = text, items
        self.tags = "".join(token.tag for token in items)
        self._starts = [token.start for token in items]

    def between(self, start: int, end: int) -> tuple[int, int]:
        """The range of tokens that begin in text[start:end]."""
        return bisect_left(self._starts, start), bisect_left(self._starts, end)

    def words(self, first: int, last: int) -> str:
        """The text from token `first` to token `last`, both included."""
        return self.text[self.items[first].start : self.items[last].end]

    def entry_id(self, at: int) -> str | None:
        """The id of the lexicon entry that token `at` is a form of."""
        entry = self.items[at].entry
        return entry.id if entry else None

    def find(self, pattern: re.Pattern[str], first: int, last: int) -> list[re.Match[str]]:
        """The matches of a pattern over tags within the tokens first to last (excluded)."""
        return list(pattern.finditer(self.tags, first, last))


def tokenize(text: str, sentences: Sequence[tuple[int, int]], lexicon: Lexicon) -> Tokens:
    """Tag every word of `text`; moments win over lexicon forms, forms over words; none leaves its sentence."""
    items: list[Token] = []
    at = 0
    for piece in _pieces(text, sentences, lexicon):
        if piece.start < at:  # "5nautical miles": the unit on its number, and the one that it ends with
            continue
        items.extend(_plain(text, at, piece.start))
        items.append(_tagged(piece, items, text))
        at = piece.end
    items.extend(_plain(text, at, len(text)))
    return Tokens(text, list(_settled(items)))


def _settled(items: list[Token]) -> Iterator[Token]:
    """ "near Wonsan", "over Japan": a word that softens only a number leads to a place elsewhere."""
    for token, second, third in zip(items, [*items[1:], _END], [*items[2:], _END, _END], strict=False):
        counted = second.tag in "#uct" or (second.tag == "^" and third.tag in "#ut")
        if token.tag == "h" and token.preposition and not counted:
            yield replace(token, tag=">", entry=token.preposition)
        else:
            yield token


def _pieces(text: str, sentences: Sequence[tuple[int, int]], lexicon: Lexicon) -> list[Moment | Hit]:
    moments = [moment for start, end in sentences for moment in find_moments(text, lexicon, start, end)]
    moment_ends, sentence_ends = [moment.end for moment in moments], [end for _, end in sentences]

    def counts(hit: Hit) -> bool:
        if not any(_key(entry) in TAGS for entry in hit.entries) or _is_part_of_name(text, hit):
            return False
        moment = bisect_right(moment_ends, hit.start)
        free = moment == len(moments) or hit.end <= moments[moment].start
        return free and hit.end <= sentence_ends[bisect_right(sentence_ends, hit.start)]

    hits = filter(counts, [*lexicon.scan(text), *_glued_units(text, lexicon)])
    return sorted([*moments, *hits], key=lambda piece: piece.start)


def _glued_units(text: str, lexicon: Lexicon) -> Iterator[Hit]:
    """ "390km": a unit written onto its number."""
    for match in _unit_pattern(lexicon).finditer(text):
        yield Hit(match.start(), match.end(), (_units(lexicon)[match.group().lower()],))


@cache
def _units(lexicon: Lexicon) -> dict[str, Entry]:
    return {
        form.lower(): entry for entry in lexicon["unit"].values() for form in entry.forms if not entry.get("before")
    }


@cache
def _unit_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    longest_first = sorted(_units(lexicon), key=lambda form: (-len(form), form))
    return re.compile(rf"(?<=\d)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


def _is_part_of_name(text: str, hit: Hit) -> bool:
    """ "Min-seok": a capitalised unit before a hyphen, or after another name, measures nothing."""
    return text[hit.start].isupper() and text[hit.end : hit.end + 1] == "-" and hit.entries[0].vocabulary == "unit"


def _tagged(piece: Moment | Hit, before: list[Token], text: str) -> Token:
    if isinstance(piece, Moment):
        return Token(piece.start, piece.end, "c" if piece.kind == "clock" else "t", moment=piece)
    words = text[piece.start : piece.end].lower()
    tagged = {tag: entry for entry in piece.entries if (tag := _tag_of(entry, words))}
    verb = min(tagged.keys() & _NOUN_COMES_AFTER.keys(), default=None)
    noun, after = _NOUN_COMES_AFTER.get(verb or "", ("", frozenset()))
    if noun in tagged and before and before[-1].tag in after:
        return Token(piece.start, piece.end, noun, tagged[noun])
    tag = min(tagged, key=_RANK.__getitem__)
    return Token(piece.start, piece.end, tag, tagged[tag], topic=tagged.get("Y"), preposition=tagged.get(">"))


def _tag_of(entry: Entry, words: str) -> str | None:
    if entry.vocabulary == "actor" and words in _adjectives(entry):
        return "a"
    return TAGS.get(_key(entry))


@cache
def _adjectives(entry: Entry) -> frozenset[str]:
    return frozenset(form.lower() for form in entry.get("adjectives", ()))


@cache
def _key(entry: Entry) -> tuple[str, str | None]:
    sense = entry.get("sense") or entry.get("part")
    if entry.get("voice"):
        sense = f"{sense}-{entry.get('voice')}"
    return (entry.vocabulary, sense) if (entry.vocabulary, sense) in TAGS else (entry.vocabulary, None)


def _plain(text: str, start: int, end: int) -> Iterator[Token]:
    for match in _WORD.finditer(text, start, end):
        words = match.group()
        if match["number"]:
            yield Token(match.start(), match.end(), "#", number=read_number(words))
        elif match["possessive"]:
            yield Token(match.start(), match.end(), "'")
        elif match["word"]:
            tag = "E" if _ORDINAL.fullmatch(words) else "N" if words[0].isupper() else "x"
            yield Token(match.start(), match.end(), tag)
        else:
            yield Token(match.start(), match.end(), _MARKS.get(words, words if words in _MARK_TAGS else ";"))


_MARK_TAGS = frozenset(',;:().-"')
_MARKS = {"“": '"', "”": '"', "–": "-", "—": "-", "&": "&", "~": "h", "!": ".", "?": ".", "[": "(", "]": ")"}


def read_number(words: str) -> float | None:
    """The number written as 1,500 or 1 500 or 1.500 or 1500 or 6,248.5; None for what is no figure of a story."""
    if len(words) > _LONGEST_NUMBER:
        return None
    if _POINTED.fullmatch(words):
        return float(words.replace(".", ""))
    return float(_GAPS.sub("", words)) if _GROUPED.fullmatch(words) else None
