"""Moments: the words that name a day or a time, and those that only look like it."""

import pytest

from analysis.lexicon import load_lexicon
from analysis.reading.words.moments import find_moments


def found(text):
    return [(moment.kind, text[moment.start : moment.end]) for moment in find_moments(text, load_lexicon())]


@pytest.mark.parametrize(
    ("text", "kind", "words"),
    [
        ("It flew on May 4, 2019.", "date", "May 4, 2019"),
        ("It flew on 4 May last year.", "date", "4 May last year"),
        ("It flew in early May.", "month", "in early May"),
        ("It flew at 7:50 a.m. Japan time.", "clock", "7:50 a.m. Japan time"),
        ("It flew at 2236 GMT.", "clock", "2236 GMT"),
        ("It flew two weeks earlier.", "offset", "two weeks earlier"),
        ("It flew on the Fourth of July.", "date", "Fourth of July"),
        ("It flew on the 18th.", "ordinal", "on the 18th"),
        ("It flew last Thursday.", "weekday", "last Thursday"),
        ("It flew on May 4th and 18th at dawn.", "date", "18th"),
        ("It flew on May 4 and 18.", "date", "18"),
    ],
)
def test_a_moment_is_found_with_all_its_words(text, kind, words):
    assert (kind, words) in found(text)


@pytest.mark.parametrize("text", ["It may rain.", "They march on.", "It flew 2019 km.", "Page 12345678901234567890."])
def test_words_that_only_look_like_a_moment_are_none(text):
    assert found(text) == []


@pytest.mark.parametrize("text", ["On May 4 and 18 others flew.", "On May 4, 18 rockets flew.", "May 4 and 18th June"])
def test_a_number_behind_a_date_is_no_further_day_where_it_counts(text):
    assert "18" not in [words.rstrip("th") for _, words in found(text)]
