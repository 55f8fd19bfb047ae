"""Nights: what a reader meets after a launch came, was lost and found, and was rejected by an analyst."""

from pathlib import Path

from benchmarks.nights import FOUND, LAUNCH_NEW, LOST, REJECTED, STILL_LOST, TWO_TEXTS, WEEK, live_through, make_project

LIVED = (TWO_TEXTS, LAUNCH_NEW, LOST, STILL_LOST, FOUND, REJECTED)  # `python -m benchmarks.nights` lives through all


def test_a_launch_comes_is_lost_held_found_again_and_rejected_by_an_analyst(tmp_path: Path) -> None:
    nights = [night for night in WEEK if night.story in LIVED]
    wrong = [(seen, faults) for _, seen, faults in live_through(make_project(tmp_path), nights) if faults]
    assert wrong == [] and len(nights) == len(LIVED)
