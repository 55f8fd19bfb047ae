"""Map: the launch sites that are named, and how far from them the missiles are said to have flown.

In      events, standings
Out     Picture: a point a site, a ring where only a region is named, a circle at each distance stated from there;
        a cross at a place, or the name of a water, that is named for a landing
Units   km, or mi where asked; where places lie is from data/places.csv
Missing a launch whose site no text names, or the map does not know, is counted in the caption
Next    briefs and the pages of single launches

A circle is what is said, from where it is said; it is no path. Nor is a cross a landing: "150 km off Oshima" has one.
"""

from collections import defaultdict
from dataclasses import dataclass

import numpy as np
import pandas as pd
from matplotlib.patches import Polygon

from analysis.figures.coasts import Plane, draw_ring, find_land, has_land, project
from analysis.figures.labels import Labels
from analysis.figures.sheet import INK, LAND, RULE, SMALL, SOFT, VAGUE, WIDTH, Picture, Sheet, draw_nothing
from analysis.figures.sources import Row, cite_families, list_standing, name_launches
from analysis.places import locate_places
from analysis.prose.words import join_some, join_words, raise_first, say_as_said, say_family, say_share
from analysis.rules import load_rules

CIRCLES = 4  # our choice: so many of the newest launches have their distances drawn
WITHIN_KM = 2500.0  # our choice: sites this near to the one most launches are from share a map; others are named
FARTHEST_KM, NEAREST_KM = 6000.0, 500.0  # our choice: circles beyond are left out; a window is no smaller

Landing = tuple[str, bool, float, float]
BESIDE = (0, 14, -14, 28, -28, 42, -42)  # points from the middle of a water at which its name may stand
SEA = "sea"  # of what is no exact place, only a water is named: "off the coast of the peninsula" is not in its middle
LOWEST, HIGHEST = 0.62, 0.8  # our choice: the height of a map by its width


@dataclass(frozen=True)
class Site:
    """A place on the map with the launches from there, newest first."""

    name: str
    lat: float
    lon: float
    exact: bool
    launches: tuple[str, ...]


def draw_map(events: pd.DataFrame, standings: pd.DataFrame, units: str = "km", *, linked: bool = False) -> Picture:
    """The sites of launches with the distances stated from them. linked: sites lead to #event_id."""
    every = find_sites(standings)
    if not every:
        return draw_nothing("No text names a launch site that a map could show")
    sites = _keep_near(every)
    circles = _find_circles(sites, standings)
    located = len({launch for site in every for launch in site.launches})
    sheet = Sheet(_find_title(every, located, len(events)))
    plane = _open_window(sheet, sites, [km for _, km, _ in circles])
    for shape in find_land(plane):
        sheet.lay(Polygon(shape, facecolor=LAND, edgecolor=RULE, linewidth=0.6, zorder=0))
    labels = Labels(sheet, plane)
    landings = _find_landings(plane, standings)
    _mark_places(labels, sites, landings, linked)
    _name_sites(labels, sites)
    _draw_circles(labels, circles, units)
    told = _name_landings(labels, landings)
    for site, km, _ in circles:
        for line in labels.part(plane.place(*draw_ring(site.lat, site.lon, km))):
            sheet.line(line[:, 0], line[:, 1], color=VAGUE, width=1.1)
    sheet.y = plane.top + plane.height
    return sheet.finish(_describe(every, circles, standings, units), _caption(sites, every, standings, told))


def _find_title(sites: list[Site], located: int, launches: int) -> str:
    vague = "" if any(site.exact for site in sites) else ", as a region only"
    if launches == 1:
        return f"A launch site is named{vague}"
    return f"A launch site is named for {say_share(located, launches)} launches{vague}"


def _caption(sites: list[Site], every: list[Site], standings: pd.DataFrame, landings: list[str]) -> str:
    marks = "Point: a site. Ring: a region. Circle: a distance as stated from there, no path."
    marks += f" {raise_first(join_words(landings))}: named for landings." if landings else ""
    far = [site.name for site in every if site not in sites]
    left_out = f" Too far away to be shown: {join_some(far)}." if far else ""
    coasts = "Coastlines: GSHHG." if has_land() else "No coastlines are installed."
    rows = list_standing(standings, ["site", "distance"])
    families = dict.fromkeys(say_family(row["family"]) for row in rows)
    return f"{marks}{left_out} {coasts} {cite_families(families)}"


def _keep_near(sites: list[Site]) -> list[Site]:
    """The sites around the one that most launches are from."""
    busiest = max(sites, key=lambda site: (len(site.launches), site.name))
    away = project(np.array([s.lat for s in sites]), np.array([s.lon for s in sites]), busiest.lat, busiest.lon)
    return [site for site, km in zip(sites, np.hypot(away[:, 0], away[:, 1])) if km <= WITHIN_KM]


def find_sites(standings: pd.DataFrame) -> list[Site]:
    """The places that stand as the site of some launch."""
    launches: dict[tuple, list[str]] = defaultdict(list)
    for row in list_standing(standings, ["site"]):
        for place in locate_places(row["value"]):
            launches[place] += [row["subject_id"]] if row["subject_id"] not in launches[place] else []
    exact = load_rules("agreement")["places"]["exact"]
    return [Site(name, lat, lon, kind in exact, tuple(told)) for (name, kind, lat, lon), told in launches.items()]


def _find_circles(sites: list[Site], standings: pd.DataFrame) -> list[tuple[Site, float, Row]]:
    """Distances of the newest launches whose site is on the map, each once; an open end is no circle."""
    found: dict[tuple, tuple[Site, float, Row]] = {}
    home = {launch: site for site in sites for launch in site.launches}
    rows = [row for row in list_standing(standings, ["distance"]) if row["unit"] == "km" and row["subject_id"] in home]
    newest = list(dict.fromkeys(row["subject_id"] for row in rows))[:CIRCLES]
    for row in rows:
        if row["subject_id"] in newest and None not in (row["low"], row["high"]):
            site, km = home[row["subject_id"]], (row["low"] + row["high"]) / 2
            if km <= FARTHEST_KM:
                found.setdefault((site.name, km), (site, km, row))
    return list(found.values())


def _open_window(sheet: Sheet, sites: list[Site], radii: list[float]) -> Plane:
    """The window that holds all sites and circles, as wide as the sheet and never as high."""
    lat, lon = _find_middle(sites)
    km = project(np.array([site.lat for site in sites]), np.array([site.lon for site in sites]), lat, lon)
    room = max([*radii, NEAREST_KM]) * 1.12
    low, high = km.min(axis=0) - room, km.max(axis=0) + room
    size = np.maximum(high - low, (high - low).max() * np.array([1.0, LOWEST]))
    size[0] = max(size[0], size[1] / HIGHEST)
    west, north = (low + high)[0] / 2 - size[0] / 2, (low + high)[1] / 2 + size[1] / 2
    scale = WIDTH / size[0]
    return Plane(lat, lon, west, north, scale, sheet.y, WIDTH, size[1] * scale)


def _find_middle(sites: list[Site]) -> tuple[float, float]:
    lat, lon = (np.radians([getattr(site, axis) for site in sites]) for axis in ("lat", "lon"))
    x, y, z = (np.cos(lat) * np.cos(lon)).mean(), (np.cos(lat) * np.sin(lon)).mean(), np.sin(lat).mean()
    return float(np.degrees(np.arctan2(z, np.hypot(x, y)))), float(np.degrees(np.arctan2(y, x)))


def _find_landings(plane: Plane, standings: pd.DataFrame) -> list[Landing]:
    """The places in the window that are named for landings, the newest launch first: name, whether exact, where."""
    found: list[Landing] = []
    for name, exact, lat, lon in _list_landings(standings):
        x, y = plane.place(lat, lon)
        if plane.holds((x, y)):
            found.append((name, exact, float(x), float(y)))
    return found


def _list_landings(standings: pd.DataFrame) -> list[Landing]:
    """The exact places and the waters that are named for landings, with their coordinates."""
    told = [place for row in list_standing(standings, ["landing"]) for place in locate_places(row["value"])]
    exact = load_rules("agreement")["places"]["exact"]
    places = [(name, kind in exact, lat, lon) for name, kind, lat, lon in told if kind in exact or kind == SEA]
    return list(dict.fromkeys(places))


def _mark_places(labels: Labels, sites: list[Site], landings: list[Landing], linked: bool) -> None:
    """A cross a landing, then a point or a ring a site; no words are written over them."""
    for _, exact, x, y in landings:
        if exact:
            for way in (1, -1):
                labels.sheet.line((x - 3, x + 3), (y - 3 * way, y + 3 * way), color=SOFT, width=1.2)
            labels.keep_clear(x, y, 4)
    for site in sites:
        x, y = labels.plane.place(site.lat, site.lon)
        url = f"#{site.launches[0]}" if linked else None
        labels.sheet.dot(x, y, 3.2 if site.exact else 4.5, filled=site.exact, url=url)
        labels.keep_clear(x, y, 4)


def _name_sites(labels: Labels, sites: list[Site]) -> None:
    """Their names, those of most launches first."""
    for site in sorted(sites, key=lambda site: -len(site.launches)):
        more = f" ({len(site.launches)})" if len(site.launches) > 1 else ""
        labels.write(f"{site.name}{more}", labels.around(*labels.plane.place(site.lat, site.lon)), INK)


def _draw_circles(labels: Labels, circles: list[tuple[Site, float, Row]], units: str) -> None:
    """The distance of each circle, on its line: in the south first, then to either side."""
    for site, km, row in sorted(circles, key=lambda circle: -circle[1]):
        line = labels.plane.place(*draw_ring(site.lat, site.lon, km))
        south = len(line) // 2
        turns = [south + turn * way for turn in range(0, south, 3) for way in (1, -1)]
        spots = [(x, y + SMALL / 3, "center") for x, y in line[turns]]
        labels.write(say_as_said(row, units), spots, VAGUE)


def _name_landings(labels: Labels, landings: list[Landing]) -> list[str]:
    """The names of waters and regions at their middle, and of places beside their cross; says what there is to see."""
    areas = [
        labels.write(name, [(x, y + down, "center") for down in BESIDE], SOFT)
        for name, exact, x, y in landings
        if not exact
    ]
    crosses = [labels.write(name, labels.around(x, y), SOFT) for name, exact, x, y in landings if exact]
    return ["crosses"] * bool(crosses) + ["names in grey"] * any(areas)


def _describe(sites: list[Site], circles: list[tuple[Site, float, Row]], standings: pd.DataFrame, units: str) -> str:
    """Sites with the days of their launches, and the distances."""
    days = name_launches(standings)
    told = [
        f"{site.name}{'' if site.exact else ' (a region)'}: {', '.join(days[s] for s in site.launches)}"
        for site in sites
    ]
    far = [
        f"{raise_first(say_as_said(row, units))} from {site.name}, says {say_family(row['family'])}"
        for site, _, row in circles
    ]
    places = [name for name, *_ in _list_landings(standings)]
    landings = [f"Named for landings: {join_some(places)}"] if places else []
    return ". ".join([*told, *far, *landings]) + "."
