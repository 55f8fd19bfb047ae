"""Salvos: the numbers of one launch, added where they add up and only there."""

import pytest
from reader import claims_of, launches_of


def count_of(text):
    launch = launches_of(text)[0]
    return launch.count_low, launch.count_high


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Iran fired two ballistic missiles and a cruise missile on Tuesday.", 3),
        ("Iran fired an ICBM at dawn on Tuesday, followed by two short-range missiles.", 3),
        ("Iran fired three missiles, two cruise missiles and a ballistic missile, on Tuesday.", 3),
        ("Iran fired a missile, a Fateh-110, on Tuesday.", 1),
        ("Seven long and medium range missiles were fired by Iran on Tuesday.", 7),
        ("Iran fired a Shahab-3 or a Fateh-110 on Tuesday.", 1),
        ("Russia launched a Sineva from the Pole and a Bulava from the Barents Sea on Tuesday.", 2),
    ],
)
def test_the_numbers_of_a_list_add_up_but_not_with_their_sum(text, low):
    assert count_of(text) == (low, low)


def test_the_number_of_a_second_day_is_quoted_where_it_stands():
    text = "Iran let go of three guided missiles on Saturday and of a single one on Sunday, each time to the north."
    assert ("1", "one") in [(claim.value, claim.quote) for claim in claims_of(text) if claim.attribute == "count"]


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Iran fired three missiles on Tuesday. It then fired a fourth missile at night.", 4),
        ("Iran fired a seventh missile on Tuesday, hours after firing six, its army said.", 7),
        ("Iran fired two missiles on Tuesday. Later in the day it fired two more missiles.", 4),
        ("Iran fired nine missiles on Tuesday. It fired more than eight missiles, its army said.", 9),
        ("Iran fired three missiles on Tuesday, its fourth missile in weeks.", 3),
        ("Iran fired a missile on Tuesday, and two more an hour later.", 3),
        ("Iran fired three missiles on Tuesday. It fired two more at noon.", 5),
        ("Iran fired two missiles on Tuesday. It fired two more in May.", 2),
        ("Iran fired a missile on Tuesday. The blast killed a man, and two more people were hurt.", 1),
        ("Iran flight-tested its first long-range hypersonic missile on Tuesday.", 1),
        ("Iran fired two missiles on Tuesday. It was a third missile in two weeks that it fired.", 2),
    ],
)
def test_what_follows_the_number_before_it_makes_a_running_total(text, low):
    assert count_of(text) == (low, low)


@pytest.mark.parametrize(
    ("text", "low"),
    [
        ("Iran fired a volley of missiles on Tuesday. The army said eight had been launched.", 8),
        ("Iran fired three missiles on Tuesday. Two were launched from a ship.", 3),
        ("Iran fired two presumed missiles on Tuesday.", 2),
    ],
)
def test_a_number_alone_counts_where_no_other_does(text, low):
    assert count_of(text) == (low, low)


@pytest.mark.parametrize(
    ("text", "bounds"),
    [
        ("Iran fired more than a dozen missiles on Tuesday. An official put the number at 15.", (15, 15)),
        ("Iran fired three missiles at dawn on Tuesday. It fired two from a ship.", (3, 3)),
        ("Iran fired several missiles on Tuesday. Israel counted about 180 missiles.", (180, 180)),
        ("Iran fired ten or more missiles on Tuesday.", (10, None)),
    ],
)
def test_words_of_counting_and_words_behind_a_number_count(text, bounds):
    launch = launches_of(text)[0]
    assert (launch.count_low, launch.count_high if bounds[1] else None) == bounds


def test_missiles_that_flew_are_counted_where_no_launch_word_gives_a_number():
    text = "Three missiles flew 1,000 km on Tuesday. They were of a Rodong type, launched from Sunan, Seoul said."
    assert launches_of(text)[0].count_low == 3


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("North Korea launched ballistic missiles on Tuesday. Both missiles fell into the sea, Tokyo said.", (2, 2)),
        ("North Korea launched ballistic missiles on Tuesday. Both of them flew 300 km.", (2, 2)),
        ("North Korea launched three missiles on Tuesday. Both countries condemned it.", (3, 3)),
        ("North Korea fired four shots from its multiple rocket launchers on Tuesday.", (4, 4)),
    ],
)
def test_both_is_two_and_shots_are_counted(text, count):
    assert count_of(text) == count
