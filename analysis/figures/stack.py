"""Stack: many marks on an axis of time, one on another where they share a period.

In      days with the number of independent families, or of copies, behind each
Out     marks on a sheet; filled for two or more, a ring for one, dotted for none
Units   periods of a day, a month or a year, after the span
Missing a mark without a day is left to its caller
Next    chronology of many launches, texts by day
"""

from collections import defaultdict

import pandas as pd

from analysis.figures.scales import scale_days
from analysis.figures.sheet import WIDTH, Sheet

Mark = tuple[pd.Timestamp, int, str | None]
LARGEST, SMALLEST = 11.0, 4.0  # points a mark takes
HIGHEST = 150.0  # points a stack may rise to, our choice
# The period of a stack by the months that are spanned: a day up to four months, a month up to six years.
PERIODS = ((4, "D", "day"), (72, "M", "month"), (10**6, "Y", "year"))


def draw_stack(sheet: Sheet, marks: list[Mark]) -> str:
    """Stack the marks by period; gives the name of the period."""
    days = [day for day, _, _ in marks]
    scale = scale_days(days, 8.0, WIDTH - 10)
    months = (max(days).to_period("M") - min(days).to_period("M")).n + 1
    code, name = next((code, name) for most, code, name in PERIODS if months <= most)
    stacks = defaultdict(list)
    for day, families, url in sorted(marks, key=lambda mark: (-mark[1], mark[0])):
        stacks[day.to_period(code)].append((families, url))
    first = min(stacks)
    room = (scale.place(first.end_time) - scale.place(first.start_time)) * 0.9
    abreast, step = _fit(max(map(len, stacks.values())), room)
    floor = sheet.y + -(-max(map(len, stacks.values())) // abreast) * step + 4
    for period, stack in stacks.items():
        middle = scale.place(period.start_time + (period.end_time - period.start_time) / 2)
        for place, (families, url) in enumerate(stack):
            x = middle + step * (place % abreast - (min(abreast, len(stack)) - 1) / 2)
            look = {"filled": families > 1, "dotted": families == 0, "url": url}
            sheet.dot(x, floor - step * (place // abreast + 0.5), step * 0.36, **look)
    top, sheet.y = sheet.y, floor + 2
    scale.rule(sheet, top)
    return name


def _fit(highest: int, room: float) -> tuple[int, float]:
    """How many marks stand abreast in a period's room, and how large each is, so that the highest stack fits."""
    for abreast in range(1, highest + 1):
        step = min(LARGEST, max(room / abreast, SMALLEST))
        if -(-highest // abreast) * step <= HIGHEST or room / abreast < SMALLEST:
            return abreast, step
    return highest, SMALLEST
