"""Alpha: Krippendorff's alpha of a table of codes, for many samples of its launches at once.

In      a table of numbers, a row a family and a column a launch; a level of measurement; samples of its columns
Out     alpha of each sample
Units   none: 1 is perfect, 0 what chance would give
Missing nan in the table where a family says nothing; nan for a sample in which all say the same
Next    corpus puts it beside its interval

K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011): one less the disagreement observed within launches
by that expected of all values put together. What is observed in one launch is the same in every sample that holds it,
so the work of a sample grows with the values in it, not with launches times the square of the values.
"""

from collections.abc import Callable, Iterable
from itertools import combinations
from typing import Any

import numpy as np

Values = Any  # an array of numbers


def find_alpha(table: Values, level: str) -> float:
    """Alpha of all launches of the table; one that a single family tells says nothing."""
    told = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    return float(find_alphas(told, level, [range(told.shape[1])])[0])


def find_alphas(table: Values, level: str, samples: Iterable[Any]) -> list[float]:
    """Alpha of each sample, a list of columns of the table in which one may stand several times.

    table: every launch is told by two families or more. level: nominal, interval or ratio.
    """
    launch, values, code = _list_values(table)
    observed = _observe(table, DISTANCES[level])
    expect = EXPECTED[level](values)
    alphas = []
    for sample in samples:
        weight = np.bincount(sample, minlength=table.shape[1])
        counts = np.bincount(code, weights=weight[launch], minlength=len(values))
        several = (counts > 0).sum() > 1
        alphas.append(1 - observed @ weight * (counts.sum() - 1) / expect(counts) if several else np.nan)
    return alphas


def _list_values(table: Values) -> tuple[Values, Values, Values]:
    """Each value that is stated: its launch; all different values; which of them it is."""
    launch, family = np.nonzero(~np.isnan(table.T))
    values, code = np.unique(table[family, launch], return_inverse=True)
    return launch, values, code


def _observe(table: Values, distance: Callable[[Values, Values], Values]) -> Values:
    """The disagreement within each launch: over all ordered pairs of its values, by one less than their number."""
    within = np.zeros(table.shape[1])
    for one, other in combinations(table, 2):
        both = ~np.isnan(one) & ~np.isnan(other)
        within[both] += 2 * distance(one[both], other[both])
    return within / ((~np.isnan(table)).sum(axis=0) - 1)


def _far_apart(one: Values, other: Values) -> Values:
    return (one - other) ** 2


def _far_in_parts(one: Values, other: Values) -> Values:
    whole = one + other
    return np.divide(one - other, whole, out=np.zeros_like(whole), where=whole != 0) ** 2


def _expect_others(values: Values) -> Callable[[Values], float]:
    return lambda counts: counts.sum() ** 2 - (counts**2).sum()


def _expect_apart(values: Values) -> Callable[[Values], float]:
    # The sum over all pairs in closed form; near zero, so that large numbers do not drown small differences.
    near = values - values.mean()
    return lambda counts: 2 * (counts.sum() * (counts @ near**2) - (counts @ near) ** 2)


def _expect_in_parts(values: Values) -> Callable[[Values], float]:
    apart = _far_in_parts(*np.meshgrid(values, values))
    return lambda counts: counts @ apart @ counts


DISTANCES: dict[str, Any] = {"nominal": np.not_equal, "interval": _far_apart, "ratio": _far_in_parts}
EXPECTED = {"nominal": _expect_others, "interval": _expect_apart, "ratio": _expect_in_parts}
