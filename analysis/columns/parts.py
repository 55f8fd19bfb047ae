"""Parts: what a column is, and the columns and choices that several frames share.

In      nothing
Out     Column, types, choices, and groups of columns
Units   named in each column
Missing a column that is not required may hold <NA>
Next    told and resolved put frames together from them
"""

from dataclasses import dataclass
from typing import Any

TEXT, WHOLE, NUMBER, FLAG = "string", "Int64", "Float64", "boolean"
DAY, INSTANT, LIST = "datetime64[us]", "datetime64[us, UTC]", "object"

STANCES = ("asserted", "claimed", "denied", "planned", "hypothetical", "capability")
ROLES = ("main", "background", "planned")
PRECISIONS = ("minute", "hour", "day", "implied", "part", "month", "year", "interval", "none")
PARTS = ("header", "title", "byline", "caption", "subhead", "body", "credit")
VERDICTS = ("agree", "compatible", "differ", "conflict", "single", "unstated")
ATTRIBUTES = (
    *("actor", "date", "time", "count", "distance", "apogee", "speed", "flight_time", "kind", "name", "site"),
    *("landing", "direction", "outcome", "purpose", "target_date", "relation"),
)
REFUSED = ("launch", "date", "time", "count", "distance", "duration", "speed")


@dataclass(frozen=True)
class Column:
    """One column: name, pandas type, meaning, unit, whether it may be missing or repeat, which values it may take."""

    name: str
    dtype: str
    meaning: str
    unit: str = ""
    required: bool = False
    choices: tuple[str, ...] = ()
    unique: bool = False


def key(name: str, meaning: str, **more: Any) -> Column:
    """A text column that is never missing."""
    return Column(name, TEXT, meaning, required=True, **more)


WHERE = (
    key("document_id", "the text"),
    Column("sentence", WHOLE, "number of the sentence in its document, from 0", required=True),
    Column("start", WHOLE, "first character of the quote in documents.text", "characters", required=True),
    Column("end", WHOLE, "character after the quote in documents.text", "characters", required=True),
    key("quote", "the words themselves: documents.text[start:end]"),
)
SAID = (
    Column("hedge", TEXT, "how the words soften the value: about, at_least, several, presumed, what_it_called ..."),
    key("stance", "how the value is put", choices=STANCES),
    Column("authority", TEXT, "who states it, in full; <NA> when the text states it in its own voice"),
    Column("family", TEXT, "the family the authority belongs to; a family counts once"),
    Column("authority_kind", TEXT, "military, ministry, government, state media, intelligence, agency, experts ..."),
    Column("speaker", TEXT, "the words that name the authority: words [table id of the entry]"),
)
DAYS = (
    Column("from_date", DAY, "first day it can be, local to the launch site"),
    Column("to_date", DAY, "last day it can be"),
)
KM = "km"
DECIDED = Column("adjudication", TEXT, "what an analyst decided of it, why, who and when; <NA> where nobody did")
