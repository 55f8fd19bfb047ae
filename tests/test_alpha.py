"""Alpha: what the package krippendorff gives, for every level and every sample of launches."""

import krippendorff
import numpy as np
import pytest

from analysis.agreement.alpha import find_alpha, find_alphas

LEVELS = ("nominal", "interval", "ratio")


def make_table(seed: int, families: int = 4, launches: int = 40) -> np.ndarray:
    """Codes from 0 to 6 with gaps; half of the launches are told by two families alike."""
    chance = np.random.default_rng(seed)
    table = chance.integers(0, 7, (families, launches)).astype(float)
    table[1, ::2] = table[0, ::2]
    table[chance.random(table.shape) < 0.3] = np.nan
    return table[:, (~np.isnan(table)).sum(axis=0) > 1]


@pytest.mark.parametrize("level", LEVELS)
@pytest.mark.parametrize("seed", range(5))
def test_alpha_and_that_of_any_sample_are_those_of_the_package(seed: int, level: str) -> None:
    table = make_table(seed)
    draws = np.random.default_rng(seed).integers(0, table.shape[1], (20, table.shape[1]))
    told = [krippendorff.alpha(table[:, draw], level_of_measurement=level) for draw in (range(table.shape[1]), *draws)]
    assert [find_alpha(table, level), *find_alphas(table, level, draws)] == pytest.approx(told, abs=1e-9)
    assert 0 < told[0] < 1


def test_days_two_thousand_years_after_the_first_are_told_apart() -> None:
    table = 738_000.0 + make_table(1)
    told = krippendorff.alpha(table, level_of_measurement="interval")
    assert find_alpha(table, "interval") == pytest.approx(told, abs=1e-9)


@pytest.mark.parametrize("level", LEVELS)
def test_a_sample_in_which_all_say_the_same_has_no_alpha(level: str) -> None:
    same, mixed = find_alphas(np.array([[3.0, 3.0, 4.0], [3.0, 3.0, 5.0]]), level, [[0, 1, 1], [0, 1, 2]])
    assert np.isnan(same) and not np.isnan(mixed)


def test_a_family_that_speaks_alone_of_a_launch_changes_nothing() -> None:
    table = make_table(2)
    alone = np.full((len(table), 1), np.nan)
    alone[0] = 6.0
    assert find_alpha(np.hstack([table, alone]), "ratio") == find_alpha(table, "ratio")
