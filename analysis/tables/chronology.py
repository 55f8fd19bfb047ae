"""Chronology: the launches as a table, and the tellings that make them.

In      claims, mentions, links, events
Out     Piece: a table that a notebook shows
Units   km, or mi where asked; days and clock times local to the launch site
Missing "not stated"
Next    the notebooks show it; dossiers goes into each launch
"""

from typing import Any

import pandas as pd

from analysis.intervals import read_rows, say_days
from analysis.prose.links import name_row
from analysis.tables.labels import name_subjects, say_code, say_event
from analysis.tables.pieces import UNSTATED, Piece, join, make_table, show_grade
from analysis.tables.values import find_evidence, tell_value

Row = dict[str, Any]
MANY = 20  # our choice: a chronology longer than this is given links to its years
NO_DAY = Piece("{}").format("day not stated")
NUMBERS = {"How many": "count", "Distance": "distance", "Apogee": "apogee"}
TELLINGS = "Tellings, and the launch each was taken as"


def join_events(claims: pd.DataFrame, links: pd.DataFrame) -> pd.DataFrame:
    """The claims of linked mentions, each with its event_id: a row a claim and event.

    claims needs mention_id, links mention_id and event_id.
    """
    placed = links.dropna(subset="event_id")[["mention_id", "event_id"]]
    return claims.merge(placed, on="mention_id", how="inner", validate="many_to_one")


def newest_first(events: pd.DataFrame) -> pd.DataFrame:
    """The launches by their last possible day, the newest first and undated ones at the end."""
    return events.sort_values(["to_date", "event_id"], ascending=False, na_position="last", kind="stable")


def tabulate_events(events: pd.DataFrame, told: pd.DataFrame, units: str = "km") -> Piece:
    """The chronology, newest first. told: the claims with event_id (see join_events)."""
    claims = {event_id: read_rows(group) for event_id, group in told.groupby("event_id")}
    ordered = read_rows(newest_first(events))
    rows = [tell_event(event, claims.get(event["event_id"], []), units) for event in ordered]
    actors = events.actor.dropna().unique()
    if len(actors) == 1 and events.actor.notna().all():
        rows = [{head: cell for head, cell in row.items() if head != "Who"} for row in rows]
    by = f" by {actors[0]}" if len(actors) == 1 else ""
    head = f"The launch{by}" if len(rows) == 1 else f"Launches{by}, newest first"
    caption = f"{head}. Days and clock times are local; a value leads to its sentence."
    names = [name_row(event["event_id"]) for event in ordered]
    if len(rows) <= MANY:
        return make_table(caption, rows, names)
    years = [str(event["to_date"].year) if event["to_date"] else None for event in ordered]
    first = {year: name for year, name in reversed(list(zip(years, names))) if year}
    links = join(
        (
            Piece('<a class="row" href="#{}">{}</a>').format(first[year], year)
            for year in dict.fromkeys(filter(None, years))
        ),
        " · ",
    )
    return Piece('<p class="scope beside">By year: {}</p>').format(links) + make_table(caption, rows, names)


def tell_event(event: Row, claims: list[Row], units: str) -> Row:
    """The row of a launch: its cells by their heads."""
    found = find_evidence(claims)

    def told(*attributes: str) -> list[Piece]:
        values = (tell_value(event, attribute, claims, found, units) for attribute in attributes)
        return [value for value in values if value is not None]

    # Landing areas come with a preposition of their own: "toward the sea", "off the coast".
    places = [*told("site"), *(Piece("→ {}").format(place) for place in told("landing"))]
    return {
        "When": join([*(told("date") or [NO_DAY]), *told("time"), *_tell_asides(event)], ", "),
        "Who": event["actor"] or UNSTATED,
        "What": join(told("kind", "name"), ", ") or UNSTATED,
        **{head: join(told(attribute)) or UNSTATED for head, attribute in NUMBERS.items()},
        "From, to": join(places, " ") or UNSTATED,
        "Said by": ", ".join(say_code("family", family) for family in event["families"]) or UNSTATED,
        "Credibility": show_grade(event["grade"]),
    }


def _tell_asides(event: Row) -> list[Piece]:
    """What else is to be known of when: where no day is stated, when it was reported; a plan; an analyst's word."""
    aside = Piece('<span class="q">{}</span>')
    reported = event["first_reported_date"] if not event["from_date"] else None
    told = [f"reported {say_days((reported, reported))}"] if reported else []
    told += [say_code("role", "planned")] if event["role"] == "planned" else []
    told += [f"decided: {event['adjudication']}"] if event["adjudication"] else []
    return [aside.format(words) for words in told]


def tabulate_links(links: pd.DataFrame, mentions: pd.DataFrame, events: pd.DataFrame, caption: str = TELLINGS) -> Piece:
    """Which telling was taken as which launch, and why; open ones with the launches they could be."""
    joined = mentions.merge(links, on="mention_id", validate="one_to_one")
    subjects = name_subjects(events)
    shown = [
        {
            "Told as": say_event(row),
            "In": row["document_id"],
            "As": say_code("role", row["role"]),
            "Taken as": subjects.get(row["event_id"])
            or "open: " + ", ".join(subjects.get(c, c) for c in row["candidates"]),
            "Because": "; ".join(row["reasons"]),
        }
        for row in read_rows(joined)
    ]
    return make_table(caption, shown)
