"""Slopes: the time of reading grows with a text and no faster, whatever the text is made of.

`python -m benchmarks.reading` prints the same for longer texts, beside prose.
"""

import pytest

from benchmarks.reading import HOSTILE, read_seconds, repeat_piece

SHORT, LONG = 6_000, 48_000  # characters
MOST = 3  # times as long a character; our choice: far from 8, which a search of all before at each word takes

PIECES = HOSTILE | {
    "headlines of weekdays": "North Korea fires a missile on Sunday\n",
    "denials": "Iran denied that it fired a missile. ",
    "lists": "May {} - two missiles\n",
}


@pytest.mark.parametrize("name", PIECES)
def test_a_longer_text_takes_no_longer_a_character(name):
    read_seconds([repeat_piece(PIECES[name], 1000)])  # patterns are compiled
    short, long = (min(read_seconds([repeat_piece(PIECES[name], size)]) for _ in range(2)) for size in (SHORT, LONG))
    assert long / LONG < MOST * short / SHORT
