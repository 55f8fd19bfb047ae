"""Calendar: the days that moments mean to a reader of Wednesday, 3 January 2024."""

from datetime import date

import pytest
from reader import WEDNESDAY

from analysis.lexicon import load_lexicon
from analysis.reading.words.calendar import Calendar
from analysis.reading.words.moments import Days, find_moments


def days(words, published=WEDNESDAY, **more):
    lexicon = load_lexicon()
    calendar = Calendar(lexicon, Days(published, published, "day") if published else None)
    found = calendar.resolve(find_moments(words, lexicon)[0], **more)
    return found and (found.first.isoformat(), found.last.isoformat())


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("on Monday", "2024-01-01", "2024-01-01"),
        ("on Thursday", "2024-01-04", "2024-01-04"),  # a page of America is a day behind a Korean morning
        ("last Thursday", "2023-12-28", "2023-12-28"),
        ("on December 18", "2023-12-18", "2023-12-18"),
        ("in early December", "2023-12-01", "2023-12-10"),
        ("overnight", "2024-01-02", "2024-01-03"),
        ("on the 31st", "2023-12-31", "2023-12-31"),
        ("two days ago", "2024-01-01", "2024-01-01"),
        ("last month", "2023-12-01", "2023-12-31"),
        ("on the Fourth of July", "2023-07-04", "2023-07-04"),
        ("between 27 and 31 December", "2023-12-27", "2023-12-31"),
        ("from December 17 to 20", "2023-12-17", "2023-12-20"),
    ],
)
def test_words_mean_the_nearest_fitting_days_before_publication(words, first, last):
    assert days(f"It flew {words}.") == (first, last)


def test_a_day_to_come_is_looked_for_after_publication():
    assert days("on March 2", ahead=True) == ("2024-03-02", "2024-03-02")


@pytest.mark.parametrize(
    ("words", "first", "last"),
    [
        ("in May last year", "2023-05-01", "2023-05-31"),
        ("in May next year", "2025-05-01", "2025-05-31"),
        ("a week from now", "2024-01-07", "2024-01-13"),
        ("two or so days ago", "2024-01-01", "2024-01-01"),
    ],
)
def test_words_that_count_from_the_day_of_publication_say_which_way(words, first, last):
    assert days(f"It flew {words}.") == (first, last)


def test_a_day_that_does_not_exist_is_no_day():
    assert days("on February 30, 2023") is None


def test_a_weekday_without_a_day_of_publication_stays_open():
    assert days("on Monday", published=None) is None


def test_months_before_leave_half_a_month_on_either_side():
    assert days("three months earlier", published=date(2023, 2, 18)) == ("2022-11-03", "2022-12-03")


def test_a_day_that_no_calendar_has_is_named_as_it_is_written():
    lexicon = load_lexicon()
    calendar, moment = Calendar(lexicon, None), find_moments("It flew on 2024-02-30.", lexicon)[0]
    assert (calendar.resolve(moment), calendar.name(moment)) == (None, "2024-02-30")


def test_a_weekday_of_a_page_that_names_its_month_alone_is_some_day_of_it():
    month = Days(date(2024, 3, 1), date(2024, 3, 31), "month")
    calendar = Calendar(load_lexicon(), month)
    (moment,) = find_moments("It was fired on Tuesday.", load_lexicon())
    assert calendar.resolve(moment) == month


def test_the_31st_of_a_page_of_june_is_that_of_may():
    calendar = Calendar(load_lexicon(), Days(date(2023, 6, 16), date(2023, 6, 16), "day"))
    (moment,) = find_moments("It rose on the 31st.", load_lexicon())
    assert calendar.resolve(moment).first == date(2023, 5, 31)
