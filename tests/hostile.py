"""Hostile texts: what would be markup, script or a formula if it were not kept text, wherever words can come from.

The strings of hostile.txt, one a line, are our own. Each becomes a text that carries it in the name of its file, its
title and its sentences; in the frames it then also stands for outlets, authorities, places and names.
"""

import ast
import json
from dataclasses import fields, replace
from itertools import cycle
from pathlib import Path
from typing import Any

import pandas as pd
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook, new_output

from analysis.flow import Frames, build
from analysis.settings import NOTEBOOKS, Settings

STRINGS = (Path(__file__).parent / "hostile.txt").read_text(encoding="utf-8").splitlines()
TEXT = """date 2026-01-{day:02}
{words}
North Korea fired two ballistic missiles about 900 km toward the sea on Sunday, {words} Japan's Defense Ministry said.
"They flew from Sunan," {words} said {words}, a spokesman."""
PLACED = ("outlet", "agency", "title", "authority", "relay", "site", "landing", "name", "actor", "common")


def write_texts(folder: Path) -> None:
    """A text for each string, over the days of a month."""
    for number, words in enumerate(STRINGS):
        name = "".join("∕" if sign in "/\\" or not sign.isprintable() else sign for sign in words)
        text = TEXT.format(day=number % 28 + 1, words=words)
        (folder / f"{number} {name[:60]}.txt").write_text(text, encoding="utf-8")


def build_frames(folder: Path) -> Frames:
    """The frames of these texts, with the strings in every column that a page shows and a text can fill."""
    frames = build(Settings(), [folder])
    return replace(frames, **{field.name: _poison(getattr(frames, field.name)) for field in fields(frames)})


def _poison(frame: pd.DataFrame) -> pd.DataFrame:
    placed = {}
    for shift, column in enumerate(set(PLACED) & set(frame.columns)):
        strings = cycle(STRINGS[shift:] + STRINGS[:shift])
        words = [next(strings) for _ in range(len(frame))]
        placed[column] = pd.Series(words, index=frame.index, dtype=frame[column].dtype).where(frame[column].notna())
    return frame.assign(**placed)


def run_cells(name: str, frames: Frames, **values: Any) -> Any:
    """The notebook `name` as executed on `frames`, without a kernel: each cell's last expression is shown."""
    cells = json.loads((NOTEBOOKS / f"{name}.ipynb").read_text(encoding="utf-8"))["cells"]
    names: dict[str, Any] = {}
    made = []
    for cell in cells:
        source, tags = "".join(cell["source"]), cell["metadata"]
        if cell["cell_type"] == "markdown":
            made.append(new_markdown_cell(source, metadata=tags))
            continue
        *steps, last = ast.parse(source).body
        exec(compile(ast.Module(steps, []), name, "exec"), names)
        shown = None
        if isinstance(last, ast.Expr):
            shown = eval(compile(ast.Expression(last.value), name, "eval"), names)
        else:
            exec(compile(ast.Module([last], []), name, "exec"), names)
        names |= {"build": lambda *_: frames, **values}
        made.append(new_code_cell(source, metadata=tags, outputs=[] if shown is None else [_show(shown)]))
    return new_notebook(cells=made)


def _show(shown: Any) -> Any:
    if hasattr(shown, "_repr_mimebundle_"):
        told = shown._repr_mimebundle_()
        data, words = told if isinstance(told, tuple) else (told, {})
        return new_output("display_data", data, metadata=words)
    return new_output("display_data", {"text/html": shown._repr_html_()})
