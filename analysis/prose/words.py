"""Words: days, numbers, distances and launches as a brief says them.

In      values of any frame; data/lexicon/wording.toml and labels.toml
Out     words
Units   km in, km or mi out; days and clock times local to the launch site
Missing said plainly: "on a day not stated", "number not stated"
Next    prose makes sentences of them, figures labels
"""

import re
from collections.abc import Iterable, Sequence
from typing import Any

import pandas as pd

from analysis.intervals import say_days, say_numbers
from analysis.reading.words.zones import say_zone
from analysis.rules import load_kinds, load_rules

KM_PER_MILE = 1.609344  # exact by definition
FINE, COARSE = (
    10,
    100,
)  # our choice: what was converted is said in tens from COARSE on, for it is no more exact than its source
SHORT_MONTH = re.compile(r"\b([A-Z][a-z]{2})[a-z]{2,}\b")


def look_up(group: str, code: str | None) -> str | None:
    """The entry of a code in a table of wording.toml, else of labels.toml; None where it has none."""
    table = load_rules("wording").get(group) or load_rules("labels")[group]
    entry = table.get(code)
    return entry["word"] if isinstance(entry, dict) else entry


def say_attribute(attribute: str) -> str:
    """An attribute as a noun."""
    return look_up("attribute", attribute) or attribute.replace("_", " ")


def head_attribute(attribute: str) -> str:
    """An attribute as the head of a column, as short as can be."""
    return look_up("head", attribute) or attribute.replace("_", " ")


def say_family(family: str) -> str:
    """A family of authorities, or the words for a text's own voice."""
    return look_up("family", family) or family


def name_letter(event_id: str) -> str:
    """What tells an event from others of its launcher and day: c of north-korea-2026-01-04c."""
    return re.split(r"[\d-](?=[a-z]\d*$)", event_id)[-1]


def say_number(number: float) -> str:
    """A whole number up to ten in letters, else in digits."""
    numbers = load_rules("wording")["numbers"]
    return numbers[int(number)] if number == int(number) and 0 <= number < len(numbers) else f"{number:,g}"


def say_some(number: int, one: str, more: str | None = None) -> str:
    """A number with its noun: no launches, one launch, two launches."""
    return f"{say_number(number)} {one if number == 1 else more or one + 's'}"


def say_share(part: int, whole: int) -> str:
    """A part of a whole, both in letters or both in digits: two of four, 10 of 22, none of four."""
    digits = not say_number(whole).isalpha()
    return f"{'none' if not part else part if digits else say_number(part)} of {say_number(whole)}"


def join_some(words: Sequence[str], most: int = 4) -> str:
    """The first few words, the others counted: a, b, c and three others."""
    if len(words) <= most + 1:
        return join_words(words)
    return join_words([*words[:most], f"{say_number(len(words) - most)} others"])


def join_words(words: Iterable[str], last: str = "and") -> str:
    """One, two and three."""
    *most, end = words
    return f"{', '.join(most)} {last} {end}" if most else end


def raise_first(words: str) -> str:
    """The words with a capital at their head."""
    return words[:1].upper() + words[1:]


def say_day(from_date: Any, to_date: Any, precision: str | None = None) -> str:
    """The days it can be, and in brackets why they are not one: 26 or 27 January 2026 (by the day of publication)."""
    days = name_days(from_date, to_date)
    exact = not pd.isna(from_date) and from_date == to_date
    note = None if exact or pd.isna(from_date) else look_up("precision", precision)
    return f"{days} ({note})" if note else days


def name_days(from_date: Any, to_date: Any) -> str:
    """The days it can be: 4 January 2026, 26 or 27 January 2026, 1 to 10 January 2026, December 2025."""
    if pd.isna(from_date) or pd.isna(to_date):
        return "day not stated"
    days = say_days((from_date, to_date))
    return days.replace(" to ", " or ") if (to_date - from_date).days == 1 else days


def shorten_days(days: str) -> str:
    """Months by their first three letters, for labels."""
    return SHORT_MONTH.sub(r"\1", days)


def say_count(low: float | None, high: float | None) -> str:
    """An interval of a count: 2, 2 or more, up to 3, 23 to 24."""
    if pd.isna(low) and pd.isna(high):
        return "number not stated"
    if pd.isna(high):
        return f"{low:g} or more"
    return f"up to {high:g}" if pd.isna(low) else say_numbers((low, high))


def say_distance(low: float | None, high: float | None, units: str = "km") -> str:
    """An interval of kilometres in the units asked for: 900 km, 850 to 950 km, at least 400 km, 560 mi."""
    if pd.isna(low) and pd.isna(high):
        return "not stated"
    least, most = ("" if pd.isna(end) else f"{convert(end, units):,g}" for end in (low, high))
    if not least or not most:
        return f"at least {least} {units}" if least else f"at most {most} {units}"
    return f"{least} {units}" if least == most else f"{least} to {most} {units}"


def convert(km: float, units: str) -> float:
    """Kilometres as they are, or as miles; a conversion is no finer than its source."""
    # Kilometres that are not whole are miles that a text gave, converted.
    return _round(km / KM_PER_MILE) if units == "mi" else km if km == int(km) else _round(km)


def _round(number: float) -> float:
    return round(number, -1 if number >= COARSE else 0 if number >= FINE else 1)


def say_as_said(standing: dict[str, Any], units: str = "km") -> str:
    """A count or a measure with the hedge of its source: several, at least two, about 900 km."""
    if standing["attribute"] == "count":
        said = _count_said(standing)
    elif standing["unit"] == "km":
        numbers = [convert(float(number), units) for number in re.findall(r"\d+(?:\.\d+)?", standing["value"])]
        said = f"{' to '.join(f'{number:,g}' for number in numbers)} {units}" if numbers else standing["value"]
    else:
        said = standing["value"]
    return (look_up("hedge", standing["hedge"]) or "{}").replace("{}", said)


def _count_said(standing: dict[str, Any]) -> str:
    # The interval starts after "more than ten" and ends before "less than ten": the words name the ten.
    low, high, step = standing["low"], standing["high"], {"more_than": -1, "less_than": 1}.get(standing["hedge"], 0)
    if None not in (low, high) and low != high and standing["hedge"] not in ("up_to", "less_than"):
        return f"{say_number(low)} to {say_number(high)}"
    named = high if standing["hedge"] in ("up_to", "less_than") or low is None else low
    return say_number(named + step)


def say_kinds(codes: Sequence[str], many: bool = True) -> str:
    """Kinds of missile, the vaguer left out where a more exact one refines it: ballistic or hypersonic missiles."""
    kinds = load_kinds()
    known = [code for code in dict.fromkeys(codes) if code in kinds.parents]
    tips = [code for code in known if not any(code in kinds.lineage(other)[1:] for other in known)]
    if not tips:
        return "kind not stated"
    names = [kinds.names[code].rpartition(" ") for code in tips]
    nouns = {noun for *_, noun in names}
    if len(nouns) == 1 and all(first for first, *_ in names):
        named = f"{join_words((first for first, *_ in names), 'or')} {nouns.pop()}"
        return named + "s" * many
    return join_words((" ".join(filter(None, (first, noun))) + "s" * many for first, _, noun in names), "or")


def say_event_title(event: dict[str, Any] | pd.Series) -> str:
    """A launch in one line: 4 January 2026, about 07:50 local time: ballistic missiles, 2 or more."""
    known = {name: None if value is pd.NA or value is pd.NaT else value for name, value in dict(event).items()}
    day = say_day(known["from_date"], known["to_date"], known["date_precision"])
    # No telling of a launch is exact to the minute; "about" claims less than a bare clock time would.
    told = known["local_time"]
    clock = f", about {told.replace('-', ' to ')} {say_zone(known.get('time_zone') or 'local')}" if told else ""
    return f"{day}{clock}: {say_what(known)}"


def say_what(event: dict[str, Any]) -> str:
    """What was fired and how many: ballistic missiles, 2 or more."""
    one = event["count_high"] == 1
    what = say_kinds(event["kinds"] or (event["kind"],), many=not one)
    name = f" {event['name']}" if event["name"] else ""
    return mark_plan(event, f"{what}{name}, {say_count(event['count_low'], event['count_high'])}")


def mark_plan(event: dict[str, Any], what: str) -> str:
    """What was fired; of a launch that is only planned, marked as announced: nothing has flown."""
    return f"{what} ({look_up('role', 'planned')})" if event.get("role") == "planned" else what


def shorten_what(event: dict[str, Any]) -> str:
    """What was fired and how many, as short as can be: SRBM, 2+."""
    kinds = load_kinds()
    code = event["kind"]
    kind = (
        code if code and code.isupper() else kinds.names[code].removesuffix(" missile") if code else "kind not stated"
    )
    low, high = event["count_low"], event["count_high"]
    number = "" if (low, high) == (None, None) else f", {say_count(low, high).replace(' or more', '+')}"
    return mark_plan(event, f"{kind}{number}")


def say_text(document: dict[str, Any]) -> str:
    """A text by its outlet and its day."""
    name = document["outlet"] or document["agency"] or "a page without a name"
    return f"{name}, {say_published(document)}"


def say_published(document: dict[str, Any]) -> str:
    """The day of publication, or as much of it as is known."""
    day = document["published_date"]
    if day is None:
        return "no day given"
    if document["date_precision"] == "month":
        return say_days((day, day + pd.offsets.MonthEnd(0)))
    return say_days((day, day))
