"""Texts: when the texts that were read were published, and which are copies.

In      documents
Out     Picture: a mark a text; filled where it tells a story of its own, a ring where it copies one
Units   days of publication
Missing a text without a day is counted in the caption
Next    the notebook of texts
"""

import pandas as pd

from analysis.figures.sheet import Picture, Sheet, draw_nothing
from analysis.figures.stack import Mark, draw_stack
from analysis.intervals import read_rows, say_days
from analysis.prose.words import join_words, raise_first, say_number, say_some


def draw_texts(documents: pd.DataFrame) -> Picture:
    """The texts that were read, by day of publication."""
    texts = [text for text in read_rows(documents) if text["status"] == "read"]
    if not texts:
        return draw_nothing("No text was read")
    dated = sorted((t for t in texts if t["published_date"] is not None), key=lambda t: t["published_date"])
    number = raise_first(say_some(len(texts), "text"))
    if not dated:
        return draw_nothing(f"{number}, none with a day of publication")
    groups: set[str] = set()
    marks: list[Mark] = []
    for text in dated:
        marks.append((text["published_date"], 1 if text["copy_group"] in groups else 2, None))
        groups.add(text["copy_group"])
    span = say_days((dated[0]["published_date"], dated[-1]["published_date"]))
    stories = len({text["copy_group"] for text in texts})
    told = f", telling {say_some(stories, 'story', 'stories')}" if stories < len(texts) else ""
    sheet = Sheet(f"{number}{told}, published {span}")
    period = draw_stack(sheet, marks)
    marks_mean = f"Each mark is a text, by {period} of publication. Filled: a story of its own. Ring: a copy of one."
    return sheet.finish(_describe(dated, len(texts)), f"{marks_mean} {_cite(texts)}")


def _describe(dated: list[dict], number: int) -> str:
    years: dict[int, int] = {}
    for text in dated:
        years[text["published_date"].year] = years.get(text["published_date"].year, 0) + 1
    told = join_words(f"{count} in {year}" for year, count in years.items())
    undated = f"; {say_number(number - len(dated))} without a day" if number > len(dated) else ""
    return f"Texts by year of publication: {told}{undated}."


def _cite(texts: list[dict]) -> str:
    month = sum(text["date_precision"] == "month" for text in texts)
    undated = sum(text["published_date"] is None for text in texts)
    notes = [f"{raise_first(say_number(month))} known to the month only." if month else ""]
    notes += [f"{raise_first(say_number(undated))} without a day left out." if undated else ""]
    agencies = sorted({text["agency"] for text in texts if text["agency"]})
    notes += [f"Agencies credited: {', '.join(agencies)}." if agencies else "No agency is credited."]
    return " ".join(filter(None, notes))
