"""Lexicon: the words of data/lexicon and data/places.csv, compiled once.

In      the folder data/lexicon: TOML tables, an entry a word family; places.csv beside it
Out     Lexicon: entries by vocabulary, and the search for every form of every vocabulary in a text
Units   as each file's head says
Missing an absent field is absent from Entry.fields
Next    reading finds its words here; events and agreement find kinds, places and thresholds
"""

from functools import lru_cache
from pathlib import Path

from analysis.lexicon.entries import Entry, LexiconError, list_tables, read_table
from analysis.lexicon.faults import check_lexicon
from analysis.lexicon.forms import WORD, Form, Hit, Lexicon, find_words, fold
from analysis.settings import LEXICON

__all__ = [
    "WORD",
    "Entry",
    "Form",
    "Hit",
    "Lexicon",
    "LexiconError",
    "check_lexicon",
    "find_words",
    "fold",
    "load_lexicon",
]


@lru_cache(maxsize=4)
def load_lexicon(folder: Path = LEXICON) -> Lexicon:
    """Read every table of `folder` and places.csv beside it.

    Raises LexiconError naming file and line of the first fault.
    """
    return Lexicon([entry for path in list_tables(folder) for entry in read_table(path)])
