"""Tags: the one character by which the grammar of reading knows a form of the lexicon.

In      a form of the lexicon
Out     Sense: its tag and entry, and what else it may be
Units   none
Missing None for a form that no pattern of reading asks for
Next    tokens tags a text with them
"""

from functools import cache
from typing import NamedTuple

from analysis.lexicon import Entry, Form

# One character a tag. A form that several vocabularies hold takes the tag that stands first here,
# but for words that are verb and noun ("launches"): there the word before decides.
TAGS = {
    ("cue", "no_launch"): "v",
    ("cue", "fiction"): "V",
    ("cue", "false_alarm"): "V",
    ("cue", "taken_back"): "V",
    ("authority", None): "U",
    ("role", None): "R",
    ("weapon", None): "W",
    ("weapon_word", "head"): "M",
    ("weapon_word", "modifier"): "m",
    ("weapon_word", None): "X",
    ("place", None): "@",
    ("actor", None): "A",
    ("adjective", None): "a",
    ("launch_noun", "drill"): "r",
    ("verb", "launch"): "L",
    ("verb", "launch-base"): "B",
    ("verb", "launch-ing"): "I",
    ("verb", "test"): "T",
    ("verb", "test-ing"): "J",
    ("verb", "send"): "S",
    ("verb", "depart"): "D",
    ("verb", "attack"): "G",
    ("verb", "fly"): "F",
    ("verb", "climb"): "H",
    ("verb", "land"): "Z",
    ("verb", "reach"): "2",
    ("verb", "overfly"): "O",
    ("verb", "fail"): "f",
    ("verb", "succeed"): "g",
    ("verb", "intercept"): "i",
    ("verb", "say"): "s",
    ("verb", "deny"): "d",
    ("verb", "plan"): "p",
    ("verb", "show"): "w",
    ("launch_noun", None): "l",
    ("number", None): "#",
    ("hedge", None): "h",
    ("doubt", None): "q",
    ("unit", None): "u",
    ("cue", "capability"): "C",
    ("cue", "hypothetical"): "y",
    ("cue", "negation"): "n",
    ("cue", "attempt"): "1",
    ("cue", "background"): "b",
    ("cue", "recurring"): "e",
    ("cue", "boundary"): "o",
    ("ordinal", None): "E",
    ("function", "preposition-other"): "<",
    ("function", "preposition-by"): "Q",
    ("function", "preposition"): ">",
    ("function", "article"): "^",
    ("function", "pronoun"): "P",
    ("function", "conjunction"): "&",
    ("function", "be"): "=",
    ("function", "own_word"): "x",
    ("cue", "aftermath"): "z",
    ("cue", "timing"): "j",
    ("cue", "comparison"): "k",
    ("cue", "attribution"): "K",
    ("cue", "harm"): "3",
    ("cue", "report"): "$",
    ("cue", "study"): "4",
    ("cue", "launch_place"): "!",
    ("cue", "site_follows"): "%",
    ("area", "water"): "~",
    ("area", "land"): "+",
    ("compass", None): "*",
    ("topic", None): "Y",
    ("rank", None): "N",
}
_RANK = {tag: rank for rank, tag in enumerate(TAGS.values())}
_NOUN_COMES_AFTER = {
    **dict.fromkeys("LBT", ("l", frozenset("MWmlab^#E'xN"))),
    **dict.fromkeys("IJ", ("l", frozenset("Mm^'"))),
    "s": ("$", frozenset("^'am")),
}


class Other(NamedTuple):
    """What else a form may be: a noun behind a tag of `after`, a topic, what leads to a place, part of a name."""

    noun: tuple[str, Entry] | None
    after: frozenset[str]
    topic: Entry | None
    preposition: Entry | None
    is_named: bool


_NAMES = frozenset({"unit", "actor", "place", "authority"})  # what may be a part of a name with a hyphen
# What a form is tagged as, its entry, and what else it may be, where it may be anything else.
Sense = tuple[str, Entry, Other | None]


@cache
def sense_of(form: Form) -> Sense | None:
    """What the words of `form` are tagged as."""
    tagged = {tag: entry for entry in form.entries if (tag := _tag_of(entry, form.words))}
    if not tagged:
        return None
    verb = min(tagged.keys() & _NOUN_COMES_AFTER.keys(), default="")
    noun, after = _NOUN_COMES_AFTER.get(verb, ("", frozenset()))
    tag = min(tagged, key=_RANK.__getitem__)
    told = (noun, tagged[noun]) if noun in tagged else None
    is_named = form.entries[0].vocabulary in _NAMES
    other = Other(told, after, tagged.get("Y"), tagged.get(">") if tag == "h" else None, is_named)
    return tag, tagged[tag], other if told or other.topic or other.preposition or is_named else None


def _tag_of(entry: Entry, words: str) -> str | None:
    if entry.vocabulary == "actor" and words in _adjectives(entry):
        return "a"
    return TAGS.get(_key(entry))


@cache
def _adjectives(entry: Entry) -> frozenset[str]:
    return frozenset(form.lower() for form in entry.get("adjectives", ()))


@cache
def _key(entry: Entry) -> tuple[str, str | None]:
    sense = entry.get("sense") or entry.get("part")
    if entry.get("voice"):
        sense = f"{sense}-{entry.get('voice')}"
    return (entry.vocabulary, sense) if (entry.vocabulary, sense) in TAGS else (entry.vocabulary, None)
