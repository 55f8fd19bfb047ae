"""Changes: a launch is known again by its tellings, and a revised value is shown beside what it was."""

import re
from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from analysis.briefs.checks import find_faults
from analysis.briefs.evidence import Evidence, Founded
from analysis.briefs.footnotes import letter_totals
from analysis.briefs.gate import Gate
from analysis.briefs.handover import hand_on
from analysis.briefs.totals import Totals
from analysis.changes import GONE, NEW, REVISED, Last, find_changes, say_changes
from analysis.columns import make_frame
from analysis.dossiers import open_dossiers, open_earlier
from analysis.flow import Frames
from analysis.prose.links import Tally
from analysis.prose.story import plain
from analysis.settings import Settings
from analysis.tables import (
    join_events,
    list_totals,
    pieces,
    tabulate_changes,
    tabulate_documents,
    tabulate_events,
)
from tests.two_issues import FIRST, SECOND, make_issues, read_folder

NOTHING_SAID = make_frame("standings", [])
NO_CLAIMS = make_frame("claims", []).assign(event_id=pd.Series(dtype="string"))


def events(*rows: dict[str, Any]) -> pd.DataFrame:
    return make_frame("events", rows)


def event(day: str, **more: Any) -> dict[str, Any]:
    row = {"event_id": f"iran-{day}a", "role": "main", "actor": "Iran", "from_date": day, "to_date": day}
    return {**row, "date_precision": "day", "mentions": (f"m-{day}",), **more}


def tell(last: Last | None, now: pd.DataFrame) -> str:
    return " ".join(map(plain, say_changes(last, now, NOTHING_SAID)))


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


@pytest.fixture(scope="module")
def issues(tmp_path_factory: pytest.TempPathFactory) -> tuple[Last, Frames]:
    """An issue of two launches, and one after it that lost the second and corrected the distance of the first."""
    return make_issues(tmp_path_factory.mktemp("issues"))


def show(last: Last, now: Frames) -> str:
    """What a page says of the changes between two issues, and the dossiers that it leads to."""
    told = join_events(now.claims, now.links)
    sentences = say_changes(last, now.events, now.standings)
    tables = tabulate_changes(last, now.events, told) + open_earlier(last, now.events, told, now.documents)
    texts = tabulate_documents(now.documents, now.mentions)
    page = pieces.tell(sentences) + tables + tabulate_events(now.events, told) + open_dossiers(now) + texts
    return letter_totals(f"<body>{page}{list_totals(sentences)}</body>")


def test_a_revised_value_is_shown_before_and_after_with_its_hedge(issues: tuple[Last, Frames]) -> None:
    page = show(*issues)
    assert re.search(r'data-l="Now"><a class="fig" href="#c-\w+">at least 700 km<', page)
    assert re.search(r'data-l="Before"><a class="fig" href="#last-c-\w+">about 500 km<', page)


def test_each_figure_of_the_last_issue_leads_to_the_sentence_it_rested_on(issues: tuple[Last, Frames]) -> None:
    last, now = issues
    page, evidence = show(last, now), hand_on(now, Settings(), last).evidence
    assert "They flew <mark>about 500 km</mark>, it said" in page and "a <mark>ballistic missile</mark> on" in page
    assert find_faults(page, Founded(evidence), Totals(), Gate()) == []
    lost = Evidence(evidence.texts | {"earlier/a": "Nothing."}, evidence.spans)
    assert any("its text does not say 'about 500 km'" in fault for fault in find_faults(page, Founded(lost)))


def test_a_launch_that_is_gone_keeps_its_row_and_a_text_that_is_gone_is_no_link(issues: tuple[Last, Frames]) -> None:
    page = show(*issues)
    assert re.search(r'<a class="row" href="#gone-north-korea-2026-01-12\w+">12 January 2026</a>', page)
    assert page.count('<tr id="gone-north-korea-2026-01-12') == 1
    assert "<footer>a page without a name, 12 January 2026, sentence" in page


def test_a_launch_that_an_analyst_rejects_rests_on_what_the_last_issue_said(
    issues: tuple[Last, Frames], tmp_path: Path
) -> None:
    last, _ = issues
    event_id = last.events.event_id[last.events.actor == "Iran"].iloc[0]
    decided = tmp_path / "adjudications.csv"
    row = f"reject,{event_id},,,A. Kim,2026-01-13,an exercise,"
    decided.write_text(f"action,target,attribute,value,analyst,date,reason,quote\n{row}\n", encoding="utf-8")
    now = read_folder(tmp_path / "same", decided, a=FIRST, b=SECOND)
    page, evidence = show(last, now), hand_on(now, Settings(), last).evidence
    assert f'<tr id="gone-{event_id}">' in page and "They flew <mark>about 500 km</mark>, it said" in page
    assert find_faults(page, Founded(evidence), Totals(), Gate()) == []


def test_more_launches_than_are_named_are_counted_with_their_rows() -> None:
    now = events(*(event(f"2026-01-0{n}") for n in range(1, 9)))
    [told, _] = say_changes(Last("aa", events()), now, NOTHING_SAID)
    assert plain(told).startswith("Eight launches are new: Iran, 1 January 2026; ") and ", and three others." in plain(
        told
    )
    assert [basis.number for _, basis in told if isinstance(basis, Tally)] == [8, 3]
