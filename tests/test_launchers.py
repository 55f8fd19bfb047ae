"""Launchers: who launched, by the words around a launch."""

import pytest
from reader import NEWS, launches_of


def test_another_actor_that_answers_launches_on_its_own():
    main, answer = launches_of(f"{NEWS} South Korea answered with three missiles fired into the sea.")
    assert (answer.actor, answer.count_low, answer.from_date) == ("South Korea", 3, main.from_date)


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
