"""Saying: what a command tells, and where it goes.

In      messages, paths, bytes
Out     standard error, standard output, or a file that is there whole or not at all
Units   none
Missing nothing
Next    the commands
"""

from pathlib import Path

import click


def warn(message: str) -> None:
    click.echo(f"Warning: {printable(message)}", err=True)


def printable(text: str) -> str:
    """A message without what a file's name or a text could use to command a terminal."""
    return "".join(sign if sign.isprintable() or sign == "\n" else "?" for sign in text)


def write(content: bytes, output: Path | None) -> None:
    from analysis.runs.whole import write_whole

    if output is None:
        click.echo(content, nl=False)
        return
    try:
        write_whole(output, content)
    except OSError as error:
        raise click.ClickException(f"{output} could not be written: {error.strerror}") from error


def shorten(path: Path) -> str:
    """A path as the reader would type it from where they stand."""
    return str(path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path)
