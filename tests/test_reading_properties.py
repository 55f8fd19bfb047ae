"""Reading, of any text: it never fails, quotes what it says, and one sentence does not change another's claims.

`python -m benchmarks.fuzz` tries the same properties for as long as one likes.
"""

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st
from made_texts import MADE, PUBLISHED, TEXTS, UNRELATED
from reader import WEDNESDAY, story_of

from analysis.columns import make_frame
from analysis.mentions import group_mentions
from analysis.reading import read_story
from analysis.reading.launching.launches import find_launches
from analysis.reading.launching.triggers import find_triggers
from analysis.reading.story import LONGEST
from analysis.reading.words.places import find_places
from analysis.reading.words.sentences import split_text

PAIRS = (("low", "high"), ("from_date", "to_date"), ("from_at", "to_at"))


def rows_of(text, day=WEDNESDAY):
    claims, context, refused = read_story(story_of(text, day))
    return [*claims, *context], refused


def lines_of(text):
    story = story_of(text)
    return [(story, line) for line in story.lines]


def is_within(line, part):
    return line.first <= part.first <= part.last < line.last


@given(TEXTS, PUBLISHED)
def test_reading_never_fails_and_quotes_the_text(text, day):
    for row in rows_of(text, day)[0]:
        assert 0 <= row["start"] < row["end"] <= len(text)
        assert text[row["start"] : row["end"]] == row["quote"]


@given(TEXTS, PUBLISHED)
def test_what_is_read_of_any_text_fits_the_frames(text, day):
    claims, context, refused = read_story(story_of(text, day))
    group_mentions(make_frame("claims", claims))
    make_frame("context", context)
    make_frame("refusals", refused)


@given(TEXTS, PUBLISHED)
def test_an_interval_never_ends_before_it_begins(text, day):
    for row in rows_of(text, day)[0]:
        for low, high in PAIRS:
            if row.get(low) is not None and row.get(high) is not None:
                assert row[low] <= row[high]


@given(TEXTS)
def test_a_claim_lies_in_its_sentence(text):
    sentences = split_text(text)
    for row in rows_of(text)[0]:
        sentence = sentences[row["sentence"]]
        assert sentence.start <= row["start"] < row["end"] <= sentence.end


@given(TEXTS)
def test_words_refused_are_words_of_the_text_with_a_reason(text):
    for row in rows_of(text)[1]:
        assert row["quote"] and row["quote"] in text
        assert row["reason"]


@given(TEXTS)
def test_reading_twice_gives_the_same(text):
    assert rows_of(text) == rows_of(text)


class Forgetful(dict):
    """Keeps nothing of what is put in."""

    def __setitem__(self, key, value):
        pass


@given(TEXTS, PUBLISHED)
def test_launch_words_read_once_tell_what_they_tell_when_read_anew(text, day):
    story, forgetful = story_of(text, day), story_of(text, day)
    forgetful.triggers = Forgetful()
    assert read_story(story) == read_story(forgetful)


@given(TEXTS)
def test_a_sentence_about_nothing_of_it_changes_no_claim(text):
    longer = f"{text}\n\n{UNRELATED}"
    if split_text(longer)[:-1] == split_text(text):
        assert rows_of(longer) == rows_of(text)


@given(TEXTS)
def test_tokens_stand_apart_and_in_order_and_hold_every_letter(text):
    tokens = story_of(text).tokens
    assert len(tokens.tags) == len(tokens.entries)
    assert all(0 <= start < end <= len(text) for start, end in zip(tokens.starts, tokens.ends, strict=True))
    gaps = list(zip([0, *tokens.ends], [*tokens.starts, len(text)], strict=True))
    assert all(start <= end for start, end in gaps)
    assert not any(char.isalnum() for start, end in gaps for char in text[start:end])


@given(TEXTS, PUBLISHED)
def test_a_moment_means_days_in_order_or_none(text, day):
    story = story_of(text, day)
    for moment in story.tokens.moments.values():
        for ahead in (False, True):
            days = story.calendar.resolve(moment, ahead=ahead)
            assert days is None or days.first <= days.last


@given(TEXTS)
def test_a_clock_time_is_a_minute_of_a_day(text):
    story = story_of(text)
    for moment in story.tokens.moments.values():
        if moment.kind == "clock":
            assert 0 <= story.calendar.clock(moment)[0] < 24 * 60


@given(TEXTS)
def test_a_quantity_lies_in_its_line_and_holds_what_was_told(text):
    for _, line in lines_of(text):
        for measure in line.measures:
            assert is_within(line, measure)
            assert measure.low is None or measure.low <= max(measure.values)
            assert measure.high is None or min(measure.values) <= measure.high or measure.hedge
            assert measure.low is None or measure.high is None or measure.low <= measure.high


@given(TEXTS)
def test_weapons_lie_in_their_line_apart_and_are_counted_from_low_to_high(text):
    for _, line in lines_of(text):
        assert all(is_within(line, weapon) and weapon.first <= weapon.head <= weapon.last for weapon in line.weapons)
        assert all(one.last < other.first for one, other in pairwise(line.weapons))
        counts = [weapon.count for weapon in line.weapons if weapon.count and weapon.count.high is not None]
        assert all(count.low <= count.high for count in counts)


@given(TEXTS)
def test_who_speaks_is_named_and_stands_in_the_line(text):
    for _, line in lines_of(text):
        for saying in line.sayings:
            assert is_within(line, saying)
            assert saying.authority.name and saying.authority.family
            assert saying.relay != saying.authority.name


@given(TEXTS)
def test_places_lie_in_their_line_one_after_the_other(text):
    for story, line in lines_of(text):
        places = find_places(story.tokens, line.first, line.last)
        assert all(is_within(line, place) for place in places)
        assert all(one.first < other.first for one, other in pairwise(places))


@given(TEXTS)
def test_a_launch_word_stands_in_its_own_part_of_the_line(text):
    for story, line in lines_of(text):
        for trigger in find_triggers(story, line, None):
            assert line.first <= trigger.first <= trigger.at < trigger.last <= line.last


@given(TEXTS, PUBLISHED)
def test_a_launch_has_a_launcher_and_a_passage_that_tells_it(text, day):
    story = story_of(text, day)
    for launch in find_launches(story)[0]:
        assert launch.actor.vocabulary == "actor"
        assert any(passage.trigger for passage in launch.passages)
        assert all(0 <= p.first <= p.last <= len(story.tokens) for p in launch.passages)


@given(st.lists(MADE, min_size=2, max_size=3))
def test_no_line_is_longer_than_the_limit(texts):
    story = story_of(" and ".join(texts).replace(".", ",") * 5)
    assert max(line.last - line.first for line in story.lines) <= LONGEST
