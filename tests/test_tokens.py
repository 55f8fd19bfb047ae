"""Tokens: each word gets the tag that its place in the sentence calls for."""

import pytest
from reader import tokens_of

from analysis.reading.words.tokens import read_number


@pytest.mark.parametrize(
    ("words", "number"),
    [("1,500", 1500), ("1.500", 1500), ("1 500", 1500), ("1500", 1500), ("6,248.5", 6248.5), ("0.125", 0.125)]
    + [("1.234.567", 1_234_567), ("1.234,5", None), ("1.234.5", None)],
)
def test_a_thousands_mark_is_read_in_every_style(words, number):
    assert read_number(words) == number


@pytest.mark.parametrize("digits", [20, 24, 400])
def test_digits_without_end_are_no_number(digits):
    assert read_number("9" * digits) is None


def tag_of(word, text):
    tokens = tokens_of(text)
    return next(tag for at, tag in enumerate(tokens.tags) if tokens.words(at, at) == word)


def test_launches_is_a_verb_after_its_subject_and_a_noun_after_a_missile():
    assert tag_of("launches", "Iran launches two missiles.") == "L"
    assert tag_of("launches", "Two missile launches were seen.") == "l"


def test_claims_is_a_verb_after_its_subject_and_a_noun_after_an_owner():
    assert tag_of("claims", "Tehran claims success.") == "s"
    assert tag_of("claims", "Tehran's claims were bold.") == "$"


def test_near_softens_a_number_and_leads_to_a_place():
    assert tag_of("near", "It flew near 500 km.") == "h"
    assert tag_of("near", "It was fired near Wonsan.") == ">"


def test_a_unit_in_a_persons_name_measures_nothing():
    assert "u" not in tokens_of("Park Min-ho spoke.").tags


def test_every_token_lies_in_the_text_after_the_one_before():
    tokens = tokens_of("Japan's Defense Ministry said two missiles flew 500 km (310 miles) at 7:50 a.m. Tuesday.")
    assert all(end <= start for end, start in zip(tokens.ends, tokens.starts[1:], strict=False))


def test_a_unit_written_onto_its_number_measures_it():
    assert "#u" in tokens_of("It flew 390km east.").tags
    assert tokens_of("It flew 5nautical miles.").tags == "PF#u."


def test_no_token_leaves_its_sentence():
    tokens = tokens_of("It met North\n\nKorea was silent on May 3\n\n2019 was long.")
    assert {"North Korea", "May 3\n\n2019"}.isdisjoint(tokens.words(at, at) for at in range(len(tokens)))
    assert "May 3" in [tokens.words(at, at) for at in range(len(tokens))]


def test_a_word_that_only_begins_a_form_of_several_is_a_plain_word():
    tokens = tokens_of("Hundreds-strong crowds came.")
    assert (tokens.words(0, 0), tokens.entries[0]) == ("Hundreds-strong", None)
