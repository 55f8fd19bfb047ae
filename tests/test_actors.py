"""Actors: who launched, not who said so."""

import pytest
from reader import launches_of


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Iran fired two missiles.", "Iran"),
        ("Two missiles were fired by Iran, Israel's military said.", "Iran"),
        ("Japan said a North Korean missile was launched on Tuesday.", "North Korea"),
        ("South Korea condemned North Korea's missile launch of Tuesday.", "North Korea"),
        ("India's missile was test-fired on Tuesday.", "India"),
        ("Ukrainian forces attacked the depot with six missiles, Russia's Defense Ministry said.", "Ukraine"),
        ("About 40 rockets were fired from southern Lebanon on Friday, the Israeli military said.", "Lebanon"),
        ("A missile launched from Yemen by the Houthis flew to Israel.", "Houthis"),
        ("North Korea on Tuesday fired a missile ahead of a visit by China's president.", "North Korea"),
    ],
)
def test_the_launcher_is_found_in_every_voice(text, actor):
    assert [launch.actor for launch in launches_of(text)] == [actor]


@pytest.mark.parametrize(
    "text",
    [
        "Kim Jong Un lobbed another missile into the sea.",
        "The Academy of Defence Science test-fired a new missile.",
        "The navy of North Korea successfully test-fired a missile.",
        "North Korea fired a missile. In May the communist country shot four missiles from a site in Gangwon Province.",
    ],
)
def test_a_body_and_a_pronoun_stand_for_their_country(text):
    assert {launch.actor for launch in launches_of(text)} == {"North Korea"}


def test_a_launch_by_nobody_named_is_none():
    assert launches_of("A missile was fired, it was said.") == []


def test_who_announces_a_test_made_it():
    assert launches_of("A new ballistic missile was tested with success, India said.")[0].actor == "India"
