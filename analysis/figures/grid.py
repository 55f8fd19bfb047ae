"""Grid: rows by columns, for verdicts and for numbers.

In      names of rows and columns
Out     heads and fine rules on a sheet, and where each cell's middle lies
Units   points
Missing a cell without a mark stays empty
Next    matrix of agreement, attributes by authority
"""

from collections.abc import Iterable, Sequence

from analysis.figures.sheet import INK, LINE, SMALL, SOFT, WIDTH, Sheet, measure

SLOPE = 0.72  # of a head's length: its rise and its reach at 45 degrees
ROW = 17.0


def place_columns(sheet: Sheet, heads: Sequence[str], left: float) -> list[float]:
    """Write the heads aslant over their columns; gives the middle of each column."""
    longest = max(measure(head, SMALL) for head in heads) * SLOPE
    width = min(48.0, (WIDTH - left - measure(heads[-1], SMALL) * SLOPE - 4) / len(heads))
    middles = [left + width * (place + 0.5) for place in range(len(heads))]
    sheet.y += longest + 6
    for head, x in zip(heads, middles):
        sheet.write(x - 1, sheet.y, head, size=SMALL, color=SOFT, rotation=45)
    sheet.y += 5
    return middles


def open_row(sheet: Sheet, name: str, right: float, url: str | None = None) -> float:
    """Begin a row with its name and a fine rule under it; gives the height of its middle."""
    middle = sheet.y + ROW / 2
    sheet.write(0, middle + 3.5, name, size=SMALL, color=INK, url=url)
    sheet.y += ROW
    sheet.rule([0, right], [sheet.y, sheet.y])
    return middle


def widest(names: Iterable[str], *, bold: bool = False) -> float:
    """The room that names of rows need."""
    return max(measure(name, SMALL, bold=bold) for name in names) + LINE
