"""Weapons: phrases that name what was launched, how many, and of which kind."""

import pytest
from reader import launches_of, story_of, values

from analysis.reading.words.weapons import is_plural


def weapon(text):
    return next(line.weapons[0] for line in story_of(text).lines if line.weapons)


@pytest.mark.parametrize(
    ("phrase", "low", "high"),
    [
        ("two short-range ballistic missiles", 2, 2),
        ("at least 10 missiles", 10, None),
        ("more than 10 missiles", 11, None),
        ("up to four missiles", 1, 4),
        ("several cruise missiles", 2, None),
        ("a pair of missiles", 2, 2),
        ("nearly two dozen missiles", 22, 24),
        ("two test missiles", 2, 2),
    ],
)
def test_the_number_before_a_weapon_counts_it(phrase, low, high):
    count = weapon(f"It fired {phrase}.").count
    assert (count.low, count.high) == (low, high)


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("an intercontinental ballistic missile (ICBM)", "ICBM"),
        ("short-range ballistic missiles", "SRBM"),
        ("a submarine-launched ballistic missile", "SLBM"),
        ("strategic cruise missiles", "cruise"),
        ("a projectile", "projectile"),
        ("a military reconnaissance satellite", "SLV"),
        ("a Hwasong-18", "ballistic"),
        ("an intermediate-range Hwasong-12", "IRBM"),
        ("a short-range submarine-launched ballistic missile", "SLBM"),
        ("a hypersonic cruise missile", "hypersonic"),
        ("Fateh-110s", "ballistic"),
    ],
)
def test_the_words_of_a_phrase_give_its_kind(phrase, kind):
    assert weapon(f"It fired {phrase}.").kind == kind


@pytest.mark.parametrize(
    ("phrase", "kind"),
    [
        ("a ballistic missile of intermediate range", "IRBM"),
        ("ballistic missiles with a short range", "SRBM"),
        ("an intermediate-range missile", "IRBM"),
        ("an intermediate-range cruise missile", "cruise"),
        ("medium-range surface-to-air missiles", "surface_to_air"),
        ("cruise and ballistic missiles", "mixed"),
        ("short-range and ballistic missiles", "SRBM"),
    ],
)
def test_the_kind_may_stand_behind_a_weapon_or_be_two(phrase, kind):
    assert weapon(f"It fired {phrase}.").kind == kind


def test_the_plural_of_a_name_is_not_one_missile():
    assert not is_plural(story_of("A BrahMos flew.").tokens, 1)
    assert is_plural(story_of("The Scuds flew.").tokens, 1)


def test_an_ordinal_is_no_count():
    assert weapon("It fired its fifth missile.").ordinal


def test_what_it_called_covers_both_weapons():
    weapons = story_of("It fired what it called cruise missiles and new anti-air missiles.").lines[0].weapons
    assert [w.doubt.id for w in weapons] == ["what_it_called", "what_it_called"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("It was an Iskander missile with a range of 500 km.", ["Iskander"]),
        ("An Iskander is suspected.", ["Iskander"]),
        ('The missile, named "Iskander", flew 300 km.', ["Iskander"]),
        ("The rocket, an Unha-3, fell into the sea.", ["Unha-3"]),
        ("The strike, using an Iskander, hit its target.", ["Iskander"]),
        ("An Iskander-style missile flew 300 km.", []),
        ("A Malligyong-1 satellite flew.", []),
        ("An old Iskander could have flown as far.", []),
    ],
)
def test_a_name_is_that_of_the_missile_told_of(text, names):
    assert values(f"North Korea fired a missile on Tuesday. {text}", "name") == names


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The surface-to-surface missile, of short range, flew east.", "short_range"),
        ("The missiles fired on Tuesday were of a solid-fuel, short-range type.", "short_range"),
        ("Short- and medium-range missiles flew east.", "missile"),
        ("They were short-range projectiles.", "missile"),
        ("The missiles flew east.", "missile"),
    ],
)
def test_a_kind_is_told_beside_or_behind_the_weapon(text, kind):
    assert launches_of(f"North Korea fired missiles on Tuesday. {text}")[0].kind == kind


def test_the_missile_told_before_is_a_missile_where_nothing_tells_more():
    assert launches_of("The missile that North Korea fired on Tuesday blew up.")[0].kind == "missile"


@pytest.mark.parametrize(
    ("told", "kind"),
    [
        ("fired an Iskander missile", "missile"),
        ("fired an Iskander", "ballistic"),
        ("fired a short-range Iskander missile", "short_range"),
        ("fired an Iskander ballistic missile", "ballistic"),
        ("fired a submarine-launched K-4 missile", "SLBM"),
        ("fired a submarine-launched cruise missile", "cruise"),
        ("fired a Grad rocket", "artillery_rocket"),
        ("launched an Unha-3 rocket", "SLV"),
    ],
)
def test_a_missiles_name_tells_a_kind_only_where_no_words_do(told, kind):
    assert launches_of(f"North Korea {told} on Tuesday.")[0].kind == kind
