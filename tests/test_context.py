"""Context: dated statements about things that are no launch."""

from reader import story_of

from analysis.reading.claiming.context import find_context


def topics(text):
    return {row["topic"] for row in find_context(story_of(text))}


def test_a_dated_party_congress_is_context():
    assert "party-congress" in {
        t.replace("_", "-") for t in topics("The Workers' Party congress was held in January 2021.")
    }


def test_a_sentence_without_a_topic_is_no_context():
    assert topics("The rain fell in January 2021.") == set()


def test_a_context_quote_stands_in_its_text():
    text = "The Workers' Party congress was held in January 2021."
    assert all(text[row["start"] : row["end"]] == row["quote"] for row in find_context(story_of(text)))


def test_a_statement_names_the_words_behind_it():
    [row] = find_context(story_of("Experts said the Workers' Party congress was held in January 2021."))
    assert (
        row["rule"].startswith("words of a topic: ") and "[topics.toml party-congress], January 2021 [" in row["rule"]
    )
    assert row["speaker"] == "Experts: Experts [agencies.toml experts]"
