"""Index: the page that lists the briefs.

In      entries of the ledger, in the order of briefs.toml; which pages there are
Out     reports/index.html as text
Units   instants UTC
Missing what is not known is shown as "not stated"
Next    publish
"""

from collections.abc import Collection, Sequence

from analysis.briefs.ledger import Entry
from analysis.briefs.render import TEMPLATE, read_style


def render_index(entries: Sequence[Entry], pages: Collection[str]) -> str:
    """The index of these briefs; `pages` holds the names of those that have a page to link to."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    # The style sheet is ours; everything else on the page is escaped by jinja.
    page = {"title": "Launchbook: the briefs", "style": read_style()}
    return environment.get_template("briefs.html.j2").render(page=page, entries=entries, pages=pages)
