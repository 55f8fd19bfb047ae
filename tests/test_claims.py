"""Claims: each value with its words, its hedge, its stance and who states it."""

import pandas as pd
import pytest
from reader import claims_of, launches_of, values

FIRED = "North Korea fired two missiles on Tuesday. "


@pytest.mark.parametrize(
    ("text", "distances", "apogees"),
    [
        ("They flew 500 km at an altitude of 50 km.", ["500 km"], ["50 km"]),
        ("A distance of 900 km and a maximum altitude of 5,700 km are given.", ["900 km"], ["5700 km"]),
        ("About 150 km and 200 km were flown, with 90 km and 80 km, respectively, as maximum altitudes.",
         ["150 km", "200 km"], ["90 km", "80 km"]),
        ("They travelled 435 km reaching an altitude of 1,200 km.", ["435 km"], ["1200 km"]),
        ("They fell 150 km west of Hokkaido.", [], []),
        ("They fell 370 km off the coast.", [], []),
    ],
)  # fmt: skip
def test_a_measure_goes_to_the_word_of_flight_beside_it(text, distances, apogees):
    assert (values(FIRED + text, "distance"), values(FIRED + text, "apogee")) == (distances, apogees)


def test_a_missile_fired_so_far_into_the_sea_flew_so_far():
    assert values("North Korea fired a missile 930 km into the sea.", "distance") == ["930 km"]


@pytest.mark.parametrize(
    ("text", "stance"),
    [
        ("The missile has a range of 500 km.", "capability"),
        ("If flown on a normal trajectory it could have flown 5,000 km.", "hypothetical"),
        ("They flew 500 km.", "asserted"),
    ],
)
def test_only_what_was_flown_is_asserted(text, stance):
    assert [claim.stance for claim in claims_of(FIRED + text) if claim.attribute == "distance"] in ([stance], [])
    assert (stance == "asserted") == bool(launches_of(FIRED + text)[0].distance_km)


def test_a_claim_stands_once_for_each_who_states_it():
    claims = claims_of("Seoul and Tokyo said North Korea fired two missiles on Tuesday.")
    assert {claim.family for claim in claims if claim.attribute == "count"} == {"South Korea", "Japan"}


def test_a_word_of_the_launcher_is_its_own_claim():
    text = "North Korea fired what it called a hypersonic missile, South Korea's military said."
    (kind,) = [claim for claim in claims_of(text) if claim.attribute == "kind"]
    assert (kind.value, kind.stance, kind.family) == ("hypersonic", "claimed", "North Korea")


def test_one_test_of_one_weapon_counts_one():
    assert values("Iran announced a successful test of the Emad ballistic missile.", "count") == ["1"]


def test_what_the_missile_may_have_been_refines_its_kind():
    launch = launches_of(FIRED + "They may have been intermediate-range ballistic missiles.")[0]
    assert launch.kind == "IRBM"


def test_a_time_told_by_two_days_is_quoted_whole():
    text = "North Korea fired a missile in the night between Monday and Tuesday."
    [claim] = [claim for claim in claims_of(text) if claim.attribute == "date"]
    assert claim.quote == "Monday and Tuesday"


def test_a_claim_names_the_words_behind_it_and_behind_its_speaker():
    text = "South Korea's military said so. It said a missile fired by North Korea flew 600 km on Monday."
    [claim] = [claim for claim in claims_of(text) if claim.attribute == "distance"]
    assert claim.rule == "measure beside a word of distance: flew [verbs.toml fly], km [units.toml km]"
    assert claim.speaker.startswith("It said: It [cues.toml pronoun], said [verbs.toml say]")


def test_what_the_weapon_was_not_is_denied():
    text = "The projectile that North Korea fired on Tuesday was not a ballistic missile but an artillery rocket."
    kinds = [(claim.value, claim.stance) for claim in claims_of(text) if claim.attribute == "kind"]
    assert ("ballistic", "denied") in kinds
    assert ("artillery_rocket", "asserted") in kinds


def test_a_time_before_something_else_is_quoted_with_what_softens_it():
    text = "North Korea fired a missile less than two hours before the president left for China."
    [claim] = [claim for claim in claims_of(text) if claim.attribute == "relation"]
    assert claim.quote == "less than two hours before the president left for China"


def test_a_full_stop_is_no_part_of_a_measure():
    [claim] = [claim for claim in claims_of("Iran fired a missile. It flew 900 km.") if claim.attribute == "distance"]
    assert claim.quote == "900 km"


@pytest.mark.parametrize(
    ("text", "outcomes"),
    [
        ("The launch failed.", ["failed"]),
        ("One of them exploded in flight.", ["failed"]),
        ("It has been at odds with Washington since talks failed in 2019, analysts said.", []),
    ],
)
def test_an_outcome_is_that_of_a_missile_or_a_launch(text, outcomes):
    assert values(FIRED + text, "outcome") == outcomes


@pytest.mark.parametrize(
    ("text", "kind", "name"),
    [
        ("The missile was ballistic, Tokyo said.", "ballistic", None),
        ("It is thought to be of medium range.", "MRBM", None),
        ("It was of a ballistic type, Tokyo said.", "ballistic", None),
        ("It was new, Tokyo said.", "missile", None),
        ("It is not known whether it was ballistic.", "missile", None),
        ("It was not ballistic, Tokyo said.", "missile", None),
        ("KCNA called the weapon the Hwasong-12.", "missile", "Hwasong-12"),
        ("South Korea has deployed Patriot missiles.", "missile", None),
    ],
)
def test_a_later_sentence_says_what_the_weapon_was(text, kind, name):
    launch = launches_of("North Korea fired a missile on Tuesday. " + text)[0]
    assert (launch.kind, None if pd.isna(launch.name) else launch.name) == (kind, name)


@pytest.mark.parametrize(
    ("dateline", "launcher", "authority"),
    [
        ("PYONGYANG, January 3 (KCNA) --", "North Korea", "KCNA"),
        ("MOSCOW, January 3. /TASS/.", "Russia", "TASS"),
        ("MOSCOW, January 3. /TASS/.", "North Korea", None),
        ("SEOUL, January 3 (Yonhap) --", "North Korea", None),
    ],
)
def test_state_media_that_write_of_a_launch_of_their_own_state_are_its_authority(dateline, launcher, authority):
    (launch,) = launches_of(f"{dateline} {launcher} fired a ballistic missile from its east coast on Tuesday.")
    assert launch.authorities == ((authority,) if authority else ())
