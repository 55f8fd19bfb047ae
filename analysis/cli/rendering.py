"""Rendering: the commands that make briefs, and tell how it went.

In      names of briefs, values for their parameters
Out     reports/; a line a brief on standard output, warnings and errors on standard error
Units   none
Missing nothing
Next    the reader; exit status 0 published or unchanged, 1 failed, 2 bad use
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from analysis.briefs import BadUse
from analysis.briefs.declarations import Brief, choose_briefs, read_briefs, read_rules
from analysis.briefs.parameters import settle_values
from analysis.cli.saying import printable, shorten, warn
from analysis.settings import ADJUDICATIONS, BRIEFS, REPORTS

OUT = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=REPORTS, help="A folder other than reports/."
)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("-p", "assignments", metavar="KEY=VALUE", multiple=True, help="Set a parameter of the notebooks.")
@click.option("--force", is_flag=True, help="Render what has not changed, too.")
@click.option("--jobs", type=click.IntRange(1), default=1, help="Make so many briefs at a time.")
@OUT
def brief(names: Sequence[str], assignments: Sequence[str], force: bool, jobs: int, out: Path) -> None:
    """Render the briefs of notebooks/briefs.toml, or those named, where something they rest on has changed.

    \b
    Examples:
      launchbook brief
      launchbook brief --force --jobs 2
      launchbook brief launches -p units=mi -p as_of=2026-01-10 --out early
      launchbook brief launches -p actors="North Korea,Iran"
    """
    from analysis.runs.lock import Busy
    from analysis.runs.night import Night, Order

    try:
        declared, rules = _read_declarations()
        # Every brief is checked before the first kernel starts.
        orders = [Order(chosen, settle_values(chosen, assignments)) for chosen in choose_briefs(declared, names)]
    except BadUse as error:
        raise click.UsageError(str(error)) from error
    night = Night(out, declared, rules, lambda: datetime.now(UTC), force, jobs, sys.stderr.isatty())
    index = f"index  {shorten(out / 'index.html')}"
    unchanged = [f"{order.brief.name}  {shorten(out / order.brief.name)}.html  unchanged" for order in orders]
    try:
        done = night.render(orders, sys.argv[1:], "\n".join([*unchanged, index, ""]))
        failed = [outcome for outcome in done if _tell_outcome(outcome)]
    except (OSError, Busy) as error:
        raise click.ClickException(printable(str(error))) from error
    if failed:
        sys.exit(1)
    click.echo(index)


def _read_declarations() -> tuple[list[Brief], Any]:
    """What notebooks/briefs.toml declares, once the analyst's decisions are known to be in order."""
    from analysis.adjudications import check_adjudications

    if faults := check_adjudications(ADJUDICATIONS):
        raise BadUse("\n".join(faults))
    return read_briefs(BRIEFS), read_rules(BRIEFS)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("--json", "as_json", is_flag=True, help="Write JSON, for programs.")
@click.option("--runs", "most", type=click.IntRange(1), default=10, help="Show so many of the last tries.")
@OUT
def status(names: Sequence[str], as_json: bool, most: int, out: Path) -> None:
    """Show what was rendered, when, on what, and how it ended, from the ledger of the reports.

    \b
    Examples:
      launchbook status
      launchbook status launches --runs 3 --json
    """
    from analysis.runs.status import tell_status

    try:
        chosen = choose_briefs(read_briefs(BRIEFS), names)
        click.echo(tell_status(out, chosen, most, as_json), nl=False)
    except BadUse as error:
        raise click.UsageError(str(error)) from error
    except OSError as error:
        raise click.ClickException(str(error)) from error


def _tell_outcome(outcome: Any) -> bool:
    """Tell how it ended for one brief; whether it failed."""
    name, summary = outcome.brief.name, outcome.summary
    if outcome.outcome == "failed":
        kept = f"; the last good page stays: {shorten(outcome.page)}" if outcome.page.exists() else ""
        click.echo(f"Error: brief {name!r} failed: {printable(outcome.reason)}{kept}", err=True)
        return True
    for path, reason in summary.rejected if summary else ():
        warn(f"{path}: {reason}")
    for line in outcome.warnings:
        warn(f"{name}: {line}")
    told = [summary.say()] if summary else []
    told += [outcome.outcome] if outcome.because is None else [printable(outcome.because)]
    click.echo("  ".join([name, shorten(outcome.page), *told]))
    return False
