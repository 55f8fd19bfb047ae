"""Checks: one pass through a page for all that look at it before it may be published.

In      a page as text; checks
Out     what does not hold, one message a fault, check by check; none when the page may go out
Units   lines of the page
Missing a page without elements has only data
Next    gate, evidence and totals are such checks; render fails the build on a fault
"""

from html.parser import HTMLParser
from typing import Any

Attributes = list[tuple[str, str | None]]


class Check:
    """What looks at each element and text of a page as it comes, and tells its faults at the end.

    line: the line of the page on which the element or text begins.
    """

    line = 1

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        """An element begins."""

    def handle_startendtag(self, tag: str, attrs: Attributes) -> None:
        """An element that holds nothing: it begins and ends."""
        self.handle_starttag(tag, attrs)
        self.handle_endtag(tag)

    def handle_endtag(self, tag: str) -> None:
        """An element ends."""

    def handle_data(self, data: str) -> None:
        """A text, or a part of one."""

    def tell_faults(self) -> list[str]:
        """What does not hold, in the order of the page."""
        raise NotImplementedError


def find_faults(page: str, *checks: Check) -> list[str]:
    """What the checks find wrong with `page`."""
    parser = _Parser(checks)
    parser.feed(page)
    parser.close()
    return [fault for check in checks for fault in check.tell_faults()]


class _Parser(HTMLParser):
    def __init__(self, checks: tuple[Check, ...]) -> None:
        super().__init__()
        self.checks = checks

    def handle_starttag(self, *told: Any) -> None:
        self._pass_on("handle_starttag", *told)

    def handle_startendtag(self, *told: Any) -> None:
        self._pass_on("handle_startendtag", *told)

    def handle_endtag(self, *told: Any) -> None:
        self._pass_on("handle_endtag", *told)

    def handle_data(self, *told: Any) -> None:
        self._pass_on("handle_data", *told)

    def _pass_on(self, what: str, *told: Any) -> None:
        line, _ = self.getpos()
        for check in self.checks:
            check.line = line
            getattr(check, what)(*told)
