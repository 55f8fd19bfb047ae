"""Footnotes: a figure on paper shows the number of its sentence."""

from analysis.briefs.footnotes import letter_totals, number_sentences

SENTENCES = '<blockquote id="s1">One.</blockquote><blockquote id="s2">Two.</blockquote>'


def test_a_figure_shows_the_number_of_the_sentence_that_its_quote_leads_to() -> None:
    quote = '<span id="c-1"></span><span id="c-2"></span><a href="#s2">“two”</a>'
    page = number_sentences(f'<a class="fig" href="#c-2">2</a>{quote}{SENTENCES}')
    assert '<a class="fig" href="#c-2" data-n="2">2</a>' in page and '<a href="#s2" data-n="2">“two”</a>' in page
    assert '<blockquote id="s1" data-n="1">' in page and '<blockquote id="s2" data-n="2">' in page


def test_a_link_to_something_else_has_no_number() -> None:
    page = '<a class="fig" href="#chronology">2</a><span id="x"></span><a href="#chronology">up</a>'
    assert number_sentences(page + SENTENCES).startswith(page)


def test_a_total_shows_the_letter_of_its_list_and_the_first_is_where_that_leads_back_to() -> None:
    totals = "".join(f'<a class="sum" href="#sum-{name}">2</a>' for name in ("y", "x", "x", "z"))
    page = letter_totals(totals + '<ol><li id="sum-x"></li><li id="sum-y"></li></ol>')
    assert page.startswith('<a class="sum" href="#sum-y" id="of-sum-y" data-n="b">')
    assert page.count('data-n="a"') == 2 and page.count('id="of-sum-x"') == 1
    assert '<a class="sum" href="#sum-z">2</a>' in page
