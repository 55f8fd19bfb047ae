"""Deciding: the command by which an analyst decides over what the machine made of the texts.

In      what is typed; the texts, to find the sentence a decision rests on
Out     a further line of data/adjudications.csv
Units   the date is the day of the decision
Missing without --date the decision is of today
Next    every later run applies it
"""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

import click

from analysis.cli.texts import build_frames
from analysis.settings import ADJUDICATIONS

ACTIONS = ("accept", "reject", "correct", "merge", "split")


@click.command()
@click.argument("action", type=click.Choice(ACTIONS))
@click.argument("target", metavar="ID")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
@click.option("--attribute", default="", help="What is corrected: date, time, count, kind, distance ...")
@click.option("--value", default="", help="To what; the event or mention that is joined.")
@click.option("--analyst", required=True, help="Who decides.")
@click.option("--date", default="", help="The day of the decision, as 2026-01-31; else today.")
@click.option("--reason", required=True, help="Why.")
def adjudicate(action: str, target: str, paths: Sequence[Path], **words: str) -> None:
    """Decide about the claim, mention or event ID: it wins over the machine, and is marked wherever it shows.

    ID is looked for in seeds/ or the texts at PATH; the sentence it rests on is kept with the decision.

    \b
    Examples:
      launchbook adjudicate reject 3f2a... --analyst "A. Kim" --reason "a parade, no launch"
      launchbook adjudicate correct ID --attribute count --value 2 --analyst "A. Kim" --reason "as the JCS said later"
      launchbook adjudicate merge ID --value OTHER-ID --analyst "A. Kim" --reason "one salvo"
    """
    from analysis.adjudications import AdjudicationError, draft_decision, record_decision

    words["date"] = words["date"] or datetime.now(UTC).date().isoformat()
    try:
        decision = draft_decision(build_frames(paths), action, target, **words)
        record_decision(ADJUDICATIONS, decision)
    except AdjudicationError as error:
        raise click.UsageError(str(error)) from error
    click.echo(f"{decision.action} {target}, for this sentence: {decision.quote}")


COMMANDS = (adjudicate,)
