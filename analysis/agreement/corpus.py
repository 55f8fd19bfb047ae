"""Corpus: how independent families stand to each other over all launches.

In      standings, and the tolerances of Settings
Out     meetings, a row two families and an attribute; reliability, a row an attribute
Units   differences in the unit of the attribute, days for dates; biases in %; alpha from below 0 to 1
Missing where too few launches are told by both, bias and alpha are <NA>, and the note says so
Next    notebook 04 and the export show them

Krippendorff's alpha after K. Krippendorff, "Content Analysis" (2004); intervals are percentiles of a bootstrap over
launches (B. Efron, 1979) with a fixed seed, so that the same texts give the same interval.
"""

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from itertools import combinations
from typing import Any

import numpy as np
import pandas as pd

from analysis.agreement.alpha import find_alpha, find_alphas
from analysis.agreement.standings import WORDED, Statement, find_position, take_stand
from analysis.agreement.verdicts import relation_of
from analysis.columns import check_frames, make_frame
from analysis.intervals import read_rows
from analysis.mentions import distinct
from analysis.rules import load_kinds, load_rules
from analysis.settings import Settings

Positions = dict[str, dict[str, Any]]  # by launch, then by family


def compare_families(standings: pd.DataFrame, settings: Settings) -> tuple[pd.DataFrame, pd.DataFrame]:
    """How often each two independent families meet and how they differ; how reliable each attribute is.

    Raises FrameError when a frame breaks its contract.
    """
    check_frames(standings=standings)
    spoken: dict[str, list[Statement]] = defaultdict(list)
    heard = standings[standings.independent & (standings.stance != "denied") & ~standings.superseded]
    for row in read_rows(heard[~heard.subject_id.str.startswith("context/")]):
        spoken[row["attribute"]].append(row)
    meetings: list[dict[str, Any]] = []
    reliability: list[dict[str, Any]] = []
    for attribute in load_rules()["attribute"]:
        if attribute["compare"] != "minutes":
            positions = _place_families(spoken[attribute["name"]], attribute["compare"])
            units = distinct(row["unit"] for row in spoken[attribute["name"]])
            meetings += _meet_families(positions, {"unit": next(iter(units), None)} | attribute, settings)
            reliability += _rate_attribute(positions, attribute)
    return make_frame("meetings", meetings), make_frame("reliability", reliability)


def _place_families(spoken: list[Statement], compare: str) -> Positions:
    """What each family holds of each launch; launches that one family alone tells are left out."""
    said: dict[tuple[str, str], list[Statement]] = defaultdict(list)
    for row in spoken:
        if (position := find_position(row, compare)) is not None:
            said[row["subject_id"], row["family"]].append(row | {"position": position})
    positions: Positions = defaultdict(dict)
    for (launch, family), rows in sorted(said.items(), key=lambda item: item[0]):
        positions[launch][family] = take_stand(rows, compare)
    return {launch: held for launch, held in positions.items() if len(held) > 1}


def _meet_families(positions: Positions, attribute: dict[str, str], settings: Settings) -> Iterator[dict[str, Any]]:
    relate = relation_of(attribute, settings)
    for one, other in combinations(sorted({family for held in positions.values() for family in held}), 2):
        pairs = [(held[one], held[other]) for held in positions.values() if one in held and other in held]
        if pairs:
            yield {
                "family": one,
                "other_family": other,
                "attribute": attribute["name"],
                "n_events": len(pairs),
                "n_alike": sum(relate(*pair) in ("agree", "compatible") for pair in pairs),
                **_measure_bias(pairs, attribute),
            }


def _measure_bias(pairs: list[tuple[Any, Any]], attribute: dict[str, str]) -> dict[str, Any]:
    """Mean difference of the first from the second, and the bias with its interval, where there are figures."""
    if attribute["compare"] in WORDED:
        return {}
    values = [(_middle(one), _middle(other)) for one, other in pairs]
    known = [(one, other) for one, other in values if one is not None and other is not None]
    if not known:
        return {"note": "no two figures to compare"}
    differences = np.array([one - other for one, other in known])
    found = {"mean_difference": float(differences.mean()), "unit": attribute["unit"]}
    if len(known) < (least := load_rules()["corpus"]["least_events"]):
        return found | {"note": f"too few to say: {len(known)} of {least} launches"}
    if attribute["compare"] == "days":
        return found
    shares = 100 * differences / np.array([(one + other) / 2 for one, other in known])
    low, high = _bootstrap(len(shares), lambda draws: shares[draws].mean(axis=1))
    return found | {"bias_pct": float(shares.mean()), "bias_low_pct": low, "bias_high_pct": high}


def _rate_attribute(positions: Positions, attribute: dict[str, str]) -> Iterator[dict[str, Any]]:
    """Krippendorff's alpha of an attribute that has a level of measurement, and its interval."""
    if "level" not in attribute or not positions:
        return
    families = sorted({family for held in positions.values() for family in held})
    codes: dict[Any, float] = {}
    table = np.array(
        [[_code(held.get(family), attribute, codes) for held in positions.values()] for family in families]
    )
    table = table[:, (~np.isnan(table)).sum(axis=0) > 1]
    row = {"attribute": attribute["name"], "n_events": table.shape[1], "n_families": len(families)}
    if table.shape[1] < (least := load_rules()["corpus"]["least_events"]):
        yield row | {"note": f"too few to say: {table.shape[1]} of {least} launches"}
    elif len(np.unique(table[~np.isnan(table)])) == 1:
        yield row | {"note": "all say the same of every launch: alpha has nothing to measure by"}
    else:
        level = attribute["level"]
        low, high = _bootstrap(table.shape[1], lambda draws: find_alphas(table, level, draws))
        yield row | {"alpha": find_alpha(table, level), "alpha_low": low, "alpha_high": high}


def _bootstrap(size: int, measure: Callable[[np.ndarray], Sequence[float]]) -> tuple[float, float]:
    """The ends of the interval that holds the share `interval` of the resampled measures."""
    rules = load_rules()["corpus"]
    draws = np.random.default_rng(rules["seed"]).integers(0, size, (rules["resamples"], size))
    tail = (1 - rules["interval"]) / 2
    low, high = np.nanquantile(measure(draws), [tail, 1 - tail])
    return float(low), float(high)


def _code(position: Any, attribute: dict[str, str], codes: dict[Any, float]) -> float:
    """A position as the number that alpha compares; nan where it is open, vague or absent."""
    if position is None:
        return float("nan")
    if attribute["compare"] == "kinds":
        vague = load_rules()["corpus"]["vague_kinds"]
        branch = next((kind for kind in reversed(load_kinds().lineage(position)) if kind not in vague), None)
        return float("nan") if branch is None else codes.setdefault(branch, float(len(codes)))
    middle = _middle(position)
    return float("nan") if middle is None else middle


def _middle(position: tuple[Any, Any]) -> float | None:
    """The middle of a closed interval, of days as a day number."""
    low, high = position
    if low is None or high is None:
        return None
    return (low + high) / 2 if not isinstance(low, pd.Timestamp) else (low.toordinal() + high.toordinal()) / 2
