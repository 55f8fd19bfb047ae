"""Footnotes: on paper no link can be followed, so sentences and lists have marks, and what leads to them shows these.

In      a page as text: sentences, quotes that lead to them, figures that lead to quotes; lists of totals
Out     the page, each of them with its mark as `data-n`, which the style sheet shows in print; ways back to the totals
Units   sentences are numbered from 1, lists lettered from a, in the order of the page
Missing a page without sentences and lists stays as it is
Next    render checks the page
"""

import re
from string import ascii_lowercase

SENTENCE = re.compile(r'<blockquote id="([^"]+)"')
QUOTE = re.compile(r'((?:<span id="[^"]+"></span>)+)<a href="#([^"]+)"')
NAME = re.compile(r'id="([^"]+)"')
LIST = re.compile(r'<li id="(sum-[^"]+)"')
TOTAL = re.compile(r'<a class="sum" href="#([^"]+)"')
FIGURE = re.compile(r'<a class="fig" href="#([^"]+)"')


def number_sentences(page: str) -> str:
    """The page with the numbers of its sentences."""
    numbers = {name: number for number, name in enumerate(SENTENCE.findall(page), 1)}
    leads = {claim: sentence for names, sentence in QUOTE.findall(page) for claim in NAME.findall(names)}

    def numbered(link: re.Match[str]) -> str:
        number = numbers.get(leads.get(link[1], link[link.lastindex or 0]))
        return f'{link[0]} data-n="{number}"' if number else link[0]

    for pattern in (SENTENCE, QUOTE, FIGURE):
        page = pattern.sub(numbered, page)
    return page


def letter_totals(page: str) -> str:
    """The page with the letters of its lists, as their markers show them; each list has a way back to its total."""
    letters = {name: _letters(number) for number, name in enumerate(LIST.findall(page))}
    first: set[str] = set()

    def lettered(link: re.Match[str]) -> str:
        name = link[1]
        if name not in letters:
            return link[0]
        own = "" if name in first else f' id="of-{name}"'
        first.add(name)
        return f'{link[0]}{own} data-n="{letters[name]}"'

    return TOTAL.sub(lettered, page)


def _letters(number: int) -> str:
    more, last = divmod(number, len(ascii_lowercase))
    return (_letters(more - 1) if more else "") + ascii_lowercase[last]
