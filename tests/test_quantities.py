"""Quantities: numbers with units, and what their hedges leave open."""

import pytest
from reader import tokens_of

from analysis.reading.words.quantities import find_measures


def measures(text):
    tokens = tokens_of(text)
    return find_measures(tokens, 0, len(tokens))


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("It flew 930 km.", 930, 930),
        ("It flew about 900 km.", 850, 950),
        ("It flew more than 400 km.", 400, None),
        ("It flew up to 400 km.", None, 400),
        ("It flew nearly 1,000 km.", 900, 1000),
        ("It flew 70 to 200 km.", 70, 200),
        ("It flew some 250 km.", 245, 255),
        ("It flew for 90 seconds.", 1.5, 1.5),
    ],
)
def test_a_hedge_opens_the_interval_of_its_number(text, low, high):
    (measure,) = measures(text)
    assert (measure.low, measure.high) == (low, high)


def test_a_second_unit_in_brackets_repeats_the_measure():
    (measure,) = measures("It flew 500 km (311 miles).")
    assert (measure.values, measure.converted_from, measure.flag) == ((500.0,), "311 miles", None)


def test_a_second_unit_that_does_not_fit_is_flagged():
    (measure,) = measures("It flew 500 km (500 miles).")
    assert measure.flag == "unit_mismatch"


def test_mach_stands_before_its_number():
    (measure,) = measures("It reached Mach 6.")
    assert (measure.of, measure.low) == ("speed", 6)


@pytest.mark.parametrize(
    ("text", "value", "other"),
    [
        ("It flew 60 miles (100 kilometers).", 100, "60 miles"),
        ("It flew 500 km (311 miles).", 500, "311 miles"),
        ("It flew about 600 miles.", 600 * 1.609344, None),
    ],
)
def test_the_figure_told_in_kilometres_is_the_value(text, value, other):
    (measure,) = measures(text)
    assert (measure.values, measure.converted_from, measure.flag) == ((pytest.approx(value),), other, None)


def test_a_hedge_leaves_the_rounding_of_the_unit_told():
    (measure,) = measures("It flew about 600 miles.")
    assert (measure.low, measure.high) == (pytest.approx(550 * 1.609344), pytest.approx(650 * 1.609344))


@pytest.mark.parametrize(
    ("text", "minutes"),
    [
        ("It flew for 47 min 12 sec.", 47.2),
        ("It flew for three minutes and 44 seconds.", 3 + 44 / 60),
        ("It flew for half an hour.", 30),
    ],
)
def test_a_time_in_two_units_is_one(text, minutes):
    (measure,) = measures(text)
    assert measure.values == (pytest.approx(minutes),)
