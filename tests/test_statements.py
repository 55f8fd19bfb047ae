"""Statements: who speaks of a launch and states no value of it."""

import pytest
from reader import claims_of, launches_of

FIRED = "North Korea fired a missile into the sea, South Korea's military said. "


@pytest.mark.parametrize(
    "text",
    [
        "The White House called it reckless.",
        "The White House said it was aware of the launch.",
        "The launch was a provocation, the White House said.",
        "The White House said the missile posed no threat.",
        "The White House said it had fallen close to Russia.",
        "There was no immediate threat to Guam, the White House said.",
        "No missile reached Guam, the White House said.",
        "This was confirmed by the White House.",
        "The White House said it was looking into the report.",
        "It failed, the White House said.",
    ],
)
def test_who_speaks_of_the_launch_is_heard(text):
    assert launches_of(FIRED + text)[0].authorities == ("South Korea, military", "White House")


@pytest.mark.parametrize(
    "text",
    [
        "The White House said talks would go on.",
        "The White House said it was looking into the talks.",
        "The president was told of the launch, the White House said.",
        "The White House condemned the launch.",
        "Neighbouring countries called the launch reckless.",
        "Before the launch the White House warned of new tests.",
        "The United Nations called the launch a violation.",
        "The White House said any launch was a threat.",
        "The White House said the launch would not stop the talks.",
        "The White House denied the launch had been known.",
        "The White House said Seoul was in danger.",
    ],
)
def test_who_speaks_of_other_things_or_of_what_might_be_is_not(text):
    assert launches_of(FIRED + text)[0].authorities == ("South Korea, military",)


def test_who_states_a_value_needs_no_statement_beside_it():
    rules = [claim.rule for claim in claims_of(FIRED + "South Korea's military called it reckless.")]
    assert "words that mean the launch" not in rules


def test_who_denies_the_launch_itself_speaks_of_it():
    text = (
        "Rockets fired by Hezbollah fell on Haifa, Israel's army said. Hezbollah denied that it had fired at the city."
    )
    denial = [claim for claim in claims_of(text) if claim.authority == "Hezbollah"]
    assert [(claim.attribute, claim.stance) for claim in denial] == [("actor", "denied")]


def test_who_speaks_before_the_only_launch_is_told_is_heard():
    told = "The test was no threat, KCNA said. " + FIRED
    assert set(launches_of(told)[0].authorities) == {"KCNA", "South Korea, military"}


def test_the_launch_is_the_news_where_another_was_recalled_before():
    recalled = "An earlier missile was fired by North Korea on December 18. The test was confirmed by the Pentagon."
    main = launches_of(FIRED + recalled)[0]
    assert (main.role, main.authorities) == ("main", ("South Korea, military", "Pentagon"))
