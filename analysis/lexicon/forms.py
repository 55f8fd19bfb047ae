"""Forms: where the words of the lexicon stand in a text.

In      entries; a text
Out     Lexicon: entries by vocabulary, and the search for every form of every vocabulary in a text
Units   start and end are characters of the text
Missing forms with capitals match only where the text has them, or is all capitals
Next    reading finds its words here

A form of one word is looked up, word by word; one scan finds all forms of several words.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache, cached_property, lru_cache
from operator import itemgetter
from types import MappingProxyType

from ahocorasick_rs import AhoCorasick

from analysis.lexicon.entries import Entry

_QUOTES = dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'") | dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"')
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f", " ")
_PLAIN = str.maketrans(_QUOTES | _DASHES | _BLANKS)
WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Words as they are looked for, folded, and the entries that they are a form of, as each spells it."""

    words: str
    spelled: tuple[tuple[str, Entry], ...]
    entries: tuple[Entry, ...]
    is_plain: bool


# Words of a text that are a form: text[start:end], and the form. Plain, since a text has one for every second word.
Hit = tuple[int, int, Form]


def fold(text: str) -> str:
    """The text in lower case, with plain quotes, dashes and blanks, character for character as long as before."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.translate(_PLAIN)


def find_words(low: str, known: Mapping[str, Form]) -> list[Hit]:
    """The words of a folded text that are known."""
    form_of = known.get
    return [(match.start(), match.end(), form) for match in WORD.finditer(low) if (form := form_of(match[0]))]


_NONE: Mapping[str, Entry] = MappingProxyType({})


class Lexicon:
    """All vocabularies, by name and id, and the search for all their forms."""

    def __init__(self, entries: Sequence[Entry]) -> None:
        self.vocabularies: dict[str, dict[str, Entry]] = {}
        for entry in entries:
            self.vocabularies.setdefault(entry.vocabulary, {})[entry.id] = entry
        self._entries = entries

    # Made when a text is first scanned: a run whose texts are kept asks for names and zones only.
    @cached_property
    def _forms(self) -> list[Form]:
        spelled: dict[str, list[tuple[str, Entry]]] = {}
        for entry in self._entries:
            for form in entry.forms:
                for spelling in _spellings(form, entry.vocabulary):
                    spelled.setdefault(fold(spelling), []).append((spelling, entry))
        return [_form(words, tuple(spellings)) for words, spellings in spelled.items()]

    @cached_property
    def words(self) -> dict[str, Form]:
        """The forms of one word."""
        return {form.words: form for form in self._forms if WORD.fullmatch(form.words)}

    @cached_property
    def _phrases(self) -> list[Form]:
        return [form for form in self._forms if form.words not in self.words]

    @cached_property
    def _scanner(self) -> AhoCorasick:
        return AhoCorasick([form.words for form in self._phrases])

    def __getitem__(self, vocabulary: str) -> Mapping[str, Entry]:
        return self.vocabularies.get(vocabulary, _NONE)

    def scan(self, text: str) -> list[Hit]:
        """Every form in `text` in order, none overlapping another: the longer wins, then the earlier."""
        low = fold(text)
        return self.find_forms(text, low, find_words(low, self.words))

    def find_forms(self, text: str, low: str, words: list[Hit]) -> list[Hit]:
        """The same for a text that is folded, and of which the words are found that are forms."""
        words, phrases = _fitting(words, text), _longest(_fitting(self._phrases_in(low), text))
        starts = [start for start, _, _ in words]
        hits: list[Hit] = []
        done = 0
        # A phrase is longer than any word in it: "the North Korean" leaves "the", and no "North".
        for phrase in phrases:
            hits += words[done : bisect_left(starts, phrase[0], done)]
            hits.append(phrase)
            done = bisect_left(starts, phrase[1], done)
        return hits + words[done:]

    def _phrases_in(self, low: str) -> list[Hit]:
        found = self._scanner.find_matches_as_indexes(low, overlapping=True)
        return [(start, end, self._phrases[i]) for i, start, end in found if _stands_alone(low, start, end)]


def _form(words: str, spelled: tuple[tuple[str, Entry], ...]) -> Form:
    entries = tuple(entry for _, entry in spelled)
    return Form(words, spelled, entries, all(spelling.islower() for spelling, _ in spelled))


def _spellings(form: str, vocabulary: str) -> set[str]:
    """The form, the form without hyphens, and the plural of a weapon's name: "Scuds", "Fateh-110s"."""
    plurals = {f"{form}s"} if vocabulary == "weapon" and not form.endswith("s") else set()
    return {spelling for one in {form, *plurals} for spelling in (one, one.replace("-", " "))}


def _longest(phrases: list[Hit]) -> list[Hit]:
    """The phrases that overlap no longer one, in order; of two as long, the earlier stays."""
    chosen: list[Hit] = []
    for cluster in _clusters(sorted(phrases, key=itemgetter(0))):
        chosen += cluster if len(cluster) == 1 else _apart(cluster)
    return chosen


def _clusters(phrases: list[Hit]) -> Iterator[list[Hit]]:
    """Runs of phrases that overlap each other."""
    cluster: list[Hit] = []
    reach = 0
    for phrase in phrases:
        if cluster and phrase[0] >= reach:
            yield cluster
            cluster = []
        cluster.append(phrase)
        reach = max(reach, phrase[1])
    if cluster:
        yield cluster


def _apart(cluster: list[Hit]) -> list[Hit]:
    first = cluster[0][0]
    # Marked character by character, so that the time is linear in a text of nothing but overlapping names.
    taken = bytearray(max(end for _, end, _ in cluster) - first)
    chosen: list[Hit] = []
    for hit in sorted(cluster, key=lambda hit: (hit[0] - hit[1], hit[0])):
        span = slice(hit[0] - first, hit[1] - first)
        if not any(taken[span]):
            taken[span] = b"x" * (hit[1] - hit[0])
            chosen.append(hit)
    return sorted(chosen, key=itemgetter(0))


def _stands_alone(low: str, start: int, end: int) -> bool:
    before = start == 0 or not low[start - 1].isalnum() or not low[start].isalnum()
    return before and (end == len(low) or not low[end].isalnum() or not low[end - 1].isalnum())


def _fitting(hits: list[Hit], text: str) -> list[Hit]:
    """The hits, each with the entries whose spelling has no capital where the text has none."""
    return [
        hit if hit[2].is_plain else (hit[0], hit[1], fit)
        for hit in hits
        if (fit := hit[2] if hit[2].is_plain else _in_case(hit[2], text[hit[0] : hit[1]]))
    ]


# A word is written in two or three ways; the limit is for texts made of nothing but other ones.
@lru_cache(maxsize=1 << 16)
def _in_case(form: Form, words: str) -> Form | None:
    """The form with the entries that are spelled so; None where none is."""
    entries = tuple(entry for spelling, entry in form.spelled if _case_fits(spelling, words))
    if not entries:
        return None
    return form if entries == form.entries else _part_of(form, entries)


@cache
def _part_of(form: Form, entries: tuple[Entry, ...]) -> Form:
    """The form where only some of its entries are spelled so: one object, so that what is known of it is kept."""
    return replace(form, entries=entries)


def _case_fits(spelling: str, words: str) -> bool:
    if spelling.islower():
        return True
    return all(word.isupper() for char, word in zip(spelling, words, strict=True) if char.isupper())
