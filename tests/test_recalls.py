"""Recalls: earlier launches, each with its own days and values, and the news with none of them."""

import pytest
from reader import NEWS, launches_of


@pytest.mark.parametrize(
    ("recalled", "day"),
    [
        ("Its last launch was on December 18, when it fired an ICBM.", "2023-12-18"),
        ("It comes after the North fired a missile on December 18.", "2023-12-18"),
        ("Fifteen days earlier the North launched an ICBM.", "2023-12-18"),
        ("The North had fired an ICBM on Dec. 18.", "2023-12-18"),
        ("It was the first launch since Dec. 18.", "2023-12-18"),
        ("The North had not fired a missile since Dec. 18.", "2023-12-18"),
        ("The North last fired on Dec. 18.", "2023-12-18"),
        ("Dec. 18 - An ICBM, into the same sea.", "2023-12-18"),
        ("Dec. 18: Two, from Sunan, hours after talks had left the news.", "2023-12-18"),
    ],
)
def test_an_earlier_launch_is_background_with_its_own_day(recalled, day):
    _, background = launches_of(f"{NEWS} {recalled}")
    assert (background.role, str(background.from_date.date())) == ("background", day)


def test_a_background_launch_lends_nothing_to_the_news():
    main, _ = launches_of(f"{NEWS} On Dec. 18 the North fired an ICBM. That missile flew 1,000 km.")
    assert (main.kind, main.distance_km) == ("ballistic", ())


def test_days_after_an_earlier_launch_do_not_date_the_news():
    main = launches_of("North Korea has fired two missiles on Tuesday, two days after an ICBM.")[0]
    assert (main.role, str(main.from_date.date())) == ("main", "2024-01-02")


def test_a_silence_ends_with_the_launch_that_its_clause_tells():
    _, background = launches_of(f"{NEWS} It was the first launch since Dec. 18, when it fired three rockets.")
    assert (str(background.from_date.date()), background.count_low) == ("2023-12-18", 3)


def test_what_had_been_done_before_is_an_earlier_launch():
    main, background = launches_of(f"{NEWS} It had fired three off the same coast on Sunday.")
    assert (main.count_low, background.count_low, str(background.from_date.date())) == (2, 3, "2023-12-31")


def test_what_a_missile_did_on_an_earlier_day_is_told_of_that_day():
    text = "Iran fired a missile on Tuesday. It was the first since Sept. 15, when a missile flew 900 km into the Gulf."
    told = [(launch.role, launch.distance_km, str(launch.from_date.date())) for launch in launches_of(text)]
    assert told == [("main", (), "2024-01-02"), ("background", (900.0,), "2023-09-15")]


@pytest.mark.parametrize(
    "recall",
    [
        "It was the first test of a missile in months, after the one on April 23, 2023.",
        "It was the second such test after one on April 23, 2023.",
        "Seoul called it an improvement on the missile of 23 April 2023.",
        "On April 23, 2023, another one flew 30 km.",
        "One blew up at once; another came apart on April 23, 2023.",
    ],
)
def test_the_one_and_another_recall_the_launch_of_their_day(recall):
    days = [f"{launch.from_date:%Y-%m-%d}" for launch in launches_of(f"Iran fired a missile on Tuesday. {recall}")]
    assert days == ["2024-01-02", "2023-04-23"]


def test_a_year_recalled_gives_way_to_the_days_told_later():
    text = "Iran fired a missile on Tuesday. It is the first time since 2017 that Iran has sent a missile there.\n\n"
    text += "29 August 2017: a Scud flies over the Gulf\n\n15 September 2017: another Scud flies 300 km"
    assert [f"{launch.from_date:%m-%d}" for launch in launches_of(text)] == ["01-02", "08-29", "09-15"]


@pytest.mark.parametrize(
    "recalled",
    [
        "On Sunday the North tested an ICBM.",
        "On Dec. 18 it fired an ICBM from Sunan.",
        "It was the first launch since Dec. 18, when the North fired an ICBM.",
        "In November the North fired an ICBM.",
    ],
)
def test_a_launch_of_another_day_is_another_though_no_year_is_known(recalled):
    main, background = launches_of(f"North Korea fired two missiles on Friday, Seoul said. {recalled}", day=None)
    assert (main.role, main.count_low, background.role, background.kind) == ("main", 2, "background", "ICBM")


def test_a_pronoun_means_the_launch_told_just_before():
    main, background = launches_of(
        f"{NEWS} The launch came six days after two rockets were fired by the North from Wonsan. They flew 600 km."
    )
    assert (main.distance_km, background.distance_km) == ((), (600.0,))


@pytest.mark.parametrize(
    ("recalled", "first", "last"),
    [
        ("Earlier this month the North launched a cruise missile.", "2024-01-01", "2024-01-03"),
        ("The launch came three days after the North had fired an ICBM.", "2023-12-30", "2023-12-30"),
        ("The Agni series was first tested in May 1989 by the North.", "1989-05-01", "1989-05-31"),
        ("A try with the Unha in April 2012 went wrong.", "2012-04-01", "2012-04-30"),
        ("The North had tested longer versions of its rocket on Dec. 29.", "2023-12-29", "2023-12-29"),
        ("On Saturday a North Korean missile hit the Sea Star.", "2023-12-30", "2023-12-30"),
    ],
)
def test_earlier_launches_keep_their_own_days(recalled, first, last):
    _, background = launches_of(f"{NEWS} {recalled}")
    assert (background.role, str(background.from_date.date()), str(background.to_date.date())) == (
        "background",
        first,
        last,
    )


def test_what_stands_behind_that_time_is_of_the_launch_told_before():
    main, background = launches_of(
        f"{NEWS} It was the first test since December 18. At that time the North fired an ICBM from Sunan."
    )
    assert (main.kind, background.kind, background.site) == ("ballistic", "ICBM", "Sunan")


def test_the_last_launch_is_recalled_however_its_sentence_goes_on():
    _, background = launches_of(f"{NEWS} Nobody could say if it had learned since its last launch on December 18.")
    assert (background.role, str(background.from_date.date())) == ("background", "2023-12-18")


def test_it_is_the_weapon_of_the_sentence_before():
    (launch,) = launches_of("The Hwasong-15 is the largest so far. It was last tested by North Korea on Nov. 29, 2017.")
    assert (launch.role, str(launch.from_date.date())) == ("background", "2017-11-29")


def test_one_missile_is_not_one_of_two_that_were_recalled():
    main, background = launches_of(
        "North Korea fired a missile on Tuesday. In October the North had fired two ICBMs. The missile flew 960 km."
    )
    assert (main.distance_km, background.distance_km) == ((960.0,), ())


def test_a_day_told_later_is_counted_from_the_day_before_it():
    _, *recalled = launches_of(
        f"{NEWS} On 4 October the North fired a Scud, and three days later it fired a cruise missile."
    )
    assert [str(launch.from_date.date()) for launch in recalled] == ["2023-10-04", "2023-10-07"]


def test_both_of_those_are_not_the_one_that_is_the_news():
    main, _ = launches_of(
        "North Korea fired a missile on Tuesday. It tried two launches in October. Both of those missiles blew up."
    )
    assert (main.count_low, main.count_high) == (1, 1)
