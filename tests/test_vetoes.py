"""Vetoes: what looks like a launch and is none, and what must not be taken for one of those."""

import pytest
from reader import launches_of

LAUNCH = "North Korea fired two ballistic missiles on Tuesday, the Joint Chiefs of Staff said. "


@pytest.mark.parametrize(
    "more",
    [
        "Seoul shares its information with Washington and raised its alert level.",
        "The missiles carried mock nuclear warheads and flew a simulated strike.",
        "It would be a mistake to look away, the minister said.",
        "Pyongyang calls the allies' exercise a war game.",
        "The military kept watch over the sea. " * 30 + "Shares of Korean companies fell, brokers said.",
    ],
)
def test_a_launch_stays_one_beside_words_of_other_things(more):
    assert [launch.role for launch in launches_of(LAUNCH + more)] == ["main"]


@pytest.mark.parametrize(
    "text",
    [
        "In the movie a missile is fired by North Korea on Tuesday. The film opens on Friday.",
        "An alert that North Korea had fired a missile on Tuesday was sent by mistake, the broadcaster said.",
        "In an evacuation drill loudspeakers said that North Korea had fired a missile on Tuesday.",
        "India fired a rocket with a satellite into orbit on Tuesday.",
    ],
)
def test_films_false_alarms_drills_and_space_launches_are_no_news(text):
    assert launches_of(text) == []


def test_a_missile_fired_by_mistake_is_a_launch():
    assert len(launches_of("India fired a cruise missile by mistake on Tuesday, its government said.")) == 1
