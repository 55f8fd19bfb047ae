"""The command `launchbook`.

In      what is typed
Out     pages and files, tables on standard output, warnings and errors on standard error
Units   none
Missing nothing
Next    the reader; exit status 0 done, 1 failed, 2 bad use

Libraries that are slow to import are imported by the command that needs them.
"""

import sys
from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from analysis.briefs import BadUse
from analysis.briefs.declarations import Brief, choose_briefs, read_briefs
from analysis.briefs.parameters import settle_values
from analysis.settings import BRIEFS, DATA, LEXICON, REPORTS, Settings

PATHS = click.argument("paths", metavar="PATH...", nargs=-1, required=True, type=click.Path(path_type=Path))
FORMATS = ("jsonl", "csv", "parquet")


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="launchbook")
def main() -> None:
    """Read reports of missile launches, and say who says what and where they agree.

    \b
    Examples:
      launchbook brief                        render every brief into reports/
      launchbook read seeds                   show what the texts say
      launchbook export events seeds -o events.csv
      launchbook explain north-korea-2026-01-04a
    """


@main.command()
@click.argument("names", metavar="[NAME]...", nargs=-1)
@click.option("-p", "assignments", metavar="KEY=VALUE", multiple=True, help="Set a parameter of the notebooks.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), default=REPORTS, help="A folder other than reports/."
)
def brief(names: Sequence[str], assignments: Sequence[str], out: Path) -> None:
    """Render the briefs of notebooks/briefs.toml, or those named.

    \b
    Examples:
      launchbook brief
      launchbook brief launches -p units=mi -p as_of=2026-01-10 --out early
      launchbook brief launches -p actors="North Korea,Iran"
    """
    from analysis.briefs.publish import make_brief, record_outcomes

    try:
        declared = read_briefs(BRIEFS)
        # Every brief is checked before the first kernel starts.
        runs = [(chosen, settle_values(chosen, assignments)) for chosen in choose_briefs(declared, names)]
    except BadUse as error:
        raise click.UsageError(str(error)) from error
    outcomes = []
    for chosen, values in runs:
        outcomes.append(make_brief(chosen, values, out, progress=sys.stderr.isatty()))
        _tell_outcome(outcomes[-1])
    try:
        record_outcomes(outcomes, declared, out, datetime.now(UTC))
    except OSError as error:
        raise click.ClickException(f"the index could not be written: {error}") from error
    if any(outcome.failure for outcome in outcomes):
        sys.exit(1)
    click.echo(f"index  {_short(out / 'index.html')}")


@main.command()
@PATHS
def read(paths: Sequence[Path]) -> None:
    """Show the texts at PATH (files or folders) as they were read.

    Each text's launches come first; then its sentences, below each the claims taken from it and the words refused (x).

    \b
    Example:
      launchbook read seeds
    """
    from analysis.listing import list_stories

    click.echo(list_stories(_build(paths)), nl=False)


@main.command()
@click.argument("frame")
@PATHS
@click.option("-o", "--output", type=click.Path(dir_okay=False, path_type=Path), help="A file; else standard output.")
@click.option("--format", "form", type=click.Choice(FORMATS), help="Else what the file's name says, else jsonl.")
def export(frame: str, paths: Sequence[Path], output: Path | None, form: str | None) -> None:
    """Write FRAME, made from the texts at PATH (files or folders).

    FRAME is documents, sentences, claims, mentions, links, events, standings, agreement, context, refusals or
    rejected; data/README.md says what each holds. Mentions as JSON lines are one line a document, with its launches.

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
    _write(export_frame(_build(paths), frame, form), output)


@main.command()
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

    frames = _build(paths)
    try:
        click.echo(explain_id(frames, name), nl=False)
    except KeyError as error:
        raise click.UsageError(f"nothing has the id {name!r}; `launchbook read` shows the ids") from error


@main.command()
@click.option("--codebook", is_flag=True, help="Write data/README.md anew from the frames' contracts.")
def check(codebook: bool) -> None:
    """Check the lexicon, notebooks/briefs.toml, the notebooks' parameters and the codebook.

    \b
    Examples:
      launchbook check
      launchbook check --codebook
    """
    from analysis.codebook import write_codebook
    from analysis.lexicon import check_lexicon

    page = DATA / "README.md"
    if codebook:
        page.write_text(write_codebook(), encoding="utf-8")
    faults = [*check_lexicon(LEXICON), *_brief_faults()]
    if not page.is_file() or page.read_text(encoding="utf-8") != write_codebook():
        faults.append("data/README.md: is not what columns.py says; run `launchbook check --codebook`")
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(1)
    click.echo("lexicon, briefs and codebook are in order")


def _brief_faults() -> list[str]:
    try:
        declared = read_briefs(BRIEFS)
    except BadUse as error:
        return [str(error)]
    return [fault for declaration in declared if (fault := _fault_of(declaration))]


def _fault_of(declaration: Brief) -> str | None:
    try:
        settle_values(declaration)
    except BadUse as error:
        return str(error)
    return None


def _build(paths: Sequence[Path]) -> Any:
    """The frames of the texts at `paths`, or of seeds/; rejected texts are told on standard error."""
    from analysis.documents import NoTexts
    from analysis.flow import build

    try:
        frames = build(Settings(), list(paths) or None)
    except NoTexts as error:
        raise click.ClickException(str(error)) from error
    refused = frames.rejected[frames.rejected.stage == "documents"]
    for path, reason in zip(refused.path, refused.reason, strict=True):
        _warn(f"{path}: {reason}")
    return frames


def _tell_outcome(outcome: Any) -> None:
    name, summary = outcome.brief.name, outcome.summary
    if outcome.failure is not None:
        kept = f"; the last good page stays: {_short(outcome.page)}" if outcome.page.exists() else ""
        click.echo(f"Error: brief {name!r} failed: {_printable(outcome.failure)}{kept}", err=True)
        return
    for path, reason in summary.rejected if summary else ():
        _warn(f"{path}: {reason}")
    for line in outcome.warnings:
        _warn(f"{name}: {line}")
    click.echo("  ".join([name, _short(outcome.page), *([summary.say()] if summary else [])]))


def _warn(message: str) -> None:
    click.echo(f"Warning: {_printable(message)}", err=True)


def _printable(text: str) -> str:
    """A message without what a file's name or a text could use to command a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in text)


def _write(content: bytes, output: Path | None) -> None:
    from analysis.briefs.publish import write_whole

    if output is None:
        click.echo(content, nl=False)
        return
    try:
        write_whole(output, content)
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}") from error


def _short(path: Path) -> str:
    """A path as the reader would type it from where they stand."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
