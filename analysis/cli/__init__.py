"""The command `launchbook`.

    saying      where messages and files go
    rendering   brief, status, schedule: making briefs, and how it went
    texts       read, export, explain: what texts say
    deciding    adjudicate: the analyst's word
    referring   reference: a chronology made by others
    checks      check: what an analyst may change

In      what is typed
Out     pages and files, tables on standard output, warnings and errors on standard error
Units   none
Missing nothing
Next    the reader; exit status 0 done, 1 failed, 2 bad use

Libraries that are slow to import are imported by the command that needs them.
"""

import click

from analysis.cli import checks, deciding, referring, rendering, texts


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


for room in (rendering, texts, deciding, referring, checks):
    for command in room.COMMANDS:
        main.add_command(command)
