"""Sentences: spans that cover a text, and parts told by form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from analysis.columns import make_frame
from analysis.reading.words.sentences import split_sentences, split_text

PIECES = [
    "U.S. ",
    "Gen. ",
    "fell.",
    "Thursday.The ",
    "\n",
    "\n\n",
    " ",
    "— ",
    "• ",
    "Lima ",
    "it ",
    "7:50 a.m. ",
    "“",
    "”",
    '"',
    "(AP)",
    "2026-01-02",
    "6,248.5",
    "...",
    "\u2028",
]


def sentences_of(text):
    return [text[sentence.start : sentence.end] for sentence in split_text(text)]


def parts_of(text):
    return [(sentence.part, text[sentence.start : sentence.end]) for sentence in split_text(text)]


@settings(max_examples=150, deadline=None)
@given(st.one_of(st.text(), st.lists(st.sampled_from(PIECES), max_size=40).map("".join)))
def test_sentences_are_in_order_trimmed_and_cover_every_character_that_is_no_blank(text):
    spans = [(sentence.start, sentence.end) for sentence in split_text(text)]
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges) and all(start < end for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    assert "".join("".join(text[start:end].split()) for start, end in spans) == "".join(text.split())


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from([piece for piece in PIECES if piece.strip()]), max_size=30).map("".join))
def test_a_sentence_within_a_line_is_not_split_again(text):
    for sentence in sentences_of("it fell. " + text):
        if sentence.splitlines() == [sentence] and not sentence.startswith("2026"):
            assert sentences_of(sentence) == [sentence]


@pytest.mark.parametrize(
    "first, second",
    [
        ("It rose on Thursday.", "The crew saw it."),
        ("The stop came at 7:50 a.m.", "The crew left."),
        ("It was sold to the U.S.", "The price was low."),
        ("“It is late.”", "Then he left."),
        ("Was it seen?", "No. 3 was."),
        ("It was seen in 2019.", "Two crews agree."),
        ("He waited ...", "Nothing came."),
        ("The range was 300 km.", "Lima denied that."),
        ("The council (UNSC) met.", "(It had not met before.)"),
    ],
)
def test_a_full_stop_before_a_new_sentence_splits(first, second):
    assert sentences_of(f"{first} {second}") == [first, second]


@pytest.mark.parametrize(
    "sentence",
    [
        "The U.S. Navy and N. Korea met Gen. Park, Sen. J. Smith and Mr. J. A. Lee near Mt. Fuji.",
        "It rose at 5:30 p.m. Eastern, late for Lima.",
        "At 7:50 a.m. Sunday, or 7:50 a.m. Lima time (10.50 p.m. GMT), No. 3 rose.",
        "On Jan. 5 it went approx. 6,248.5 km. away vs. St. Helens.",
        "He said ... nothing of www.Lima.Org or of v2.1.",
        "LIMA (Reuters) - The council met.",
        "Lima: the council met.",
        "LIMA, May 3. /TASS/. The council met.",
        "The council met in Acme Inc. Works. (AP)",
    ],
)
def test_a_full_stop_within_a_sentence_does_not_split(sentence):
    assert sentences_of(sentence) == [sentence]


def test_sentences_glued_by_a_lost_blank_are_told_apart():
    text = "It rose on Thursday.The crew saw it at 9:30 a.m.They left the area (LIMA).It fell.“No,” he said."
    assert [sentence[:4] for sentence in sentences_of(text)] == ["It r", "The ", "They", "It f", "“No,"]


def test_a_hard_wrap_does_not_split_but_a_blank_line_does():
    wrapped = """The council of the city condemns the launch
that took place on the coast, and President
Ana Diaz will meet the mayor of Lima soon."""
    assert len(sentences_of(wrapped)) == 1
    assert len(sentences_of("0558 Rain\n0606 Hail\n0612 Snow")) == 3
    assert sentences_of("The council met\nin the city\n\nand left.") == ["The council met\nin the city", "and left."]
    assert (
        len(
            sentences_of(
                "Rain Falls On Lima\nThe council met in the old city hall, as it does on every Monday of the year."
            )
        )
        == 2
    )


def test_every_line_of_a_page_is_named_by_its_form():
    page = """ date 2021-05-03 Daily Rain / international

Heavy Rain Falls On Lima Before Vote

ANA DIAZ
Posted on May 3, 2021 at 10:15
In this photo provided by the city, rain falls. ( AP )

Lima: Rain fell on Sunday, officials said. It was heavy.

Rain in other towns
• Some rain fell in Cusco
The rest of the country stayed dry, they said. Tom Roe in Cusco contributed to this report."""
    assert [part for part, _ in parts_of(page)] == (
        ["header"] * 2 + ["title", "byline", "header", "caption"] + ["body"] * 2 + ["subhead", "body", "body", "credit"]
    )


def test_lines_above_a_story_are_not_taken_for_a_hard_wrap():
    top = "Heavy rain falls on Lima, the mayor says\nBy ANA-MARIA DIAZ and TOM ROE OF LIMA\nAna Diaz, Associated Press"
    assert [part for part, _ in parts_of(f"{top}\n\nIt rained.")] == ["title", "byline", "header", "body"]


@pytest.mark.parametrize(
    "part, line",
    [
        ("header", "LIMA, May 3, Kyodo"),
        ("header", "Newsfrom Japan"),
        ("byline", "By Ana Diaz and Tom Roe"),
        ("byline", "— Ana Diaz, May 3, 2021"),
        ("caption", "PHOTO: REUTERS"),
        ("caption", "© AP Photo/Ana Diaz"),
        ("credit", "[Copyright Daily Rain, Ltd.]"),
        ("credit", "Reporting by Ana Diaz; Editing by Tom Roe"),
        ("body", "The photo was published by a ministry."),
    ],
)
def test_a_line_alone_is_named_by_its_form(part, line):
    assert [found for found, _ in parts_of(f"It rained.\n\n{line}\n\nIt rained again.")] == ["body", part, "body"]


def test_a_header_is_a_sentence_of_its_own_though_the_story_goes_on_in_its_line():
    assert parts_of(" date 2021-05-03 It rained.") == [("header", "date 2021-05-03"), ("body", "It rained.")]


def test_a_text_cut_within_a_sentence_ends_in_story_not_in_a_subhead():
    assert parts_of("It rained all day long in Lima.\n\nThe rain has sto")[-1] == ("body", "The rain has sto")


def test_sentences_of_rejected_texts_are_left_out_and_numbers_start_anew():
    told = {"path": "a.txt", "date_precision": "none", "date_source": "none", "sha256": "0", "copy_group": "a"}
    rows = [("a", "It rained. It stopped.", "read"), ("b", "", "rejected"), ("c", "It snowed.", "read")]
    documents = make_frame("documents", [told | dict(zip(("document_id", "text", "status"), row)) for row in rows])
    sentences = split_sentences(documents)
    assert list(zip(sentences.document_id, sentences.sentence)) == [("a", 0), ("a", 1), ("c", 0)]
    assert sentences.text.tolist() == ["It rained.", "It stopped.", "It snowed."]
