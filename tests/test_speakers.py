"""Speakers: who states what a sentence says, and who only passes it on."""

import pytest
from reader import story_of


def sayings(text):
    return story_of(text).lines[-1].sayings


@pytest.mark.parametrize(
    "text",
    [
        "South Korea's military said the missile flew 500 km.",
        "The missile flew 500 km, according to South Korea's military.",
        "The missile flew 500 km, said South Korea's military.",
        "The missile flew 500 km, by the account of South Korea's military.",
        "The missile was detected by South Korea's military.",
        "A statement from South Korea's military told of 500 km.",
        "The news came with South Korea's military as its source.",
        "The missile flew 500 km (Source: South Korea's military).",
        "South Korea's military issued a statement on the missile.",
        "South Korea's military told reporters at its headquarters of the missile.",
        "South Korea's military, who asked for calm, said it flew.",
    ],
)
def test_attribution_is_heard_in_all_its_forms(text):
    assert [saying.authority.name for saying in sayings(text)] == ["South Korea, military"]


@pytest.mark.parametrize(
    "text",
    [
        "Yonhap quoted South Korea's military as saying it flew.",
        "Yonhap said, citing South Korea's military, that it flew.",
    ],
)
def test_an_agency_that_quotes_is_the_relay(text):
    assert [(s.authority.name, s.relay) for s in sayings(text)] == [("South Korea, military", "Yonhap")]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Missile flew 500 km: South Korea's military", "South Korea, military"),
        ("Pentagon: Missile flew 500 km", "Pentagon"),
        ("Seoul: Missile flew 500 km", "South Korea"),
        ("A ministry official in Tokyo was quoted as saying it flew.", "Japan, ministry"),
        ("Hamas's armed wing said it fired rockets.", "Hamas"),
        ("Houthi rebels issued a statement saying it flew.", "Houthis"),
        ("The missile fell in a field, Maria Silva, a farmer, said.", "Maria Silva"),
        ("The missile fell in a field, according to Risk Watch.", "Risk Watch"),
        ("Yemen's Houthis announced that they had fired it.", "Houthis"),
        ("Hamas's armed wing, the Qassam Brigades, said it flew.", "Hamas"),
        ("Hezbollah claimed responsibility for the missile.", "Hezbollah"),
        ("By Seoul's reckoning the missile flew 500 km.", "South Korea"),
        ("South Korea's military agreed. By its data the missile flew 500 km.", "South Korea, military"),
        ("It flew. Maria Silva, a farmer, said the missile fell in a field.", "Maria Silva"),
    ],
)
def test_whoever_speaks_is_heard(text, name):
    assert [saying.authority.name for saying in sayings(text)] == [name]


@pytest.mark.parametrize(
    "text",
    [
        "South Korea's military has said nothing yet.",
        "Pyongyang said nothing.",
        "Fresh Volley Puts Region On Edge",
        "South Korea's military was told of the launch.",
        "Washington had been warned of the launch.",
        "North Korea put a satellite into orbit.",
        "North Korea is said to fire missiles often.",
        "France's president has given his approval to the launch.",
    ],
)
def test_silence_is_no_statement(text):
    assert sayings(text) == ()


def test_state_media_that_quote_their_government_are_its_relay():
    (saying,) = sayings("Iran's foreign minister said it flew, IRNA reported.")
    assert (saying.authority.name, saying.relay) == ("Iran, Foreign Minister", "IRNA")


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Seoul and Tokyo said it flew.", {"South Korea", "Japan"}),
        ("It flew, according to Japan, South Korea and the United States.", {"Japan", "South Korea", "United States"}),
        ("Officials of Japan, South Korea and the U.S. said it flew.", {"Japan", "South Korea", "United States"}),
        ("According to South Korean and Japanese estimates it flew.", {"South Korea", "Japan"}),
        ("By South Korean and Japanese assessments it flew.", {"South Korea", "Japan"}),
        ("U.S. and South Korean officials said it flew.", {"United States", "South Korea"}),
    ],
)
def test_those_who_speak_together_are_all_heard(text, families):
    assert {saying.authority.family for saying in sayings(text)} == families
    assert len({saying.group for saying in sayings(text)}) == 1


def test_a_denial_is_told_from_a_statement():
    (saying,) = sayings("South Korea's military denied the report.")
    assert saying.denies


def test_what_a_country_calls_a_thing_is_not_its_news():
    assert sayings("It fired missiles in what Beijing calls exercises.") == ()


@pytest.mark.parametrize(
    "text",
    [
        "Japan's coast guard corrected itself. It said the missile flew 500 km.",
        "Japan's coast guard said it flew. The statement said the missile flew 500 km.",
    ],
)
def test_it_is_the_body_spoken_of_before(text):
    assert [saying.authority.name for saying in sayings(text)] == ["Japan, Coast Guard"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("US Central Command said its forces had destroyed a missile.", ["US Central Command"]),
        ("Before it elects its president, Japan's coast guard said it fell.", ["Japan, Coast Guard"]),
    ],
)
def test_who_is_only_spoken_of_does_not_speak(text, names):
    assert [saying.authority.name for saying in sayings(text)] == names


@pytest.mark.parametrize(
    ("clause", "names"),
    [
        ("North Korea last fired one in May, when it said the test was a success.", ["North Korea"]),
        ("North Korea fired a missile on Friday, it said.", ["Japan, Defense Ministry"]),
    ],
)
def test_it_is_the_launcher_in_a_clause_about_the_launch(clause, names):
    assert [s.authority.name for s in sayings(f"Japan's defense ministry said it flew. {clause}")] == names


def test_a_minister_is_of_the_ministry_told_of_before():
    text = "Japan's radars saw it, the defense ministry said. South Korea's military agrees. "
    assert sayings(text + "The defense minister said it fell.")[0].authority.name == "Japan, Defense Minister"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The North says leader watched a missile.", ["North Korea"]),
        ("Japan's defense minister said that by his ministry's data it flew 500 km.", ["Japan, Defense Minister"]),
        ("South Korea's military and other sources said it flew.", ["South Korea, military"]),
        ("The Pacific Command of the U.S. military said it flew.", ["US Indo-Pacific Command"]),
        ("It hit an airfield that Israel's army called a depot, Japan said.", ["Japan"]),
    ],
)
def test_one_voice_is_heard_once(text, names):
    assert [saying.authority.name for saying in sayings(text)] == names


def test_somebody_with_a_rank_speaks_for_the_army_that_spoke_before():
    said = sayings("Israel's army said it fell. It flew, said Brig. Gen. Dana Levi.")
    assert [saying.authority.name for saying in said] == ["Israel, army Dana Levi"]


def test_an_institute_in_a_capital_does_not_speak_for_its_state():
    assert all(
        said.authority.family != "South Korea" for said in sayings("An expert at a Seoul institute said it flew.")
    )
