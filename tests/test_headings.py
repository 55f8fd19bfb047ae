"""Headings: the days of a timeline that stand in lines of their own."""

from reader import launches_of

TIMELINE = """FEB. 12

The Pukguksong-2 is launched by North Korea. It covers about 300 miles.

JULY 4

Pyongyang holds the first flight test of its Hwasong-14. The ICBM climbs to 1,740 miles.

SEPT. 3

A nuclear test shakes the northeast. It is the sixth.
"""


def test_each_launch_of_a_timeline_keeps_the_day_and_the_figures_under_it():
    first, second = launches_of(f"In 2017 the North tested much.\n\n{TIMELINE}", day=None)
    assert [launch.role for launch in (first, second)] == ["background", "background"]
    assert [launch.name for launch in (first, second)] == ["Pukguksong-2", "Hwasong-14"]
    assert [(len(launch.distance_km), len(launch.apogee_km)) for launch in (first, second)] == [(1, 0), (0, 1)]


def test_a_day_alone_in_a_line_is_no_timeline():
    (launch,) = launches_of("July 4, 2023\n\nNorth Korea fired a missile on Tuesday, Seoul said.")
    assert launch.role == "main"
