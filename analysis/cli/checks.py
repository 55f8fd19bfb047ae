"""Checks: the command that looks at what an analyst may change, before a brief is made from it.

In      data/lexicon, notebooks/briefs.toml, the notebooks' parameters, data/adjudications.csv, the codebook
Out     a line a fault, with file and line; exit status 1 when there is one
Units   none
Missing nothing
Next    the reader
"""

import sys

import click

from analysis.briefs import BadUse
from analysis.briefs.declarations import Brief, read_briefs, read_rules
from analysis.briefs.parameters import settle_values
from analysis.settings import ADJUDICATIONS, BRIEFS, DATA, LEXICON, NOTEBOOKS, REFERENCE
from analysis.strays import find_strays


@click.command()
@click.option("--codebook", is_flag=True, help="Write data/README.md anew from the frames' contracts.")
def check(codebook: bool) -> None:
    """Check the lexicon, notebooks/briefs.toml, the notebooks' parameters, the decisions and the codebook.

    \b
    Examples:
      launchbook check
      launchbook check --codebook
    """
    from analysis.adjudications import check_adjudications
    from analysis.codebook import write_codebook
    from analysis.lexicon import check_lexicon

    page = DATA / "README.md"
    if codebook:
        page.write_text(write_codebook(), encoding="utf-8")
    faults = [*find_strays(DATA), *find_strays(NOTEBOOKS), *check_lexicon(LEXICON), *_brief_faults()]
    faults += [*check_adjudications(ADJUDICATIONS), *_reference_faults()]
    if not page.is_file() or page.read_text(encoding="utf-8") != write_codebook():
        faults.append("data/README.md: is not what analysis/columns says; run `launchbook check --codebook`")
    for fault in faults:
        click.echo(fault)
    if faults:
        sys.exit(1)
    click.echo("lexicon, briefs and codebook are in order")


def _reference_faults() -> list[str]:
    from analysis.reference import BadReference, read_reference

    try:
        read_reference(REFERENCE)
    except BadReference as error:
        return [str(error)]
    return []


def _brief_faults() -> list[str]:
    try:
        read_rules(BRIEFS)
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


COMMANDS = (check,)
