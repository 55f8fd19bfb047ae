"""Gate: the last look at a page before it may be published.

In      a page as text
Out     what must not be in it, one message a fault; none when it may go out
Units   none
Missing nothing
Next    publish, or a failed run

What texts say is escaped where it enters a table or a sentence. This is the second wall: an element or attribute that
no brief needs, whoever put it there, keeps the page from going out.
"""

import re
from collections.abc import Iterator

from analysis.briefs.checks import Attributes, Check

PAGE = "html head meta title style body header main footer nav section article aside div span h1 h2 h3 h4 h5 h6 p br hr"
TEXT = (
    "a abbr b blockquote cite code dd del details dfn dl dt em figcaption figure i img ins kbd li mark ol pre q s small"
)
TABLE = "strong sub summary sup time u ul var wbr table caption colgroup col thead tbody tfoot tr th td"
DRAWN = (
    "svg g defs symbol use path rect circle ellipse line polyline polygon text tspan desc clippath marker pattern mask"
)
SHADE = "lineargradient radialgradient stop"
ELEMENTS = frozenset(" ".join((PAGE, TEXT, TABLE, DRAWN, SHADE)).split())
LOADING = "src srcset poster data background action formaction ping manifest http-equiv srcdoc"
LOADS = frozenset(LOADING.split())
SAFE_LINK = re.compile(r"#|https?://|mailto:|[\w.-]+(/|$|#)", re.ASCII)
FETCH = re.compile(r"url\(\s*[\"']?(?!#|data:image/)|@import|expression\(", re.IGNORECASE)


class Gate(Check):
    """Finds elements, attributes and links that keep a page from being published."""

    def __init__(self) -> None:
        self.faults: list[str] = []
        self.ids: set[str] = set()
        self.links: list[tuple[int, str]] = []
        self.open_style = False

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        self.open_style = tag == "style"
        given = {name: value or "" for name, value in attrs}
        if tag not in ELEMENTS:
            self._note(f"an element <{tag}> has no place in a brief")
        for fault in _attribute_faults(tag, given):
            self._note(fault)
        if tag == "svg" and not (given.get("role") == "img" and given.get("aria-labelledby", given.get("aria-label"))):
            self._note("a picture has no alternative text")
        if tag == "img" and not given.get("alt", "").strip():
            self._note("a picture has no alternative text")
        self._remember(given)

    def handle_data(self, data: str) -> None:
        if self.open_style and FETCH.search(data):
            self._note("a style sheet loads something")

    def handle_endtag(self, tag: str) -> None:
        self.open_style = False

    def tell_faults(self) -> list[str]:
        dangling = [f"line {line}: a link leads nowhere: #{name}" for line, name in self.links if name not in self.ids]
        return self.faults + dangling

    def _remember(self, given: dict[str, str]) -> None:
        if "id" in given:
            if given["id"] in self.ids:
                self._note(f"the id {given['id']!r} stands twice")
            self.ids.add(given["id"])
        link = given.get("href", given.get("xlink:href", ""))
        if len(link) > 1 and link.startswith("#"):
            self.links.append((self.line, link[1:]))

    def _note(self, fault: str) -> None:
        self.faults.append(f"line {self.line}: {fault}")


def _attribute_faults(tag: str, given: dict[str, str]) -> Iterator[str]:
    for name, value in given.items():
        if name.startswith("on"):
            yield f"<{tag}> has a handler {name}"
        elif name in LOADS and not _is_own(tag, name, value):
            yield f"<{tag}> loads something by {name}"
        elif name in ("href", "xlink:href") and not (SAFE_LINK.match(value) if tag == "a" else value.startswith("#")):
            yield f"<{tag}> links to {value[:40]!r}"
        elif FETCH.search(value) and name not in ("alt", "title", "content", "href", "src"):
            yield f"<{tag}> loads something by {name}"


def _is_own(tag: str, name: str, value: str) -> bool:
    if tag == "img" and name == "src":
        return value.startswith(("data:image/png;base64,", "data:image/jpeg;base64,"))
    return tag == "meta" and value == "Content-Security-Policy"
