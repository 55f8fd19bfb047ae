"""Sheet: a narrow drawing on which rows are laid one under another, and the picture it becomes.

In      words, lines and marks, placed in points from the upper left
Out     Picture: SVG with text as text, its title, its description and its caption; the same bytes every time
Units   points; a sheet is WIDTH wide, so that a telephone shows it at nearly its own size
Missing a sheet without rows is a picture that says so
Next    every figure is drawn on one; briefs.pictures puts it into the page
"""

import io
import re
from bisect import bisect_left
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from matplotlib import rc_context
from matplotlib.artist import Artist
from matplotlib.backends.backend_svg import FigureCanvasSVG
from matplotlib.figure import Figure
from matplotlib.font_manager import FontProperties
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, Polygon
from matplotlib.textpath import text_to_path

WIDTH, BODY, SMALL, LINE = 360.0, 11.5, 10.5, 14.0
# Each colour stands for one of the page's own, which change in the dark and on paper; alone it is dark on white.
INK, SOFT, RULE, PAPER, LAND = "#1b1f24", "#57606a", "#d0d7de", "#ffffff", "#eceff2"
GOOD, VAGUE, THIN, BAD = "#1a6b3c", "#4b4bb8", "#735600", "#b3261e"
PAGE = {SOFT: "soft", RULE: "rule", PAPER: "page", LAND: "land", GOOD: "good", VAGUE: "vague", THIN: "thin", BAD: "bad"}
FONT = "DejaVu Sans"  # comes with matplotlib, so rows break alike everywhere; wider than the page's own font
# What matplotlib adds: rules for the whole page, clips at the sheet's edge, turns by nothing, new windows.
NOISE = (
    r"<metadata>.*?</metadata>|<!--.*?-->|<defs>.*?</defs>"
    r'| clip-path="[^"]*"| transform="rotate\(-0 [^"]*"| target="_blank"'
)
ROOT = f"color: var(--ink, {INK}); background: var(--page, {PAPER}); filter: none; min-width: 0; max-width: 32rem"
FIXED: dict[Any, Any] = {
    "svg.fonttype": "none",
    "svg.hashsalt": "launchbook",
    "svg.id": None,
    "font.sans-serif": [FONT],
}


@dataclass(frozen=True)
class Picture:
    """A figure and the words that stand for it; shown as the last line of a notebook's cell."""

    svg: str
    title: str
    alt: str
    caption: str

    def _repr_mimebundle_(self, **_: Any) -> tuple[dict[str, str], dict[str, dict[str, str]]]:
        words = {"title": self.title, "alt": self.alt, "caption": self.caption}
        return {"image/svg+xml": self.svg, "text/plain": f"{self.title}. {self.alt}"}, {"image/svg+xml": words}


class Sheet:
    """A drawing in progress; `y` is where the next row begins."""

    def __init__(self, title: str) -> None:
        self.figure = Figure()
        self.axes = self.figure.add_axes((0, 0, 1, 1))
        self.axes.set_axis_off()
        self.title, self.y = title, 0.0
        for line in break_lines(title, WIDTH, BODY + 1.5, bold=True):
            self.y += LINE + 3
            self.write(0, self.y, line, size=BODY + 1.5, bold=True)
        self.y += 8

    def write(
        self, x: float, y: float, words: str, *, size: float = BODY, color: str = INK, bold: bool = False, **more: Any
    ) -> None:
        """Words on the line `y`; more: ha, rotation, url."""
        weight = "bold" if bold else "normal"
        text = self.axes.text(x, y, words.replace("$", r"\$"), size=size, color=color, weight=weight, va="baseline")
        text.set(rotation_mode="anchor", **more)

    def lay(self, artist: Artist) -> None:
        """Anything, drawn where it says; the limits that matplotlib would look for, a sheet has not."""
        self.axes.add_artist(artist)

    def line(self, xs: Iterable[float], ys: Iterable[float], *, color: str = INK, width: float = 1.0) -> None:
        """A line through points."""
        line = Line2D(list(xs), list(ys), color=color, linewidth=width)
        line.set(solid_capstyle="round", solid_joinstyle="round")
        self.lay(line)

    def rule(self, xs: Iterable[float], ys: Iterable[float]) -> None:
        """A fine line under everything else."""
        self.lay(Line2D(list(xs), list(ys), color=RULE, linewidth=0.7, zorder=0))

    def dot(self, x: float, y: float, radius: float, **look: Any) -> None:
        """A circle; look: as of `add`."""
        self.add(Circle((x, y), radius), width=min(1.4, radius / 3), **look)

    def bar(self, left: float, right: float, y: float, height: float, **look: Any) -> None:
        """A bar with round ends around the line `y`; look: as of `add`."""
        half = min(height, right - left) / 2
        shape = f"round,pad=0,rounding_size={half}"
        self.add(FancyBboxPatch((left, y - height / 2), right - left, height, boxstyle=shape), **look)

    def point(self, x: float, y: float, way: int, *, color: str = INK) -> None:
        """The head of an arrow to the right (way 1) or to the left (-1), its tip at x."""
        self.add(Polygon([(x, y), (x - 6 * way, y - 3.5), (x - 6 * way, y + 3.5)]), color=color)

    def add(
        self,
        shape: Patch,
        *,
        color: str = INK,
        filled: bool = True,
        dotted: bool = False,
        url: str | None = None,
        width: float = 1.4,
    ) -> None:
        """A shape, filled or as an outline on paper, of this width."""
        shape.set(edgecolor=color, facecolor=color if filled else PAPER, linewidth=width, url=url)
        if dotted:
            shape.set_linestyle((0, (1.2, 1.6)))
        shape.set_zorder(3)
        self.lay(shape)

    def finish(self, alt: str, caption: str) -> Picture:
        """The picture, as high as its rows."""
        height = self.y + 4
        self.figure.set_size_inches(WIDTH / 72, height / 72)
        self.axes.set(xlim=(0, WIDTH), ylim=(height, 0))
        file = io.BytesIO()
        with rc_context(FIXED):
            FigureCanvasSVG(self.figure).print_svg(file, metadata={"Date": None})
        return Picture(_adapt(file.getvalue().decode("utf-8")), self.title, alt, caption)


def draw_marks() -> Picture:
    """A sheet with each kind of mark: after it the fonts are known, and drawing costs less."""
    sheet = Sheet("Marks")
    sheet.write(0, 10, "Words", bold=True)
    sheet.line([0, 9], [0, 9])
    sheet.dot(9, 9, 3)
    sheet.bar(0, 20, 9, 6, filled=False, dotted=True)
    sheet.point(9, 9, 1)
    return sheet.finish("Marks", "")


def draw_nothing(title: str) -> Picture:
    """The picture of an empty frame: it says so."""
    sheet = Sheet(title)
    return sheet.finish(f"{title}: nothing to draw.", "")


def break_lines(words: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The words in lines that are no wider than `width`; one word is never torn."""
    lines, left = list[str](), words.split()
    while left:
        count = _count_fitting(left, width, size, bold)
        lines.append(" ".join(left[:count]))
        left = left[count:]
    return lines


def _count_fitting(words: list[str], width: float, size: float, bold: bool) -> int:
    """How many words go on a line; one at least. Measuring is slow: the end is found by halves, not word by word."""

    def is_wide(count: int) -> bool:
        return measure(" ".join(words[:count]), size, bold=bold) > width

    return 1 + bisect_left(range(2, len(words) + 1), True, key=is_wide)


@lru_cache(maxsize=4096)
def measure(words: str, size: float, *, bold: bool = False) -> float:
    """How wide words are, in points."""
    font = FontProperties(family=FONT, size=size, weight="bold" if bold else "normal")
    width, _, _ = text_to_path.get_text_width_height_descent(words, font, ismath=False)
    return float(width)


def _adapt(svg: str) -> str:
    """The drawing in the colours and the font of its page, without what only its maker needs."""
    svg = svg[svg.index("<svg") :]
    svg = re.sub(NOISE, "", svg, flags=re.DOTALL)
    svg = svg.replace(INK, "currentColor")
    for color, name in PAGE.items():
        svg = svg.replace(color, f"var(--{name}, {color})")
    svg = re.sub(rf"'{FONT}'[^;\"]*", "system-ui, sans-serif", svg)
    return re.sub(r"\n\s*\n", "\n", svg.replace("<svg ", f'<svg style="{ROOT}" ', 1))
