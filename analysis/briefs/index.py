"""Index: the page that lists the briefs.

In      entries, a row a brief, in the order of briefs.toml; which pages there are
Out     reports/index.html as text
Units   made_at and tried_at are UTC, ISO texts to the second; days are ISO texts
Missing what is not known is shown as "not stated"
Next    runs writes it
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from analysis.briefs.render import TEMPLATE, read_style


@dataclass(frozen=True)
class Entry:
    """The last good page of a brief, and how the last try to make it ended."""

    name: str
    title: str
    health: str = "not yet run"
    tried_at: str | None = None
    reason: str | None = None
    made_at: str | None = None
    texts: int | None = None
    newest: str | None = None
    scope: str | None = None
    inputs: int | None = None
    key: str | None = None


def render_index(entries: Sequence[Entry], pages: Collection[str]) -> str:
    """The index of these briefs; `pages` holds the names of those that have a page to link to."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    # The style sheet is ours; everything else on the page is escaped by jinja.
    page = {"title": "Launchbook: the briefs", "style": read_style()}
    return environment.get_template("briefs.html.j2").render(page=page, entries=entries, pages=pages)
