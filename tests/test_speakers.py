"""Speakers: who states what a sentence says, and who only passes it on."""

import pytest
from reader import story_of


def sayings(text):
    return story_of(text).lines[-1].sayings


@pytest.mark.parametrize(
    "text",
    [
        "South Korea's military said the missile flew 500 km.",
        "The missile flew 500 km, according to South Korea's military.",
        "The missile flew 500 km, said South Korea's military.",
        "The missile flew 500 km, by the account of South Korea's military.",
        "The missile was detected by South Korea's military.",
        "A statement from South Korea's military told of 500 km.",
        "The news came with South Korea's military as its source.",
    ],
)
def test_attribution_is_heard_in_all_its_forms(text):
    assert [saying.authority.name for saying in sayings(text)] == ["South Korea, military"]


@pytest.mark.parametrize(
    "text",
    [
        "Yonhap quoted South Korea's military as saying it flew.",
        "Yonhap said, citing South Korea's military, that it flew.",
    ],
)
def test_an_agency_that_quotes_is_the_relay(text):
    assert [(s.authority.name, s.relay) for s in sayings(text)] == [("South Korea, military", "Yonhap")]


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Seoul and Tokyo said it flew.", {"South Korea", "Japan"}),
        ("It flew, according to Japan, South Korea and the United States.", {"Japan", "South Korea", "United States"}),
        ("U.S. and South Korean officials said it flew.", {"United States", "South Korea"}),
    ],
)
def test_those_who_speak_together_are_all_heard(text, families):
    assert {saying.authority.family for saying in sayings(text)} == families
    assert len({saying.group for saying in sayings(text)}) == 1


def test_a_denial_is_told_from_a_statement():
    (saying,) = sayings("South Korea's military denied the report.")
    assert saying.denies


def test_what_a_country_calls_a_thing_is_not_its_news():
    assert sayings("It fired missiles in what Beijing calls exercises.") == ()
