"""Totals: every number in the sentences of a page is followed to what it counts, or to the row that shows it.

In      a page as text
Out     what does not hold, one message a number; none when the page may go out
Units   rows
Missing a page without sentences has nothing to count
Next    render fails the build on a fault

A total is a link of class `sum` to a list of links: one a row it counts, or one a table whose rows it counts. A link of
class `row` leads to a table's row that shows the same numbers. A figure, of class `fig`, is left to evidence. Any other
number in a sentence is a fault. What heads a table, a picture or a dossier sums up what stands below it; what a cell
of an analyst's own shows as Markdown, of class `own`, is the analyst's word.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator

from analysis.briefs.checks import Attributes, Check
from analysis.numerals import holds_number, read_number

VOID = {"area", "base", "br", "col", "hr", "img", "input", "link", "meta", "wbr"}
HEADS = {"caption", "figure", "summary", "title", "h1", "h2", "h3", "h4", "h5", "h6"}
ROOMS = HEADS | {"table", "blockquote", "nav", "footer", "code", "pre", "style"}
EXEMPT = {"fig", "sum", "row", "name", "totals", "own"}  # classes
NUMBER = re.compile(r"\b\d+(?:[.,:]\d+)*")
Link = tuple[int, str, str]  # line, where it leads, words


class Totals(Check):
    """Finds numbers in the sentences of a page that lead nowhere, or to something else.

    Collects links by class, lists of what is counted, how many rows a table has, and what a row shows.
    """

    def __init__(self) -> None:
        self.bare: list[str] = []
        self.links: dict[str, list[Link]] = defaultdict(list)
        self.lists: dict[str, list[str]] = {}
        self.rows: Counter[str] = Counter()
        self.shown: dict[str, str] = {}
        self.open: list[tuple[str, dict[str, str]]] = []

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag not in VOID:
            self.open.append((tag, given))
        if tag == "a":
            self._note_link(given)
        elif tag == "li" and given.get("id"):
            self.lists[given["id"]] = []
        elif tag == "tr" and self._inside("tbody") is not None and (table := self._inside("table")):
            self.rows.update([table["id"]] if "id" in table else [])

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """A part of a drawing that holds nothing."""

    def handle_endtag(self, tag: str) -> None:
        if any(name == tag for name, _ in self.open):
            while self.open.pop()[0] != tag:
                pass

    def handle_data(self, data: str) -> None:
        tag, given = self.open[-1] if self.open else ("", {})
        if tag == "a" and (kind := given.get("class")) in ("sum", "row"):
            line, place, words = self.links[kind][-1]
            self.links[kind][-1] = (line, place, words + data)
        if name := (self._inside("tr") or {}).get("id"):
            self.shown[name] = self.shown.get(name, "") + " " + data
        elif self._is_bare(data):
            self.bare.append(f"line {self.line}: a number in {' '.join(data.split())!r} is no link")

    def _note_link(self, given: dict[str, str]) -> None:
        leads_to, kind = given.get("href", "").removeprefix("#"), given.get("class", "")
        if kind in ("sum", "row"):
            self.links[kind].append((self.line, leads_to, ""))
        item = self._inside("li") or {}
        if item.get("id") in self.lists and kind != "back":
            self.lists[item["id"]].append(leads_to)

    def _inside(self, tag: str) -> dict[str, str] | None:
        return next((given for name, given in reversed(self.open) if name == tag), None)

    def _is_bare(self, data: str) -> bool:
        """Whether a text outside links and tables holds a number; in letters it counts only in sentences of ours."""
        if not holds_number(data) or self._inside("body") is None:
            return False
        classes = {name for _, given in self.open for name in given.get("class", "").split()}
        if classes & EXEMPT or ROOMS & {tag for tag, _ in self.open}:
            return False
        return "told" in classes or bool(NUMBER.search(data))

    def tell_faults(self) -> list[str]:
        return [*self.bare, *self._check_totals(), *self._check_rows()]

    def _check_totals(self) -> Iterator[str]:
        for line, place, words in self.links["sum"]:
            counted = self.lists.get(place)
            if counted is None:
                yield f"line {line}: the total {words!r} leads to no list of what it counts"
                continue
            number = sum(self.rows.get(row, 1) for row in counted)
            if number != read_number(words):
                yield f"line {line}: the total {words!r} leads to {number}"
            if len(set(counted)) < len(counted):
                yield f"line {line}: the total {words!r} counts a row twice"

    def _check_rows(self) -> Iterator[str]:
        for line, place, words in self.links["row"]:
            shown = set(NUMBER.findall(self.shown.get(place, "")))
            if not set(NUMBER.findall(words)) <= shown:
                yield f"line {line}: the row that {words!r} leads to does not show it"
