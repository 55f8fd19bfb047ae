"""Voices: who is who in a story, as it names its authorities."""

import pytest
from reader import story_of


def named(text):
    return [saying.authority for line in story_of(text).lines for saying in line.sayings]


@pytest.mark.parametrize(
    ("who", "name", "family"),
    [
        ("Japan's defense minister", "Japan, Defense Minister", "Japan"),
        ("The Joint Chiefs of Staff in Seoul", "South Korea, Joint Chiefs of Staff", "South Korea"),
        ("A spokesman of the Defense Ministry in Tokyo", "Japan, Defense Ministry", "Japan"),
        ("The Pakistani military", "Pakistan, military", "Pakistan"),
        ("KCNA", "KCNA", "North Korea"),
        ("Vladimir Putin", "Russia, President Vladimir Putin", "Russia"),
        ("Defense Minister Benjamin Netanyahu", "Israel, Defense Minister Benjamin Netanyahu", "Israel"),
        ("State media KCNA", "KCNA", "North Korea"),
        ("Pentagon spokesman Dan Reed", "Pentagon, spokesman Dan Reed", "United States"),
        ("Dan Reed, a Pentagon spokesman,", "Pentagon, spokesman Dan Reed", "United States"),
        ("Japan's defense minister, Taro Yamada,", "Japan, Defense Minister Taro Yamada", "Japan"),
        ("Japan's Yamada, the defense minister,", "Japan, Defense Minister Yamada", "Japan"),
        ("Yamada, Japan's defense minister,", "Japan, Defense Minister Yamada", "Japan"),
        ("A spokesman for the Defense Ministry in Tokyo", "Japan, Defense Ministry", "Japan"),
        ("In Tokyo, Taro Yamada, a vice minister,", "Japan, minister Taro Yamada", "Japan"),
        ("Iran's ambassador to Moscow", "Iran, ambassador", "Iran"),
    ],
)
def test_a_country_and_a_role_name_an_authority(who, name, family):
    (authority,) = named(f"{who} said the missile flew 500 km.")
    assert (authority.name, authority.family) == (name, family)


def test_a_spokesman_speaks_for_the_body_of_a_country():
    (authority,) = named("A spokesman for Japan's Defense Ministry said it flew.")
    assert (authority.name, authority.family) == ("Japan, Defense Ministry", "Japan")


def test_a_role_without_a_country_is_of_the_country_it_was_told_with_before():
    _, again = named("Japan's Defense Ministry said it flew. The ministry said it fell.")
    assert again.name == "Japan, Defense Ministry"


def test_the_ministry_is_that_of_the_minister_named_before():
    *_, again = named("Japan's defense minister Taro Yamada said it flew. The ministry said it fell.")
    assert again.name == "Japan, Defense Ministry"


def test_a_role_without_a_country_is_of_the_only_one_that_does_not_launch():
    (authority,) = named("North Korea fired a missile over Japan. The government said it fell.")
    assert authority.family == "Japan"


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("SEOUL, March 18 -- North Korea fired a missile, the military here said.", "South Korea"),
        ("A missile fell near the U.S. embassy in Iraq, Kurdish officials said.", "Kurdish, officials"),
        ("A missile fell, the governor of Kherson said.", "Ukraine"),
        ("Russia fired a missile. Ruritania's foreign minister said it fell.", "Ruritania, Foreign Minister"),
        ("Ukraine's armed forces commander said it flew. It fell, the air force said.", "Ukraine"),
        ("A missile fell, Belgorod officials said.", "Russia"),
        ("Tokyo said it fell. The ministry said it flew.", "Japan"),
        ("Washington was told. The defense minister, Taro Yamada, said in Tokyo that it fell.", "Japan"),
        ("China fired a missile near Taiwan. In Japan, the defense minister said it fell.", "Japan"),
        ("TAIPEI -- China's army fired missiles, the Defense Ministry said.", "Taiwan"),
        ("Iran fired a missile near Iraq. In Baghdad the defense ministry said it fell.", "Iraq"),
        ("BALASORE: A missile was tested, sources said.", "India"),
        ("A missile left Vandenberg, the air force said.", "United States"),
        ("SEOUL -- North Korea fired a missile, its state television said.", "North Korea"),
        ("Iran fired a missile near Iraq, state media said.", "Iran"),
        ("Israel tested a missile, the army said. It can reach Iran.", "Israel"),
        ("Vladimir Putin said it flew. It will fly again, Putin said.", "Russia"),
    ],
)
def test_whose_a_role_is_is_told_by_dateline_place_and_last_speaker(text, family):
    assert named(text)[-1].family == family


def test_a_rank_is_no_part_of_a_name():
    (authority,) = named("Israeli military spokesman Lt. Col. Dana Levi said it flew 500 km.")
    assert authority.name == "Israel, military spokesman Dana Levi"


def test_its_spokesman_is_of_the_group_spoken_of():
    authority = named("The Houthi group fired a missile at Israel. Ali Saleh, its military spokesman, said so.")[-1]
    assert authority.family == "Houthis"


def test_a_person_is_known_later_by_the_surname():
    last = named("Japan's defense minister Taro Yamada said it flew. It fell, Yamada said.")[-1]
    assert last.family == "Japan"


def test_a_name_before_a_ministry_is_another_thing():
    assert named("It struck the tanker Sea Star, Japan's Defense Ministry said.")[-1].name == "Japan, Defense Ministry"


@pytest.mark.parametrize(
    ("who", "name"),
    [
        ("A Joint Chiefs official", "South Korea, Joint Chiefs of Staff"),
        ("An Indian air force officer", "India, air force"),
        ("An official at the Pentagon", "Pentagon"),
        ("A source in the Putin administration", "Russia, sources"),
        ("Indian military spokesman Major general Dana Levi", "India, military spokesman Dana Levi"),
        ("The 44th Missile Wing", "United States, Air Force"),
        ("The Department of Defense", "Pentagon"),
        ("France's armed forces minister, Dana Levi,", "France, Defense Minister Dana Levi"),
        ("U.S. officials familiar with the matter", "United States, officials"),
        ("Iran's Guards", "Iran Revolutionary Guard Corps"),
        ("A French armed forces ministry official", "France, Defense Ministry"),
    ],
)
def test_an_official_speaks_for_the_body_beside_which_he_is_named(who, name):
    (authority,) = named(f"{who} said the missile flew 500 km.")
    assert authority.name == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Washington spoke of two. Yonhap, quoting government sources, said it flew.",
            "South Korea, government sources",
        ),
        ("Moscow was told. A missile flew east, NHK said, citing the defense ministry.", "Japan, Defense Ministry"),
        ("Japan's coast guard said it fell. An official said it flew.", "Japan, Coast Guard"),
        ("The Pentagon was told. It flew, spokesman Dan Reed said.", "Pentagon Dan Reed"),
        ("Iran fired a missile. Israel's army said it fell, its spokesman added.", "Israel, army"),
        ("Japan's coast guard said it fell. Its spokesman Dan Reed said it flew.", "Japan, Coast Guard Dan Reed"),
    ],
)
def test_people_without_a_country_speak_for_who_was_told_last(text, name):
    assert name in [authority.name for authority in named(text)]


@pytest.mark.parametrize(
    ("text", "family"),
    [
        ("Pakistan fired a missile that can reach India. It flew well, the military said.", "Pakistan"),
        (
            "The Houthis fired a missile at Israel, which called it an act of Iran. It fell, the military said.",
            "Israel",
        ),
        ("Iran-backed Houthis fired a missile at Israel. It fell, the military said.", "Israel"),
        ("North Korea fired a missile, the military said. Seoul and Tokyo will talk of it.", "South Korea"),
    ],
)
def test_the_military_is_that_of_the_launcher_or_of_who_watches_it(text, family):
    assert named(text)[-1].family == family


def test_the_director_of_an_institute_speaks_for_no_state():
    authority = named("Japan's coast guard said it fell. It flew, said Dana Levi, director of the Far East Institute.")[
        -1
    ]
    assert (authority.family, authority.kind) == ("director", "experts")


def test_the_ministry_of_a_capital_is_the_one_that_spoke_before():
    last = named("South Korea's defense ministry said it fell. It flew, the ministry in Seoul said.")[-1]
    assert last.name == "South Korea, Defense Ministry"


def test_our_army_is_that_of_whoever_is_quoted():
    said = named('"Our military saw a missile fired by North Korea," said the Joint Chiefs of Staff in Seoul.')
    assert [authority.name for authority in said] == ["South Korea, Joint Chiefs of Staff"]
