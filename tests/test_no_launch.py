"""No launch: words that look like one, and add none to the news."""

import pandas as pd
import pytest
from reader import NEWS, launches_of


def roles(text):
    return [launch.role for launch in launches_of(text)]


@pytest.mark.parametrize(
    "text",
    [
        "South Korea launched an investigation into the missile deal.",
        "North Korea paraded ten missiles on Tuesday.",
        "An alert of a missile fired by North Korea was sent by mistake, officials said.",
        "The Houston Rockets fired their coach on Tuesday.",
        "North Korea launched balloons toward the South on Tuesday.",
        "It is the tenth missile test by North Korea this year.",
        "The missile has a range of 500 km, North Korea says.",
        "Japan fears that North Korea could launch a missile.",
    ],
)
def test_what_only_looks_like_a_launch_is_none(text):
    assert roles(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "No missile has been fired by Iran for a year, officials said on Tuesday.",
        "Iran to test missile",
        "Iran had told Oman on Tuesday of a launch of missiles.",
        "Iran fired an engine for a new missile on Tuesday.",
        "South Korea put a satellite into orbit on Tuesday. The rocket lifted off at dawn.",
        "The missile of Iran can be fired at Israel.",
        "Fact check: Iran has not fired a missile. CLAIM: Iran fired 200 missiles on Tuesday.",
        "A launch of an Iranian missile was postponed on Tuesday.",
        "American ships fired 80 SM-3s on Tuesday.",
        "Seoul hopes that talks begin before Iran fires a missile.",
        "Israel and Iran have both conducted a series of missile tests.",
        "In 2005 a satellite of Iran was launched in Russia with a Russian rocket.",
        "Iran denied on Tuesday a report that it tested a missile in December.",
        "Iran has fired almost 100 missiles since February.",
        "Israel said on Tuesday that its tests of sirens, which warn of missiles, went well.",
    ],
)
def test_what_was_never_launched_or_only_counted_is_no_launch(text):
    assert roles(text) == []


def test_a_story_about_what_followed_a_launch_has_no_news_of_one():
    (launch,) = launches_of(
        "The sanctions came after Iran test-fired a ballistic missile on Sunday. It was the second test since the "
        "resolution came into force. The minister said he was angry because of the test."
    )
    assert (launch.role, str(launch.from_date.date())) == ("background", "2023-12-31")


@pytest.mark.parametrize(
    "text",
    [
        "Seoul warned of preparations of the North for an ICBM test.",
        "The missiles sparked apartment fires in the south.",
        "The radars that saw the missiles were testing new software.",
    ],
)
def test_what_is_no_launch_adds_none(text):
    assert len(launches_of(f"{NEWS} {text}")) == 1


@pytest.mark.parametrize(
    "text",
    [
        "North Korea gave notice of an April rocket launch.",
        "A satellite is to be launched by North Korea next month.",
        "Tests of Bulava missiles are planned by Russia for autumn.",
        "North Korea's missiles of Tuesday served to test a new train, its television said.",
        "Since Dec. 21 North Korea has launched more than 90 missiles.",
    ],
)
def test_plans_and_tallies_are_no_news_of_a_launch(text):
    assert "main" not in roles(text) and "background" not in roles(text)


def test_what_somebody_is_working_on_is_not_what_flew():
    (launch,) = launches_of(f"{NEWS} The North is working on an ICBM, officials say.")
    assert launch.kind == "ballistic"


@pytest.mark.parametrize(
    "text",
    [
        "North Korea is reported to have test-fired 38 ballistic and three cruise missiles this year.",
        "The sanctions followed nuclear and rocket tests earlier this year.",
        "The country had fired no missile on Monday.",
        "The launch could be timed to fall together with the Jan. 25 vote.",
        "A missile part caused a fire at a depot on Monday.",
        "On Monday the army test-fired a Minuteman 3 first-stage rocket motor.",
        "An engine for a new ICBM was tested by the North on Saturday, KCNA said.",
        "A network that spreads data on the North's missiles was launched on Saturday by Tokyo.",
        "Nothing was fired on Saturday; sirens sent people to shelters: the missile on the radars was a balloon.",
        "KCNA reported a test of a big new high-thrust engine of a missile on Saturday.",
    ],
)
def test_no_other_launch_is_made_of_these(text):
    launches = launches_of(f"{NEWS} {text}")
    assert [(launch.count_low, launch.count_high) for launch in launches] == [(2, 2)]


def test_a_test_that_somebody_watched_late_in_a_story_is_no_news():
    text = (
        "Six men were put under sanctions by Washington on Wednesday. They bought parts, it said. More may follow. "
        "Kim Jong Un watched the test of a hypersonic missile on Tuesday, according to North Korean state media."
    )
    (launch,) = launches_of(text)
    assert (launch.role, str(launch.from_date.date())) == ("background", "2024-01-02")


@pytest.mark.parametrize(
    "text",
    [
        "A report of another test on Monday was denied by the ministry.",
        "In 1999 it declared a moratorium on missile tests.",
        "Seoul feared a test of a Musudan missile.",
        "A satellite is to go into space on January 14.",
    ],
)
def test_what_was_denied_feared_or_given_up_adds_no_launch_that_was(text):
    launches = launches_of(f"{NEWS} {text}")
    assert [launch.role for launch in launches if launch.role != "planned"] == ["main"]
    assert launches[0].name is pd.NA


def test_a_weapon_that_is_to_replace_another_is_no_name_of_what_flew():
    (launch,) = launches_of(f"{NEWS} The army plans to replace it with a new weapon, the Sentinel, in 2029.")
    assert launch.name is pd.NA
