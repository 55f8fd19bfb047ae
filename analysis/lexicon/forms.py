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
from functools import cache, cached_property
from types import MappingProxyType
from typing import NamedTuple

from ahocorasick_rs import AhoCorasick

from analysis.lexicon.entries import Entry

_QUOTES = dict.fromkeys("\u2018\u2019\u02bc`\u00b4", "'") | dict.fromkeys("\u201c\u201d\u00ab\u00bb", '"')
_DASHES = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2212", "-")
_BLANKS = dict.fromkeys("\n\r\t\u00a0\u2007\u2009\u202f", " ")
_PLAIN = str.maketrans(_QUOTES | _DASHES | _BLANKS)
_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True, eq=False)
class Form:
    """Words as they are looked for, folded, and the entries that they are a form of, as each spells it."""

    words: str
    spelled: tuple[tuple[str, Entry], ...]
    entries: tuple[Entry, ...]
    is_plain: bool


class Hit(NamedTuple):
    """Words of a text that are a form of one or more entries; text[start:end] are the words."""

    start: int
    end: int
    form: Form

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The entries they are a form of."""
        return self.form.entries


def fold(text: str) -> str:
    """The text in lower case, with plain quotes, dashes and blanks, character for character as long as before."""
    low = text.lower()
    if len(low) != len(text):
        low = "".join(char.lower() if len(char.lower()) == 1 else char for char in text)
    return low.translate(_PLAIN)


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
    def _words(self) -> dict[str, Form]:
        return {form.words: form for form in self._forms if _WORD.fullmatch(form.words)}

    @cached_property
    def _phrases(self) -> list[Form]:
        return [form for form in self._forms if form.words not in self._words]

    @cached_property
    def _scanner(self) -> AhoCorasick:
        return AhoCorasick([form.words for form in self._phrases])

    def __getitem__(self, vocabulary: str) -> Mapping[str, Entry]:
        return MappingProxyType(self.vocabularies.get(vocabulary, {}))

    def scan(self, text: str) -> list[Hit]:
        """Every form in `text` in order, none overlapping another: the longer wins, then the earlier."""
        low = fold(text)
        found = ((match.start(), self._words.get(match[0])) for match in _WORD.finditer(low))
        words = [Hit(start, start + len(form.words), form) for start, form in found if form]
        starts = [hit.start for hit in words]
        hits: list[Hit] = []
        done = 0
        for cluster, start, end in _clusters(self._phrases_in(low)):
            first, after = bisect_left(starts, start, done), bisect_left(starts, end, done)
            hits += _fitting(words[done:first], text)
            hits += _longest(cluster + words[first:after], text)
            done = after
        return hits + _fitting(words[done:], text)

    def _phrases_in(self, low: str) -> list[Hit]:
        found = self._scanner.find_matches_as_indexes(low, overlapping=True)
        phrases = [Hit(start, end, self._phrases[i]) for i, start, end in found if _stands_alone(low, start, end)]
        return sorted(phrases, key=lambda hit: hit.start)


def _form(words: str, spelled: tuple[tuple[str, Entry], ...]) -> Form:
    return Form(
        words, spelled, tuple(entry for _, entry in spelled), all(spelling.islower() for spelling, _ in spelled)
    )


def _spellings(form: str, vocabulary: str) -> set[str]:
    """The form, the form without hyphens, and the plural of a weapon's name: "Scuds", "Fateh-110s"."""
    plurals = {f"{form}s"} if vocabulary == "weapon" and not form.endswith("s") else set()
    return {spelling for one in {form, *plurals} for spelling in (one, one.replace("-", " "))}


def _clusters(phrases: list[Hit]) -> Iterator[tuple[list[Hit], int, int]]:
    """Runs of phrases that overlap each other, each with its start and end."""
    cluster: list[Hit] = []
    end = 0
    for phrase in phrases:
        if cluster and phrase.start >= end:
            yield cluster, cluster[0].start, end
            cluster = []
        cluster.append(phrase)
        end = max(end, phrase.end)
    if cluster:
        yield cluster, cluster[0].start, end


def _longest(cluster: list[Hit], text: str) -> list[Hit]:
    """ "the North Korean": the longest words win, and leave their neighbours what remains."""
    chosen: list[Hit] = []
    for hit in _fitting(sorted(cluster, key=lambda hit: (hit.start - hit.end, hit.start)), text):
        if all(hit.end <= other.start or other.end <= hit.start for other in chosen):
            chosen.append(hit)
    return sorted(chosen, key=lambda hit: hit.start)


def _stands_alone(low: str, start: int, end: int) -> bool:
    before = start == 0 or not low[start - 1].isalnum() or not low[start].isalnum()
    return before and (end == len(low) or not low[end].isalnum() or not low[end - 1].isalnum())


def _fitting(hits: list[Hit], text: str) -> list[Hit]:
    """The hits, each with the entries whose spelling has no capital where the text has none."""
    fitting = [hit if hit.form.is_plain else _in_case(hit, text[hit.start : hit.end]) for hit in hits]
    return [hit for hit in fitting if hit.form.entries]


def _in_case(hit: Hit, words: str) -> Hit:
    entries = tuple(entry for spelling, entry in hit.form.spelled if _case_fits(spelling, words))
    return hit if entries == hit.form.entries else hit._replace(form=_part_of(hit.form, entries))


@cache
def _part_of(form: Form, entries: tuple[Entry, ...]) -> Form:
    """The form where only some of its entries are spelled so: one object, so that what is known of it is kept."""
    return replace(form, entries=entries)


def _case_fits(spelling: str, words: str) -> bool:
    if spelling.islower():
        return True
    return all(word.isupper() for char, word in zip(spelling, words, strict=True) if char.isupper())
