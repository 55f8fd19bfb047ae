"""Changes: a launch is known again by its tellings, and a revised value is shown beside what it was."""

from typing import Any

import pandas as pd

from analysis.changes import GONE, NEW, REVISED, Last, find_changes, say_changes
from analysis.columns import make_frame
from analysis.tables import tabulate_changes

NOTHING_SAID = make_frame("standings", [])
NO_CLAIMS = make_frame("claims", []).assign(event_id=pd.Series(dtype="string"))


def events(*rows: dict[str, Any]) -> pd.DataFrame:
    return make_frame("events", rows)


def event(day: str, **more: Any) -> dict[str, Any]:
    row = {"event_id": f"iran-{day}a", "role": "main", "actor": "Iran", "from_date": day, "to_date": day}
    return {**row, "date_precision": "day", "mentions": (f"m-{day}",), **more}


def tell(last: Last | None, now: pd.DataFrame) -> str:
    return " ".join("".join(words for words, _ in sentence) for sentence in say_changes(last, now, NOTHING_SAID))


def test_a_first_issue_has_nothing_to_compare_with() -> None:
    assert "first issue" in tell(None, events())


def test_an_issue_that_cannot_be_read_is_named() -> None:
    assert tell(Last("2026-01-04-aa"), events()) == (
        "The last issue, 2026-01-04-aa, cannot be read; nothing is compared with it."
    )


def test_the_same_launches_have_not_changed() -> None:
    now = events(event("2026-01-04", count_low=2))
    assert tell(Last("2026-01-04-aa", now), now) == "Nothing has changed since issue 2026-01-04-aa."
    assert tabulate_changes(Last("2026-01-04-aa", now), now, NO_CLAIMS) == ""


def test_new_and_gone_launches_are_named_by_their_days() -> None:
    now, before = events(event("2026-01-27"), event("2026-01-04")), events(event("2026-01-04"), event("2025-12-01"))
    assert [(change.what, change.event["event_id"]) for change in find_changes(now, before)] == [
        (NEW, "iran-2026-01-27a"),
        (GONE, "iran-2025-12-01a"),
    ]
    said = tell(Last("aa", before), now)
    assert "One launch is new: Iran, 27 January 2026." in said and "One launch is gone: Iran, 1 December 2025." in said


def test_a_launch_whose_day_is_revised_is_known_by_its_telling() -> None:
    now, before = events(event("2026-01-05", mentions=("m-1",))), events(event("2026-01-04", mentions=("m-1", "m-2")))
    [change] = find_changes(now, before)
    assert (change.what, change.attribute) == (REVISED, "date")
    assert (change.now, change.before) == ("5 January 2026", "4 January 2026")


def test_a_launch_read_from_other_texts_is_known_by_its_id() -> None:
    now, before = (events(event("2026-01-04", mentions=(name,), count_low=n)) for name, n in (("m-1", 3), ("m-2", 2)))
    [change] = find_changes(now, before)
    assert (change.attribute, change.now, change.before) == ("count", "3 or more", "2 or more")


def test_of_two_launches_that_were_one_the_one_with_more_tellings_goes_on() -> None:
    before = events(event("2026-01-04", mentions=("m-1", "m-2", "m-3")))
    parts = event("2026-01-03", mentions=("m-1",)), event("2026-01-05", mentions=("m-2", "m-3"))
    assert [(change.what, change.event["event_id"]) for change in find_changes(events(*parts), before)] == [
        (NEW, "iran-2026-01-03a"),
        (REVISED, "iran-2026-01-05a"),
    ]


def test_a_value_that_was_not_stated_before_is_shown_as_such_and_distances_in_the_units_asked() -> None:
    now = events(event("2026-01-04", distance_low_km=900, distance_high_km=900))
    [change] = find_changes(now, events(event("2026-01-04")), units="mi")
    assert (change.attribute, change.now, change.before) == ("distance", "560 mi", None)
    gone = tabulate_changes(Last("aa", now), events(event("2026-01-04")), NO_CLAIMS)
    assert 'data-l="Now">not stated<' in gone and 'data-l="Before">900 km' in gone
