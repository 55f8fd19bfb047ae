"""Credits: the wire agency and the outlet a page names by form.

In      lines and paragraphs of a page
Out     names as data/lexicon/pages.toml spells them
Units   none
Missing None: an agency named in a sentence is a speaker, no credit; better missing than wrong
Next    pages (a credit line is no story), documents (agency, outlet)
"""

import re
from collections.abc import Iterable
from datetime import date

from analysis.documents.stamps import find_days
from analysis.documents.words import page_words

LEAD = 160  # characters; our choice: a dateline with place, day and agency is shorter

_STORY_AFTER = re.compile(r"\s{0,3}(?:\.?-|[–—:.]|[\"“‘]?[A-Z0-9]|$)")
_SENTENCE_BEFORE = re.compile(r"[.!?…][\"'”’)]?\s*$")
_LEAD_WORD = re.compile(r"[^\W_][\w.'’-]*")


def dateline_agency(paragraph: str) -> str | None:
    """The agency credited before the story starts, as in "LIMA, May 3 (AP) — Rain fell."."""
    for match in page_words().credits["dateline"].finditer(paragraph[:LEAD]):
        if names_only(paragraph[: match.start()]) and _STORY_AFTER.match(paragraph[match.end() : LEAD]):
            return _name(match)
    return None


def closing_agency(paragraph: str) -> str | None:
    """The agency in brackets behind the last words of a paragraph, as in "The rain has stopped. (AP)"."""
    end = paragraph[-LEAD:]
    match = page_words().credits["end"].search(end)
    return _name(match) if match and _SENTENCE_BEFORE.search(end[: match.start()]) else None


def line_agency(line: str) -> str | None:
    """The agency of a line that says nothing else, as "By The Associated Press" or "LIMA, May 3, Kyodo"."""
    if len(line) > LEAD or not line.rstrip().endswith(page_words().agency_ends):
        return None
    whole = _name(page_words().credits["line"].match(line))
    close = page_words().credits["close"].search(line)
    return whole or (_name(close) if close and names_only(line[: close.start()]) else None)


def dateline_day(paragraph: str) -> date | None:
    """The full day in a dateline, as in "LIMA, May 3, 2021 (AP) — Rain fell.", or None."""
    lead = paragraph[:LEAD]
    for day, start, end in find_days(lead):
        if names_only(lead[:start]) and re.match(r"\s?(?:\)|\(|[-–—/])", lead[end:]):
            return day
    return None


def find_agency(paragraphs: Iterable[str]) -> str | None:
    """The agency a page credits: in a dateline first, then in a line, then behind a paragraph."""
    paragraphs = list(paragraphs)
    for credit in (dateline_agency, line_agency, closing_agency):
        for paragraph in paragraphs:
            if agency := credit(paragraph):
                return agency
    return None


def outlet_of_line(line: str) -> str | None:
    """The outlet of a page's first line: "Daily Rain / international", or an agency's own page."""
    outlet, slash, section = line.partition(" / ")
    if slash and page_words().is_label(section) and names_only(outlet) and len(outlet) <= 60:
        return outlet.strip()
    return page_words().outlets.get(line.strip())


def names_only(words: str) -> bool:
    """Whether nothing but names, agencies and numbers stands here, as in a dateline."""
    found = _LEAD_WORD.findall(words)
    return len(found) <= 10 and all(not word[0].islower() for word in found)


def _name(match: re.Match[str] | None) -> str | None:
    if match is None:
        return None
    return next(page_words().agencies[form] for form in match.groupdict().values() if form)
