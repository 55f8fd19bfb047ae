"""Footnotes: on paper no link can be followed, so every sentence has a number, and what leads to it shows that.

In      a page as text, with sentences, quotes that lead to them and figures that lead to quotes
Out     the page, each of them with its number as `data-n`; the style sheet shows it in print
Units   numbers from 1, in the order of the page
Missing a page without sentences stays as it is
Next    render checks the page
"""

import re

SENTENCE = re.compile(r'<blockquote id="([^"]+)"')
QUOTE = re.compile(r'((?:<span id="[^"]+"></span>)+)<a href="#([^"]+)"')
NAME = re.compile(r'id="([^"]+)"')
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
