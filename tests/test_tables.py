"""Tables say what the frames hold, lead to its evidence, and let nothing of a text become markup."""

from dataclasses import replace

import pandas as pd
import pytest

from analysis.columns import make_frame
from analysis.flow import Frames, build
from analysis.prose.links import Shown
from analysis.prose.story import plain
from analysis.prose.words import say_text
from analysis.settings import Settings
from analysis.tables import (
    compare_values,
    find_evidence,
    join_events,
    say_window,
    tabulate_agreement,
    tabulate_claims,
    tabulate_documents,
    tabulate_events,
    tabulate_links,
    tabulate_rejected,
    tabulate_settings,
    tell,
)
from analysis.tables.labels import say_code, say_manner, say_measure
from analysis.tables.pieces import UNSTATED, link, make_table

HOSTILE = "<script>alert(1)</script> & $x^2$"
SHOWN = "&lt;script&gt;alert(1)&lt;/script&gt; &amp; $x^2$"


@pytest.fixture(scope="module")
def frames() -> Frames:
    return build(Settings())


@pytest.fixture(scope="module")
def chronology(frames: Frames) -> str:
    return tabulate_events(frames.events, join_events(frames.claims, frames.links))


def test_a_table_has_a_caption_scopes_and_labels_for_a_phone() -> None:
    table = make_table("Launches", [{"When": "today", "What": "rocket"}], ["e1"])
    assert "<caption>Launches</caption>" in table and '<th scope="col">When</th>' in table
    assert '<tr id="e1"><th scope="row">today</th><td data-l="What">rocket</td></tr>' in table


def test_markup_and_formulas_in_a_text_stay_text() -> None:
    table = make_table(HOSTILE, [{HOSTILE: HOSTILE, "b": link(HOSTILE, "c-1")}])
    assert table.count(SHOWN) == 4 and "<script" not in table
    assert "mathjax_ignore" in table
    assert SHOWN in tell([[(HOSTILE, None), (HOSTILE, "c-1")]])


def test_a_column_that_nobody_fills_is_left_out() -> None:
    table = make_table("Launches", [{"When": "today", "Apogee": UNSTATED}, {"When": "before", "Apogee": UNSTATED}])
    assert "Apogee" not in table


def test_a_table_without_rows_says_so() -> None:
    assert make_table("Launches", []) == '<p class="q">Launches: none.</p>'


def test_what_heads_two_rows_stands_once_for_both() -> None:
    said = [("Kind", "a"), ("Kind", "b"), ("Site", "c")]
    table = make_table("Values", [{"Value": value, "As said": words} for value, words in said])
    assert table.count('<th scope="rowgroup" rowspan="2">Kind</th>') == table.count("Kind") == 1
    assert '<th scope="row">Site</th>' in table


def test_a_long_chronology_leads_to_its_years_and_a_short_one_does_not(chronology: str) -> None:
    days = pd.date_range("2023-12-20", periods=25)
    rows = [{"event_id": f"x-{day:%Y-%m-%d}a", "role": "main", "from_date": day, "to_date": day} for day in days]
    rows.append({"event_id": "x-undated-a", "role": "main"})
    said = [
        {"claim_id": f"c-{n}", "document_id": "a", "sentence": 0, "start": 0, "end": 1, "quote": "x", "mention_id": "m"}
        | {"attribute": "date", "value": "x", "stance": "asserted", "rule": "x"}
        for n in range(25)
    ]
    told = make_frame("claims", said).assign(event_id=[row["event_id"] for row in rows[:25]])
    table = tabulate_events(make_frame("events", rows), told)
    years = '<a class="row" href="#row-x-2024-01-13a">2024</a> · <a class="row" href="#row-x-2023-12-31a">2023</a>'
    assert years in table
    assert table.count('<tr id="row-x-2024-01-13a">') == table.count('<tr id="row-x-2023-12-31a">') == 1
    assert "By year" not in chronology


def test_a_planned_launch_is_marked_as_announced_in_the_chronology() -> None:
    day = pd.Timestamp("2026-01-31")
    usual = {"from_date": day, "to_date": day, "date_precision": "day"}
    rows = [{"event_id": f"iran-2026-01-31{role[0]}", "role": role} | usual for role in ("main", "planned")]
    no_claims = make_frame("claims", []).assign(event_id=pd.Series(dtype="string"))
    assert str(tabulate_events(make_frame("events", rows), no_claims)).count(">announced<") == 1


def test_the_chronology_says_each_value_as_the_texts_do(chronology: str) -> None:
    for words in ("about 900 km", "at least 2", "about 07:50", "hypersonic missile</a> <span", "capital region"):
        assert words in chronology
    assert chronology.index("26 or 27 January 2026") < chronology.index("December 2025")


def test_every_figure_of_the_chronology_leads_to_a_claim(frames: Frames, chronology: str) -> None:
    leads = pd.Series(chronology).str.findall(r'href="#(c-\w+)"').explode()
    assert len(leads) > 10 and set(leads) <= set(frames.claims.claim_id)


def test_no_page_speaks_of_missing_values_in_code(frames: Frames, chronology: str) -> None:
    verdicts = ["conflict", "differ", "compatible", "agree", "single"]
    agreement = tabulate_agreement(frames, verdicts) + tabulate_agreement(frames, verdicts, subject="context")
    claims = tabulate_claims(frames.claims) + tabulate_links(frames.links, frames.mentions, frames.events)
    texts = tabulate_documents(frames.documents, frames.mentions) + tabulate_rejected(frames.rejected)
    for word in ("&lt;NA&gt;", "NaN", "NaT", ">None<", "asserted", "what_it_called", "surface_to_air"):
        assert word not in chronology + agreement + claims + texts


def test_conflicts_come_before_what_holds_together(frames: Frames) -> None:
    verdicts = frames.agreement.verdict.mask(frames.agreement.attribute == "landing", "conflict")
    table = tabulate_agreement(
        replace(frames, agreement=frames.agreement.assign(verdict=verdicts)), ["compatible", "conflict"]
    )
    assert 0 < table.index("✗ conflict") < table.index("≈ compatible")


def test_what_holds_together_is_folded_where_it_is_long(frames: Frames, monkeypatch: pytest.MonkeyPatch) -> None:
    short = compare_values(frames)
    assert "<details>" not in short and 'id="values-held"' in short and "none" not in short.partition("<thead>")[0]
    monkeypatch.setattr("analysis.tables.agreement.MANY", 2)
    verdicts = frames.agreement.verdict.mask(frames.agreement.attribute == "landing", "conflict")
    long = compare_values(replace(frames, agreement=frames.agreement.assign(verdict=verdicts)))
    assert 0 < long.index('id="values-at-odds"') < long.index("<details>") < long.index('id="values-held"')
    single = frames.agreement[frames.agreement.verdict == "single"]
    assert "none" in compare_values(replace(frames, agreement=single))


def test_a_clock_time_held_in_common_is_local(frames: Frames) -> None:
    assert "07:45 to 07:55 local time" in tabulate_agreement(frames, ["single"])


@pytest.mark.parametrize(
    ("numbers", "unit", "units", "said"),
    [
        ((850.0, 950.0), "km", "km", "850 to 950 km"),
        ((850.0, 950.0), "km", "mi", "530 to 590 mi"),
        ((70.0, None), "km", "mi", "at least 43 mi"),
        ((2.0, None), "missiles", "mi", "at least 2"),
        ((73.0, 73.0), "min", "mi", "73 min"),
    ],
)
def test_distances_are_read_out_in_the_units_asked_for(numbers: tuple, unit: str, units: str, said: str) -> None:
    assert say_measure(numbers, unit, units) == said


def test_a_hedge_speaks_for_itself_and_a_claim_keeps_its_stance() -> None:
    plain = {"stance": "asserted", "hedge": None}
    assert say_manner(plain) == "stated"
    assert say_manner(plain | {"hedge": "at_least"}) == "at least"
    assert say_manner({"stance": "claimed", "hedge": None, "denied_by": ("Seoul",)}) == "claimed, denied by Seoul"
    assert say_code("manner", "or_so") == "or so"


def test_a_text_is_named_by_what_its_page_says_of_itself() -> None:
    page = {"outlet": None, "agency": None, "published_date": None, "date_precision": "none"}
    assert say_text(page) == "a page without a name, no day given"
    dated = {"published_date": pd.Timestamp("2026-01-01"), "date_precision": "month"}
    assert say_text(page | dated | {"outlet": "The Herald"}) == "The Herald, January 2026"


def test_an_exact_claim_by_a_named_authority_stands_for_a_value() -> None:
    claim = {"attribute": "count", "value": "2", "stance": "asserted", "low": 2.0, "high": 2.0, "from_date": None}
    vague = claim | {"claim_id": "c-vague", "high": None, "authority": "Seoul"}
    unnamed = claim | {"claim_id": "c-unnamed", "authority": None}
    named = claim | {"claim_id": "c-named", "authority": "Tokyo"}
    denied = claim | {"claim_id": "c-denied", "authority": "Tokyo", "stance": "denied"}
    assert find_evidence([vague, unnamed, denied, named])["count"]["claim_id"] == "c-named"


def test_a_run_says_what_it_was_asked_for() -> None:
    table = tabulate_settings(Settings(actors=("Iran", "India"), as_of="2026-01-10"))
    assert "Iran, India" in table and "2026-01-10" in table and "no limit" in table


def test_a_page_of_chosen_launches_says_what_it_leaves_out() -> None:
    settings = Settings(from_date="2026-01-05", actors=("North Korea",))
    narrow = build(settings)
    said = say_window(settings, narrow.claims, narrow.mentions)
    assert plain(said) == "only launches from 2026-01-05 by North Korea; others are told and left out"
    assert ("2026-01-05", Shown("settings-from_date")) in said
    assert say_window(Settings(), narrow.claims, narrow.mentions) == []
