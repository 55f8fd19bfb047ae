"""Matrix: where the voices on each launch agree, attribute by attribute.

In      agreement
Out     Picture: a mark a verdict, told by its shape; colour only repeats it
Units   none
Missing what nobody states is left blank
Next    briefs and the notebook of agreement
"""

import math

import pandas as pd
from matplotlib.lines import Line2D
from matplotlib.patches import Rectangle

from analysis.figures.grid import ROW, open_row, place_columns, widest
from analysis.figures.sheet import (
    BAD,
    GOOD,
    LINE,
    PAPER,
    SMALL,
    SOFT,
    THIN,
    VAGUE,
    WIDTH,
    Picture,
    Sheet,
    draw_nothing,
    measure,
)
from analysis.figures.sources import Row, name_launches
from analysis.intervals import read_rows
from analysis.prose.words import head_attribute, look_up, raise_first, say_attribute, say_share, say_some
from analysis.rules import load_rules

SHOWN = 16  # our choice: so many launches have a row, those with conflicts first
ORDER = ("conflict", "differ", "compatible", "agree", "single")
COLORS = {"conflict": BAD, "differ": BAD, "compatible": VAGUE, "agree": GOOD, "single": THIN}


def draw_agreement(agreement: pd.DataFrame, *, linked: bool = False) -> Picture:
    """Launch by attribute, conflicts first, then the newest. linked: launches lead to #event_id."""
    rows = [row for row in read_rows(agreement) if row["subject_kind"] == "launch" and row["verdict"] in ORDER]
    if not rows:
        return draw_nothing("Nothing is stated that could be compared")
    subjects = _sort_subjects(rows)
    shown, stated = subjects[:SHOWN], {row["attribute"] for row in rows}
    attributes = [entry["name"] for entry in load_rules()["attribute"] if entry["name"] in stated]
    sheet = Sheet(_find_title(rows))
    called = name_launches(agreement)
    names = [called[subject] for subject in shown]
    middles = place_columns(sheet, [head_attribute(attribute) for attribute in attributes], widest(names))
    right = 2 * middles[-1] - middles[-2] if len(middles) > 1 else middles[-1] + ROW
    verdicts = {(row["subject_id"], row["attribute"]): row["verdict"] for row in rows}
    for subject, name in zip(shown, names):
        y = open_row(sheet, name, right, f"#{subject}" if linked else None)
        for attribute, x in zip(attributes, middles):
            draw_verdict(sheet, verdicts.get((subject, attribute)), x, y)
    _draw_key(sheet, [verdict for verdict in ORDER if verdict in verdicts.values()])
    rest = f" {SHOWN} of {len(subjects)} launches are shown." if len(subjects) > SHOWN else ""
    caption = (
        f"The newest word of each family of authorities, each counted once; blank where no text says anything.{rest}"
    )
    return sheet.finish(_describe(rows, dict(zip(shown, names))), caption)


def draw_verdict(sheet: Sheet, verdict: str | None, x: float, y: float) -> None:
    """The mark of a verdict around a point: cross on a block, unequal, wavy, tick, ring."""
    color = COLORS.get(verdict or "", SOFT)
    if verdict == "conflict":
        sheet.add(Rectangle((x - 6, y - 6), 12, 12), color=color)
        for way in (1, -1):
            sheet.lay(Line2D([x - 3, x + 3], [y - 3 * way, y + 3 * way], color=PAPER, linewidth=1.8, zorder=4))
    elif verdict == "differ":
        for up in (-2, 2):
            sheet.line((x - 5, x + 5), (y + up, y + up), color=color, width=1.7)
        sheet.line((x - 2.6, x + 2.6), (y + 5.5, y - 5.5), color=color, width=1.7)
    elif verdict == "compatible":
        steps = [step / 2 for step in range(-10, 11)]
        for rise in (-2.2, 2.2):
            wave = [y + rise - 1.5 * math.sin(step * math.pi / 5) for step in steps]
            sheet.line([x + step for step in steps], wave, color=color, width=1.7)
    elif verdict == "agree":
        sheet.line((x - 4.5, x - 1.5, x + 5), (y + 0.5, y + 4, y - 4.5), color=color, width=2.0)
    elif verdict == "single":
        sheet.dot(x, y, 3.8, color=color, filled=False)


def _draw_key(sheet: Sheet, verdicts: list[str]) -> None:
    """The marks and their words, in as many lines as they need."""
    sheet.y += LINE + 4
    x = 7.0
    for verdict in verdicts:
        word = look_up("verdict", verdict) or verdict
        room = measure(word, SMALL) + 28
        if x + room > WIDTH:
            x, sheet.y = 7.0, sheet.y + LINE + 3
        draw_verdict(sheet, verdict, x, sheet.y - 3.5)
        sheet.write(x + 10, sheet.y, word, size=SMALL, color=SOFT)
        x += room
    sheet.y += 3


def _sort_subjects(rows: list[Row]) -> list[str]:
    newest = sorted({row["subject_id"] for row in rows}, key=_date_of, reverse=True)
    worst = {subject: min(ORDER.index(r["verdict"]) for r in rows if r["subject_id"] == subject) for subject in newest}
    return sorted(newest, key=lambda subject: min(worst[subject], 2))


def _date_of(subject_id: str) -> str:
    return subject_id[next((place for place, char in enumerate(subject_id) if char.isdigit()), len(subject_id)) :]


def _find_title(rows: list[Row]) -> str:
    counted = {verdict: sum(row["verdict"] == verdict for row in rows) for verdict in ORDER}
    rest = "rests" if counted["single"] == 1 else "rest"
    single = f"{say_share(counted['single'], len(rows))} values {rest} on one voice"
    if counted["conflict"]:
        return f"{raise_first(say_some(counted['conflict'], 'value conflicts', 'values conflict'))}; {single}"
    if counted["single"] == len(rows):
        return "Nothing can be compared: each value rests on one voice"
    return f"Nothing conflicts; {single}"


def _describe(rows: list[Row], names: dict[str, str]) -> str:
    """The verdicts in words, a sentence a launch."""
    sentences = []
    for subject, name in names.items():
        told = []
        for verdict in ORDER:
            alike = [r["attribute"] for r in rows if (r["subject_id"], r["verdict"]) == (subject, verdict)]
            told += [f"{look_up('verdict', verdict)}: {', '.join(map(say_attribute, alike))}"] if alike else []
        sentences.append(f"{name}: {'; '.join(told)}.")
    return " ".join(sentences)
