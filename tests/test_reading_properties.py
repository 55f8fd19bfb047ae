"""Reading, of any text: it never fails, quotes what it says, and one sentence does not change another's claims.

Linear time is no test here: sentences are cut at story.LONGEST tokens, so that no part of reading sees more at once,
and every pattern over tags is anchored in a bounded stretch of them.
"""

from hypothesis import given, settings
from hypothesis import strategies as st
from reader import story_of

from analysis.reading import read_story
from analysis.reading.sentences import split_text
from analysis.reading.story import LONGEST

WORDS = [
    *("North Korea", "Iran", "Seoul", "Japan's Defense Ministry", "the North", "it", "Yonhap", "U.S."),
    *("fired", "launched", "tested", "said", "flew", "fell", "denied", "plans to launch", "has been testing"),
    *("two", "several", "at least", "about", "10", "1,500", "a", "its fifth", "nearly", "up to"),
    *("ballistic missiles", "missile", "ICBM", "Hwasong-18", "test", "launch", "satellite", "drill"),
    *("km", "miles", "minutes", "Mach", "(310 miles)", "on Tuesday", "on May 4, 2019", "at 7:50 a.m.", "last week"),
    *(
        "from Wonsan",
        "into the sea",
        "toward",
        "over Japan",
        "between",
        "and",
        ",",
        "(",
        ")",
        ";",
        '"',
        "which",
        "after",
    ),
]
SENTENCES = st.lists(st.sampled_from(WORDS), max_size=14).map(lambda words: " ".join(words) + ".")
STORIES = st.lists(SENTENCES, min_size=1, max_size=4).map(" ".join)
QUICK = settings(max_examples=40, deadline=None)


def rows_of(text):
    claims, context, refused = read_story(story_of(text))
    return [*claims, *context], refused


@given(STORIES)
@QUICK
def test_spans_lie_in_the_text_and_quote_it(text):
    for row in rows_of(text)[0]:
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert text[row["start"] : row["end"]] == row["quote"]


@given(STORIES)
@QUICK
def test_an_interval_never_ends_before_it_begins(text):
    for row in rows_of(text)[0]:
        for low, high in (("low", "high"), ("from_date", "to_date"), ("from_at", "to_at")):
            if row.get(low) is not None and row.get(high) is not None:
                assert row[low] <= row[high]


@given(st.text(max_size=200))
@QUICK
def test_no_text_makes_reading_fail(text):
    rows_of(text)


@given(STORIES)
@QUICK
def test_reading_twice_gives_the_same(text):
    assert rows_of(text) == rows_of(text)


@given(STORIES)
@QUICK
def test_a_sentence_about_nothing_of_it_changes_no_claim(text):
    longer = text + " The bakery was open for lunch."
    if len(split_text(longer)) > len(split_text(text)):
        assert rows_of(longer)[0] == rows_of(text)[0]


def test_no_line_is_longer_than_the_limit():
    story = story_of("It fired a missile and " * 400)
    assert max(line.last - line.first for line in story.lines) <= LONGEST
