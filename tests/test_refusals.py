"""Refusals: what looks like a launch, or a value of one, is a claim or is refused, with a reason."""

import pytest
from hypothesis import given
from made_texts import TEXTS
from reader import claims_of, story_of

from analysis.reading import read_story


def refusals_of(text, attribute):
    """The words refused as an attribute, with the reason."""
    return [(row["quote"], row["reason"]) for row in read_story(story_of(text))[2] if row["attribute"] == attribute]


@pytest.mark.parametrize(
    "text, attribute, quote, reason",
    [
        ("Iran fired a missile. The fall was 200 km west of Okushiri.", "distance", "200 km", "how far from a place"),
        ("North Korea has fired 20 missiles this year.", "count", "20", "a tally or a habit, not one launch"),
        ("North Korea fired its fifth missile. Ten missiles stood by.", "count", "Ten", "beside no launch word"),
        ("Iran fired a missile on Monday, the army said on Tuesday.", "date", "Tuesday", "the day of a statement"),
        ("Iran fired a missile. A siren went off at 8:55 a.m.", "time", "8:55 a.m.", "the clock of an alarm"),
        ("The road along the coast is 30 km long.", "distance", "30 km", "in a sentence that tells of no launch"),
    ],
)
def test_a_value_of_something_else_is_refused_with_its_reason(text, attribute, quote, reason):
    assert [(words, why[: len(reason)]) for words, why in refusals_of(text, attribute)] == [(quote, reason)]


def test_what_a_claim_quotes_is_not_refused():
    text = "North Korea fired two missiles on Monday. They flew 600 km."
    assert {claim.attribute for claim in claims_of(text)} >= {"count", "date", "distance"}
    assert read_story(story_of(text))[2] == []


@given(TEXTS)
def test_every_measure_number_of_missiles_and_moment_is_quoted_or_refused(text):
    story = story_of(text)
    rows = [row for frame in read_story(story) for row in frame]
    quoted = {at for row in rows for at in range(*story.tokens.between(row["start"], row["end"]))}
    for line in (line for line in story.lines if line.part in ("title", "body")):
        values = [measure.first for measure in line.measures]
        values += [weapon.count.first for weapon in line.weapons if weapon.count]
        values += [at for at in range(line.first, line.last) if story.tokens.moments.get(at)]
        assert quoted.issuperset(values)
