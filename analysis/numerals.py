"""Numerals: numbers in the words of a sentence, found and read back.

In      words; data/lexicon/wording.toml
Out     whether they hold a number; the number that heads them
Units   none
Missing None where no number heads the words
Next    prose marks what is no figure by it, briefs.totals checks the finished page

What renders pages asks for this: it needs no frames, and imports nothing that is slow.
"""

import re
from functools import lru_cache

from analysis.rules import load_rules


def holds_number(words: str) -> bool:
    """Whether words hold a number, in digits or in letters; "one" is as often a pronoun, and is none."""
    return bool(_numbers().search(words))


def read_number(words: str) -> int | None:
    """The number that heads the words of a total: 12 of "12 launches", two of "Two others"."""
    head = words.split()[0].replace(",", "").casefold() if words.split() else ""
    letters = load_rules("wording")["numbers"]
    return int(head) if head.isdecimal() else letters.index(head) if head in letters else None


@lru_cache(maxsize=1)
def _numbers() -> re.Pattern[str]:
    return re.compile(rf"\d|\b(?:{'|'.join(load_rules('wording')['numbers'][2:])})\b", re.IGNORECASE)
