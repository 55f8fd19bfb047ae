"""Scales: where a day or a number lies on a sheet, and the ticks that say so.

In      the days or numbers to be shown, and the room from left to right
Out     scales that place values, with ticks drawn under rows
Units   points; days local to the launch site
Missing no day at all: there is no scale, and the figure says so
Next    every figure with an axis
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pandas as pd

from analysis.figures.sheet import LINE, SMALL, SOFT, WIDTH, Sheet, measure

MONTH_STEPS = (1, 2, 3, 6, 12, 24, 36, 60, 120, 240, 600)
ROUND_STEPS = (1, 2, 5)
APART = 5.0  # points between two labels
TICK_ROOM = 40.0  # points that a number under its tick needs
MOST_TICKS = 6  # our choice: more would touch on a telephone


@dataclass(frozen=True)
class Scale:
    """Values from low to high between left and right, with labelled ticks."""

    low: float
    high: float
    left: float
    right: float
    ticks: tuple[tuple[float, str], ...]

    def place(self, value: float | pd.Timestamp) -> float:
        """Where a value lies, held within the room."""
        number = _ordinal(value) if isinstance(value, pd.Timestamp) else float(value)
        share = (number - self.low) / (self.high - self.low)
        return self.left + min(1.0, max(0.0, share)) * (self.right - self.left)

    def draw_track(self, sheet: Sheet, y: float) -> None:
        """A fine line for one mark, with the ticks on it."""
        sheet.rule([self.left, self.right], [y, y])
        for value, _ in self.ticks:
            sheet.rule([self.place(value)] * 2, [y - 3, y + 3])

    def rule(self, sheet: Sheet, top: float, unit: str = "") -> None:
        """Ticks as fine lines from `top` to the sheet's end, their labels under them."""
        bottom = sheet.y
        for value, _ in self.ticks:
            x = self.place(value)
            sheet.rule([x, x], [top, bottom])
        for x, label in self._place_labels():
            sheet.write(x, bottom + LINE, label, size=SMALL, color=SOFT, ha="center")
        sheet.y += LINE + 2
        if unit:
            sheet.y += LINE
            sheet.write(self.right, sheet.y, unit, size=SMALL, color=SOFT, ha="right")
            sheet.y += 2

    def _place_labels(self) -> Iterator[tuple[float, str]]:
        """The middles of the labels that have room, from the last tick to the first: the ends matter most."""
        free = WIDTH + APART
        for value, label in reversed(self.ticks):
            half = measure(label, SMALL) / 2
            x = min(max(self.place(value), half), WIDTH - half)
            if x + half <= free - APART:
                yield x, label
                free = x - half


def scale_days(days: Iterable[pd.Timestamp], left: float = 2.0, right: float = WIDTH - 2.0) -> Scale:
    """A scale over whole months, with at most MOST_TICKS of them named."""
    known = sorted(days)
    first, last = known[0].to_period("M"), known[-1].to_period("M") + 1
    step = next(step for step in MONTH_STEPS if (last - first).n / step <= MOST_TICKS - 1)
    months = [m for m in pd.period_range(first, last, freq="M") if step == 1 or _falls_on(m, step)]
    spaced = [month for month in months if (last - month).n > step / 3 or month == last]
    ticks = tuple((_ordinal(m.start_time), f"{m:%Y}" if step >= 12 else f"{m:%b %Y}") for m in spaced)
    return Scale(_ordinal(first.start_time), _ordinal(last.start_time), left, right, ticks)


def scale_numbers(high: float, left: float, right: float = WIDTH - 6.0, *, whole: bool = False) -> Scale:
    """A scale from 0 to the next round number at or above `high`."""
    steps = (power * step for power in (10.0**n for n in range(-1 if not whole else 0, 9)) for step in ROUND_STEPS)
    room = min(MOST_TICKS - 1, (right - left) // TICK_ROOM)
    step = next(step for step in steps if -(-high // step) <= room)
    top = step * max(1, -(-high // step))
    values = [step * n for n in range(int(top / step) + 1)]
    return Scale(0.0, top, left, right, tuple((value, f"{value:,g}") for value in values))


def _falls_on(month: pd.Period, step: int) -> bool:
    return ((month.year * 12 + month.month - 1) % step) == 0


def _ordinal(day: pd.Timestamp) -> float:
    return float(day.toordinal())
