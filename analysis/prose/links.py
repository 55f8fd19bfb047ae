"""Links: what the words of a sentence lead to, beside the claim they may rest on.

In      rows of frames; numbers of rows
Out     Tally, the rows that a total counts; Shown, a row that shows the same; Named, a name; ids of rows in a page
Units   rows
Missing a total of nothing is said in words and leads nowhere
Next    story makes sentences with them; tables.pieces shows them; briefs.tallies checks each in the finished page

A page is not published when a number in its sentences is no link, when a total is not the number of rows it leads to,
or when a row does not show what was said to stand in it.
"""

from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from analysis.numerals import holds_number
from analysis.prose.words import raise_first, say_number, say_share, say_some

ODDS, HELD, LONE, SETTINGS = "values-at-odds", "values-held", "lone-values", "settings"  # tables of a page


class Counted(NamedTuple):
    """A place in the page that a total counts: its id, its name, and how many rows it holds."""

    place: str
    name: str
    number: int = 1


@dataclass(frozen=True)
class Tally:
    """What a total counts."""

    what: str
    rows: tuple[Counted, ...]

    @property
    def number(self) -> int:
        """The total."""
        return sum(row.number for row in self.rows)

    @property
    def place(self) -> str:
        """The id of its list in the page: the same rows under the same words are listed once."""
        return "sum-" + sha256(repr((self.what, self.rows)).encode("utf-8", "surrogatepass")).hexdigest()[:8]


@dataclass(frozen=True)
class Shown:
    """A row of the page in which these words stand."""

    place: str


@dataclass(frozen=True)
class Named:
    """A name that may hold a number, as of an issue, an outlet or an authority: no figure."""


Basis = str | Tally | Shown | Named | None
Part = tuple[str, Basis]


def total(tally: Tally, one: str, more: str | None = None, *, first: bool = False) -> Part | str:
    """A total with its noun, leading to what it counts; with a capital where it comes `first`."""
    words = say_some(tally.number, one, more)
    words = raise_first(words) if first else words
    return (words, tally) if tally.number else words


def figure(tally: Tally) -> Part | str:
    """A total alone, where its noun has been said: two, 12, none."""
    return (say_number(tally.number), tally) if tally.number else "none"


def share(part: Tally, whole: Tally) -> list[Part]:
    """A part of a whole, each leading to what it counts: two of four."""
    words, of, all_words = say_share(part.number, whole.number).partition(" of ")
    return [(words, part if part.number else None), (of, None), (all_words, whole)]


def named(words: str) -> Part | str:
    """A name out of a text; where it holds a number, as an outlet may, it is marked as a name."""
    return (words, Named()) if holds_number(words) else words


def name_row(event_id: str) -> str:
    """The id of the row of a launch in the chronology."""
    return f"row-{event_id}"


def name_value(subject_id: str, attribute: str) -> str:
    """The id of the row of a value in the table of agreement."""
    return f"row-{subject_id}-{attribute}"


def name_setting(name: str) -> str:
    """The id of the row of a setting in the table of provenance."""
    return f"{SETTINGS}-{name}"


def name_text(document_id: str) -> str:
    """The id of a text in a page; a file's name may hold anything."""
    return "t-" + sha256(document_id.encode("utf-8", "surrogatepass")).hexdigest()[:10]


def name_gone(event_id: str) -> str:
    """The id of the row of a launch that the last issue told and this one does not."""
    return f"gone-{event_id}"


def name_revised(event_id: str, attribute: str) -> str:
    """The id of the row of a value that is revised since the last issue."""
    return f"revised-{event_id}-{attribute}"


def name_earlier(claim_id: str) -> str:
    """The id of a claim of the last issue that this one does not make."""
    return f"last-{claim_id}"
