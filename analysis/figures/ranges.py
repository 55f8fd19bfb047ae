"""Ranges: numbers and intervals of several families, one row each, under the launch they are said of.

In      rows of standings with a label each, newest launch first; the names of the launches
Out     rows on a sheet: a point, a bar, or a line with an arrow where an end is open
Units   those of the scale
Missing an open end is an arrow to the end of the scale
Next    counts, distances
"""

from itertools import groupby, pairwise

from analysis.figures.scales import Scale
from analysis.figures.sheet import INK, LINE, SMALL, SOFT, VAGUE, Sheet
from analysis.figures.sources import Row
from analysis.intervals import Interval, meet

DOT = 3.4
SHOWN = 5  # our choice: so many launches are drawn; the page's tables hold them all


def draw_ranges(
    sheet: Sheet, scale: Scale, told: list[tuple[Row, str]], names: dict[str, str], unit: str, linked: bool
) -> None:
    """A heading a launch, then a row a statement; figures with no common ground are joined by a line."""
    top = sheet.y
    for subject, pairs in groupby(told, key=lambda pair: pair[0]["subject_id"]):
        sheet.y += LINE + 2
        sheet.write(0, sheet.y, names[subject], bold=True, url=f"#{subject}" if linked else None)
        marks = []
        for row, label in pairs:
            sheet.y += LINE + 2
            sheet.write(0, sheet.y, label, size=SMALL, color=SOFT)
            marks.append((row, draw_range(sheet, scale, row, sheet.y - 3.5), sheet.y - 3.5))
        for (one, x, y), (other, next_x, next_y) in pairwise(marks):
            if one["attribute"] == other["attribute"] and not meet(_ends(one), _ends(other)):
                sheet.line((x, next_x), (y, next_y), color=VAGUE, width=1.2)
        sheet.y += 6
    scale.rule(sheet, top, unit)


def draw_range(sheet: Sheet, scale: Scale, row: Row, y: float) -> float:
    """One statement on the line `y`; gives where its middle, or its closed end, lies."""
    low, high, hollow = row["low"], row["high"], row["attribute"] == "apogee"
    if low is None or high is None:
        x = scale.place(high if low is None else low)
        end, way = (scale.left, -1) if low is None else (scale.right, 1)
        sheet.line((x, end - 4 * way), (y, y), color=INK, width=1.6)
        sheet.point(end, y, way)
        sheet.dot(x, y, DOT, filled=not hollow)
        return x
    x = scale.place((low + high) / 2)
    if scale.place(high) - scale.place(low) > 2 * DOT:
        sheet.bar(scale.place(low), scale.place(high), y, 2 * DOT + 2, color=SOFT, filled=False)
    sheet.dot(x, y, DOT, filled=not hollow)
    return x


def _ends(row: Row) -> Interval:
    return row["low"], row["high"]
