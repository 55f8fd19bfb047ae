"""Referring: the command that holds the chronology of texts against a reference made by others.

In      a reference file; the texts
Out     a line a launch on standard output
Units   days, missiles, km: ours less the reference's
Missing a dash where either says nothing
Next    the reader
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from analysis.cli.saying import printable
from analysis.cli.texts import build_frames

SHOWN = (
    *("status", "event_id", "reference_date", "days_off", "utc_days_off", "count_off", "distance_off_km"),
    "apogee_off_km",
)


@click.command()
@click.argument("file", metavar="FILE", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
def reference(file: Path, paths: Sequence[Path]) -> None:
    """Compare the launches of seeds/, or of the texts at PATH, with those of FILE.

    FILE is in the form of data/reference.csv, or of the CNS North Korea Missile Test Database, CSV or .xlsx.
    The command says what was found, missed or extra, and by how many days, missiles and kilometres the two differ.

    \b
    Examples:
      launchbook reference data/reference.csv
      launchbook reference cns.csv texts
    """
    from analysis.intervals import read_rows
    from analysis.prose.story import plain
    from analysis.tables import say_comparison

    comparison = build_frames(paths, reference=file).comparison
    rows = [SHOWN, *([_say(row[name]) for name in SHOWN] for row in read_rows(comparison))]
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)]
    for row in rows:
        click.echo(printable("  ".join(map(str.ljust, row, widths)).rstrip()))
    click.echo(printable(plain(say_comparison(comparison))))


def _say(value: Any) -> str:
    if value is None:
        return "-"
    if isinstance(value, float):
        return f"{value:g}"
    return f"{value:%Y-%m-%d}" if hasattr(value, "strftime") else str(value)


COMMANDS = (reference,)
