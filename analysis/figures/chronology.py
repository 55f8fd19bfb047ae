"""Chronology: the launches on an axis of time, each as exact as it is known.

In      events, standings
Out     Picture: a point is a day, a bar the days it can be; filled where independent families are two or more
Units   days local to the launch site
Missing a launch without any day has its row and no mark
Next    briefs and the notebook of the chronology
"""

import pandas as pd

from analysis.figures.grid import widest
from analysis.figures.scales import Scale, scale_days
from analysis.figures.sheet import BODY, LINE, SMALL, SOFT, WIDTH, Picture, Sheet, break_lines, draw_nothing
from analysis.figures.sources import Row, cite, count_families, name_families, sort_events
from analysis.figures.stack import draw_stack
from analysis.prose.words import (
    join_words,
    name_days,
    raise_first,
    say_event_title,
    say_number,
    say_some,
    say_what,
    shorten_days,
    shorten_what,
)

# Our choice: so many launches have rows of words, so many a line each; more are stacked by month or year.
SPACIOUS, ROWS = 8, 16
MARKS = "Filled: two or more independent families of authorities. Ring: one. Dotted: none is named."


def draw_chronology(events: pd.DataFrame, standings: pd.DataFrame, *, linked: bool = False) -> Picture:
    """The launches, newest first. linked: days lead to #event_id, for a page that holds the dossiers."""
    if events.empty:
        return draw_nothing("No launch is told")
    rows = sort_events(events)
    families = count_families(standings)
    known = [day for row in rows for day in (row["from_date"], row["to_date"]) if day is not None]
    sheet = Sheet(_find_title(rows))
    told = [f"{raise_first(say_event_title(row))}; {_say_who(row)}" for row in rows[:ROWS]]
    more = f". And {say_number(len(rows) - ROWS)} older" if len(rows) > ROWS else ""
    if len(rows) > ROWS and known:
        dated = [row for row in rows if row["from_date"] is not None]
        marks = [(row["from_date"], families.get(row["event_id"], 0), _url(row, linked)) for row in dated]
        period = draw_stack(sheet, marks)
        undated = len(rows) - len(dated)
        note = f"Each mark is a launch, by {period}."
        note += f" {raise_first(say_number(undated))} without a day left out." if undated else ""
    else:
        _draw_rows(sheet, rows, known, families, linked)
        note = "A point is a day, a bar the days it can be."
    caption = f"{note} {MARKS} Days are local to the launch site. {cite(rows)}"
    return sheet.finish(f"{'. '.join(told)}{more}.", caption)


def _find_title(rows: list[Row]) -> str:
    """How many launches, in how long a time, and how many of their days are not stated."""
    known = [day for row in rows for day in (row["from_date"], row["to_date"]) if day is not None]
    plans = sum(row["role"] == "planned" for row in rows)
    aside = f" ({say_number(plans)} of them announced)" if 0 < plans < len(rows) else ""
    number = f"{raise_first(say_some(len(rows), 'launch', 'launches'))}{' announced' * (plans == len(rows))}{aside}"
    vague = sum(row["from_date"] is None or row["from_date"] != row["to_date"] for row in rows)
    if not known:
        return f"{number}; no day is stated"
    if min(known) == max(known) and not vague:
        return f"{number} on {name_days(known[0], known[0])}"
    months = (max(known).to_period("M") - min(known).to_period("M")).n + 1
    span = say_some(months, "month") if months < 24 else say_some(max(known).year - min(known).year + 1, "year")
    if len(rows) == 1:
        return f"{number} in {name_days(*known)}; its day is not stated"
    return f"{number} in {span}; " + (
        f"the day of {say_number(vague)} is not stated" if vague else "each day is stated"
    )


def _draw_rows(
    sheet: Sheet, rows: list[Row], known: list[pd.Timestamp], families: dict[str, int], linked: bool
) -> None:
    """A row a launch: a few have lines of words over their mark, more have a line before it."""
    spacious = len(rows) <= SPACIOUS
    second = widest(map(_shorten_days, rows), bold=True)
    left = 2.0 if spacious else second + widest(map(shorten_what, rows))
    scale = scale_days(known, left, WIDTH - 6) if known else None
    top = sheet.y
    for row in rows:
        sheet.y += LINE
        if spacious:
            _write_spacious(sheet, row, _url(row, linked))
        else:
            sheet.write(0, sheet.y, _shorten_days(row), size=SMALL, bold=True, url=_url(row, linked))
            sheet.write(second, sheet.y, shorten_what(row), size=SMALL, color=SOFT)
        if scale and row["from_date"] is not None:
            y = sheet.y + 2 if spacious else sheet.y - 3.5
            if spacious:
                scale.draw_track(sheet, y)
            draw_days(sheet, scale, row, y, families.get(row["event_id"], 0), _url(row, linked))
        sheet.y += 18 if spacious else 3
    if scale:
        scale.rule(sheet, sheet.y if spacious else top)


def _write_spacious(sheet: Sheet, row: Row, url: str | None) -> None:
    day = raise_first(name_days(row["from_date"], row["to_date"]))
    note = {"implied": ", by the day of publication"}.get(row["date_precision"] or "", "")
    clock = f", about {row['local_time'].replace('-', ' to ')}" if row["local_time"] else note
    sheet.write(0, sheet.y, f"{day}{clock}", bold=True, url=url)
    for line in break_lines(f"{raise_first(say_what(row))} · {_say_who(row)}", WIDTH, SMALL):
        sheet.y += LINE
        sheet.write(0, sheet.y, line, size=SMALL, color=SOFT)
    sheet.y += LINE - 3


def _shorten_days(row: Row) -> str:
    day = shorten_days(name_days(row["from_date"], row["to_date"]))
    return day.replace(" or ", "/").replace("day not stated", "no day")


def draw_days(sheet: Sheet, scale: Scale, row: Row, y: float, families: int, url: str | None = None) -> None:
    """The days a launch can be: a point, or a bar over them that is never shorter than it is high."""
    look = {"filled": families > 1, "dotted": families == 0, "url": url}
    left, right = scale.place(row["from_date"]), scale.place(row["to_date"] + pd.Timedelta(days=1))
    if row["from_date"] == row["to_date"]:
        return sheet.dot((left + right) / 2, y, 4.5, **look)
    middle, half = (left + right) / 2, max(BODY, right - left) / 2
    return sheet.bar(middle - half, middle + half, y, 8, **look)


def _say_who(row: Row) -> str:
    families = name_families(row)
    if not families:
        return "no authority named"
    return f"{families[0]} alone" if len(families) == 1 else join_words(families)


def _url(row: Row, linked: bool) -> str | None:
    return f"#{row['event_id']}" if linked else None
