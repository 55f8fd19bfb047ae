"""Clocks: the time of launch at its site, and no other time."""

from datetime import date

import pytest
from reader import WEDNESDAY, claims_of, launches_of

SUMMER_2017 = date(2017, 7, 5)  # Pyongyang was half an hour behind Seoul


def time_of(text):
    return launches_of(text)[0].local_time


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("North Korea fired a missile at 7:50 a.m. on Tuesday.", "07:50"),
        ("North Korea fired a missile at about 2236 GMT on Monday.", "07:36"),
        ("North Korea fired a missile at 7:36 a.m. local time (2236 GMT) on Tuesday.", "07:36"),
        ("North Korea fired missiles from 9:06 a.m. to 9:27 a.m. on Tuesday.", "09:06-09:27"),
        ("North Korea fired missiles from 11:50 p.m. to 12:20 a.m. on Tuesday.", "23:50-00:20"),
        ("North Korea fired a missile on Tuesday at 5:22 p.m. The first had left at 3:33 a.m.", "17:22"),
        ("North Korea fired a missile on Tuesday; the time was 5:58 in the morning.", "05:58"),
        ("North Korea fired a missile on Tuesday. An alarm went off at 8:55 a.m.", None),
        ("North Korea fired a missile on Tuesday before noon.", None),
        ("North Korea fired a missile at about 1950 hours on Tuesday.", "19:50"),
        ("North Korea fired a missile around 0847 hrs on Tuesday.", "08:47"),
        (
            "North Korea fired a missile on Tuesday. The ministry detected it at 7:05 a.m. and is conducting a study.",
            "07:05",
        ),
        ("14:20 KST North Korea fired a missile on Tuesday.", None),
        ("North Korea fired a missile on Tuesday. It fell in the sea at 11:20 a.m.", None),
    ],
)
def test_only_the_clock_of_the_launch_is_read(text, clock):
    found = time_of(text)
    assert (found if isinstance(found, str) else None) == clock


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        ("North Korea fired a missile on Tuesday. Seoul picked it up at 7:44 a.m.", "07:44"),
        ("Iran fired rockets shortly after midnight on Tuesday. They left the base at 12:10 a.m.", "00:10"),
        ("The United States launched a Minuteman III on Monday at 11:01 p.m. Pacific time.", "23:01"),
        ("North Korea fired a missile on Tuesday at 5:33 a.m. Korean time.", "05:33"),
        ("North Korea fired missiles between 2:33 p.m. EST on Monday and 4:22 a.m. EST on Tuesday.", "04:33-18:22"),
        ("North Korea fired six missiles on Tuesday at 3:33 a.m. The last left at 5:22 p.m.", "03:33-17:22"),
    ],
)
def test_the_clock_is_that_of_the_site_and_in_figures_where_both_are_told(text, clock):
    assert time_of(text) == clock


@pytest.mark.parametrize(
    ("text", "day", "zone", "hour"),
    [
        ("North Korea fired a missile at 9:40 a.m. Tuesday, Seoul's military said.", SUMMER_2017, "Asia/Seoul", 0),
        ("North Korea fired a missile at 9:40 a.m. on Tuesday.", SUMMER_2017, "Asia/Seoul", 0),
        ("North Korea said it fired a missile at 9:40 a.m. on Tuesday.", SUMMER_2017, "Asia/Pyongyang", 1),
        ("North Korea fired a missile at 9:40 a.m. Pyongyang time on Tuesday.", SUMMER_2017, "Asia/Pyongyang", 1),
        ("North Korea fired a missile at 9:40 a.m. Tuesday, Seoul's military said.", WEDNESDAY, "Asia/Pyongyang", 0),
        ("North Korea fired a missile at 0040 GMT on Tuesday.", SUMMER_2017, "Asia/Seoul", 0),
        ("North Korea fired a missile at 8:40 p.m. Monday EDT, or 9:40 a.m.", SUMMER_2017, "Asia/Seoul", 0),
    ],
)
def test_a_clock_is_in_the_zone_of_who_tells_it(text, day, zone, hour):
    (time,) = [claim for claim in claims_of(text, day) if claim.attribute == "time"]
    assert (time.value, time.unit, time.from_at.hour) == ("09:40", zone, hour)


@pytest.mark.parametrize(
    ("clock", "local"),
    [("10:44 (GMT+3)", "10:44"), ("10:44 UTC+05:00", "08:44"), ("2 a.m. EST", "10:00")],
)
def test_offsets_and_zones_of_others_are_converted(clock, local):
    text = f"Russia fired a missile at {clock} Tuesday."
    assert launches_of(text)[0].local_time == local


@pytest.mark.parametrize(
    ("text", "clock"),
    [
        (
            "North Korea fired a missile on Tuesday. At 6:20 p.m. the Joint Chiefs of Staff detected it from Nampo.",
            "18:20",
        ),
        ("At 3:59 p.m. on Tuesday the Joint Chiefs of Staff reported that North Korea had launched a missile.", None),
    ],
)
def test_the_clock_of_a_radar_counts_and_that_of_a_report_does_not(text, clock):
    found = time_of(text)
    assert (found if isinstance(found, str) else None) == clock
