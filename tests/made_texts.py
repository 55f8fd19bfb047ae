"""Made texts: what hypothesis draws for the tests of reading: stories by grammar, stories of ours damaged, junk.

A story by grammar takes its words from the lexicon, so that a new entry is tried without a new test.
"""

from datetime import date

from hypothesis import strategies as st

from analysis.lexicon import load_lexicon
from benchmarks.eval import load_stories

STORIES = [story.text for story in load_stories()]
UNRELATED = "The bakery on the corner was open for lunch."


def one_of(*vocabularies):
    """A form of one of these vocabularies of the lexicon."""
    lexicon = load_lexicon()
    return st.sampled_from([form for name in vocabularies for entry in lexicon[name].values() for form in entry.forms])


def filled(template, **parts):
    return st.builds(template.format, **parts)


def maybe(words):
    return st.one_of(st.just(""), words)


DAYS = st.dates(date(1945, 1, 1), date(2049, 12, 31))
NUMBERS = st.one_of(
    one_of("number", "ordinal"),
    st.integers(0, 10**7).map(str),
    st.integers(0, 10**7).map("{:,}".format),
    st.from_regex(r"\A\d{1,3}([,. \u00a0]\d{3}){0,3}(\.\d)?\Z"),
    st.integers(10**20, 10**400).map(str),
)
MOMENTS = st.one_of(
    one_of("weekday", "relative", "named_hour"),
    *(
        DAYS.map(style.format)
        for style in ("{:%B %d, %Y}", "{:%d %b}", "{:%Y-%m-%d}", "early {:%B}", "the {:%d}th", "{:%Y}")
    ),
    *(st.times().map(style.format) for style in ("{:%I:%M} a.m.", "{:%H%M} GMT", "{:%H:%M} KST")),
    filled("{n} {span} {way}", n=NUMBERS, span=one_of("span"), way=one_of("direction")),
)
GAPS = st.sampled_from([" ", "", "-"])
MEASURES = filled(
    "{hedge} {number}{gap}{unit}", hedge=maybe(one_of("hedge")), number=NUMBERS, gap=GAPS, unit=one_of("unit")
)
HOW_MANY = st.one_of(NUMBERS, st.sampled_from(["a", "the", "what it called", "its"]))
WEAPON_WORDS = st.lists(one_of("weapon_word"), max_size=3).map(" ".join)
WEAPONS = filled("{number} {words}", number=HOW_MANY, words=st.one_of(one_of("weapon"), WEAPON_WORDS))
PLACES = filled("{way} {place}", way=one_of("function", "area", "compass"), place=one_of("place"))
SPEAKERS = filled("{who}{role}", who=one_of("actor", "authority"), role=maybe(one_of("role").map("'s {}".format)))
WORDS = st.one_of(
    one_of(*load_lexicon().vocabularies),
    *(NUMBERS, MOMENTS, MEASURES, WEAPONS, PLACES, SPEAKERS),
    st.sampled_from([",", "(", ")", "[", ";", ":", '"', "-", "and", "it", "."]),
)
TELLING = filled(
    "{who} {verb} {weapon} {place} {when}{said}.",
    who=SPEAKERS,
    verb=one_of("verb"),
    weapon=WEAPONS,
    place=PLACES,
    when=MOMENTS,
    said=maybe(SPEAKERS.map(", {} said".format)),
)
GOING_ON = filled("{it} {verb} {how} {place}.", it=WEAPONS, verb=one_of("verb"), how=MEASURES, place=PLACES)
LOOSE = st.lists(WORDS, max_size=14).map(lambda words: " ".join(words) + ".")
MADE = st.lists(st.one_of(TELLING, GOING_ON, LOOSE), min_size=1, max_size=5).flatmap(
    lambda sentences: st.sampled_from([" ", "\n", "\n\n", ""]).map(lambda gap: gap.join(sentences))
)


@st.composite
def damaged_stories(draw):
    """A story of ours after up to three accidents: a piece lost, doubled, in capitals, or with junk or words put in."""
    text = draw(st.sampled_from(STORIES))
    for _ in range(draw(st.integers(1, 3))):
        start = draw(st.integers(0, len(text)))
        end = min(len(text), start + draw(st.integers(0, 120)))
        piece = text[start:end]
        accidents = [
            "",
            piece * 2,
            piece.upper(),
            piece.replace(" ", "\n"),
            draw(st.one_of(WORDS, st.text(max_size=8))),
        ]
        text = text[:start] + draw(st.sampled_from(accidents)) + text[end:]
    return text


JUNK = st.one_of(st.text(max_size=200), st.lists(st.one_of(st.text(max_size=3), WORDS), max_size=30).map("".join))
TEXTS = st.one_of(MADE, damaged_stories(), JUNK)
PUBLISHED = st.one_of(st.none(), DAYS)
