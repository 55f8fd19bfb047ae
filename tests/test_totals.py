"""Totals: a page with a number in its sentences that is no link, or is not what it leads to, is not published."""

import re
from pathlib import Path

import pytest
from nbformat.v4 import new_code_cell, new_notebook, new_output

from analysis.briefs import BriefFailed
from analysis.briefs.checks import find_faults
from analysis.briefs.declarations import Brief
from analysis.briefs.render import render_page
from analysis.briefs.totals import Totals
from analysis.numerals import holds_number, read_number
from analysis.prose.links import Counted, Named, Shown, Tally, figure, named, share, total
from analysis.prose.story import join_some, plain, say
from analysis.tables.pieces import make_table, tell
from analysis.tables.totals import list_totals

LAUNCHES = Tally("launches", (Counted("row-a", "4 January"), Counted("row-b", "27 January")))
VALUES = Tally("values", (Counted("values", "all of them", 3),))
TOLD = [
    say(
        total(LAUNCHES, "launch", "launches", first=True),
        " hold ",
        figure(VALUES),
        " values; see ",
        ("27 January", Shown("row-b")),
    )
]
ROWS = make_table("Launches", [{"When": "4 January"}, {"When": "27 January"}], ["row-a", "row-b"])
TABLE = make_table("Values", [{"Value": name} for name in ("day", "kind", "site")], place="values")
PAGE = f"<body>{tell(TOLD)}{ROWS}{TABLE}{list_totals(TOLD)}</body>"


def test_totals_that_are_what_they_lead_to_hold() -> None:
    assert find_faults(PAGE, Totals()) == []


@pytest.mark.parametrize(
    "old, new, told",
    [
        (">Two launches<", ">Three launches<", "the total 'Three launches' leads to 2"),
        (">three<", ">four<", "the total 'four' leads to 3"),
        (">three<", ">few<", "the total 'few' leads to 3"),
        (f'<li id="{LAUNCHES.place}">', "<li>", "the total 'Two launches' leads to no list of what it counts"),
        ('<a href="#row-b">', '<a href="#row-a">', "the total 'Two launches' counts a row twice"),
        ('<th scope="row">site</th>', '</tr><tr><th scope="row">site</th></tr><tr>', "the total 'three' leads to 5"),
        (">27 January</th>", ">26 January</th>", "the row that '27 January' leads to does not show it"),
        (" values; see ", " values of 2 texts; see ", "a number in 'values of 2 texts; see' is no link"),
        (" values; see ", " values of two texts; see ", "a number in 'values of two texts; see' is no link"),
    ],
)
def test_a_number_that_does_not_hold_is_named(old: str, new: str, told: str) -> None:
    assert old in PAGE
    assert told in "; ".join(find_faults(PAGE.replace(old, new, 1), Totals()))


@pytest.mark.parametrize(
    "words",
    [
        "<p>Notes with 12 launches.</p>",
        '<p class="scope">As of 4 January.</p>',
        '<p>See <a href="#row-a">4 January</a>.</p>',
        '<p class="told">Two launches are new.</p>',
        "<div>5</div>",
    ],
)
def test_a_bare_number_outside_tables_and_heads_is_found(words: str) -> None:
    [fault] = find_faults(f"<body>{words}</body>", Totals())
    assert "is no link" in fault


@pytest.mark.parametrize(
    "words",
    [
        "<p>How often two families say the same.</p>",  # prose of ours, about no data
        "<h2>3 launches</h2><table><tr><td>3</td></tr></table><figure>3<figcaption>3</figcaption></figure>",
        "<details><summary>Iran, 3 missiles</summary></details><blockquote>It fired 3.</blockquote>",
        '<p class="told"><a class="fig" href="#c-1">900 km</a>, <span class="name">38 North</span></p>',
        '<p class="told">No one text says so.</p>',
    ],
)
def test_heads_tables_quotes_names_and_figures_may_hold_numbers(words: str) -> None:
    assert find_faults(f"<body>{words}</body>", Totals()) == []


def test_the_totals_of_the_seeds_lead_to_what_they_count(seeds_page: str) -> None:
    told, listed = (set(re.findall(f'{way}(sum-[^"]+)"', seeds_page)) for way in ('class="sum" href="#', '<li id="'))
    assert len(told) > 10 and told == listed
    assert find_faults(seeds_page, Totals()) == [] and 'class="output own"' not in seeds_page


@pytest.mark.parametrize("table", ["values-held", "lone-values"])
def test_a_total_of_the_seeds_that_loses_a_row_of_its_table_is_found(seeds_page: str, table: str) -> None:
    rows = re.search(rf'<table class="stack" id="{table}">.*?<tbody>(.*?)</tbody>', seeds_page, re.DOTALL)[1]
    broken = seeds_page.replace(rows, rows[: rows.rindex("<tr")])
    assert any("the total" in fault and "leads to" in fault for fault in find_faults(broken, Totals()))


def test_a_launch_of_the_seeds_whose_row_shows_another_day_is_found(seeds_page: str) -> None:
    row = re.search(r'<tr id="row-north-korea-2026-01-04a">.*?</tr>', seeds_page)[0]
    faults = find_faults(seeds_page.replace(row, row.replace("4 January", "5 January")), Totals())
    assert any("the row that '4 January' leads to does not show it" in fault for fault in faults)


def test_a_page_with_a_wrong_total_is_not_rendered() -> None:
    shown = {"text/html": PAGE.replace(">Two launches<", ">Three launches<")}
    cells = [new_code_cell("x", outputs=[new_output("display_data", shown)])]
    with pytest.raises(BriefFailed, match="the total 'Three launches' leads to 2"):
        render_page(new_notebook(cells=cells), Brief("a", "A", Path("a.ipynb")))


def test_a_number_is_read_as_it_is_said() -> None:
    said = ("two launches", "Two others", "12 of them", "1,204 texts", "none", "few", "")
    assert [read_number(words) for words in said] == [2, 2, 12, 1204, None, None, None]
    assert [holds_number(words) for words in ("Two texts", "in 2026", "no one", "often")] == [True, True, False, False]


def test_a_name_with_a_number_is_marked_as_a_name_and_no_total_of_nothing_is_a_link() -> None:
    assert named("38 North") == ("38 North", Named()) and named("Yonhap") == "Yonhap"
    nothing = Tally("launches", ())
    assert total(nothing, "launch", "launches") == "no launches" and figure(nothing) == "none"
    empty = Tally("values", (Counted("values", "none of them", 0),))
    assert say(share(empty, VALUES)) == [("none of ", None), ("three", VALUES)] and figure(empty) == "none"
    assert say(share(VALUES, LAUNCHES)) == [("three", VALUES), (" of ", None), ("two", LAUNCHES)]


def test_words_that_are_too_many_are_counted_with_their_places() -> None:
    told = join_some([(name, f"c-{name}") for name in "abcdefg"], "families")
    assert plain(told) == "a, b, c, d and three others"
    assert [basis.rows for _, basis in told if isinstance(basis, Tally)] == [tuple(Counted(f"c-{n}", n) for n in "efg")]
    assert plain(join_some([(name, name) for name in "abcde"], "families")) == "a, b, c, d and e"
