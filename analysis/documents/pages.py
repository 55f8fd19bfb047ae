"""Pages: what each line of a news page is, told by its form.

In      the text of a page, as received
Out     blocks in order: a line, or the hard-wrapped lines of one paragraph, with what it is in the page (columns.PARTS)
Units   start and end count characters of the text
Missing a text of blanks gives no block
Next    documents (day, outlet, agency, title), reading.sentences
"""

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from analysis.documents.credits import dateline_agency, line_agency, names_only, outlet_of_line
from analysis.documents.stamps import is_stamp
from analysis.documents.words import page_words

HEADER = re.compile(r"\s{0,8}(date ([0-9]{4})-([0-9]{1,2})(?:-([0-9]{1,2}))?)(?:\s|$)")

# Our choices, in characters and words, from looking at pages.
MAX_FORM = 600  # longer lines are story whatever they start with
MAX_TITLE, MAX_SUBHEAD, MIN_HEADLINE_WORDS = 160, 100, 3
MAX_BYLINE, MAX_BYLINE_WORDS = 80, 12
MIN_WRAP, MAX_WRAP = 40, 100  # the widths that lines are wrapped at

_BULLETS = tuple("•·▲■●▶►*-–—>|#")
_DASHES = tuple("-–—")
_SENTENCE_END = tuple(".!?:;,…。")
_INITIALS = re.compile(r" [A-Z]{2,4}(?:/[A-Z]{2,4}){0,3}$")  # of the editors, behind an agency
_STOP_INSIDE = re.compile(r"[a-z]{3}[.!?] ?[A-Z]")
_CLOSERS = "\"'”’)]» "


class Block(NamedTuple):
    """A line or paragraph of a page: its span, its part, and whether a blank line stands above it."""

    start: int
    end: int
    part: str = "body"
    apart: bool = True


def read_blocks(text: str) -> list[Block]:
    """The blocks of a page, in order; every character that is no blank lies in one."""
    header = HEADER.match(text)
    blocks = [Block(header.start(1), header.end(1), "header")] if header else []
    lines = list(_lines(text, header.end(1) if header else 0))
    return blocks + _name_parts(text, list(_paragraphs(text, lines)))


def is_credit(sentence: str) -> bool:
    """Whether the sentence says who worked on the page: "Ana Diaz in Lima contributed to this report."."""
    if line_agency(_INITIALS.sub("", sentence) if sentence[-1:].isupper() else sentence):
        return True
    low = sentence.lower()
    return any(cue.part == "credit" and cue.matches(sentence, low) for cue in page_words().cues)


def _lines(text: str, offset: int) -> Iterator[Block]:
    apart = True
    for line in text[offset:].splitlines(keepends=True):
        if stripped := line.strip():
            start = offset + line.index(stripped[0])
            yield Block(start, start + len(stripped), apart=apart)
        apart = not stripped
        offset += len(line)


def _paragraphs(text: str, lines: list[Block]) -> Iterator[Block]:
    """Join the lines that a hard wrap has split; lines between two blank lines are looked at together."""
    starts = [i for i, line in enumerate(lines) if line.apart] + [len(lines)]
    runs = [lines[first:after] for first, after in pairwise(starts)]
    widths = [_wrap_width(text, run) for run in runs]
    for run, own_width in zip(runs, widths):
        # Two lines are too few to show a width; the rest of the page may.
        width = max(widths) if len(run) == 2 else own_width
        current = run[0]
        for above, line in pairwise(run):
            if _continues(text, above, line, width):
                current = Block(current.start, line.end, current.part, current.apart)
            else:
                yield current
                current = line
        yield current


def _wrap_width(text: str, run: list[Block]) -> int:
    """The width a run of lines is wrapped at, or 0 when its lines end where their writer ended them."""
    width = max(line.end - line.start for line in run)
    full = sum(_is_full(text, above, line, width) for above, line in pairwise(run))
    return width if len(run) > 2 and MIN_WRAP <= width <= MAX_WRAP and 2 * full >= len(run) - 1 else 0


def _is_full(text: str, above: Block, line: Block, width: int) -> bool:
    first_word = text[line.start : min(line.end, line.start + MAX_WRAP)].split(None, 1)[0]
    return above.end - above.start + 1 + len(first_word) > width


def _continues(text: str, above: Block, line: Block, width: int) -> bool:
    """Whether `line` goes on where the line above it was wrapped."""
    first, last = text[line.start], text[above.end - 1]
    goes_on = last == "," or (first.islower() and last not in _SENTENCE_END)
    if width:
        goes_on = _is_full(text, above, line, width) or first.islower()
    if not goes_on or first in _BULLETS:
        return False
    return _form_of(_fold(text, above)) not in ("header", "byline") and _form_of(_fold(text, line)) is None


def _fold(text: str, block: Block) -> str:
    return " ".join(text[block.start : min(block.end, block.start + MAX_FORM + 1)].split())


def _name_parts(text: str, blocks: list[Block]) -> list[Block]:
    """Say of each block what it is; the first headline above the story is the title, later ones are subheads."""
    named: list[Block] = []
    seen: set[str] = set()
    for number, block in enumerate(blocks):
        below = blocks[number + 1] if number + 1 < len(blocks) else None
        quoted = below is not None and not below.apart and text[below.start] in _DASHES
        part = _part_of(_fold(text, block), seen, first=number == 0)
        if part in ("title", "subhead") and (quoted or (below is None and _opens_sentence(_fold(text, block)))):
            part = "body"
        seen.add(part)
        named.append(Block(block.start, block.end, part, block.apart))
    return named


def _part_of(line: str, seen: set[str], first: bool) -> str:
    if form := _form_of(line, first, above_story="body" not in seen):
        return form
    part = "subhead" if seen & {"title", "body"} else "title"
    return part if _is_headline(line, MAX_TITLE if part == "title" else MAX_SUBHEAD) else "body"


def _form_of(line: str, first: bool = False, above_story: bool = True) -> str | None:
    """The part of a line that shows it by its own form; None for headlines and story."""
    if len(line) > MAX_FORM or line.startswith("•"):
        return None
    low = line.lower()
    for cue in page_words().cues:
        # A credit may close a paragraph of the story: sentences looks for it there.
        if cue.matches(line, low) and (cue.at == "start" or cue.part != "credit"):
            return cue.part
    if _is_header(line, first):
        return "header"
    return "byline" if _is_byline(line, above_story) else None


def _is_header(line: str, first: bool) -> bool:
    bracketed = line.startswith("[") and line.endswith("]")
    outlet = first and outlet_of_line(line) is not None
    return bracketed or outlet or is_stamp(line) or page_words().is_label(line) or line_agency(line) is not None


def _is_byline(line: str, above_story: bool) -> bool:
    words = line.split()
    if len(line) > MAX_BYLINE or len(words) > MAX_BYLINE_WORDS or line.endswith((".", ":")):
        return False
    if line.startswith(_DASHES):
        return len(words) <= MAX_BYLINE_WORDS // 2 + 1 and names_only(line)
    if words[0] in ("By", "BY"):
        return all(not word[0].islower() or word in page_words().joiners for word in words[1:])
    # A reporter's name in capitals stands above the story; below it, capitals are a subhead.
    plain = all(word.replace("-", "").replace(".", "").isalpha() for word in words)
    return above_story and plain and line.isupper() and 2 <= len(words) <= 3 and len(line) <= MAX_BYLINE // 2


def _is_headline(line: str, longest: int) -> bool:
    if len(line) > longest or ";" in line or line.startswith(_BULLETS) or line[0].islower():
        return False
    if line.rstrip(_CLOSERS).endswith(_SENTENCE_END) or _STOP_INSIDE.search(line) or dateline_agency(line):
        return False
    words = line.split()
    return len(words) >= MIN_HEADLINE_WORDS and not words[0].isdigit()


def _opens_sentence(line: str) -> bool:
    # A text that was cut short ends in half a sentence, which no full stop tells from a headline.
    return line.split(None, 1)[0].lower() in page_words().starters
