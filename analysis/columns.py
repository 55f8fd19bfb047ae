"""Columns: what every frame holds, checked at the door of every stage.

In      rows (dicts) or a frame
Out     a frame with exactly the columns, types and choices of its contract
Units   named in each column; local days end in `_date`, instants in `_at` (UTC)
Missing <NA> (NaT in days and instants, an empty tuple in lists), never 0 or ""
Next    every stage; `launchbook check --codebook` makes data/README.md from this page
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

import pandas as pd

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


class FrameError(ValueError):
    """A frame breaks its contract; the message names the frame, the column and what would be right."""


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


def _key(name: str, meaning: str, **more: Any) -> Column:
    return Column(name, TEXT, meaning, required=True, **more)


_WHERE = (
    _key("document_id", "the text"),
    Column("sentence", WHOLE, "number of the sentence in its document, from 0", required=True),
    Column("start", WHOLE, "first character of the quote in documents.text", "characters", required=True),
    Column("end", WHOLE, "character after the quote in documents.text", "characters", required=True),
    _key("quote", "the words themselves: documents.text[start:end]"),
)
_SAID = (
    Column("hedge", TEXT, "how the words soften the value: about, at_least, several, presumed, what_it_called ..."),
    _key("stance", "how the value is put", choices=STANCES),
    Column("authority", TEXT, "who states it, in full; <NA> when the text states it in its own voice"),
    Column("family", TEXT, "the family the authority belongs to; a family counts once"),
    Column("authority_kind", TEXT, "military, ministry, government, state media, intelligence, agency, experts ..."),
    Column("speaker", TEXT, "the words that name the authority: words [table id of the entry]"),
)
_DAYS = (
    Column("from_date", DAY, "first day it can be, local to the launch site"),
    Column("to_date", DAY, "last day it can be"),
)
_KM = "km"

FRAMES: dict[str, tuple[Column, ...]] = {
    "documents": (
        _key("document_id", "name of the text: the file's stem, or given", unique=True),
        _key("path", "the file as given, relative to the folder that was read"),
        Column("published_date", DAY, "day of publication; the first of the month where only the month is known"),
        _key("date_precision", "how exact published_date is", choices=("day", "month", "none")),
        _key("date_source", "where it was read", choices=("header", "body", "address", "none")),
        Column("outlet", TEXT, "who prints the text"),
        Column("agency", TEXT, "the wire agency credited: AP, Reuters, Kyodo, Yonhap, Jiji ..."),
        Column("title", TEXT, "the headline"),
        _key("text", "the text as received, decoded"),
        _key("sha256", "hash of the bytes of the file"),
        _key("copy_group", "texts that are copies of one story share it"),
        _key("status", "whether the text is used", choices=("read", "rejected")),
        Column("reason", TEXT, "why it was rejected, or what was noticed while reading it"),
    ),
    "sentences": (
        _key("document_id", "the text"),
        Column("sentence", WHOLE, "number of the sentence in its document, from 0", required=True),
        Column("start", WHOLE, "first character", "characters", required=True),
        Column("end", WHOLE, "character after the last", "characters", required=True),
        _key("part", "what the sentence is in the page", choices=PARTS),
        _key("text", "documents.text[start:end]"),
    ),
    "claims": (
        _key("claim_id", "made from document, place and value: stable across runs", unique=True),
        *_WHERE,
        Column("mention_id", TEXT, "the launch it is about; <NA> for a capability of no launch"),
        Column("role", TEXT, "the role of that launch in its text", choices=ROLES),
        _key("attribute", "what is stated", choices=ATTRIBUTES),
        _key("value", "the value as normalised text"),
        Column("low", NUMBER, "lowest number it can be; <NA> = open below", "as `unit`"),
        Column("high", NUMBER, "highest number it can be; <NA> = open above", "as `unit`"),
        Column("unit", TEXT, "unit of low and high: missiles, km, min, mach, km/h"),
        Column("from_at", INSTANT, "earliest instant it can be"),
        Column("to_at", INSTANT, "latest instant it can be"),
        *_DAYS,
        Column("precision", TEXT, "how exact a date or time is", choices=PRECISIONS),
        *_SAID,
        Column("relay", TEXT, "who passed it on: an agency or broadcaster quoting the authority"),
        Column("converted_from", TEXT, "the second unit in brackets that repeats the value"),
        Column("flag", TEXT, "what does not fit: unit_mismatch, weekday_mismatch ..."),
        _key("rule", "the rule that gave the claim, and the words it went by: words [table id of the entry]"),
    ),
    "mentions": (
        _key("mention_id", "made from document and first place: stable across runs", unique=True),
        _key("document_id", "the text"),
        _key("role", "main = its news, background = an earlier launch it recalls, planned = announced", choices=ROLES),
        Column("actor", TEXT, "who launched"),
        *_DAYS,
        Column("date_precision", TEXT, "how exact the days are", choices=PRECISIONS),
        Column("local_time", TEXT, "clock time at the launch site: HH:MM or HH:MM-HH:MM"),
        Column("time_zone", TEXT, "IANA name of the zone of local_time"),
        Column("count_low", WHOLE, "fewest missiles it can be", "missiles"),
        Column("count_high", WHOLE, "most missiles it can be; <NA> = open above, or no number given", "missiles"),
        Column("kind", TEXT, "most specific kind asserted, a code of data/lexicon/kinds.toml"),
        Column("name", TEXT, "name of the missile"),
        Column("distance_km", LIST, "distinct readings of the distance flown", _KM),
        Column("apogee_km", LIST, "distinct readings of the highest altitude", _KM),
        Column("site", TEXT, "from where, as told"),
        Column("landing", TEXT, "to where, as told"),
        Column("outcome", TEXT, "success, failed, intercepted, disputed; <NA> when nothing is said"),
        Column("authorities", LIST, "who states anything about it"),
        Column("families", LIST, "their families"),
        Column("sentences", LIST, "numbers of the sentences that tell it"),
    ),
    "links": (
        _key("mention_id", "the mention", unique=True),
        Column("event_id", TEXT, "the event it is one telling of; <NA> while it is open"),
        Column("candidates", LIST, "events it could be, when it is open"),
        Column("reasons", LIST, "why it was linked, or left open, in words"),
    ),
    "events": (
        _key(
            "event_id", "actor, day, letter: north-korea-2026-01-04a; month or year where no day is known", unique=True
        ),
        _key("role", "main where any text reports it as news", choices=ROLES),
        Column("actor", TEXT, "who launched"),
        *_DAYS,
        Column("date_precision", TEXT, "how exact the days are", choices=PRECISIONS),
        Column("local_time", TEXT, "clock time at the launch site"),
        Column("time_zone", TEXT, "IANA name of the zone of local_time"),
        Column("count_low", WHOLE, "fewest missiles that all its claims allow", "missiles"),
        Column("count_high", WHOLE, "most missiles; <NA> = open, or no number given", "missiles"),
        Column("kind", TEXT, "most specific kind that its claims share or refine"),
        Column("kinds", LIST, "every kind asserted of it"),
        Column("name", TEXT, "name of the missile"),
        Column("distance_low_km", NUMBER, "lowest distance stated as flown", _KM),
        Column("distance_high_km", NUMBER, "highest distance stated as flown", _KM),
        Column("apogee_low_km", NUMBER, "lowest apogee stated", _KM),
        Column("apogee_high_km", NUMBER, "highest apogee stated", _KM),
        Column("site", TEXT, "from where, the most exact telling"),
        Column("landing", TEXT, "to where, the most exact telling"),
        Column("outcome", TEXT, "success, failed, intercepted, disputed"),
        Column("first_reported_date", DAY, "publication of the oldest text that tells it"),
        Column("last_reported_date", DAY, "publication of the newest text that tells it"),
        Column("documents", LIST, "the texts"),
        Column("copy_groups", LIST, "their copy groups"),
        Column("mentions", LIST, "its mentions"),
        Column("authorities", LIST, "who states anything about it"),
        Column("families", LIST, "their families"),
        Column("grade", WHOLE, "information credibility, 1 (confirmed) to 6 (cannot be judged); see Grades"),
    ),
    "standings": (
        _key("subject_id", "an event_id, or context/<topic>"),
        _key("attribute", "what is stated"),
        _key("family", "the family that states it, or `unattributed` for a text's own voice"),
        _key("authority", "who of the family, in full"),
        _key("value", "the value as normalised text"),
        Column("low", NUMBER, "lowest number", "as `unit`"),
        Column("high", NUMBER, "highest number", "as `unit`"),
        Column("unit", TEXT, "unit of low and high"),
        *_DAYS,
        Column("hedge", TEXT, "how the words soften it"),
        _key("stance", "how it is put", choices=STANCES),
        Column("published_date", DAY, "when it was printed"),
        _key("claim_id", "the claim, or the context statement, it rests on"),
        Column("independent", FLAG, "whether the family detects or launches by itself", required=True),
        Column("superseded", FLAG, "whether the family has since said something newer", required=True),
    ),
    "agreement": (
        _key("subject_id", "an event_id, or context/<topic>"),
        _key("subject_kind", "what it is", choices=("launch", "context")),
        _key("attribute", "what is compared"),
        _key("verdict", "how the newest claims of the families stand to each other", choices=VERDICTS),
        Column("common", TEXT, "the common ground, in words; <NA> where there is none"),
        Column("low", NUMBER, "low end of the common ground, or of the spread where there is none", "as `unit`"),
        Column("high", NUMBER, "high end of it; <NA> = open", "as `unit`"),
        Column("unit", TEXT, "unit of low, high and gap"),
        *_DAYS,
        Column("gap", NUMBER, "largest distance between two families' values; <NA> for one family", "as `unit`"),
        Column("gap_pct", NUMBER, "gap over the mean of the two values", "%"),
        Column("n_claims", WHOLE, "claims compared", required=True),
        Column("n_authorities", WHOLE, "authorities behind them", required=True),
        Column("n_independent", WHOLE, "families that detect or launch by themselves", required=True),
        Column("dissent", LIST, "families outside the common ground"),
        Column("grade", WHOLE, "information credibility, 1 to 6"),
    ),
    "meetings": (
        _key("family", "an independent family of authorities"),
        _key("other_family", "another"),
        _key("attribute", "what both state"),
        Column("n_events", WHOLE, "launches of which both state it", required=True),
        Column("n_alike", WHOLE, "of these, launches where they agree or are compatible", required=True),
        Column("mean_difference", NUMBER, "the first family's figure less the other's, on average", "as `unit`"),
        Column("unit", TEXT, "unit of mean_difference"),
        Column("bias_pct", NUMBER, "mean of the differences, each over the mean of its two figures", "%"),
        Column("bias_low_pct", NUMBER, "low end of its interval; see [corpus] in lexicon/agreement.toml", "%"),
        Column("bias_high_pct", NUMBER, "high end of its interval", "%"),
        Column("note", TEXT, "why there is no bias: too few launches, no figures"),
    ),
    "reliability": (
        _key("attribute", "what is stated", unique=True),
        Column("n_events", WHOLE, "launches of which two or more independent families state it", required=True),
        Column("n_families", WHOLE, "these families", required=True),
        Column("alpha", NUMBER, "Krippendorff's alpha: 1 they agree, 0 as chance would have it"),
        Column("alpha_low", NUMBER, "low end of its interval; see [corpus] in lexicon/agreement.toml"),
        Column("alpha_high", NUMBER, "high end of its interval"),
        Column("note", TEXT, "why there is no alpha: too few launches, all the same"),
    ),
    "context": (
        _key("context_id", "made from document, place and value: stable across runs", unique=True),
        *_WHERE,
        _key("topic", "an entry of data/lexicon/topics.toml"),
        Column("instance", TEXT, "which one, where a text tells several apart (the first drone flight, the second)"),
        _key("attribute", "what is stated", choices=("date", "interval", "count", "statement")),
        _key("value", "the value as normalised text"),
        Column("low", NUMBER, "lowest number", "as `unit`"),
        Column("high", NUMBER, "highest number", "as `unit`"),
        Column("unit", TEXT, "unit of low and high: years, flights"),
        *_DAYS,
        Column("precision", TEXT, "how exact the days are", choices=PRECISIONS),
        *_SAID,
        Column("denied_by", LIST, "authorities that deny it"),
        _key("rule", "the rule and lexicon entries that gave it"),
    ),
    "refusals": (
        *_WHERE,
        _key("attribute", "what the words look like; distance is any length", choices=REFUSED),
        _key("reason", "why they were not taken"),
    ),
    "rejected": (
        Column("document_id", TEXT, "the text"),
        _key("path", "the file, or the text's path"),
        _key("stage", "who refused it", choices=("documents", "mentions", "events", "adjudications")),
        Column("sentence", WHOLE, "the sentence, where it is one"),
        Column("quote", TEXT, "the words refused"),
        _key("reason", "why"),
    ),
}


def make_frame(name: str, rows: Iterable[Mapping[str, Any]]) -> pd.DataFrame:
    """Build the frame `name` from rows; absent values become <NA>, lists become tuples.

    Raises FrameError for a key that is no column of the frame, or a value that breaks its column.
    """
    rows = list(rows)
    columns = FRAMES[name]
    strange = {key for row in rows for key in row} - {column.name for column in columns}
    if strange:
        raise FrameError(f"{name}: no such column: {', '.join(sorted(strange))}")
    data = {column.name: _series(column, [row.get(column.name) for row in rows], name) for column in columns}
    return check_frame(name, pd.DataFrame(data))


def _series(column: Column, values: list[Any], frame: str) -> pd.Series:
    if column.dtype == LIST:
        return pd.Series([tuple(value) if value is not None else () for value in values], dtype=object)
    try:
        return pd.Series(values, dtype=column.dtype)
    except (TypeError, ValueError) as error:
        raise FrameError(f"{frame}.{column.name}: not {column.dtype}: {error}") from error


def check_frame(name: str, frame: pd.DataFrame) -> pd.DataFrame:
    """The frame itself, once it is known to keep the contract `name`.

    Raises FrameError naming the frame, the column and what would be right.
    """
    from pandera.errors import SchemaError

    try:
        _schema(name).validate(frame)
    except SchemaError as error:
        raise FrameError(f"{name}: {error}") from error
    return frame


def check_frames(**frames: pd.DataFrame) -> None:
    """What every stage asks at its door: that each frame keeps the contract of its name.

    Raises FrameError for the first that does not.
    """
    for name, frame in frames.items():
        check_frame(name, frame)


@cache
def _schema(name: str) -> Any:
    # Imported late: commands that check no frame should not wait for it.
    import pandera.pandas as pandera

    def column_of(column: Column) -> Any:
        checks = [pandera.Check.isin(column.choices)] if column.choices else []
        return pandera.Column(column.dtype, checks=checks, nullable=not column.required, unique=column.unique)

    return pandera.DataFrameSchema({c.name: column_of(c) for c in FRAMES[name]}, strict=True, ordered=True)
