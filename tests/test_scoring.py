"""The scorer: what counts as one launch, as right, and as lost."""

from typing import Any

import pytest

from analysis.export import TOLD
from benchmarks.scoring import Score, find_family, score_events

DAY = "2024-03-18"


def launch(**told: Any) -> dict[str, Any]:
    """A main launch by North Korea of one day, of which nothing else is stated but `told`."""
    blank = dict.fromkeys(TOLD) | {"distance_km": [], "apogee_km": [], "speakers": []}
    return blank | {"role": "main", "actor": "North Korea", "date_from": DAY, "date_to": DAY} | told


def score(expected: list[dict[str, Any]], read: list[dict[str, Any]]) -> Score:
    return score_events({"one": expected}, {"one": read})


def test_what_is_read_as_expected_scores_one_and_misses_nothing() -> None:
    told = [launch(count_min=2, distance_km=[350], site="Sunan", speakers=["JCS"])]
    assert (score(told, told).overall, score(told, told).misses) == (1.0, [])


def test_a_missed_launch_takes_its_values_with_it() -> None:
    result = score([launch(distance_km=[350, 400])], [])
    assert (result.tallies["main"].expected, result.tallies["distance"].expected) == (1, 2)
    assert result.tallies["distance"].f1 == 0


@pytest.mark.parametrize(
    "name, expected, read, right",
    [
        ("date", launch(date_from=None, date_to=None, dates_also=[[DAY, DAY]]), launch(), 1),
        ("kind", launch(kind_code="SRBM", kind_also=["ballistic"]), launch(kind_code="ballistic"), 1),
        ("kind", launch(kind_code="SRBM"), launch(kind_code="ballistic"), 0),
        ("time", launch(local_time="07:44-08:22"), launch(local_time="07:44"), 1),
        ("distance", launch(distance_km=[1000, 700]), launch(distance_km=[998, 50]), 1),
        ("distance", launch(distance_km=[350, 350]), launch(distance_km=[350]), 1),
        ("site", launch(site="the Sunan area"), launch(site="Sunan, Pyongyang"), 1),
        ("landing", launch(landing="the sea off the west coast"), launch(landing="the east coast"), 0),
        (
            "speakers",
            launch(speakers=["ROK JCS", "Hamada"]),
            launch(speakers=["South Korea, Joint Chiefs of Staff"]),
            1,
        ),
    ],
)
def test_a_field_counts_what_is_right(name: str, expected: dict[str, Any], read: dict[str, Any], right: int) -> None:
    assert score([expected], [read]).tallies[name].right == right


@pytest.mark.parametrize(
    "other", [{"actor": "Iran"}, {"date_from": "2024-03-19", "date_to": "2024-03-19"}, {"role": "planned"}]
)
def test_launches_of_another_actor_day_or_reality_are_two(other: dict[str, str]) -> None:
    assert len(score([launch()], [launch(**other)]).misses) == 2


def test_a_text_without_news_of_a_launch_is_quiet_as_long_as_no_main_launch_is_read() -> None:
    earlier = launch(role="background")
    assert score([earlier], [earlier]).tallies["quiet"].f1 == 1
    assert score([earlier], [launch()]).tallies["quiet"].f1 == 0


@pytest.mark.parametrize(
    "one, other, same",
    [
        ("Japan Defence Minister Hamada", "Hamada", True),
        ("ROK JCS", "South Korea's military", True),
        ("South Korea, Defense Ministry", "South Korea, military", False),
        ("a fisherman", "A fisherman", True),
        ("Tomomi Inada", "NADA", False),
    ],
)
def test_names_of_one_family_are_one_speaker(one: str, other: str, same: bool) -> None:
    assert (find_family(one) == find_family(other)) is same
