"""Labels: words on a map where they cover no others, and lines that make way for them.

In      words, the spots where they may stand, best first; lines as points of the sheet
Out     words on a sheet; the pieces of a line outside all words
Units   points of the sheet
Missing words that find no spot are not written; the picture's description has them all
Next    map
"""

from collections.abc import Iterable, Iterator

import numpy as np

from analysis.figures.coasts import Plane, Points
from analysis.figures.sheet import SMALL, Sheet, measure

Box = tuple[float, float, float, float]
Spot = tuple[
    float, float, str
]  # a point on the line under the words, and which of their sides it is: left, center, right
GAP = 2.0  # between words and what stands beside them
STEPS = 24  # a piece of a line is looked at so many times between two of its points


class Labels:
    """The words of one map, and what else must not be written over."""

    def __init__(self, sheet: Sheet, plane: Plane) -> None:
        self.sheet, self.plane = sheet, plane
        self.words: list[Box] = []
        self.marks: list[Box] = []

    def keep_clear(self, x: float, y: float, radius: float) -> None:
        """Write nothing over a mark."""
        self.marks.append((x - radius, y - radius, x + radius, y + radius))

    def around(self, x: float, y: float) -> list[Spot]:
        """The spots beside a mark: right, left, above, below."""
        sides = ((8, 3.5, "left"), (-8, 3.5, "right"), (0, -8, "center"), (0, 16, "center"))
        return [(x + across, y + down, side) for across, down, side in sides]

    def write(self, words: str, spots: Iterable[Spot], color: str) -> bool:
        """Write words at the first spot where they cover nothing and stay in the window; whether there is one."""
        width = measure(words, SMALL)
        for x, y, side in spots:
            left = x - {"left": 0.0, "center": width / 2, "right": width}[side]
            box = (left - GAP, y - SMALL - GAP / 2, left + width + GAP, y + 2 + GAP)
            inside = self.plane.holds(np.array(box[:2])) and self.plane.holds(np.array(box[2:]))
            if inside and not any(_meet(box, other) for other in (*self.words, *self.marks)):
                self.words.append(box)
                self.sheet.write(left, y, words, size=SMALL, color=color, zorder=5)
                return True
        return False

    def part(self, line: Points) -> Iterator[Points]:
        """The pieces of a line that lie outside all words."""
        at = np.linspace(0, len(line) - 1, (len(line) - 1) * STEPS + 1)
        fine = np.stack([np.interp(at, np.arange(len(line)), line[:, axis]) for axis in (0, 1)], axis=1)
        free = ~np.any([_holds(box, fine) for box in self.words], axis=0) if self.words else np.ones(len(fine), bool)
        edges = np.flatnonzero(np.diff(free, prepend=False, append=False))
        for first, last in zip(edges[::2], edges[1::2] - 1):
            inner = np.arange(-(-first // STEPS), last // STEPS + 1)
            piece = np.concatenate([fine[[first]], line[inner], fine[[last]]])
            yield piece[np.any(np.diff(piece, axis=0, prepend=np.nan) != 0, axis=1)]


def _holds(box: Box, points: Points) -> np.ndarray:
    return (points[:, 0] > box[0]) & (points[:, 0] < box[2]) & (points[:, 1] > box[1]) & (points[:, 1] < box[3])


def _meet(one: Box, other: Box) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
