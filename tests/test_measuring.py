"""Measuring: which figures of a sentence are of what was flown."""

import pytest
from reader import claims_of, launches_of, values

FIRED = "North Korea fired a missile on Tuesday. "


@pytest.mark.parametrize(
    ("text", "distances"),
    [
        ("It hit a target 1,500 km away.", ["1500 km"]),
        ("It blew up after 630 miles (1,010 km).", ["1010 km"]),
        ("It flew 420 km and 270 km, respectively.", ["420 km", "270 km"]),
        ("One flew 420 km and the other 270 km.", ["420 km", "270 km"]),
        ("It hit a target 1,500 km away in the east of Kamchatka.", ["1500 km"]),
        ("Its range is between 1,800 and 2,500 km, which covers Japan.", []),
        ("It covers 900 km and drops into the sea.", ["900 km"]),
        ("It fell 300 km away from the town of Sinpo.", []),
        ("The distances ranged from 110 to 670 km.", ["110 to 670 km"]),
        ("It flew 1,080 km and reached 6,200 km.", ["1080 km"]),
        ("It fell inside Yemen after 150 km.", ["150 km"]),
        ("It climbed to 50 km. The army had sent it 787 km, at an altitude of 2,111 km.", ["787 km"]),
        ("It flew more than 700 km, climbed no higher than 60 and fell.", ["700 km"]),
        ("Tokyo put it at 650 km or more in distance and 100 km in height.", ["650 km"]),
        ("It flew 300 km and went as high as 550 km.", ["300 km"]),
        ("It flew 90 km. Guam lies 3,400 km away.", ["90 km"]),
        ("It flew six hundred and twenty kilometers.", []),
        ("It flew twenty kilometers.", ["20 km"]),
        ("It fell about 1,600 km from the launch site.", ["1600 km"]),
        ("It fell into the sea 500 km from the coast from which it was launched.", ["500 km"]),
    ],
)
def test_a_distance_is_what_was_flown(text, distances):
    assert values(FIRED + text, "distance") == distances


@pytest.mark.parametrize(
    ("text", "distances", "altitudes"),
    [
        ("It flew 1,080 km and reached 6,200 km.", ["1080 km"], ["6200 km"]),
        ("It flew for 20 minutes and reached 620 km.", [], []),
        ("It covered 750 km at around 50 km.", ["750 km"], ["50 km"]),
        ("It covered 760 km at 60 km's altitude.", ["760 km"], ["60 km"]),
        ("It flew 900 km at a maximum altitude of 6,000 km before landing in the sea.", ["900 km"], ["6000 km"]),
        ("It flew 700 km, rose no higher than 60 km and fell.", ["700 km"], ["60 km"]),
        ("It went 400 km, climbing no higher than 45 km.", ["400 km"], ["45 km"]),
        ("It went up to 550 km and covered 300 km.", ["300 km"], ["550 km"]),
        ("It flew 350 km with a peak of 90 km, and the second one at 420 km.", ["350 km"], ["90 km"]),
        ("It peaked at 90 km and the next at 95 km.", [], ["90 km"]),
        ("It covered 800 km, topping out at 2,000 km.", ["800 km"], ["2000 km"]),
        ("It has a range of 800 km and flew 500 km.", ["500 km"], []),
        ("It rose 90 km and has a range of 800 km.", [], ["90 km"]),
    ],
)
def test_an_altitude_behind_a_distance_is_no_distance(text, distances, altitudes):
    found = [c for c in claims_of(FIRED + text) if c.attribute in ("distance", "apogee") and c.stance == "asserted"]
    assert [c.value for c in found if c.attribute == "distance"] == distances
    assert [c.value for c in found if c.attribute == "apogee"] == altitudes


@pytest.mark.parametrize(
    ("text", "distances"),
    [
        ("It hit an island 350 km from the launch site.", ["350 km"]),
        ("It struck a target in the waters 1,000 km away.", ["1000 km"]),
        ("It was tracked for 250 km before it fell.", ["250 km"]),
        ("It plunged into the sea after a hop of 500 km.", ["500 km"]),
        ("It was seen over some 360 km before it fell into the sea.", ["360 km"]),
        ("It flew 300 km. Sirens went off in Haifa, 90 km to the north.", ["300 km"]),
        ("It fell 350 km from Hokkaido.", []),
        ("It flew over 450 km and fell into the sea.", ["450 km"]),
        ("It flew over Japan, 450 km to the east.", []),
    ],
)
def test_a_way_to_the_target_is_a_distance(text, distances):
    assert values(FIRED + text, "distance") == distances


def test_what_could_be_flown_is_hypothetical():
    (launch,) = launches_of("Iran fired a missile. It flew 900 km. It can carry a ton and, Tehran says, fly 1,500 km.")
    assert launch.distance_km == (900,)
    (launch,) = launches_of("Iran fired a missile. It flew 900 km. On a flatter path it could travel beyond 1,500 km.")
    assert launch.distance_km == (900,)
    (launch,) = launches_of("Iran fired a missile. It flew 900 km. It can carry a ton and, Tehran says, fly 1,500 km.")
    assert launch.distance_km == (900,)
    (launch,) = launches_of("Iran fired a missile. It flew 900 km. On a flatter path it might have gone 1,500 km.")
    assert launch.distance_km == (900,)


def test_a_condition_may_stand_behind_its_figure():
    (launch,) = launches_of("Iran fired a missile. It flew 900 km. Tokyo gave 500 km if it flew on a normal course.")
    assert launch.distance_km == (900,)


@pytest.mark.parametrize("day", ["on Tuesday", "early in the day"])
@pytest.mark.parametrize(
    "other", ["The one of August 29 had flown 700 km.", "One in June was a success: it flew 700 km."]
)
def test_the_flight_of_another_day_is_not_this_one(day, other):
    (launch,) = launches_of(f"Iran fired a missile {day}. It flew 900 km. {other}")
    assert launch.distance_km == (900,)


@pytest.mark.parametrize(
    "text",
    [
        "The test was in a storm (waves as high as 9 m).",
        "A typical test involves a vehicle travelling 6,800 km.",
    ],
)
def test_heights_of_waves_and_habits_are_no_figures_of_a_launch(text):
    assert [c.value for c in claims_of(FIRED + text) if c.attribute in ("distance", "apogee")] == []


def test_a_target_at_a_range_was_that_far_away():
    assert values(FIRED + "It hit the target at the range of 900 km.", "distance") == ["900 km"]
