"""Datelines: what the day before a story's first words says of its publication."""

from datetime import date

import pytest
from reader import WEDNESDAY, story_of

from analysis.reading.story import Story
from analysis.reading.words.moments import Days


def published(text, day=WEDNESDAY):
    found = story_of(text, day).published
    return found and (found.first.isoformat() if found.first == found.last else "open")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("SEOUL, Jan. 2 (Yonhap) -- Iran fired a missile.", "2024-01-02"),
        ("SEOUL, Dec. 28 (Yonhap) -- Iran fired a missile.", "2023-12-28"),  # put up again within a month
        ("SEOUL, Aug. 28 (Yonhap) -- Iran fired a missile.", "2024-01-03"),
        ("SEOUL (AP) -- Iran fired a missile on Dec. 28.", "2024-01-03"),
    ],
)
def test_the_day_of_the_dateline_beats_a_page_that_was_put_up_later(text, day):
    assert published(text) == day


def test_a_dateline_makes_a_month_exact():
    text = "SEOUL, April 15 (AP) -- North Korea fired a missile."
    spans = [(0, 0, len(text), "body")]
    month = Days(date(2016, 4, 1), date(2016, 4, 30), "month")
    story = Story("test", text, spans, month, story_of("").lexicon)
    assert story.published == Days(date(2016, 4, 15), date(2016, 4, 15), "day")


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Tokyo, Aug. 29 (Jiji Press)--A missile flew on Tuesday. It was the first since July 4, 2017.", "2017-08-29"),
        ("Tokyo, Aug. 29 (Jiji Press)--A missile flew on Friday. It was the first since July 4, 2017.", None),
        ("Tokyo, Aug. 29 (Jiji Press)--A missile flew on Tuesday.", None),
    ],
)
def test_a_year_told_elsewhere_is_taken_where_the_weekday_fits(text, day):
    assert published(text, None) == day


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("North Korea tested a missile on Tuesday (Sept 10), its media said.", "2019-09-10"),
        ("North Korea tested a missile on Monday (Sept 10), its media said.", "2019-11-09"),  # it was no Monday
        ("North Korea tested a missile on Thursday (Nov 7), its media said.", "2019-11-09"),
    ],
)
def test_a_weekday_with_its_date_puts_a_page_right_that_lies_weeks_away(text, day):
    assert str(story_of(text, date(2019, 11, 9)).published.first) == day
