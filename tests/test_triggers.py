"""Triggers: the words that tell of a launch, and how they put it."""

import pytest
from reader import launches_of, story_of

from analysis.reading.launching.triggers import find_triggers


def triggers(text):
    story = story_of(text)
    return [trigger for line in story.lines for trigger in find_triggers(story, line, None)]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("Iran fired a missile.", "asserted"),
        ("Iran did not fire a missile.", "denied"),
        ("Iran plans to fire a missile.", "planned"),
        ("Iran has the means to fire a missile.", "hypothetical"),
        ("If Iran fired a missile, it would fall.", "hypothetical"),
        ("Iran is wary of a possible missile launch.", "planned"),
        ("Iran tried to launch a missile but failed.", "asserted"),
        ("Iran's missile launch threatens the peace of the region.", "asserted"),
    ],
)
def test_the_words_before_a_trigger_put_its_stance(text, stance):
    assert triggers(text)[0].stance == stance


def test_a_verb_and_its_noun_are_one_trigger():
    (trigger,) = triggers("Iran carried out its rocket launch on Tuesday.")
    assert trigger.weapons and trigger.interval


def test_listed_days_are_a_launch_each():
    first, second = triggers("India made two more Agni tests, on May 29, 1992 and February 19, 1994.")
    assert [t.weapons[0].count.low for t in (first, second)] == [1, 1]
    assert (first.interval.first.year, second.interval.first.year) == (1992, 1994)


def test_nights_between_two_days_are_one_time():
    (trigger,) = triggers("Iran fired a missile in the night between Sunday and Monday.")
    assert (trigger.interval.last - trigger.interval.first).days == 1


def test_a_habit_is_marked_as_recurring():
    assert triggers("Iran has been testing missiles since July.")[0].recurring


def test_a_motor_that_was_tested_is_no_weapon_launched():
    assert triggers("A motor was tested by Iran; it wants a new missile.") == []


def test_an_attack_with_missiles_is_a_launch():
    assert triggers("Iran attacked the base with six missiles.")[0].weapons[0].count.low == 6
    assert triggers("Iran attacked the base.") == []


def test_the_flight_of_an_owned_missile_tells_of_its_launch():
    assert len(triggers("North Korea's ICBM flew 1,001 km on Tuesday.")) == 1
    assert triggers("North Korea's ICBM can fly 10,000 km.") == []


def test_weapons_with_a_day_each_are_a_launch_each():
    text = "Iran also fired a Fateh-110 on May 4, 2023, and a cruise missile on July 8, 2023."
    told = [(f"{launch.from_date:%m-%d}", launch.kind) for launch in launches_of(text)]
    assert sorted(told) == [("05-04", "ballistic"), ("07-08", "cruise")]


def test_a_test_of_a_part_is_no_launch():
    (launch,) = launches_of("Iran fired a missile on Monday. On Tuesday it claimed a test of a new engine.")
    assert f"{launch.from_date:%m-%d}" == "01-01"


def test_a_second_launch_word_without_a_weapon_goes_on_about_the_first():
    (launch,) = launches_of(
        "The first missile was fired by Iran at 3 a.m. and all fired that day fell into the Gulf of Oman."
    )
    assert launch.landing == "into the Gulf of Oman"


@pytest.mark.parametrize("end", ["and Tehran called", "which is launched", "and the missile flew", "said:", "to test"])
def test_a_text_may_be_cut_off_behind_any_word(end):
    (launch,) = launches_of(f"Iran fired a missile on Tuesday. Iran fired one {end}")
    assert launch.actor == "Iran"
    assert launches_of(f"Iran's missile {end}") is not None
