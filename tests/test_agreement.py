"""Agreement: how those who speak of an event or a topic stand to each other."""

import pandas as pd
import pytest

from analysis.agreement import grade_events, measure_agreement
from analysis.agreement.grades import find_grade
from analysis.columns import make_frame
from analysis.settings import Settings

SEOUL = {"authority": "Joint Chiefs of Staff", "family": "South Korea"}
TOKYO = {"authority": "Defense Ministry", "family": "Japan"}
PYONGYANG = {"authority": "North Korea", "family": "North Korea", "stance": "claimed"}
PLACE = {"sentence": 0, "start": 0, "end": 1, "quote": "q", "rule": "r", "stance": "asserted"}


def texts() -> pd.DataFrame:
    """Two texts: `old` of 4 January 2026 and `new` of 27 January."""
    usual = {"date_precision": "day", "date_source": "header", "text": "", "sha256": "", "status": "read"}
    published = {"old": pd.Timestamp("2026-01-04"), "new": pd.Timestamp("2026-01-27")}
    rows = [{"document_id": d, "path": d, "copy_group": d, "published_date": p, **usual} for d, p in published.items()]
    return make_frame("documents", rows)


def days(first: str, last: str | None = None) -> dict:
    return {
        "attribute": "date", "value": first, "from_date": pd.Timestamp(first), "to_date": pd.Timestamp(last or first),
    }  # fmt: skip


def number(low: float | None, high: float | None, attribute: str = "distance", unit: str = "km") -> dict:
    return {"attribute": attribute, "value": f"{low}..{high}", "low": low, "high": high, "unit": unit}


def said(attribute: str, value: str) -> dict:
    return {"attribute": attribute, "value": value}


def measure(*told: dict, topics: tuple[dict, ...] = (), **settings) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Agreement on one event `e`, told by `old` unless a row says otherwise, and on the topics."""
    usual = PLACE | {"document_id": "old", "role": "main"}
    rows = [usual | {"claim_id": f"c{n}"} | row for n, row in enumerate(told)]
    rows = [row | {"mention_id": row["document_id"]} for row in rows]
    context = [PLACE | {"context_id": f"x{n}"} | row for n, row in enumerate(topics)]
    links = make_frame("links", [{"mention_id": name, "event_id": "e"} for name in ("old", "new")])
    frames = make_frame("claims", rows), make_frame("context", context), links, texts()
    return measure_agreement(*frames, Settings(**settings))


def verdict(*told: dict, **settings) -> pd.Series:
    agreement = measure(*told, **settings)[1]
    assert len(agreement) == 1
    return agreement.iloc[0]


def test_what_is_planned_of_a_launch_is_compared_only_while_the_launch_is_planned():
    window = days("2026-01-31", "2026-02-08") | {"stance": "planned"}
    told, _ = measure(window | TOKYO | {"role": "planned"})
    assert list(told.stance) == ["planned"] and list(told.family) == ["Japan"]
    assert measure(window | TOKYO)[0].empty


@pytest.mark.parametrize(
    ("seoul", "tokyo", "expected", "gap"),
    [
        ((900, 900), (900, 900), "agree", 0),
        ((850, 950), (925, 975), "compatible", 50),
        ((890, 910), (940, 960), "differ", 50),
        ((1490, 1510), (1090, 1110), "conflict", 400),
        ((900, None), (930, 950), "compatible", None),
        ((900, None), (700, 700), "conflict", 200),
    ],
)
def test_distances_agree_meet_differ_or_conflict(seoul, tokyo, expected, gap):
    row = verdict(number(*seoul) | SEOUL, number(*tokyo) | TOKYO)
    assert row.verdict == expected
    assert (None if pd.isna(row.gap) else row.gap) == gap
    assert row.n_independent == 2


def test_the_tolerance_is_a_parameter():
    told = number(890, 910) | SEOUL, number(940, 960) | TOKYO
    assert verdict(*told, tolerance_pct=1.0).verdict == "conflict"


def test_missiles_are_counted_and_not_measured():
    row = verdict(number(10, 10, "count", "missiles") | SEOUL, number(9, 9, "count", "missiles") | TOKYO)
    assert (row.verdict, row.low, row.high, row.gap) == ("conflict", 9, 10, 1)
    assert pd.isna(row.common)


def test_several_and_at_least_two_are_compatible_and_give_no_exact_number():
    row = verdict(number(2, None, "count", "missiles") | SEOUL, number(2, None, "count", "missiles") | TOKYO)
    assert (row.verdict, row.low, row.common) == ("compatible", 2, "at least 2")
    assert pd.isna(row.high) and pd.isna(row.gap)


def test_early_january_is_compatible_with_the_fourth():
    row = verdict(days("2026-01-04") | SEOUL, days("2026-01-01", "2026-01-10") | {"document_id": "new"})
    assert (row.verdict, row.common, row.gap) == ("compatible", "4 January 2026", 0)
    assert (row.n_independent, row.n_authorities, row.grade) == (1, 1, 3)


def test_the_day_a_page_implies_is_no_conflict_with_a_day_that_is_told():
    implied = days("2026-01-02", "2026-01-03") | {"precision": "implied"}
    assert verdict(days("2026-01-04") | SEOUL, implied).verdict == "single"
    assert verdict(implied | TOKYO).verdict == "single"


def test_ballistic_and_hypersonic_are_compatible_as_missiles():
    row = verdict(
        *(said("kind", "ballistic") | SEOUL, said("kind", "missile") | TOKYO),
        said("kind", "hypersonic") | PYONGYANG | {"document_id": "new"},
    )
    assert (row.verdict, row.common, row.n_independent, row.grade) == ("compatible", "missile", 3, 2)


def test_cruise_and_ballistic_conflict_and_the_lone_voice_dissents():
    row = verdict(
        *(said("kind", "ballistic") | SEOUL, said("kind", "SRBM") | TOKYO, said("kind", "cruise") | PYONGYANG),
    )
    assert (row.verdict, row.dissent, row.grade) == ("conflict", ("North Korea",), 4)
    assert verdict(said("kind", "ballistic") | SEOUL, said("kind", "cruise") | PYONGYANG).grade == 5


@pytest.mark.parametrize(
    ("seoul", "tokyo", "expected", "common"),
    [
        ("Sunan area of Pyongyang", "Sunan", "agree", "Sunan area of Pyongyang"),
        ("Sunan", "capital region", "compatible", "Sunan"),
        ("Kusong", "North Pyongan Province", "compatible", "Kusong"),
        ("toward the East Sea", "into the Sea of Japan", "agree", "into the Sea of Japan"),
        ("into its eastern waters", "into the Sea of Japan", "compatible", "into its eastern waters"),
        ("Sunan", "Samsok", "differ", None),
        ("Sunan", "Wonsan", "conflict", None),
        ("into the Yellow Sea", "into the Sea of Japan", "conflict", None),
        ("a quiet valley", "Wonsan", "differ", None),
        ("a quiet valley", "valley", "compatible", "a quiet valley"),
    ],
)
def test_places_compare_by_what_holds_what_on_the_map(seoul, tokyo, expected, common):
    row = verdict(said("site", seoul) | SEOUL, said("site", tokyo) | TOKYO)
    assert (row.verdict, None if pd.isna(row.common) else row.common) == (expected, common)


def test_two_numbers_of_a_series_conflict_and_two_names_only_differ():
    names = said("name", "Hwasong-17") | PYONGYANG, said("name", "Hwasong-15") | SEOUL
    assert verdict(*names).verdict == "conflict"
    assert verdict(said("name", "KN-23") | SEOUL, said("name", "Hwasong-11A") | PYONGYANG).verdict == "differ"
    assert verdict(said("name", "Hwasong-8") | SEOUL, said("name", "hwasong-8") | PYONGYANG).verdict == "agree"


def test_a_figure_converted_from_miles_is_the_same_figure():
    assert verdict(number(997.79, 997.79) | SEOUL, number(998, 998) | TOKYO).verdict == "agree"
    assert verdict(number(1996, None) | SEOUL, number(1990, 1990) | TOKYO).verdict == "agree"
    row = verdict(number(2000, None) | SEOUL, number(1800, 1800) | TOKYO)
    assert (row.verdict, row.gap) == ("differ", 200)


def test_what_is_only_denied_is_unstated():
    row = verdict(said("kind", "hypersonic") | SEOUL | {"stance": "denied"})
    assert (row.verdict, row.n_claims, row.dissent, row.grade) == ("unstated", 0, ("South Korea",), 6)


def test_the_lone_voice_outside_is_the_one_beyond_the_tolerance():
    row = verdict(number(900, 900) | SEOUL, number(940, 940) | TOKYO, number(1500, 1500) | PYONGYANG)
    assert (row.verdict, row.dissent) == ("conflict", ("North Korea",))


def clock(start: str, end: str) -> dict:
    return said("time", start) | {"from_at": pd.Timestamp(start, tz="UTC"), "to_at": pd.Timestamp(end, tz="UTC")}


def test_clock_times_are_compared_as_instants():
    seoul = clock("2026-01-03 22:45", "2026-01-03 22:55") | SEOUL
    assert verdict(seoul, clock("2026-01-03 22:58", "2026-01-03 22:58") | TOKYO).verdict == "differ"
    assert verdict(seoul, clock("2026-01-03 23:20", "2026-01-03 23:20") | TOKYO).verdict == "conflict"
    row = verdict(seoul, clock("2026-01-03 22:50", "2026-01-03 22:50") | TOKYO)
    assert (row.verdict, row.common, row.unit) == ("compatible", "22:50 UTC", "min")


def test_a_lone_family_is_single_however_often_it_speaks():
    row = verdict(number(2, 2, "count") | TOKYO, number(2, 2, "count") | TOKYO | {"authority": "Koizumi"})
    assert (row.verdict, row.n_claims, row.n_authorities, row.grade) == ("single", 2, 2, 3)
    assert pd.isna(row.gap)


def test_a_family_revising_itself_is_no_disagreement():
    standings, agreement = measure(number(450, 450) | SEOUL, number(600, 600) | SEOUL | {"document_id": "new"})
    assert standings.superseded.tolist() == [True, False]
    assert (agreement.verdict[0], agreement.low[0]) == ("single", 600)


def test_a_vaguer_word_repeats_and_does_not_revise():
    standings, agreement = measure(
        days("2026-01-04") | SEOUL, days("2026-01-01", "2026-01-31") | SEOUL | {"document_id": "new"}
    )
    assert not standings.superseded.any()
    assert agreement.common[0] == "4 January 2026"


def test_what_is_denied_dissents_and_what_is_possible_is_left_out():
    row = verdict(
        said("kind", "hypersonic") | PYONGYANG,
        said("kind", "hypersonic") | SEOUL | {"stance": "denied"},
        said("kind", "ICBM") | TOKYO | {"stance": "hypothetical"},
    )
    assert (row.verdict, row.n_claims, row.dissent, row.grade) == ("single", 1, ("South Korea",), 5)


def topic(name: str, first: str, last: str, text: str, **more) -> dict:
    return days(first, last) | {"topic": name, "document_id": text, "attribute": "date"} | more


def test_the_party_congress_is_compatible_in_february():
    spies = {"authority": "South Korea's spy service", "family": "South Korea", "stance": "planned"}
    row = measure(
        topics=(
            topic("party_congress", "2026-02-01", "2026-02-28", "new", stance="planned"),
            topic("party_congress", "2026-01-04", "2026-02-28", "old", **spies),
        )
    )[1].iloc[0]
    assert (row.subject_id, row.subject_kind) == ("context/party_congress", "context")
    assert (row.verdict, row.common, row.n_independent) == ("compatible", "February 2026", 1)


def test_two_texts_in_their_own_voice_can_agree_and_confirm_nothing():
    row = measure(topics=tuple(topic("stalled_talks", "2019-01-01", "2019-12-31", t) for t in ("old", "new")))[1].iloc[
        0
    ]
    assert (row.verdict, row.common, row.n_claims, row.n_authorities) == ("agree", "2019", 2, 0)
    assert (row.n_independent, row.grade) == (0, 6)


def test_a_denied_flight_keeps_its_instance_and_its_denial():
    flights = [
        topic("drone_flights", month, month, "new", instance=n, **PYONGYANG) | {"denied_by": ["South Korea"]}
        for n, month in (("1", "2026-01-01"), ("2", "2025-09-01"))
    ]
    agreement = measure(topics=tuple(flights))[1]
    assert agreement.subject_id.tolist() == ["context/drone_flights/1", "context/drone_flights/2"]
    assert agreement.dissent.tolist() == [("South Korea",)] * 2


def grade(*told: dict, first: str = "2026-01-04") -> int:
    event = {"event_id": "e", "role": "main", "from_date": pd.Timestamp(first), "to_date": pd.Timestamp("2026-01-04")}
    return grade_events(make_frame("events", [event]), *measure(*told)).grade[0]


def test_an_event_is_graded_by_its_independent_families():
    count = number(2, None, "count", "missiles")
    assert grade(count | SEOUL, count | TOKYO) == 1
    assert grade(count | SEOUL, count | TOKYO, first="2026-01-01") == 2
    assert grade(count | TOKYO) == 3
    assert grade(said("kind", "SRBM") | SEOUL, said("kind", "SRBM") | TOKYO, said("kind", "cruise") | PYONGYANG) == 4
    assert grade(said("kind", "SRBM") | SEOUL, said("kind", "cruise") | PYONGYANG) == 5
    assert grade(count) == 6


def test_every_row_finds_a_grade():
    verdicts = ("agree", "compatible", "differ", "conflict", "single")
    grades = {find_grade(v, n, n, share) for v in verdicts for n in (0, 1, 2) for share in (0.0, 0.3, 1.0)}
    assert grades == {1, 2, 3, 4, 5, 6}


def test_officials_of_no_country_are_heard_but_confirm_nothing():
    unnamed = {"authority": "officials", "family": "officials"}
    row = verdict(said("kind", "ballistic") | SEOUL, said("kind", "ballistic") | unnamed)
    assert (row.verdict, row.n_authorities, row.n_independent) == ("agree", 2, 1)


def test_a_clock_time_of_another_day_is_no_second_conflict():
    seoul = clock("2026-01-03 22:50", "2026-01-03 22:50") | SEOUL
    assert verdict(seoul, clock("2026-01-04 22:50", "2026-01-04 22:50") | TOKYO).verdict == "agree"
