"""Markup: markdown and tables as the page wants them.

In      markdown, of our own cells or of outputs; HTML of outputs
Out     HTML: sections with ids, tables with scopes; no markup that came in with a text
Units   none
Missing a heading of the first level is left out: the page has its own title
Next    render's template calls these as filters
"""

import re
from functools import lru_cache
from typing import Any

HEADING = re.compile(r"<h2\b[^>]*\bid=\"([^\"]+)\"[^>]*>(.*?)</h2>", re.DOTALL)
HEAD_CELL = re.compile(r"<(/?thead|th)\b((?![^>]*\bscope=)[^>]*)>", re.IGNORECASE)
TAG = re.compile(r"<[^>]*>")
CELL = re.compile(r"<t([dh])\b[^>]*>.*?</t\1>", re.DOTALL)
SIGN = r"(?:&[#\w]+;|[^<>\s&])"
LONG = re.compile(rf"<[^>]*>|({SIGN}{{26,}})")  # our choice: no word of the field is longer
PART = re.compile(rf"{SIGN}{{1,16}}")


def render_own(text: str) -> str:
    """Markdown of a notebook's own cells as HTML; markup in it is kept."""
    return str(_renderer(escape=False)(text))


def render_told(text: str) -> str:
    """Markdown of an output as HTML; markup in it may come from a text and is shown as text."""
    return str(_renderer(escape=True)(text))


@lru_cache(maxsize=2)
def _renderer(escape: bool) -> Any:
    import mistune

    class Renderer(mistune.HTMLRenderer):
        def heading(self, text: str, level: int, **attrs: Any) -> str:
            name = f' id="{name_section(text)}"' if level == 2 else ""
            return f"<h{level}{name}>{text}</h{level}>\n" if level > 1 else ""

    return mistune.create_markdown(escape=escape, renderer=Renderer(escape=escape), plugins=["table"])


def name_section(title: str) -> str:
    """The id of a section with this title: its words in small letters, joined by hyphens."""
    return "-".join(re.findall(r"\w+", TAG.sub("", title).lower()))


def find_sections(markup: str) -> list[tuple[str, str]]:
    """Id and title of each section that `markup` heads with an h2."""
    return [(name, TAG.sub("", title).strip()) for name, title in HEADING.findall(markup)]


def break_words(markup: str) -> str:
    """`markup` whose tables may break words that no column has room for, as addresses and names of files."""

    def broken(word: re.Match[str]) -> str:
        return "<wbr>".join(PART.findall(word[1])) if word[1] else word[0]

    return CELL.sub(lambda cell: LONG.sub(broken, cell[0]), markup)


def scope_heads(markup: str) -> str:
    """`markup` with a scope on each head cell of a table that lacks one: `col` in the table's head, `row` below it."""
    inside = False

    def scoped(match: re.Match[str]) -> str:
        nonlocal inside
        if match[1].lower() == "th":
            return f'<th scope="{"col" if inside else "row"}"{match[2]}>'
        inside = not match[1].startswith("/")
        return match[0]

    return HEAD_CELL.sub(scoped, markup)
