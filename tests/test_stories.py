"""Our own stories: each has an answer, enough of them only look like a launch, and the reader keeps its score."""

import tomllib
from datetime import date
from pathlib import Path

import pytest

from analysis.columns import ROLES
from analysis.export import TOLD
from analysis.rules import load_kinds
from benchmarks.eval import LISTS, STORIES, load_stories, score_stories

FLOOR = 0.82  # the score measured last, rounded down to 0.01: raise it with the reading
FALSE_FRIENDS = 1 / 3  # our choice: stories without news of a launch, of all stories
FILES = sorted(STORIES.glob("*.toml"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_story_has_a_text_a_reason_and_an_answer(path: Path) -> None:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    assert {"why", "text"} <= set(told) <= {"why", "text", "event"}
    for event in told.get("event", []):
        assert {"role", "actor"} <= set(event) <= {*TOLD, "dates_also", "kind_also"}
        assert event["role"] in ROLES
        assert {event["kind_code"], *event.get("kind_also", [])} <= set(load_kinds().names)
        assert all(isinstance(event.get(key, []), list) for key in LISTS)
        first, last = (event.get(key, date.min.isoformat()) for key in ("date_from", "date_to"))
        assert date.fromisoformat(first) <= date.fromisoformat(last)


def test_every_story_has_a_number_of_its_own() -> None:
    numbers = [path.stem.split("-")[0] for path in FILES]
    assert numbers == [f"{number:03}" for number in range(1, len(FILES) + 1)]


def test_enough_stories_only_look_like_a_launch() -> None:
    stories = load_stories()
    quiet = [story for story in stories if all(event["role"] == "background" for event in story.events)]
    assert len(quiet) >= FALSE_FRIENDS * len(stories)


def test_the_reader_scores_no_less_than_before() -> None:
    assert score_stories(load_stories()).overall >= FLOOR
