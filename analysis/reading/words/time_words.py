"""Time words: the entries of the lexicon that words of a date or a clock are forms of.

In      the lexicon
Out     entries by vocabulary and form, or by form alone
Units   none
Missing no entry for a form that names no time
Next    calendar
"""

from functools import cache

from analysis.lexicon import Entry, Lexicon

_VOCABULARIES = frozenset({"month", "weekday", "part", "relative", "meridiem", "named_hour", "span"}) | frozenset(
    {"direction", "lead", "number", "zone", "one", "year_word", "ordinal"}
)


@cache
def forms_of_time(lexicon: Lexicon) -> dict[tuple[str, str], Entry]:
    """The entry that each form of a vocabulary is of."""
    entries = [entry for name in lexicon.vocabularies if name in _VOCABULARIES for entry in lexicon[name].values()]
    return {(entry.vocabulary, form.lower()): entry for entry in entries for form in entry.forms}


@cache
def entries_by_form(lexicon: Lexicon) -> dict[str, list[tuple[int, Entry]]]:
    """The entries that each form is one of, with their place in the lexicon."""
    entries: dict[str, list[tuple[int, Entry]]] = {}
    for place, ((_, form), entry) in enumerate(forms_of_time(lexicon).items()):
        entries.setdefault(form, []).append((place, entry))
    return entries
