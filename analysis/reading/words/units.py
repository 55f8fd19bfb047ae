"""Units: the units that stand on a number, and the measures that such a number begins.

In      a text and the lexicon
Out     forms of units glued to their number; whether a measure follows
Units   start and end are characters of the text
Missing nothing where no digit stands before a unit
Next    tokens
"""

import re
from functools import cache
from operator import itemgetter

from analysis.lexicon import Form, Hit, Lexicon

OVERFLY = "overfly"  # the sense of "flew over"


def with_glued_units(text: str, lexicon: Lexicon, hits: list[Hit]) -> list[Hit]:
    """The forms, and what only a number before it makes one: "390km"."""
    units = _units(lexicon)
    found = [match.span("unit") for match in _unit_pattern(lexicon).finditer(text)]
    glued = [(start, end, units[text[start:end].lower()]) for start, end in found]
    return sorted([*hits, *glued], key=itemgetter(0)) if glued else hits


def over_apart(text: str, lexicon: Lexicon, hits: list[Hit]) -> list[Hit]:
    """The forms, with "flew over" as two words before a measure: nothing is flown over in "flew over 500 km"."""
    over = _overflights(lexicon)
    apart: list[Hit] = []
    for hit in hits:
        start, end, form = hit
        if form in over and _measure_pattern(lexicon).match(text, end):
            first, second = form.words.split()
            apart += [
                (start, start + len(first), lexicon.words[first]),
                (end - len(second), end, lexicon.words[second]),
            ]
        else:
            apart.append(hit)
    return apart


@cache
def _overflights(lexicon: Lexicon) -> frozenset[Form]:
    """The forms of overflight of two words, each a form of its own."""
    forms = [form for entry in lexicon["verb"].values() if entry.get("sense") == OVERFLY for form in entry.forms]
    found = {form for _, _, form in lexicon.scan(" . ".join(forms)) if form.words.count(" ") == 1}
    return frozenset(form for form in found if set(form.words.split()) <= lexicon.words.keys())


@cache
def _units(lexicon: Lexicon) -> dict[str, Form]:
    units = [entry for entry in lexicon["unit"].values() if not entry.get("before")]
    forms = {words.lower(): entry for entry in units for words in entry.forms}
    return {words: Form(words, (), (entry,), True) for words, entry in forms.items()}


@cache
def _measure_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    longest_first = sorted(_units(lexicon), key=lambda form: (-len(form), form))
    return re.compile(rf"\s\d[\d,.]*[\s-]?(?:{'|'.join(map(re.escape, longest_first))})(?!\w)", re.IGNORECASE)


@cache
def _unit_pattern(lexicon: Lexicon) -> re.Pattern[str]:
    longest_first = sorted(_units(lexicon), key=lambda form: (-len(form), form))
    letters = "".join(sorted({re.escape(form[0]) for form in longest_first}))
    units = "|".join(map(re.escape, longest_first))
    return re.compile(rf"\d(?=[{letters}])(?P<unit>{units})(?!\w)", re.IGNORECASE)
