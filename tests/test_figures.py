"""Pictures: words for every figure, marks for every value, and the same bytes every time."""

import re
import xml.etree.ElementTree as ET

import pandas as pd
import pytest

from analysis.columns import VERDICTS, make_frame
from analysis.figures import (
    Picture,
    draw_agreement,
    draw_attributes,
    draw_bias,
    draw_chronology,
    draw_counts,
    draw_distances,
    draw_map,
    draw_texts,
)
from analysis.figures.scales import Scale
from analysis.figures.sheet import SMALL, WIDTH, Sheet, break_lines, measure
from analysis.figures.sources import name_launches
from analysis.flow import Frames, build
from analysis.settings import Settings

SVG = "{http://www.w3.org/2000/svg}"
SUBJECT = "north-korea-2026-01-04a"
SAID = {"stance": "asserted", "superseded": False, "independent": True, "unit": "km", "hedge": None, "claim_id": "c-1"}


@pytest.fixture(scope="module")
def seeds() -> Frames:
    return build(Settings())


def draw_all(frames: Frames) -> list[Picture]:
    return [
        draw_chronology(frames.events, frames.standings),
        draw_counts(frames.events, frames.standings),
        draw_distances(frames.standings),
        draw_agreement(frames.agreement),
        draw_attributes(frames.claims),
        draw_texts(frames.documents),
        draw_map(frames.events, frames.standings),
    ]


def words_of(picture: Picture) -> list[str]:
    return ["".join(text.itertext()) for text in ET.fromstring(picture.svg).iter(f"{SVG}text")]


def launch(number: int, **more: object) -> dict:
    day = pd.Timestamp("2020-01-01") + pd.Timedelta(days=number)
    return {"event_id": f"x-{day:%Y-%m-%d}a", "role": "main", "from_date": day, "to_date": day} | more


def distance(family: str, km: float) -> dict:
    return SAID | {
        "subject_id": SUBJECT,
        "attribute": "distance",
        "family": family,
        "authority": family,
        "value": f"{km:g} km",
        "low": km,
        "high": km,
    }


def test_the_same_frames_give_the_same_bytes(seeds: Frames) -> None:
    assert [picture.svg for picture in draw_all(seeds)] == [picture.svg for picture in draw_all(seeds)]


def test_each_picture_has_a_title_a_description_and_a_caption(seeds: Frames) -> None:
    for picture in draw_all(seeds):
        data, metadata = picture._repr_mimebundle_()
        assert data["image/svg+xml"].startswith("<svg")
        assert all(metadata["image/svg+xml"][word] for word in ("title", "alt", "caption"))


def test_a_picture_takes_its_colours_from_the_page_and_holds_no_date(seeds: Frames) -> None:
    for picture in draw_all(seeds):
        assert "currentColor" in picture.svg and "<metadata" not in picture.svg and "DejaVu" not in picture.svg
        assert set(re.findall(r"(?<!, )#[0-9a-f]{6}", picture.svg)) == set()


def test_words_stay_words_and_are_large_enough_to_read(seeds: Frames) -> None:
    for picture in draw_all(seeds):
        assert words_of(picture)
        assert min(float(size) for size in re.findall(r"font-size: ([\d.]+)px", picture.svg)) >= 9


def test_a_picture_changes_nothing_outside_itself(seeds: Frames) -> None:
    for picture in (*draw_all(seeds), draw_chronology(seeds.events, seeds.standings, linked=True)):
        assert "<style" not in picture.svg and "_blank" not in picture.svg


def test_an_empty_frame_gives_a_picture_that_says_so() -> None:
    empty = {name: make_frame(name, []) for name in ("events", "standings", "agreement", "claims", "documents")}
    assert words_of(draw_chronology(empty["events"], empty["standings"])) == ["No launch is told"]
    assert words_of(draw_counts(empty["events"], empty["standings"])) == ["No number of missiles is stated"]
    assert words_of(draw_distances(empty["standings"])) == ["No distance and no apogee is stated"]
    assert words_of(draw_agreement(empty["agreement"])) == ["Nothing is stated that could be compared"]
    assert words_of(draw_attributes(empty["claims"])) == ["No claim was found"]
    assert words_of(draw_texts(empty["documents"])) == ["No text was read"]


def test_the_titles_of_the_seeds_state_what_was_found(seeds: Frames) -> None:
    assert [picture.title for picture in draw_all(seeds)[:4]] == [
        "Four launches in two months; the day of three is not stated",
        "An exact number of missiles is stated for one of two launches",
        "One distance is stated: about 900 km, by South Korea alone",
        "Nothing conflicts; 11 of 15 values rest on one voice",
    ]


def test_the_description_of_the_chronology_carries_its_numbers(seeds: Frames) -> None:
    alt = draw_chronology(seeds.events, seeds.standings).alt
    assert "4 January 2026, about 07:50 local time: ballistic or hypersonic missiles, 2 or more" in alt


def test_points_lead_to_dossiers_only_where_asked(seeds: Frames) -> None:
    linked = draw_chronology(seeds.events, seeds.standings, linked=True).svg
    assert set(re.findall(r'href="#(north[^"]+)"', linked)) == set(seeds.events.event_id)
    assert "#north" not in draw_chronology(seeds.events, seeds.standings).svg


@pytest.mark.parametrize("number", [1, 20, 300])
def test_one_launch_or_three_hundred_fit_a_page(number: int) -> None:
    events = make_frame("events", [launch(n) for n in range(number)])
    picture = draw_chronology(events, make_frame("standings", []))
    width, height = (float(end) for end in re.search(r'viewBox="0 0 ([\d.]+) ([\d.]+)"', picture.svg).groups())
    assert width == WIDTH and height < 800


def test_launches_without_a_day_are_drawn_beside_the_others() -> None:
    events = make_frame("events", [launch(1), launch(2, event_id="x-undated-a", from_date=None, to_date=None)])
    picture = draw_chronology(events, make_frame("standings", []))
    assert "Day not stated" in words_of(picture) and "the day of one is not stated" in picture.title


def test_a_chronology_never_counts_a_plan_among_what_flew() -> None:
    plan, flown = launch(1, role="planned"), launch(2)
    both, alone = (
        draw_chronology(make_frame("events", rows), make_frame("standings", [])).title
        for rows in ([plan, flown], [plan])
    )
    assert both.startswith("Two launches (one of them announced) in") and alone.startswith("One launch announced on")


def test_distances_are_drawn_in_the_units_asked_for() -> None:
    standings = make_frame("standings", [distance("Japan", 900), distance("South Korea", 1000)])
    assert "Japan: 560 mi" in words_of(draw_distances(standings, "mi"))
    assert "Japan: 900 km" in words_of(draw_distances(standings))


@pytest.mark.parametrize("verdict", [verdict for verdict in VERDICTS if verdict != "unstated"])
def test_each_verdict_has_a_mark_and_a_word(verdict: str) -> None:
    row = {"subject_id": SUBJECT, "subject_kind": "launch", "attribute": "count", "verdict": verdict}
    picture = draw_agreement(make_frame("agreement", [row | {"n_claims": 1, "n_authorities": 1, "n_independent": 1}]))
    word = "one voice" if verdict == "single" else verdict
    assert word in words_of(picture) and f"4 Jan 2026: {word}: number of missiles." in picture.alt


def test_launches_of_one_day_have_names_of_their_own() -> None:
    row = {"subject_kind": "launch", "attribute": "kind", "verdict": "single", "n_claims": 1}
    rows = [row | {"subject_id": f"north-korea-2026-01-04{letter}"} for letter in "ab"]
    agreement = make_frame("agreement", [each | {"n_authorities": 1, "n_independent": 1} for each in rows])
    assert list(name_launches(agreement).values()) == ["4 Jan 2026 (a)", "4 Jan 2026 (b)"]


def test_a_formula_or_markup_in_a_name_stays_text() -> None:
    picture = draw_distances(make_frame("standings", [distance("<b>$x^2$</b>", 900)]))
    assert "<b>$x^2$</b>: 900 km" in words_of(picture)


def test_lines_are_broken_where_they_would_leave_the_sheet() -> None:
    lines = break_lines("a family of authorities " * 9, WIDTH, 9.5)
    assert len(lines) > 1 and max(measure(line, 9.5) for line in lines) <= WIDTH


def meeting(
    family: str, bias: float | None, low: float | None, high: float | None, attribute: str = "distance"
) -> dict:
    pair = {"family": family, "other_family": "South Korea", "attribute": attribute, "n_events": 9, "n_alike": 3}
    return pair | {"bias_pct": bias, "bias_low_pct": low, "bias_high_pct": high}


def test_a_bias_that_is_clear_is_the_title_and_one_that_may_be_none_is_hollow() -> None:
    picture = draw_bias(make_frame("meetings", [meeting("Japan", 4.2, 1.5, 6.9), meeting("United States", -1, -3, 1)]))
    assert picture is not None and picture.title == "Japan states 4 % more than South Korea: distance"
    assert "Japan over South Korea, distance: 4.2 %, between 1.5 and 6.9" in picture.alt
    assert "United States over South Korea, distance: -1.0 %" in picture.alt
    assert {"+10", "-10", "Japan over South Korea", "Distance, nine launches"} <= set(words_of(picture))


def test_without_a_clear_bias_the_title_says_so_and_without_any_there_is_no_picture() -> None:
    vague, none = meeting("Japan", -2, -5, 1), meeting("Japan", None, None, None)
    picture = draw_bias(make_frame("meetings", [vague, none | {"attribute": "apogee"}]))
    assert picture is not None and picture.title == "No family of authorities states clearly more than another"
    assert draw_bias(make_frame("meetings", [none])) is None


def test_labels_of_ticks_that_would_touch_are_left_out_and_the_last_one_stays() -> None:
    sheet = Sheet("A scale")
    ticks = tuple((float(value), f"{value:,}") for value in range(0, 10_001, 1000))
    Scale(0.0, 10_000.0, 200.0, WIDTH - 6, ticks).rule(sheet, 0.0)
    labels = sorted((text.get_position()[0], text.get_text()) for text in sheet.axes.texts[1:])
    assert labels[-1][1] == "10,000" and 3 < len(labels) < len(ticks)
    ends = [(x - measure(words, SMALL) / 2, x + measure(words, SMALL) / 2) for x, words in labels]
    assert all(left > right for (_, right), (left, _) in zip(ends, ends[1:])) and ends[-1][1] <= WIDTH
