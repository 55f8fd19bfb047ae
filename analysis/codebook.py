"""Codebook: every frame and column in words, made from the contracts themselves.

In      columns.FRAMES
Out     the text of data/README.md: a table a frame
Units   as each column states
Missing a column without a unit has none
Next    `launchbook check --codebook` writes it; a test holds it current
"""

from analysis.columns import DAY, FLAG, FRAMES, INSTANT, LIST, NUMBER, TEXT, WHOLE, Column

KINDS = {TEXT: "text", WHOLE: "whole number", NUMBER: "number", FLAG: "true or false"} | {
    DAY: "day",
    INSTANT: "instant, UTC",
    LIST: "list",
}
HEAD = """# Codebook

What Launchbook's frames hold: a table a frame, a row a column. This page is made by `launchbook check --codebook` from
`analysis/columns.py`; edit that file, not this one. A value that no text states is missing (`<NA>`), never 0 or empty.
Days are local to the launch site; instants are UTC. `lexicon/` holds the words by which texts are read.
"""
COLUMNS = "| column | type | unit | may be missing | meaning |\n|---|---|---|---|---|"


def write_codebook() -> str:
    """The text of data/README.md."""
    tables = [f"## {name}\n\n{COLUMNS}\n" + "\n".join(map(_row, columns)) + "\n" for name, columns in FRAMES.items()]
    return "\n".join([HEAD, *tables])


def _row(column: Column) -> str:
    choices = f"; one of {', '.join(f'`{choice}`' for choice in column.choices)}" if column.choices else ""
    missing = "no" if column.required else "may be empty" if column.dtype == LIST else "yes"
    cells = (f"`{column.name}`", KINDS[column.dtype], column.unit, missing, column.meaning + choices)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
