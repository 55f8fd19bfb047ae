"""Page words: what data/lexicon/pages.toml says, compiled once.

In      data/lexicon/pages.toml
Out     PageWords: sets and patterns that stamps, credits, pages and sentences share
Units   none
Missing an absent table is a KeyError that names it
Next    stamps, credits, pages, reading.sentences
"""

import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from analysis.settings import LEXICON


@dataclass(frozen=True)
class Cue:
    """Words that make a line a caption or a credit, by where they stand in it."""

    part: str
    at: str
    forms: tuple[str, ...]
    match_case: bool = False

    def matches(self, line: str, low: str) -> bool:
        """Whether `line`, its blanks folded, starts or ends with one of the forms; `low` is the line in lower case."""
        folded = line if self.match_case else low
        return folded.startswith(self.forms) if self.at == "start" else folded.endswith(self.forms)


@dataclass(frozen=True)
class PageWords:
    """Everything pages.toml holds, ready to look up."""

    labels: frozenset[str]
    starters: frozenset[str]
    joiners: frozenset[str]
    abbreviations: Mapping[str, str]
    stamp: re.Pattern[str]
    late_stamp: re.Pattern[str]
    agencies: Mapping[str, str]
    agency_ends: tuple[str, ...]
    outlets: Mapping[str, str]
    credits: Mapping[str, re.Pattern[str]]
    cues: tuple[Cue, ...]

    def is_label(self, line: str) -> bool:
        """Whether the line is a section name or navigation, standing alone."""
        return _squeeze(line.rstrip(" :")) in self.labels


@lru_cache(maxsize=1)
def page_words() -> PageWords:
    """The words of data/lexicon/pages.toml."""
    words = tomllib.loads((LEXICON / "pages.toml").read_text(encoding="utf-8"))
    agencies = {form: agency["name"] for agency in words["agency"] for form in agency["forms"]}
    return PageWords(
        labels=frozenset(_squeeze(label) for label in words["labels"]),
        starters=frozenset(words["starters"]),
        joiners=frozenset(words["joiners"]),
        abbreviations={form: entry["ends"] for entry in words["abbreviation"] for form in entry["forms"]},
        stamp=_any_of(words["stamp"]["words"] + words["stamp"]["late"]),
        late_stamp=_any_of(words["stamp"]["late"]),
        agencies=agencies,
        agency_ends=_ends_of_credits(words["credit"], agencies),
        outlets={agency["outlet"]: agency["outlet"] for agency in words["agency"] if "outlet" in agency},
        credits=_credit_patterns(words["credit"], agencies),
        cues=tuple(_cue(entry) for entry in words["cue"]),
    )


def _cue(entry: Mapping[str, Any]) -> Cue:
    return Cue(entry["part"], entry["at"], tuple(entry["forms"]), entry.get("match_case", False))


def _squeeze(line: str) -> str:
    # Pages lose blanks when their markup is stripped: "Newsfrom Japan" is the label "News from Japan".
    return "".join(line.lower().split())


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    longest_first = sorted(words, key=len, reverse=True)
    return re.compile(r"(?i)\b(?:" + "|".join(re.escape(word) for word in longest_first) + r")\b")


def _ends_of_credits(entries: Iterable[Mapping[str, Any]], agencies: Iterable[str]) -> tuple[str, ...]:
    """What a line ends with that names an agency and nothing else: most lines are told from it by a look at that."""
    forms = [form for entry in entries if entry["at"] in ("line", "close") for form in entry["forms"]]
    behind = {form.rpartition("}")[2] for form in forms}
    return tuple(sorted(agency + rest for agency in agencies for rest in behind))


def _credit_patterns(entries: Iterable[Mapping[str, Any]], agencies: Iterable[str]) -> dict[str, re.Pattern[str]]:
    """One pattern for each place a credit can stand in; the group `before` is what precedes it in the line."""
    names = "|".join(re.escape(form) for form in sorted(agencies, key=len, reverse=True))
    tail = {"dateline": "", "line": r"\s?$", "close": r"\s?$", "end": r"\s?$"}
    blanks = {" ": r"\s?", "{more}": r"[^()]{0,60}", "{agency}": rf"\b(?P<agency>{names})\b"}
    patterns = {}
    for entry in entries:
        pieces = [
            "".join(blanks.get(p, re.escape(p)) for p in re.split(r"( |\{\w+\})", form)) for form in entry["forms"]
        ]
        numbered = "|".join(piece.replace("(?P<agency>", f"(?P<agency{i}>") for i, piece in enumerate(pieces))
        start = "^" if entry["at"] == "line" else ""
        patterns[entry["at"]] = re.compile(f"{start}(?:{numbered}){tail[entry['at']]}")
    return patterns
