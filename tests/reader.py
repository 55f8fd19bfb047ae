"""Reader: what reading makes of a few sentences, for the tests of its parts."""

from datetime import date
from types import SimpleNamespace

from analysis.columns import make_frame
from analysis.lexicon import load_lexicon
from analysis.mentions import group_mentions
from analysis.reading import read_story
from analysis.reading.story import Story
from analysis.reading.words.moments import Days
from analysis.reading.words.sentences import split_text

WEDNESDAY = date(2024, 1, 3)

NEWS = "North Korea fired two ballistic missiles on Tuesday, South Korea's military said."


def story_of(text, day=WEDNESDAY):
    """The story of a text published on `day`, or on no known day."""
    spans = [(number, s.start, s.end, s.part) for number, s in enumerate(split_text(text))]
    return Story("test", text, spans, Days(day, day, "day") if day else None, load_lexicon())


def tokens_of(text):
    return story_of(text).tokens


def words_at(tokens, first, last):
    return tokens.words(first, last)


def claims_of(text, day=WEDNESDAY):
    return [
        SimpleNamespace(**claim)
        for claim in make_frame("claims", read_story(story_of(text, day))[0]).to_dict("records")
    ]


def values(text, attribute, day=WEDNESDAY):
    """What a text says of an attribute, in order."""
    return [claim.value for claim in claims_of(text, day) if claim.attribute == attribute]


def launches_of(text, day=WEDNESDAY):
    """The launches that a text tells of, main ones first, then by day."""
    mentions = group_mentions(make_frame("claims", read_story(story_of(text, day))[0]))
    return sorted(mentions.itertuples(), key=lambda m: (m.role != "main", str(m.from_date)))
