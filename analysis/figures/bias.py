"""Bias: which of two families states the larger figures, over the launches that both tell.

In      meetings
Out     Picture: a point the mean difference, a line its interval, a fine line where they would be equal
Units   per cent of the mean of the two figures
Missing pairs of families with too few launches have no bias; where no pair has one there is no picture
Next    briefs and the notebook of agreement
"""

import pandas as pd

from analysis.figures.scales import Scale
from analysis.figures.sheet import INK, LINE, SMALL, SOFT, WIDTH, Picture, Sheet
from analysis.figures.sources import Row, cite_families
from analysis.intervals import read_rows
from analysis.prose.words import join_words, raise_first, say_attribute, say_family, say_some

LEFT = 196.0
STEPS = (1, 2, 5, 10, 20, 50, 100, 200)


def draw_bias(meetings: pd.DataFrame) -> Picture | None:
    """The mean difference of each pair of families that has one, the largest first."""
    rows = read_rows(meetings.dropna(subset=["bias_pct", "bias_low_pct", "bias_high_pct"]))
    if not rows:
        return None
    rows.sort(key=lambda row: (-abs(row["bias_pct"]), row["family"], row["other_family"], row["attribute"]))
    sheet = Sheet(_find_title(rows))
    scale = _scale_around(max(abs(row[end]) for row in rows for end in ("bias_low_pct", "bias_high_pct")))
    top = sheet.y
    for row in rows:
        sheet.y += LINE + 2
        sheet.write(0, sheet.y, f"{say_family(row['family'])} over {say_family(row['other_family'])}", bold=True)
        sheet.y += LINE
        launches = say_some(row["n_events"], "launch", "launches")
        sheet.write(0, sheet.y, f"{raise_first(say_attribute(row['attribute']))}, {launches}", size=SMALL, color=SOFT)
        y = sheet.y - LINE / 2 - 2
        sheet.line((scale.place(row["bias_low_pct"]), scale.place(row["bias_high_pct"])), (y, y), color=INK, width=1.6)
        sheet.dot(scale.place(row["bias_pct"]), y, 3.4, filled=not _holds_zero(row))
        sheet.y += 4
    sheet.line((scale.place(0), scale.place(0)), (top, sheet.y), color=SOFT, width=0.8)
    scale.rule(sheet, top, "per cent")
    families = dict.fromkeys(say_family(row[end]) for row in rows for end in ("family", "other_family"))
    marks = "Point: mean difference; line: its interval. Hollow: they may state the same."
    return sheet.finish(f"{'. '.join(map(_tell, rows))}.", f"{marks} {cite_families(families)}")


def _find_title(rows: list[Row]) -> str:
    clear = [row for row in rows if not _holds_zero(row)]
    if not clear:
        return "No family of authorities states clearly more than another"
    row = clear[0]
    way = "more" if row["bias_pct"] > 0 else "less"
    attribute, percent = say_attribute(row["attribute"]), f"{abs(row['bias_pct']):.0f} %"
    return f"{say_family(row['family'])} states {percent} {way} than {say_family(row['other_family'])}: {attribute}"


def _tell(row: Row) -> str:
    ends = join_words((f"{row['bias_low_pct']:.1f}", f"{row['bias_high_pct']:.1f}"))
    families = f"{say_family(row['family'])} over {say_family(row['other_family'])}"
    return f"{families}, {say_attribute(row['attribute'])}: {row['bias_pct']:.1f} %, between {ends}"


def _holds_zero(row: Row) -> bool:
    return bool(row["bias_low_pct"] <= 0 <= row["bias_high_pct"])


def _scale_around(most: float) -> Scale:
    """A scale as far below nought as above it."""
    step = next((step for step in STEPS if 2 * step >= most), most)
    values = [step * number for number in (-2, -1, 0, 1, 2)]
    return Scale(
        values[0], values[-1], LEFT, WIDTH - 12.0, tuple((value, f"{value:+g}" if value else "0") for value in values)
    )
