"""Ranges: numbers and intervals of several families, one row each, under the launch they are said of.

In      rows of standings, newest launch first, with a label each
Out     rows on a sheet: a point, a bar, or a line with an arrow where an end is open
Units   those of the scale
Missing an open end is an arrow to the end of the scale
Next    counts, distances
"""

from itertools import groupby, pairwise

from analysis.figures.scales import Scale
from analysis.figures.sheet import INK, LINE, SMALL, SOFT, VAGUE, Sheet
from analysis.figures.sources import Row, name_subject

SHOWN = 12  # our choice: so many launches are drawn; the page's tables hold them all


def draw_ranges(
    sheet: Sheet, scale: Scale, rows: list[Row], labels: list[str], unit: str, linked: bool = False
) -> None:
    """A heading a launch, then a row a statement; values of one attribute that lie apart are joined by a line."""
    top = sheet.y
    for subject, pairs in groupby(zip(rows, labels), key=lambda pair: pair[0]["subject_id"]):
        sheet.y += LINE + 2
        sheet.write(0, sheet.y, name_subject(subject), bold=True, url=f"#{subject}" if linked else None)
        marks = []
        for row, label in pairs:
            sheet.y += LINE + 2
            sheet.write(0, sheet.y, label, size=SMALL, color=SOFT)
            marks.append((row["attribute"], draw_range(sheet, scale, row, sheet.y - 3.5), sheet.y - 3.5))
        for (one, x, y), (other, next_x, next_y) in pairwise(marks):
            if one == other and abs(x - next_x) > 1:
                sheet.line((x, next_x), (y, next_y), color=VAGUE, width=1.0)
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
        sheet.dot(x, y, 3.4, filled=not hollow)
        return x
    x = scale.place((low + high) / 2)
    if low != high:
        sheet.bar(scale.place(low), max(scale.place(high), scale.place(low) + 6), y, 7, color=SOFT, filled=False)
    sheet.dot(x, y, 3.4, filled=not hollow)
    return x
