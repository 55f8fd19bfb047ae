"""Launches: which words tell of the same launch, which of another, and which of none."""

import pandas as pd
import pytest
from reader import launches_of

NEWS = "North Korea fired two ballistic missiles on Tuesday, South Korea's military said."


def roles(text):
    return [launch.role for launch in launches_of(text)]


def test_sentences_about_one_launch_are_one_launch():
    (launch,) = launches_of(f"{NEWS} The missiles flew 500 km. North Korea launched them from Wonsan.")
    assert (launch.count_low, launch.distance_km, str(launch.from_date.date())) == (2, (500.0,), "2024-01-02")


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


def test_another_actor_that_answers_launches_on_its_own():
    main, answer = launches_of(f"{NEWS} South Korea answered with three missiles fired into the sea.")
    assert (answer.actor, answer.count_low, answer.from_date) == ("South Korea", 3, main.from_date)


def test_a_launch_that_is_announced_is_planned():
    assert roles("North Korea told Japan that a satellite will be launched between January 5 and January 11.") == [
        "planned"
    ]


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


def test_days_after_an_earlier_launch_do_not_date_the_news():
    main = launches_of("North Korea has fired two missiles on Tuesday, two days after an ICBM.")[0]
    assert (main.role, str(main.from_date.date())) == ("main", "2024-01-02")


def test_a_silence_ends_with_the_launch_that_its_clause_tells():
    _, background = launches_of(f"{NEWS} It was the first launch since Dec. 18, when it fired three rockets.")
    assert (str(background.from_date.date()), background.count_low) == ("2023-12-18", 3)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("An ICBM came down west of Japan on Tuesday, a day after North Korea fired a smaller missile.", "North Korea"),
        ("Ten missiles rose from the Sunan area on Tuesday.", "North Korea"),
        ("Iran sent drones and missiles at Israel on Tuesday.", "Iran"),
        ("China says it fired an ICBM on Tuesday.", "China"),
        ("Forty rockets were fired from southern Lebanon on Tuesday. Hezbollah was silent.", "Hezbollah"),
        ("A destroyer shot down two missiles fired by Houthi forces on Tuesday, the U.S. navy said.", "Houthis"),
        ("The United States condemned Iran for its test of a missile on Tuesday.", "Iran"),
        ("The spokesman's statement on Iran's missile launch came on Tuesday.", "Iran"),
        ("A rocket fired from Lebanon fell on a field on Tuesday. Israel blamed Hezbollah.", "Hezbollah"),
        ("Missiles were fired on Tuesday by Iran, Seoul's army said, hours before it fired two of its own.", "Iran"),
        ("A missile from Syria burst on Tuesday, 30 km from Israel's reactor.", "Syria"),
        ("One missile, presumably a ballistic one, lifted off on Tuesday from near the town of Sunan.", "North Korea"),
        ("A missile from Yemen came in from the east on Tuesday.", "Houthis"),
        ("It came hours after the North lobbed three missiles on Tuesday.", "North Korea"),
        ("KCNA reported Tuesday's launch of a new ballistic missile.", "North Korea"),
        ("The Iranians fired two missiles on Tuesday.", "Iran"),
        ("Two missiles were fired on Tuesday by South Korea and the United States.", "South Korea"),
        ("South Korea's army, which had spoken of two, fired missiles on Tuesday.", "South Korea"),
    ],
)
def test_the_launcher_is_found_by_its_words(text, actor):
    assert launches_of(text)[0].actor == actor


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Iran fired its last missile on Tuesday, officials said, for the fifth time this year.", "main"),
        ("A missile fired by Iran failed soon after launch on Tuesday.", "main"),
        ("An attempt by Iran to launch a missile on Tuesday came to nothing.", "main"),
        ("Iran set off seven missiles on Tuesday.", "main"),
        ("Ships were told to turn back on Tuesday after Iran fired a missile.", "main"),
        ("Two missiles from Iran were detected on Tuesday.", "main"),
        ("North Korea put a satellite into orbit on Tuesday.", "main"),
        ("Oman was told by Iran that a missile would be launched between January 5 and January 11.", "planned"),
    ],
)
def test_a_launch_has_the_role_that_its_words_give(text, role):
    assert roles(text) == [role]


def test_what_had_been_done_before_is_an_earlier_launch():
    main, background = launches_of(f"{NEWS} It had fired three off the same coast on Sunday.")
    assert (main.count_low, background.count_low, str(background.from_date.date())) == (2, 3, "2023-12-31")


def test_a_day_told_before_the_weapon_is_that_of_the_launch():
    (launch,) = launches_of("The launch on Monday came before talks. The missile was fired from Sunan at dawn.")
    assert str(launch.from_date.date()) == "2024-01-01"


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


def test_what_a_missile_did_on_an_earlier_day_is_told_of_that_day():
    text = "Iran fired a missile on Tuesday. It was the first since Sept. 15, when a missile flew 900 km into the Gulf."
    told = [(launch.role, launch.distance_km, str(launch.from_date.date())) for launch in launches_of(text)]
    assert told == [("main", (), "2024-01-02"), ("background", (900.0,), "2023-09-15")]


def test_what_a_missile_could_fly_is_kept_apart():
    text = "Iran fired a missile on Tuesday. It could travel 2,000 km if fired at a normal angle, the army said."
    assert launches_of(text)[0].distance_km == ()


def test_the_days_of_an_announced_launch_may_follow():
    (launch,) = launches_of(
        "North Korea announced that it would launch a satellite. The launch will be between January 5 and 9."
    )
    assert (launch.role, str(launch.from_date.date()), str(launch.to_date.date())) == (
        "planned", "2024-01-05", "2024-01-09",
    )  # fmt: skip


def test_a_satellite_and_a_missile_are_two_launches():
    missile, satellite = launches_of(
        "North Korea fired ten ballistic missiles. On Sunday its rocket with a spy satellite blew up in flight."
    )
    assert (missile.kind, satellite.role, satellite.kind) == ("ballistic", "background", "SLV")


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


def test_a_story_about_what_followed_a_launch_has_no_news_of_one():
    (launch,) = launches_of(
        "The sanctions came after Iran test-fired a ballistic missile on Sunday. It was the second test since the "
        "resolution came into force. The minister said he was angry because of the test."
    )
    assert (launch.role, str(launch.from_date.date())) == ("background", "2023-12-31")


def test_a_name_behind_its_kind_is_the_same_weapon():
    _, background = launches_of(f"{NEWS} The last test was in November, when it fired its newest ICBM, the Hwasong-18.")
    assert (background.kind, background.name) == ("ICBM", "Hwasong-18")


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
    ("text", "actor"),
    [
        ("A missile launched by the Iran-backed Houthis in Yemen fell on Tuesday.", "Houthis"),
        ("The launch of a missile from North Korea was recorded by Japan's coast guard on Tuesday.", "North Korea"),
        ("Three Russian Navy ships, deployed in the Caspian Sea, launched 26 missiles on Tuesday.", "Russia"),
        ("On Tuesday, a Russian missile struck a market in Odesa.", "Russia"),
        ("Two missiles were fired from a desert area of Iran on Tuesday.", "Iran"),
        ("The anti-ship missiles came from a coastal region of Yemen on Tuesday.", "Houthis"),
        ("The navy says that HMS Ambush fired a cruise missile on Tuesday.", "United Kingdom"),
    ],
)
def test_whoever_did_the_launching_is_its_actor(text, actor):
    (launch,) = launches_of(text)
    assert launch.actor == actor


@pytest.mark.parametrize(
    "text",
    [
        "An unarmed Minuteman III missile was heard from the town on Tuesday as it was launched toward the atoll.",
        "The North tried early Tuesday (Korea time) to launch a Musudan missile, Seoul said.",
        "North Korea said that it held a drill to launch the cruise missile Hwasal-2 on Tuesday.",
    ],
)
def test_a_launch_is_heard_in_other_forms(text):
    (launch,) = launches_of(text)
    assert (launch.role, launch.count_low) == ("main", 1)


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


def test_days_are_counted_from_the_day_that_the_sentence_tells():
    text = "North Korea fired a missile on Sunday, three days after it had fired an ICBM."
    assert [str(launch.from_date.date()) for launch in launches_of(text)] == ["2023-12-31", "2023-12-28"]


def test_weapons_and_days_of_a_list_go_together():
    text = "The North fired short-range missiles in May 2005 and seven missiles, a Scud among them, in July 2006."
    first, second = launches_of(f"{NEWS} {text}")[1:]
    assert (first.kind, second.count_low, str(second.from_date.date())) == ("short_range", 7, "2006-07-01")


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


def test_a_first_time_can_be_dated_and_a_count_over_time_cannot():
    (launch,) = launches_of("South Korea test-fired a new missile for the first time last month.")
    assert (str(launch.from_date.date()), str(launch.to_date.date())) == ("2023-12-01", "2023-12-31")


def test_a_moment_between_commas_is_of_what_they_hold():
    (launch,) = launches_of("On Tuesday North Korea’s new regiment, formed earlier this year, fired two missiles.")
    assert str(launch.from_date.date()) == "2024-01-02"


def test_news_of_a_launch_some_weeks_ago_is_news():
    (launch,) = launches_of(
        "South Korea test-fired a new missile last month, an official said. The missile was launched from Anheung."
    )
    assert (launch.role, str(launch.from_date.date())) == ("main", "2023-12-01")


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("North Korea fired a missile on Thursday, December 28, 2023.", ["2023-12-28"]),
        ("North Korea fired a missile on Thursday (Dec. 28).", ["2023-12-28"]),
        ("SEOUL, North Korea fired a missile on Tuesday.", ["2024-01-02"]),
    ],
)
def test_a_weekday_and_its_date_are_one_day(text, days):
    assert [(launch.actor, str(launch.from_date.date())) for launch in launches_of(text)] == [
        ("North Korea", day) for day in days
    ]


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


def test_launches_of_coming_days_are_planned():
    (launch,) = launches_of("Russia closed a part of the sea for Russian navy missile launches from 12 to 14 January.")
    assert (launch.role, str(launch.from_date.date()), str(launch.to_date.date())) == (
        "planned",
        "2024-01-12",
        "2024-01-14",
    )


def test_a_test_that_somebody_watched_late_in_a_story_is_no_news():
    text = (
        "Six men were put under sanctions by Washington on Wednesday. They bought parts, it said. More may follow. "
        "Kim Jong Un watched the test of a hypersonic missile on Tuesday, according to North Korean state media."
    )
    (launch,) = launches_of(text)
    assert (launch.role, str(launch.from_date.date())) == ("background", "2024-01-02")


def test_weekdays_of_saying_set_launches_apart_where_no_week_is_known():
    text = (
        "North Korea said on Wednesday that it had fired a cruise missile. It landed in the sea. "
        "On Sunday the North test-fired another cruise missile near Sinpo."
    )
    assert [launch.role for launch in launches_of(text, day=None)] == ["main", "background"]


@pytest.mark.parametrize(
    ("text", "actor", "role"),
    [
        ("A missile that the Houthis had fired was intercepted on Monday near Riyadh.", "Houthis", "main"),
        ("11 missiles that Russia had launched were brought down by Ukraine on Monday.", "Russia", "main"),
        (
            "An attempt by North Korea to launch a missile failed on Monday, South Korea's army said.",
            "North Korea",
            "main",
        ),
        ("Pyongyang alarmed Tokyo on Monday when it test-launched a missile.", "North Korea", "main"),
        ("A test of a new missile was made by China on Monday.", "China", "main"),
        ("The Hwasong-12 missile is test-fired by North Korea on May 14.", "North Korea", "background"),
    ],
)
def test_launchers_are_found_however_a_launch_is_told(text, actor, role):
    (launch,) = launches_of(text)
    assert (launch.actor, launch.role) == (actor, role)


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


def test_what_stands_behind_that_time_is_of_the_launch_told_before():
    main, background = launches_of(
        f"{NEWS} It was the first test since December 18. At that time the North fired an ICBM from Sunan."
    )
    assert (main.kind, background.kind, background.site) == ("ballistic", "ICBM", "Sunan")


def test_a_weekend_is_two_days():
    (weekend,) = launches_of("North Korea tested a cruise missile over the weekend, its media said.")
    assert (str(weekend.from_date.date()), str(weekend.to_date.date())) == ("2023-12-30", "2023-12-31")


def test_single_weapons_of_a_list_are_parts_of_the_number_told():
    (launch,) = launches_of(
        "China launched four missiles on Tuesday. A DF-26 was launched from Qinghai and a DF-21D from Zhejiang."
    )
    assert (launch.count_low, launch.count_high) == (4, 4)


def test_the_last_launch_is_recalled_however_its_sentence_goes_on():
    _, background = launches_of(f"{NEWS} Nobody could say if it had learned since its last launch on December 18.")
    assert (background.role, str(background.from_date.date())) == ("background", "2023-12-18")


def test_it_is_the_weapon_of_the_sentence_before():
    (launch,) = launches_of("The Hwasong-15 is the largest so far. It was last tested by North Korea on Nov. 29, 2017.")
    assert (launch.role, str(launch.from_date.date())) == ("background", "2017-11-29")


@pytest.mark.parametrize(
    ("text", "role", "day"),
    [
        ("A U.S. missile was destroyed on Tuesday during a test launch from California.", "main", "2024-01-02"),
        ("On Monday a Houthi missile slipped through the shield and landed at the airport.", "main", "2024-01-01"),
        ("India may be preparing for a missile test on January 22.", "planned", "2024-01-22"),
        (
            "Russia filed on January 2 a zone for Russian navy missile launches from 12 to 14 January.",
            "planned",
            "2024-01-12",
        ),
    ],
)
def test_launches_are_heard_behind_what_came_of_them_and_what_was_filed_for_them(text, role, day):
    (launch,) = launches_of(text)
    assert (launch.role, str(launch.from_date.date())) == (role, day)


def test_a_weapon_that_is_to_replace_another_is_no_name_of_what_flew():
    (launch,) = launches_of(f"{NEWS} The army plans to replace it with a new weapon, the Sentinel, in 2029.")
    assert launch.name is pd.NA


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
