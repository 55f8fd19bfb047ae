"""Corpus: what can be said of two families over many launches, and what cannot yet."""

import pandas as pd
import pytest

from analysis.agreement import compare_families
from analysis.columns import make_frame
from analysis.settings import Settings
from analysis.tables import tabulate_meetings, tabulate_reliability

USUAL = {"authority": "a", "stance": "asserted", "independent": True, "superseded": False}


def told(launch: int, family: str, value: float | str, attribute: str = "distance", **more) -> dict:
    """One family's word on one launch: a number or a kind."""
    ends = {"low": value, "high": value} if isinstance(value, (int, float)) else {}
    name = f"{launch}{family}{attribute}"
    return {
        **USUAL, **ends, "subject_id": f"e{launch}", "family": family, "attribute": attribute, "value": str(value),
        "unit": "km", "claim_id": name, **more,
    }  # fmt: skip


def compare(rows: list[dict]) -> tuple[pd.DataFrame, pd.DataFrame]:
    return compare_families(make_frame("standings", rows), Settings())


SEOUL = [100, 250, 400, 600, 900, 4500]


def test_a_family_that_always_says_more_has_a_bias_with_its_interval():
    rows = [told(n, "South Korea", km) for n, km in enumerate(SEOUL)]
    rows += [told(n, "Japan", km * 1.04) for n, km in enumerate(SEOUL)]
    row = compare(rows)[0].iloc[0]
    assert (row.family, row.other_family, row.n_events, row.n_alike) == ("Japan", "South Korea", 6, 0)
    assert row.bias_pct == pytest.approx(100 * 0.04 / 1.02)
    assert row.bias_low_pct <= row.bias_pct <= row.bias_high_pct
    assert row.mean_difference == pytest.approx(0.04 * sum(SEOUL) / len(SEOUL))


def test_two_launches_are_too_few_to_say():
    meetings, reliability = compare([told(n, family, 300) for n in range(2) for family in ("Japan", "South Korea")])
    assert meetings.n_events[0] == reliability.n_events[0] == 2
    assert meetings.note[0] == reliability.note[0] == "too few to say: 2 of 5 launches"
    assert meetings.bias_pct.isna().all() and reliability.alpha.isna().all()


def test_alpha_is_high_where_families_agree_and_low_where_they_do_not():
    other = [km + 5 for km in SEOUL]
    alike = [told(n, f, km) for f, all_km in (("A", SEOUL), ("B", other)) for n, km in enumerate(all_km)]
    mixed = [told(n, f, km) for f, all_km in (("A", SEOUL), ("B", SEOUL[::-1])) for n, km in enumerate(all_km)]
    (near,), (far,) = (compare(rows)[1].itertuples() for rows in (alike, mixed))
    assert near.alpha > 0.99 and near.alpha_low <= near.alpha <= near.alpha_high
    assert far.alpha < 0


# K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), example C: four observers, twelve units.
OBSERVERS = {"A": "123321412...", "B": "1233224125.3", "C": ".3332342251.", "D": "12332441251."}
KINDS = dict(zip("12345", ("ballistic", "cruise", "hypersonic", "surface_to_air", "air_to_surface"), strict=True))


@pytest.mark.parametrize(("attribute", "published"), [("kind", 0.743), ("distance", 0.797)])
def test_alpha_is_that_of_the_published_example(attribute: str, published: float):
    rows = [
        told(n, family, KINDS[code] if attribute == "kind" else int(code), attribute)
        for family, codes in OBSERVERS.items()
        for n, code in enumerate(codes)
        if code != "."
    ]
    assert compare(rows)[1].alpha[0] == pytest.approx(published, abs=0.0005)


def test_vague_kinds_and_open_bounds_say_nothing_of_reliability():
    rows = [told(n, family, "missile", "kind") for n in range(6) for family in ("A", "B")]
    rows += [told(n, "A", 300, high=None) for n in range(6)] + [told(n, "B", 300) for n in range(6)]
    meetings, reliability = compare(rows)
    assert reliability.alpha.isna().all()
    assert meetings.set_index("attribute").loc["distance", "note"] == "no two figures to compare"


def test_voices_that_are_not_independent_do_not_meet():
    meetings, reliability = compare([told(1, "A", 300), told(1, "officials", 300, independent=False)])
    assert meetings.empty and reliability.empty


def test_the_same_launches_give_the_same_interval():
    rows = [told(n, f, km * (1 + 0.1 * (n % 3) * (f == "B"))) for f in "AB" for n, km in enumerate(SEOUL)]
    pd.testing.assert_frame_equal(compare(rows)[1], compare(rows[::-1])[1])


def test_the_tables_show_the_figures_and_say_where_there_are_too_few():
    rows = [told(n, f, km * (1 + 0.04 * (f == "B"))) for f in "AB" for n, km in enumerate(SEOUL)]
    meetings, reliability = compare([*rows, told(0, "A", 2, "count"), told(0, "B", 3, "count")])
    pages = tabulate_meetings(meetings, "mi") + tabulate_reliability(reliability)
    assert "-28 mi" in pages and "-3.9 % (-3.9 % to -3.9 %)" in pages
    assert "too few to say: 1 of 5 launches" in pages and "1.00 (" in pages
