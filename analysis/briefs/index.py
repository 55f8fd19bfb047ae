"""Index: the page that lists the briefs, and the feed that tells of their issues.

In      entries, a row a brief, in the order of briefs.toml; the shelf of each brief that has a page
Out     reports/index.html and reports/feed.xml as text
Units   made_at and tried_at are UTC, ISO texts to the second; days are ISO texts
Missing what is not known is shown as "not stated"; a brief without a page has no entry in the feed
Next    runs writes them
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from analysis.briefs.issues import EARLIER, Shelf
from analysis.briefs.render import TEMPLATE, read_style
from analysis.rules import load_rules

TITLE = "Launchbook: the briefs"
DATED = re.compile(r"\d{4}-\d\d-\d\d")


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


def render_index(entries: Sequence[Entry], shelves: Mapping[str, Shelf]) -> str:
    """The index of these briefs; `shelves` holds those that have a page to link to, by their name."""
    # The style sheet is ours; everything else on the page is escaped by jinja.
    page = {"title": TITLE, "style": read_style()}
    verdicts = load_rules("labels")["verdict"]
    return _fill("briefs.html.j2", page=page, entries=entries, shelves=shelves, verdicts=verdicts, earlier=EARLIER)


def render_feed(entries: Sequence[Entry], shelves: Mapping[str, Shelf]) -> str:
    """An Atom feed with every issue, each dated by its own last day, so that nothing in it depends on the clock.

    An issue whose texts have no day is dated by when it was made.
    """
    told = [issue for entry in entries if (shelf := shelves.get(entry.name)) for issue in _list_issues(entry, shelf)]
    newest = max((issue["updated"] for issue in told), default="1970-01-01T00:00:00Z")
    return _fill("feed.xml.j2", title=TITLE, updated=newest, issues=told)


def _list_issues(entry: Entry, shelf: Shelf) -> Iterator[dict[str, Any]]:
    made = (entry.made_at or "1970-01-01T00:00:00+00:00").replace("+00:00", "Z")
    for issue in filter(None, [shelf.issue, *shelf.earlier]):
        dated = DATED.match(issue)
        folder = "" if issue == shelf.issue else f"{entry.name}/{EARLIER}/{issue}/"
        yield {
            "id": f"urn:launchbook:{entry.name}:{issue}",
            "title": f"{entry.title} ({issue})",
            "updated": f"{dated[0]}T00:00:00Z" if dated else made,
            "link": f"{folder}{entry.name}.html",
            "summary": entry.scope if issue == shelf.issue else None,
        }


def _fill(template: str, **values: Any) -> str:
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    environment = Environment(
        loader=FileSystemLoader(TEMPLATE), autoescape=True, undefined=StrictUndefined, keep_trailing_newline=True
    )
    return environment.get_template(template).render(**values)
