"""Texts: the commands that look at what texts say.

In      files or folders of texts
Out     tables on standard output, frames as files
Units   none
Missing a text that cannot be read is told on standard error
Next    the reader
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from analysis.cli.saying import warn, write
from analysis.settings import REFERENCE, Settings

PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
FORMATS = ("jsonl", "csv", "parquet")


@click.command()
@PATHS
def read(paths: Sequence[Path]) -> None:
    """Show the texts at PATH (files or folders) as they were read.

    Each text's launches come first; then its sentences, below each the claims taken from it and the words refused (x).

    \b
    Example:
      launchbook read seeds
    """
    from analysis.listing import list_stories

    click.echo(list_stories(build_frames(paths)), nl=False)


@click.command()
@click.argument("frame")
@PATHS
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Else what the file's name says, else jsonl.")
def export(frame: str, paths: Sequence[Path], output: Path | None, form: str | None) -> None:
    """Write FRAME, made from the texts at PATH (files or folders).

    FRAME is documents, sentences, claims, mentions, links, events, standings, agreement, meetings, reliability,
    comparison, adjudications, context, refusals or rejected; data/README.md says what each holds. Mentions as JSON
    lines are one line a document, with its launches.

    \b
    Examples:
      launchbook export mentions seeds
      launchbook export claims seeds -o claims.parquet
    """
    from analysis.columns import FRAMES
    from analysis.export import export_frame

    if frame not in FRAMES:
        raise click.UsageError(f"no frame named {frame!r}; there are {', '.join(FRAMES)}")
    suffix = output.suffix.removeprefix(".") if output else ""
    form = form or (suffix if suffix in FORMATS else "jsonl")
    if output is None and form == "parquet" and sys.stdout.isatty():
        raise click.UsageError("parquet is no text: give a file with -o")
    write(export_frame(build_frames(paths), frame, form), output)


@click.command()
@click.argument("name", metavar="ID")
@click.argument("paths", metavar="[PATH]...", nargs=-1, type=click.Path(path_type=Path))
def explain(name: str, paths: Sequence[Path]) -> None:
    """Show what lies behind an ID, in seeds/ or the texts at PATH.

    ID is a claim, a context statement, a launch of one text, an event or a text: `launchbook read` shows them.
    A claim comes with its sentence, its rule and words of the lexicon, who says so, and what was refused.

    \b
    Example:
      launchbook explain north-korea-2026-01-04a
    """
    from analysis.listing import explain as explain_id

    frames = build_frames(paths)
    try:
        click.echo(explain_id(frames, name), nl=False)
    except KeyError as error:
        raise click.UsageError(f"nothing has the id {name!r}; `launchbook read` shows the ids") from error


def build_frames(paths: Sequence[Path], reference: Path = REFERENCE) -> Any:
    """The frames of the texts at `paths`, or of seeds/; rejected texts are told on standard error."""
    from analysis.adjudications import AdjudicationError
    from analysis.documents import NoTexts
    from analysis.flow import build
    from analysis.reference import BadReference

    try:
        frames = build(Settings(), list(paths) or None, reference=reference)
    except (AdjudicationError, BadReference) as error:
        raise click.UsageError(str(error)) from error
    except NoTexts as error:
        raise click.ClickException(str(error)) from error
    refused = frames.rejected[frames.rejected.stage == "documents"]
    for path, reason in zip(refused.path, refused.reason, strict=True):
        warn(f"{path}: {reason}")
    return frames


COMMANDS = (read, export, explain)
