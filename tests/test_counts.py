"""Counts: numbers that stand for what was launched."""

import pytest
from reader import tokens_of

from analysis.reading.words.counts import lone_counts, ordinal_at, seen_counts


def lone(text):
    tokens = tokens_of(text)
    return [(count.low, count.high) for count in lone_counts(tokens, 0, len(tokens))]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("It said eight had been launched.", [(8, 8)]),
        ("More than a dozen were fired.", [(13, None)]),
        ("There were protests after it fired six, among them a Scud.", [(6, 6)]),
        ("Two of them were fired from a ship.", []),
        ("One was fired at dawn.", []),
        ("A dozen have been fired since May.", []),
        ("It fired 12 times.", []),
    ],
)
def test_a_number_may_stand_for_what_was_launched(text, found):
    assert lone(text) == found


def test_an_ordinal_has_its_number_in_words_and_in_digits():
    assert [ordinal_at(tokens_of(word), 0) for word in ("fourth", "23rd", "twentieth")] == [4, 23, 20]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Nine launches were confirmed by Tokyo.", [(9, 9)]),
        ("Tokyo detected at least nine launches.", [(9, None)]),
        ("Tokyo reported nine launches this year.", []),
        ("Tokyo reported nine launches in two weeks.", []),
    ],
)
def test_launches_that_somebody_saw_are_counted(text, found):
    tokens = tokens_of(text)
    assert [(count.low, count.high) for count in seen_counts(tokens, 0, len(tokens))] == found
