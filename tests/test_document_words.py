"""Page words: every entry of pages.toml matches its example and not its counter-example."""

import tomllib

import pytest

from analysis.documents.credits import find_agency
from analysis.documents.pages import is_credit, read_blocks
from analysis.documents.stamps import is_stamp
from analysis.documents.words import page_words
from analysis.reading.words.sentences import split_text
from analysis.settings import LEXICON

ENTRIES = tomllib.loads((LEXICON / "pages.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("entry", ENTRIES["agency"], ids=lambda entry: entry["name"])
def test_an_agency_is_credited_in_its_example_only(entry):
    assert find_agency([entry["example"]]) == entry["name"]
    assert find_agency([entry["not_this"]]) is None


@pytest.mark.parametrize("entry", ENTRIES["credit"], ids=lambda entry: entry["at"])
def test_a_credit_stands_in_its_example_only(entry):
    assert find_agency([entry["example"]]) and find_agency([entry["not_this"]]) is None


@pytest.mark.parametrize("entry", ENTRIES["cue"], ids=lambda entry: f"{entry['part']} {entry['at']}")
def test_a_cue_names_its_example_only(entry):
    def part_of(line):
        return "credit" if is_credit(line) else read_blocks(line)[0].part

    assert part_of(entry["example"]) == entry["part"] != part_of(entry["not_this"])


@pytest.mark.parametrize("entry", ENTRIES["abbreviation"], ids=lambda entry: entry["ends"])
def test_an_abbreviation_holds_its_example_together_only(entry):
    assert len(split_text(entry["example"])) == 1 < len(split_text(entry["not_this"]))


def test_a_stamp_word_stands_in_a_stamp_only():
    assert is_stamp(ENTRIES["stamp"]["example"]) and not is_stamp(ENTRIES["stamp"]["not_this"])


def test_a_label_counts_though_its_blanks_are_lost_but_not_within_a_line():
    assert page_words().is_label("Newsfrom Japan") and not page_words().is_label("News from Japan today")
