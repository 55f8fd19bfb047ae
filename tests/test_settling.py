"""Settling: the day of a launch that no launch word stands beside, read on Wednesday, 3 January 2024."""

import pandas as pd
import pytest
from reader import launches_of


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Saudi air defences destroyed a missile on Monday evening. The Houthis fired the missile.", "01-01"),
        ("Japan woke yesterday to a missile over its north. North Korea launched the missile from Sunan.", "01-02"),
        ("A unit of the North held a drill on Monday night. North Korea fired two missiles in it.", "01-01"),
    ],
)
def test_an_undated_launch_has_the_day_of_its_flight_or_of_the_opening(text, day):
    (launch,) = launches_of(text)
    assert f"{launch.from_date:%m-%d}" == f"{launch.to_date:%m-%d}" == day


def test_days_that_do_not_meet_settle_nothing():
    text = "North Korea fired a missile from Sunan. It climbed to 50 km on Monday. It flew 90 km on Tuesday."
    (launch,) = launches_of(text)
    assert launch.from_date != launch.to_date


def test_the_day_of_a_statement_settles_nothing():
    (launch,) = launches_of("Iran fired a missile from Semnan. It flew 300 km, Israel on Monday said.")
    assert pd.isna(launch.from_date)


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("Iran has fired a missile over the gulf, its television said.", "2024-01-02", "2024-01-03"),
        ("Iran has fired a missile over the gulf, its television said on Monday.", "2023-12-31", "2024-01-01"),
    ],
)
def test_a_launch_is_told_on_its_day_or_on_the_next(text, first, last):
    (launch,) = launches_of(f" date 2024-01-03 {text}")
    assert (str(launch.from_date.date()), str(launch.to_date.date())) == (first, last)


def test_another_s_earlier_launch_lends_no_day_to_the_news():
    news, earlier = launches_of(
        " date 2024-01-03 Ukraine fired six missiles at the border, Moscow said. "
        "On Sunday, a Russian missile struck a market in Odesa."
    )
    assert (news.role, news.actor, str(news.from_date.date())) == ("main", "Ukraine", "2024-01-02")
    assert (earlier.role, earlier.actor, str(earlier.from_date.date())) == ("background", "Russia", "2023-12-31")
