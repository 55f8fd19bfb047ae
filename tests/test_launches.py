"""Launches: which words tell of the same launch, and which of another."""

import pytest
from reader import NEWS, launches_of


def roles(text):
    return [launch.role for launch in launches_of(text)]


def test_sentences_about_one_launch_are_one_launch():
    (launch,) = launches_of(f"{NEWS} The missiles flew 500 km. North Korea launched them from Wonsan.")
    assert (launch.count_low, launch.distance_km, str(launch.from_date.date())) == (2, (500.0,), "2024-01-02")


def test_a_launch_that_is_announced_is_planned():
    assert roles("North Korea told Japan that a satellite will be launched between January 5 and January 11.") == [
        "planned"
    ]


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


def test_a_day_told_before_the_weapon_is_that_of_the_launch():
    (launch,) = launches_of("The launch on Monday came before talks. The missile was fired from Sunan at dawn.")
    assert str(launch.from_date.date()) == "2024-01-01"


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


def test_a_name_behind_its_kind_is_the_same_weapon():
    _, background = launches_of(f"{NEWS} The last test was in November, when it fired its newest ICBM, the Hwasong-18.")
    assert (background.kind, background.name) == ("ICBM", "Hwasong-18")


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


def test_days_are_counted_from_the_day_that_the_sentence_tells():
    text = "North Korea fired a missile on Sunday, three days after it had fired an ICBM."
    assert [str(launch.from_date.date()) for launch in launches_of(text)] == ["2023-12-31", "2023-12-28"]


def test_weapons_and_days_of_a_list_go_together():
    text = "The North fired short-range missiles in May 2005 and seven missiles, a Scud among them, in July 2006."
    first, second = launches_of(f"{NEWS} {text}")[1:]
    assert (first.kind, second.count_low, str(second.from_date.date())) == ("short_range", 7, "2006-07-01")


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


def test_launches_of_coming_days_are_planned():
    (launch,) = launches_of("Russia closed a part of the sea for Russian navy missile launches from 12 to 14 January.")
    assert (launch.role, str(launch.from_date.date()), str(launch.to_date.date())) == (
        "planned",
        "2024-01-12",
        "2024-01-14",
    )


def test_weekdays_of_saying_set_launches_apart_where_no_week_is_known():
    text = (
        "North Korea said on Wednesday that it had fired a cruise missile. It landed in the sea. "
        "On Sunday the North test-fired another cruise missile near Sinpo."
    )
    assert [launch.role for launch in launches_of(text, day=None)] == ["main", "background"]


def test_a_weekend_is_two_days():
    (weekend,) = launches_of("North Korea tested a cruise missile over the weekend, its media said.")
    assert (str(weekend.from_date.date()), str(weekend.to_date.date())) == ("2023-12-30", "2023-12-31")


def test_single_weapons_of_a_list_are_parts_of_the_number_told():
    (launch,) = launches_of(
        "China launched four missiles on Tuesday. A DF-26 was launched from Qinghai and a DF-21D from Zhejiang."
    )
    assert (launch.count_low, launch.count_high) == (4, 4)


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
