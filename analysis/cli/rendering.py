"""Rendering: the commands that make briefs, and tell how it went.

In      names of briefs, values for their parameters
Out     reports/; a line a brief on standard output, warnings and errors on standard error
Units   none
Missing nothing
Next    the reader; exit status 0 published or unchanged, 1 failed or held back, 2 bad use

A brief that is held back ends with 1, night after night, as one that failed: its readers have yesterday's page, and
whoever watches the schedule is to know.
"""

import sys
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from analysis.briefs import BadUse
from analysis.briefs.declarations import Brief, choose_briefs, read_briefs, read_rules
from analysis.briefs.paper import find_browser
from analysis.briefs.parameters import settle_values
from analysis.cli.saying import printable, shorten, warn
from analysis.runs.timers import FORMS
from analysis.settings import ADJUDICATIONS, BRIEFS, DATA, NOTEBOOKS, REPORTS, ROOT
from analysis.strays import find_strays

OUT = click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=REPORTS, help="A folder other than reports/."
)


@click.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("-p", "assignments", metavar="KEY=VALUE", multiple=True, help="Set a parameter of the notebooks.")
@click.option("--due", is_flag=True, help="Render only what is due by its schedule since its last good run.")
@click.option("--force", is_flag=True, help="Render what has not changed, too.")
@click.option("--jobs", type=click.IntRange(1), default=1, help="Make so many briefs at a time.")
@click.option("--pdf", is_flag=True, help="Print each page as well, where there is a Chromium.")
@click.option("--log", type=click.Choice(["lines", "json"]), help="Tell how it goes as a log, on standard error.")
@OUT
def brief(names: Sequence[str], assignments: Sequence[str], pdf: bool, log: str | None, out: Path, **how: Any) -> None:
    """Render the briefs of notebooks/briefs.toml, or those named, where something they rest on has changed.

    \b
    Examples, which end with 1 when a brief failed or is held back:
      launchbook brief --force --jobs 2 --pdf
      launchbook brief --due --log json
      launchbook brief launches -p as_of=2026-01-10 -p actors="North Korea,Iran" --out early
    """
    from analysis.runs.lock import Busy
    from analysis.runs.night import Night

    try:
        declared, rules = _read_declarations()
        orders = _settle_orders(choose_briefs(declared, names), assignments)
        how |= {"browser": find_browser() if pdf else None, "progress": sys.stderr.isatty() and not log}
    except BadUse as error:
        raise click.UsageError(str(error)) from error
    night = Night(out, declared, rules, lambda: datetime.now(UTC), **how)
    index = f"index  {shorten(out / 'index.html')}\n"
    say = _start_log(log) if log else _say_outcome
    try:
        done = [say(outcome) for outcome in night.render(orders, sys.argv[1:], _say_unchanged(out, orders, index))]
    except (OSError, Busy) as error:
        raise click.ClickException(printable(str(error))) from error
    _tell_after(rules.after, done, out, bool(log))
    if {"failed", "held"} & {outcome.outcome for outcome in done}:
        sys.exit(1)
    click.echo(index, nl=False)


def _settle_orders(briefs: Sequence[Brief], assignments: Sequence[str]) -> list[Any]:
    from analysis.runs.plans import Order

    return [Order(brief, settle_values(brief, assignments)) for brief in briefs]


def _say_unchanged(out: Path, orders: Sequence[Any], index: str) -> str:
    """What the same command answers while nothing changes."""
    told = [f"{order.brief.name}  {shorten(out / order.brief.name)}.html  unchanged\n" for order in orders]
    return "".join([*told, index])


def _read_declarations() -> tuple[list[Brief], Any]:
    """What notebooks/briefs.toml declares, once the folders and the analyst's decisions are known to be in order."""
    from analysis.adjudications import check_adjudications

    if faults := [*find_strays(DATA), *find_strays(NOTEBOOKS), *check_adjudications(ADJUDICATIONS)]:
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


@click.command()
@click.option("--form", type=click.Choice(FORMS), default="cron", help="What is to call the command.")
def schedule(form: str) -> None:
    """Print what another program needs to render the briefs when they are due.

    \b
    Examples:
      launchbook schedule
      launchbook schedule --form systemd
    """
    from analysis.runs.timers import write_timer

    try:
        briefs, rules = read_briefs(BRIEFS), read_rules(BRIEFS)
    except BadUse as error:
        raise click.UsageError(str(error)) from error
    click.echo(write_timer(form, briefs, rules, ROOT, Path(sys.prefix) / "bin" / "launchbook"), nl=False)


def _say_outcome(outcome: Any) -> Any:
    """Tell how it ended for one brief, to somebody who reads."""
    name, summary = outcome.brief.name, outcome.summary
    if outcome.outcome in ("failed", "held"):
        kept = f"; the last good page stays: {shorten(outcome.page)}" if outcome.page.exists() else ""
        how = "Error: brief {!r} failed" if outcome.outcome == "failed" else "Warning: brief {!r} is held back"
        click.echo(f"{how.format(name)}: {printable(outcome.reason)}{kept}", err=True)
        return outcome
    for path, reason in summary.rejected if summary else ():
        warn(f"{path}: {reason}")
    for line in outcome.warnings:
        warn(f"{name}: {line}")
    told = [summary.say()] if summary else []
    told += [outcome.outcome] if outcome.because is None else [printable(outcome.because)]
    click.echo("  ".join([name, shorten(outcome.page), *told]))
    return outcome


def _start_log(form: str) -> Callable[[Any], Any]:
    """Tell how it ended for each brief in a log of this form."""
    from analysis.runs.telling import log_outcome, log_to_stderr

    log_to_stderr(form)
    return log_outcome


def _tell_after(command: Sequence[str], done: Sequence[Any], out: Path, logged: bool) -> None:
    """Tell the command of briefs.toml what happened, if anything did; its failure fails nothing."""
    from analysis.runs.telling import LOG, tell_command, tell_outcome

    happened = [outcome for outcome in done if outcome.outcome not in ("unchanged", "not due")]
    if command and happened:
        told = {"reports": str(out), "briefs": [tell_outcome(outcome) for outcome in happened]}
        if failure := tell_command(command, told):
            LOG.warning(failure) if logged else warn(failure)


COMMANDS = (brief, status, schedule)
