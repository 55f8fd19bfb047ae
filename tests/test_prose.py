"""The sentences of a brief: what the seeds say, and how values are put into words."""

from datetime import date

import pandas as pd
import pytest

from analysis.agreement import measure_agreement
from analysis.columns import make_frame
from analysis.flow import Frames, build
from analysis.prose import bottom_line, say_count, say_day, say_distance, say_event_title, say_gaps, say_scope
from analysis.prose.story import Sentence, plain
from analysis.prose.words import join_words, say_as_said, say_kinds, say_share, say_some
from analysis.reading import read_story
from analysis.settings import Settings
from tests.reader import story_of

EVENT = {"event_id": "north-korea-2026-01-04a", "role": "main", "actor": "North Korea", "kind": "ballistic"}
DAY = {"from_date": pd.Timestamp("2026-01-04"), "to_date": pd.Timestamp("2026-01-04"), "date_precision": "day"}
SAID = {"subject_id": "north-korea-2026-01-04a", "stance": "asserted", "superseded": False, "independent": True}
MEASURED = {"subject_id": "north-korea-2026-01-04a", "subject_kind": "launch", "n_claims": 2}
VOICES = {"n_authorities": 2, "n_independent": 2}


@pytest.fixture(scope="module")
def seeds() -> Frames:
    return build(Settings())


def read(sentences: list[Sentence]) -> str:
    return " ".join(map(plain, sentences))


def count(family: str, value: str, low: float | None, high: float | None, hedge: str | None = None) -> dict:
    number = {"attribute": "count", "value": value, "low": low, "high": high, "unit": "missiles", "hedge": hedge}
    return SAID | number | {"family": family, "authority": family, "claim_id": f"c-{family}-{value}".replace(" ", "-")}


def tell(standings: list[dict], agreement: list[dict]) -> list[Sentence]:
    events = make_frame("events", [EVENT | DAY | {"kinds": ("ballistic",)}])
    frames = make_frame("standings", standings), make_frame("agreement", agreement)
    return bottom_line(events, *frames, make_frame("context", []), make_frame("documents", []))


def test_the_bottom_line_has_three_to_six_sentences(seeds: Frames) -> None:
    told = bottom_line(seeds.events, seeds.standings, seeds.agreement, seeds.context, seeds.documents)
    assert 3 <= len(told) <= 6


def test_the_bottom_line_of_the_seeds_says_what_each_family_says(seeds: Frames) -> None:
    told = read(bottom_line(seeds.events, seeds.standings, seeds.agreement, seeds.context, seeds.documents))
    assert "Two launches by North Korea" in told
    assert "26 or 27 January 2026" in told and "by the day of publication" in told
    assert "North Korea calls them hypersonic missiles" in told
    assert "Nothing conflicts" in told


def test_each_figure_of_the_bottom_line_leads_to_a_claim_of_the_run(seeds: Frames) -> None:
    told = bottom_line(seeds.events, seeds.standings, seeds.agreement, seeds.context, seeds.documents)
    linked = {words: basis for sentence in told for words, basis in sentence if isinstance(basis, str)}
    assert {"several", "at least two", "two", "about 900 km", "4 January 2026"} <= set(linked)
    assert set(linked.values()) <= set(seeds.claims.claim_id)


def test_a_conflict_is_told_with_both_sides() -> None:
    voices = [count("Japan", "2", 2, 2), count("South Korea", "3", 3, 3)]
    told = read(tell(voices, [MEASURED | VOICES | {"attribute": "count", "verdict": "conflict"}]))
    assert "One value conflicts: the number of missiles of 4 January (Japan two and South Korea three)" in told


def test_clocks_at_odds_are_told_as_clocks_of_the_place() -> None:
    clocks = [
        count(name, value, 0, 0) | {"attribute": "time", "unit": "Asia/Pyongyang"}
        for name, value in (("Japan", "09:51"), ("North Korea", "11:30"))
    ]
    told = read(tell(clocks, [MEASURED | VOICES | {"attribute": "time", "verdict": "conflict"}]))
    assert "(Japan 09:51 local time and North Korea 11:30 local time)" in told


def test_a_denied_value_is_never_called_free_of_conflict() -> None:
    row = MEASURED | VOICES | {"attribute": "count", "verdict": "single", "dissent": ("North Korea",)}
    denial = count("North Korea", "2", 2, 2) | {"stance": "denied"}
    sentences = tell([count("Japan", "2", 2, 2), denial], [row])
    told = read(sentences)
    [tally] = [b for s in sentences for w, b in s if w == "One value"]
    assert [row.place for row in tally.rows] == [denial["claim_id"]]
    assert "Nothing conflicts" not in told and "denied: the number of missiles of 4 January, by North Korea" in told


def test_two_texts_that_name_nobody_are_told_apart() -> None:
    own = {"family": "unattributed", "independent": False}
    voices = [count("AP", "1", 1, 1) | own, count("TASS", "2", 2, 2) | own]
    assert "one text says one and another text says two" in read(tell(voices, []))


def test_all_values_of_one_family_are_told() -> None:
    told = read(tell([count("Japan", "2", 2, 2), count("Japan", "3", 3, 3)], []))
    assert "only Japan says two and three" in told


def test_a_plan_is_announced_on_its_days_and_nothing_is_said_to_have_flown() -> None:
    notice = (
        "North Korea told Japan that it will launch a satellite between May 31 and June 11, officials in Tokyo said."
    )
    claims = make_frame("claims", read_story(story_of(notice, date(2023, 5, 29)))[0])
    planned = claims[(claims.role == "planned") & (claims.attribute == "date")]
    assert len(planned) and (planned.stance == "planned").all()
    links = make_frame("links", [{"mention_id": planned.mention_id.iloc[0], "event_id": EVENT["event_id"]}])
    document = {"document_id": "test", "path": "test", "copy_group": "test", "text": notice, "status": "read"}
    usual = {"date_precision": "day", "date_source": "header", "sha256": ""}
    documents, context = make_frame("documents", [document | usual]), make_frame("context", [])
    standings, agreement = measure_agreement(claims, context, links, documents, Settings())
    window = {"from_date": "2023-05-31", "to_date": "2023-06-11", "date_precision": "interval"}
    events = make_frame("events", [EVENT | window | {"role": "planned", "kind": "SLV", "kinds": ("SLV",)}])
    told = bottom_line(events, standings, agreement, context, documents)
    assert read(told).startswith("One launch by North Korea is announced, between 31 May and 11 June 2023 ")
    assert ("31 May and 11 June 2023", planned.claim_id.iloc[0]) in told[0]
    assert "flew" not in read(told) and "was fired" not in read(told)


def test_many_launches_are_summed_up() -> None:
    rows = [EVENT | DAY | {"event_id": f"north-korea-2026-01-04{letter}"} for letter in "abcdefghijkl"]
    events, nothing = make_frame("events", rows), [make_frame(n, []) for n in ("standings", "agreement", "context")]
    told = bottom_line(events, *nothing, make_frame("documents", []))
    assert len(told) <= 6 and read(told).startswith("12 launches by North Korea")


def test_the_ends_of_the_distances_keep_the_words_that_soften_them() -> None:
    days = [(f"north-korea-2026-01-0{n}a", pd.Timestamp(f"2026-01-0{n}")) for n in range(1, 7)]
    ids = [EVENT | {"event_id": name, "from_date": at, "to_date": at, "date_precision": "day"} for name, at in days]
    far = {"distance_low_km": 70, "distance_high_km": 70}, {"distance_low_km": 4600, "distance_high_km": 4600}
    standings = [
        count("Japan", value, low, high, "about")
        | {"subject_id": ids[n]["event_id"], "attribute": "distance", "unit": "km"}
        for n, (value, low, high) in enumerate([("70", 65, 75), ("4600", 4550, 4650)])
    ]
    events = make_frame("events", [row | (far[n] if n < 2 else {}) for n, row in enumerate(ids)])
    nothing = [make_frame(name, []) for name in ("agreement", "context", "documents")]
    told = read(bottom_line(events, make_frame("standings", standings), *nothing))
    assert "from about 70 km (1 January) to about 4,600 km (2 January)" in told


def test_a_plan_is_titled_as_one() -> None:
    row = make_frame("events", [EVENT | DAY | {"role": "planned", "kinds": ("SLV",), "count_high": 1}]).iloc[0]
    assert say_event_title(row) == "4 January 2026: satellite launch vehicle, up to 1 (announced)"


def test_no_launch_is_said_in_so_many_words() -> None:
    frames = [make_frame(name, []) for name in ("events", "standings", "agreement", "context", "documents")]
    assert read(bottom_line(*frames)).startswith("No text tells of a launch.")


def test_the_gaps_of_the_seeds_name_what_nobody_states(seeds: Frames) -> None:
    told = read(say_gaps(seeds.events, seeds.agreement))
    assert "No text states an apogee of either of the two launches" in told
    assert "For 26 or 27 January no text states a clock time, distance or launch site." in told


def test_the_scope_counts_texts_stories_and_families(seeds: Frames) -> None:
    scope = plain(say_scope(seeds.documents, seeds.standings))
    days = "4 January 2026 to 27 January 2026"
    assert scope.startswith(f"As of 27 January 2026 · two texts, published {days} · two stories")
    assert "three families of authorities" in scope


def test_a_launch_is_titled_by_day_clock_kind_and_number() -> None:
    event = EVENT | DAY | {"kinds": ("missile", "ballistic"), "local_time": "07:50", "count_low": 2}
    row = make_frame("events", [event]).iloc[0]
    assert say_event_title(row) == "4 January 2026, about 07:50 local time: ballistic missiles, 2 or more"


def test_a_launch_of_which_nothing_is_known_has_a_title() -> None:
    row = make_frame("events", [{"event_id": "unknown-undated-a", "role": "main"}]).iloc[0]
    assert say_event_title(row) == "day not stated: kind not stated, number not stated"


@pytest.mark.parametrize(
    "first, last, precision, words",
    [
        ("2026-01-04", "2026-01-04", "day", "4 January 2026"),
        ("2026-01-26", "2026-01-27", "implied", "26 or 27 January 2026 (by the day of publication)"),
        ("2025-12-01", "2025-12-31", "month", "December 2025 (day not stated)"),
        ("2026-01-01", "2026-01-10", "part", "1 to 10 January 2026 (day not stated)"),
        (pd.NaT, pd.NaT, "none", "day not stated"),
    ],
)
def test_a_day_is_said_as_exactly_as_it_is_known(first: str, last: str, precision: str, words: str) -> None:
    assert say_day(pd.Timestamp(first), pd.Timestamp(last), precision) == words


@pytest.mark.parametrize(
    "low, high, words",
    [
        (2, 2, "2"),
        (2, None, "2 or more"),
        (None, 3, "up to 3"),
        (23, 24, "23 to 24"),
        (pd.NA, pd.NA, "number not stated"),
    ],
)
def test_a_count_keeps_its_open_end(low: int, high: int, words: str) -> None:
    assert say_count(low, high) == words


@pytest.mark.parametrize(
    "hedge, value, low, high, words",
    [
        ("more_than", "11 or more", 11, None, "more than ten"),
        ("less_than", "up to 9", 1, 9, "less than ten"),
        ("several", "2 or more", 2, None, "several"),
        ("singular", "1", 1, 1, "one"),
        (None, "2-3", 2, 3, "two to three"),
    ],
)
def test_a_number_is_said_with_the_hedge_of_its_source(hedge: str, value: str, low: int, high: int, words: str) -> None:
    assert say_as_said(count("Japan", value, low, high, hedge)) == words


def test_a_mile_is_no_more_exact_than_its_kilometres() -> None:
    assert (say_distance(900, 900), say_distance(900, 900, "mi"), say_distance(400, None)) == (
        "900 km",
        "560 mi",
        "at least 400 km",
    )


def test_kilometres_that_a_text_gave_in_miles_are_said_no_finer_than_those() -> None:
    assert (say_distance(6759.24, 6759.24), say_distance(80.4672, 80.4672)) == ("6,760 km", "80 km")
    said = SAID | {"attribute": "distance", "value": "6759.24", "unit": "km", "hedge": "about"}
    assert say_as_said(said) == "about 6,760 km"


def test_numbers_agree_with_their_nouns() -> None:
    assert (say_some(0, "text"), say_some(1, "text"), say_some(12, "text")) == ("no texts", "one text", "12 texts")
    assert (say_share(2, 4), say_share(4, 22), join_words("abc")) == ("two of four", "4 of 22", "a, b and c")
    assert (say_share(0, 4), say_share(0, 22), say_share(900, 1200)) == ("none of four", "none of 22", "900 of 1,200")


def test_a_vaguer_kind_is_left_out_beside_one_that_refines_it() -> None:
    assert say_kinds(("missile", "ballistic", "hypersonic")) == "ballistic or hypersonic missiles"
