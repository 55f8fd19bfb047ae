"""Dating: the days of a launch, read on Wednesday, 3 January 2024."""

import pytest
from reader import launches_of


def days_of(text):
    (launch,) = launches_of(text)
    return f"{launch.from_date:%m-%d} {launch.to_date:%m-%d}"


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("North Korea on Tuesday named the missile it had fired a day earlier.", "01-01 01-01"),
        ("Iran said on Tuesday that it had fired a missile two days earlier.", "12-31 12-31"),
        ("Iran fired a missile between 27 and 31 December.", "12-27 12-31"),
        ("Iran on Tuesday fired a missile that had been forbidden until this month.", "01-02 01-02"),
        ("Iran fired missiles from December 29 to 30.", "12-29 12-30"),
        ("Israel shut its airports on Monday after Iran had fired five missiles overnight.", "12-31 01-01"),
    ],
)
def test_days_are_counted_from_the_day_that_was_told(text, days):
    assert days_of(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("North Korea fired a missile at 2153 GMT on Monday.", "01-02 01-02"),
        ("North Korea fired a missile at 7:53 a.m. on Tuesday (2253 GMT Monday).", "01-02 01-02"),
        ("North Korea fired a missile at 0153 GMT on Monday.", "01-01 01-01"),
        # GMT's Wednesday evening is tomorrow at the site: the writer may have meant the day of the site.
        ("North Korea fired a missile at 2153 GMT on Wednesday.", "01-03 01-04"),
    ],
)
def test_a_day_beside_the_clock_of_another_zone_is_told_in_that_zone(text, days):
    assert days_of(text) == days


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("Iran fired missiles overnight into Tuesday.", "01-01 01-02"),
        (
            "Iran told ships that it will fire missiles between midnight Thursday and midnight on January 9.",
            "01-04 01-09",
        ),
        ("Iran fired missiles from the night of Monday to Tuesday.", "01-01 01-02"),
    ],
)
def test_nights_and_windows_are_one_time(text, days):
    assert days_of(text) == days


def test_days_later_count_from_the_launch_told_last():
    text = "Iran fired a missile on Tuesday. On December 20 it fired a rocket. Two days later it fired two missiles."
    assert [f"{launch.from_date:%m-%d}" for launch in launches_of(text)] == ["01-02", "12-20", "12-22"]


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("North Korea fired missiles between 2:33 p.m. EST on Monday and 4:22 a.m. EST on Tuesday.", "01-02 01-02"),
        ("KCNA said Monday's test of a Hwasong-12 missile went well. North Korea fired the missile.", "01-01 01-01"),
    ],
)
def test_a_day_is_read_where_a_clock_or_a_genitive_stands_beside_it(text, days):
    assert days_of(text) == days


def test_days_apart_in_a_sentence_are_no_night():
    text = "Iran fired a missile on Tuesday. On Sunday it had fired three, and on Monday its army rested."
    assert [f"{launch.from_date:%m-%d}" for launch in launches_of(text)] == ["01-02", "12-31"]


def test_another_missile_does_not_end_the_words_about_its_launch():
    (launch,) = launches_of("Iran fired another missile into the desert on Monday.")
    assert f"{launch.from_date:%Y-%m-%d}" == f"{launch.to_date:%Y-%m-%d}" == "2024-01-01"


def test_a_clock_repeated_in_brackets_for_another_zone_gives_no_day_of_its_own():
    text = "North Korea fired two missiles on Tuesday. The first missile was launched at 5:34 local time"
    text += " and the second at 5:57 local time (23:34 and 23:57 on Monday, Moscow time)."
    assert [f"{launch.from_date:%m-%d}" for launch in launches_of(text)] == ["01-02"]
