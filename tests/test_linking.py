"""Tellings whose launch is known: each scene comes out right, alone and among all the others."""

from itertools import combinations

import pytest

from benchmarks.linking import OPEN, SCENES, LinkScore, link_tellings, load_scene, score_links

PATHS = sorted(SCENES.glob("*.toml"))
FEWEST_PAIRS = 30


@pytest.mark.parametrize("path", PATHS, ids=lambda path: path.stem)
def test_a_scene_comes_out_as_it_is_meant(path) -> None:
    tellings = load_scene(path)
    assert score_links(tellings, link_tellings(tellings)).misses == []


def test_the_scenes_hold_enough_pairs_of_either_sort() -> None:
    same = [
        one.event == other.event
        for path in PATHS
        for one, other in combinations(load_scene(path), 2)
        if OPEN not in (one.event, other.event)
    ]
    assert sum(same) >= FEWEST_PAIRS and len(same) - sum(same) >= FEWEST_PAIRS


def test_the_scenes_do_not_disturb_each_other() -> None:
    tellings = [telling for path in PATHS for telling in load_scene(path)]
    score = score_links(tellings, link_tellings(tellings))
    assert score.misses == []
    assert LinkScore.f1(score.pairs) == LinkScore.f1(score.bcubed) == 1.0


def test_a_link_too_many_costs_precision_and_one_too_few_recall() -> None:
    tellings = load_scene(SCENES / "two-launchers-on-one-day.toml")
    names = [telling.mention_id for telling in tellings]
    merged, split = dict.fromkeys(names, "one"), {name: name for name in names}
    assert score_links(tellings, merged).pairs == (2 / 10, 1.0)
    assert score_links(tellings, split).pairs == (1.0, 0.0)
    assert score_links(tellings, merged).bcubed == pytest.approx(((2 * 4 + 1) / 25, 1.0))
    assert score_links(tellings, split).bcubed == pytest.approx((1.0, 3 / 5))
