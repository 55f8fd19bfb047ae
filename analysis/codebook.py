"""Codebook: every frame and column in words, and the rule of grades, made from the contracts and tables themselves.

In      columns.FRAMES, data/lexicon/agreement.toml
Out     the text of data/README.md: a table a frame, then how grades are given and what an analyst's own files hold
Units   as each column states
Missing a column without a unit has none
Next    `launchbook check --codebook` writes it; a test holds it current
"""

from analysis.columns import DAY, FLAG, FRAMES, INSTANT, LIST, NUMBER, TEXT, WHOLE, Column
from analysis.rules import load_rules

KINDS = {TEXT: "text", WHOLE: "whole number", NUMBER: "number", FLAG: "true or false"} | {
    DAY: "day",
    INSTANT: "instant, UTC",
    LIST: "list",
}
HEAD = """# Codebook

What Launchbook's frames hold: a table a frame, a row a column. This page is made by `launchbook check --codebook` from
`analysis/columns/`; edit that folder, not this page. A value that no text states is missing (`<NA>`), never 0 or empty.
Days are local to the launch site; instants are UTC. `lexicon/` holds the words by which texts are read.
"""
COLUMNS = "| column | type | unit | may be missing | meaning |\n|---|---|---|---|---|"
FILES = """# Files of an analyst's own

`adjudications.csv` holds decisions, one a line, as the frame adjudications: `action` (accept, reject, correct, merge,
split), `target` (a claim, mention or event), `attribute` and `value` (what is corrected, and to what; the event or
mention that is joined), `analyst`, `date`, `reason`, and `quote`, the sentence it rests on. `launchbook adjudicate`
adds a line. A value is written as `2`, `2..` (at least two), `850..950`, `2026-01-04`, `2026-01-01..2026-01-10`,
`07:50` or `SRBM`.

`reference.csv` holds launches as others published them, one a launch or a missile; missiles of one actor and day are
put together unless their hours lie apart. `actor`, `date`, `zone` (`local`, else the day is in UTC), `time`, `kind`,
`name`, `site`, `distance_km`, `apogee_km`, `count` (of the whole launch, as `2..`; else its lines are counted),
`source`, `address`. `launchbook reference FILE` reads the CNS form too, CSV or .xlsx; its heads, and how days are
written, are in `lexicon/agreement.toml`. A day such as 5/7/2006 is refused: nothing in it says which is the day.
"""
GRADES = """# Grades

`grade` in events and agreement is information credibility on the scale of the Admiralty code (NATO AJP-2.1). It says
how far others bear out what is said, not how likely it is. What is said and what is judged stay apart, as ICD 203
asks: claims and standings hold what is said, `verdict` and `grade` what is judged of it, by this rule and no other.
The first line that fits is the grade. Reliability of a source, A to F, is never computed: it is an analyst's to give.

| grade | name | when |
|---|---|---|
{grades}

An event is graded by the same lines. It counts as *agree* when several authorities speak of it and its day is known, as
*compatible* when the day is not, as *single* when one speaks, and as *conflict* when {deciding} is in conflict.

A family is independent when it is a state or an armed group, which detects or launches by itself. These are not:
{dependent}.
"""


def write_codebook() -> str:
    """The text of data/README.md."""
    tables = [f"## {name}\n\n{COLUMNS}\n" + "\n".join(map(_row, columns)) + "\n" for name, columns in FRAMES.items()]
    return "\n".join([HEAD, *tables, _write_grades(), FILES])


def _write_grades() -> str:
    rules = load_rules()
    return GRADES.format(
        grades="\n".join(f"| {entry['grade']} | {entry['name']} | {entry['rule']} |" for entry in rules["grade"]),
        deciding=" or ".join(rules["event"]["deciding"]),
        dependent="; ".join(f"{entry['value']} ({entry['why']})" for entry in rules["dependent"]),
    )


def _row(column: Column) -> str:
    choices = f"; one of {', '.join(f'`{choice}`' for choice in column.choices)}" if column.choices else ""
    missing = "no" if column.required else "may be empty" if column.dtype == LIST else "yes"
    cells = (f"`{column.name}`", KINDS[column.dtype], column.unit, missing, column.meaning + choices)
    return "| " + " | ".join(cell.replace("|", "\\|") for cell in cells) + " |"
