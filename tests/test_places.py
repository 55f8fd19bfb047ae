"""Places: from where a launch was made, and where it came down."""

import pytest
from reader import claims_of, launches_of, values

FIRED = "North Korea fired a missile"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (f"{FIRED} from Wonsan into the sea.", "Wonsan"),
        (f"{FIRED} near Wonsan toward the sea.", "Wonsan"),
        (f"{FIRED}. It left the Wonsan area at 7 a.m.", "Wonsan area"),
        ("Hamas militants from the Gaza Strip fired rockets.", "Gaza Strip"),
        ("Russia fired a missile from Astrakhan at Dnipro.", "Astrakhan"),
        (f"{FIRED} from Pyongyang.", "Pyongyang"),
        (f"{FIRED} from near Pyongyang.", "Pyongyang"),
        (f"{FIRED}. It was detected at noon from North Hwanghae.", "North Hwanghae"),
        (f"{FIRED}. Radars detected it over the Sunan area.", "Sunan area"),
        (f"{FIRED}. The launch site was near Wonsan.", "Wonsan"),
        ("A missile was launched from Yemen by the Houthis on Tuesday.", "Yemen"),
    ],
)
def test_a_site_is_told_by_where_it_left(text, site):
    assert launches_of(text)[0].site == site


@pytest.mark.parametrize(
    ("sentence", "site"),
    [
        ("The military identified the launch site as Sunan.", ["Sunan"]),
        ("The military gave the place of launch as Sunan.", ["Sunan"]),
        ("Launch point: Sunan.", ["Sunan"]),
        ("The military gave the place, Sunan.", ["Sunan"]),
        ("The military counted two missiles from Sunan.", ["Sunan"]),
        ("The site of the launch is said to be an airport.", []),
        ("The launch site near Sunan was seen by tourists.", []),
        ("The launch site is not known.", []),
    ],
)
def test_a_place_of_launch_is_told_where_it_is_said_to_be_one(sentence, site):
    assert values(f"{FIRED}. {sentence}", "site") == site


@pytest.mark.parametrize(
    ("text", "landing"),
    [
        (f"{FIRED} from Wonsan into the Sea of Japan.", ["into the Sea of Japan"]),
        (f"{FIRED}. It fell 250 km west of Hokkaido.", ["250 km west of Hokkaido"]),
        (f"{FIRED}. It fell southwest of Jeju Island.", ["southwest of Jeju Island"]),
        (f"{FIRED}. It fell 300 km off Oman.", ["300 km off Oman"]),
        (f"{FIRED}. It flew 600 km to Okushiri Island.", ["to Okushiri Island"]),
        (f"{FIRED}. It came down between North Korea and Japan.", ["between North Korea and Japan"]),
        (f"{FIRED}. About 40 miles from Sokcho it came down.", ["About 40 miles from Sokcho"]),
        (f"{FIRED} at Wonsan Airport.", []),
        (f"{FIRED}. It fell in an area of its own.", []),
        (f"{FIRED}. It fell. A carrier ended an exercise off Okinawa.", []),
        (f"{FIRED}. It fell between Sado island and the Oki islands.", ["between Sado island and the Oki islands"]),
        (
            "China fired missiles into waters north, south and east of Taiwan.",
            ["into waters north, south and east of Taiwan"],
        ),
        ("Russia struck the Ukrainian city of Dnipro with two missiles.", ["the Ukrainian city of Dnipro"]),
    ],
)
def test_a_landing_is_told_by_where_it_fell(text, landing):
    assert values(text, "landing")[:1] == landing


@pytest.mark.parametrize(
    ("text", "site", "landing"),
    [
        ("Hamas fired rockets at Ashkelon.", [], ["at Ashkelon"]),
        ("Russia launched four missiles at Odesa.", [], ["at Odesa"]),
        ("Hezbollah fired a missile at Tyre.", ["Tyre"], []),
        ("North Korea test-fired a missile in the waters off Wonsan.", ["waters off Wonsan"], []),
        ("Iran launched a missile at Semnan.", ["Semnan"], []),
        ("Iran fired a missile that reached Tel Aviv.", [], ["Tel Aviv"]),
        (
            "Iran fired rockets at Israeli positions on the Golan Heights.",
            [],
            ["at Israeli positions on the Golan Heights"],
        ),
        ("Iran fired 20 missiles at Israel.", [], ["at Israel"]),
        ("The Houthis fired a missile from Yemen toward Riyadh.", ["Yemen"], ["toward Riyadh"]),
        ("Iran fired a missile from central Iran.", ["central Iran"], []),
        ("India launched a missile from Chandipur at Balasore.", ["Chandipur", "Balasore"], []),
        ("Russia fired a missile from Plesetsk at the Kura range.", ["Plesetsk"], ["at the Kura range"]),
        ("Russia loosed a Bulava at the Kura range from the White Sea.", ["White Sea"], ["Kura range"]),
        ("Russia fired a missile that went off from Plesetsk.", ["Plesetsk"], []),
    ],
)
def test_a_place_on_another_states_soil_is_what_was_fired_at(text, site, landing):
    assert (values(text, "site"), values(text, "landing")) == (site, landing)


@pytest.mark.parametrize(
    ("text", "site", "landing"),
    [
        ("It left the waters off Sinpo at dawn.", ["waters off Sinpo"], []),
        ("It left Hamhung for the East Sea.", ["Hamhung"], ["East Sea"]),
        ("It originated from Hamhung.", ["Hamhung"], []),
        ("It fell in Japan's air defence zone.", [], ["in Japan's air defence zone"]),
        ("In Sapporo the missile hit a dam.", [], ["In Sapporo"]),
        ("It left a crater in Sapporo.", [], []),
        ("The missile hit Tokyo.", [], ["Tokyo"]),
        ("The missile hit the island of Alsom.", [], ["the island of Alsom"]),
    ],
)
def test_a_place_is_a_site_or_a_landing_by_the_words_that_lead_to_it(text, site, landing):
    assert (values(f"{FIRED}. {text}", "site"), values(f"{FIRED}. {text}", "landing")) == (site, landing)


def test_a_coast_behind_a_site_tells_where_the_site_lies():
    text = "India tested a missile. The launch took place near Balasore, off the Odisha coast."
    assert values(text, "site") == ["Balasore", "Odisha coast"]
    assert values(text, "landing") == []


def test_outside_a_zone_denies_the_zone():
    (fell,) = [c for c in claims_of(f"{FIRED}. It fell outside Japan's EEZ.") if c.attribute == "landing"]
    assert (fell.value, fell.stance) == ("EEZ", "denied")
    (fell,) = [c for c in claims_of(f"{FIRED}. Nothing had fallen inside Japan's EEZ.") if c.attribute == "landing"]
    assert fell.stance == "denied"
    (fell,) = [c for c in claims_of(f"{FIRED}. No part of it fell in the Pacific.") if c.attribute == "landing"]
    assert fell.stance == "denied"


def test_the_country_that_launched_is_no_site():
    assert values("A missile was fired from North Korea.", "site") == []


def test_debris_falls_apart_from_the_missile():
    assert values(f"{FIRED} from Wonsan. Debris fell in Hokkaido.", "landing") == []


def test_the_place_of_a_statement_is_no_site():
    assert values(f"{FIRED}, an official said in Tokyo.", "site") == []


@pytest.mark.parametrize(
    ("text", "site", "landing"),
    [
        (f"{FIRED} while envoys were meeting in the city of Geneva.", [], []),
        (f"{FIRED} from Wonsan, where tourists swam off Hodo.", ["Wonsan"], []),
        (f"{FIRED} from the southern part of the country.", ["southern part"], []),
        (f"{FIRED} from aboard a ship off Wonsan.", ["ship off Wonsan"], []),
        (f"{FIRED} from under the sea near Sinpo.", ["sea near Sinpo"], []),
        ("A warship off Wonsan fired two North Korean missiles.", ["Wonsan"], []),
        ("The missiles that North Korea fired left Pyongyang at noon.", ["Pyongyang"], []),
        ("Hezbollah fired rockets at Israel from Lebanon.", ["Lebanon"], ["at Israel"]),
        ("Two missiles were fired at Israel by Houthis in Yemen.", ["Yemen"], ["at Israel"]),
        ("Houthis fired missiles from areas of Yemen that the group holds.", ["areas of Yemen"], []),
        ("Two missiles were fired by North Korea over the Yellow Sea.", [], ["Yellow Sea"]),
        ("Houthis fired a missile. It came from Saada.", ["Saada"], []),
        ("Houthis fired a missile at a U.S. warship.", [], []),
        ("Russia fired a missile from Plesetsk in the morning at the Kura range.", ["Plesetsk"], ["at the Kura range"]),
        (f"{FIRED} from an area to the north of Wonsan.", ["area to the north of Wonsan"], []),
        ("The missiles that North Korea fired were launched south of Wonsan.", ["south of Wonsan"], []),
        ("India launched a missile at the Pokhran range.", ["Pokhran range"], []),
        ("Russia fired a missile at a target in the White Sea.", [], ["at a target in the White Sea"]),
        ("China tested a missile in the west of China.", ["west of China"], []),
        (f"{FIRED}. A naval exercise was held in the Gulf of Oman.", [], []),
        ("India test-fired a missile off the coast of Odisha.", ["coast of Odisha"], []),
        ("Hamas fired rockets from a Grad launcher at Ashdod.", [], ["at Ashdod"]),
        ("Iran fired missiles at two air bases in Iraq.", [], ["at two air bases in Iraq"]),
        ("Iran fired a missile that fell near Haifa, with damage to houses in the city.", [], ["near Haifa"]),
        (f"{FIRED}. It is able to hit ships near Guam.", [], []),
        (f"{FIRED}. It flew over the Sea of Japan.", [], ["the Sea of Japan"]),
        ("Two North Korean missiles left for the Sea of Japan.", [], ["Sea of Japan"]),
    ],
)
def test_a_place_is_told_of_the_launch_by_what_leads_to_it(text, site, landing):
    assert (values(text, "site"), values(text, "landing")) == (site, landing)
