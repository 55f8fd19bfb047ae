"""What a person at a terminal or a notebook sees of a text, a claim, a launch and an event."""

import re
import subprocess
import sys

import pytest

import analysis
from analysis.flow import build
from analysis.listing import explain, list_stories
from analysis.settings import ROOT, Settings

STORY = """date 2022-10-05

SEOUL - North Korea fired two ballistic missiles from Sunan on Tuesday, South Korea's military said on Wednesday.
They flew about 350 km and 800 km. The weapon has a range of 4,500 km. It fell 300 km off the coast.
"It has fired 20 missiles this year," the military said.
"""
EVENT = "north-korea-2026-01-04a"


@pytest.fixture(scope="module")
def cell():
    return analysis.read(STORY)


@pytest.fixture(scope="module")
def seeds():
    return build(Settings())


def line_with(words, shown):
    """The one line of a listing that holds `words`, its blanks joined."""
    (line,) = [" ".join(line.split()) for line in shown.splitlines() if words in line]
    return line


def claim_id(frames, attribute, value):
    claims = frames.claims
    return claims[(claims.attribute == attribute) & (claims.value == value)].claim_id.iloc[0]


def test_the_package_imports_nothing_until_it_reads():
    script = "import analysis, sys; print('pandas' in sys.modules, [m for m in sys.modules if 'analysis.' in m])"
    done = subprocess.run([sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "False []\n"


def test_a_text_is_shown_sentence_by_sentence_with_what_was_taken_and_refused(cell):
    shown = repr(cell)
    assert re.search(r"launch 1 +its news +4 October 2022 +North Korea +2, ballistic missile, 350 km, 800 km", shown)
    assert re.match(r"1 distance .* about .* \"about 350 km\"", line_with('"about 350 km"', shown))
    assert line_with('"20"', shown) == 'x how many "20" a tally or a habit, not one launch'
    assert line_with('"Wednesday"', shown) == 'x a day "Wednesday" the day of a statement'
    assert re.search(r"\d+ claims: .*distance 3", shown) and re.search(r"4 refused: a day 2", shown)


def test_a_text_in_a_notebook_marks_each_claim_in_its_sentence_and_escapes_what_it_says():
    page = analysis.read(STORY.replace("It fell", "<b>It</b> fell"))._repr_html_()
    assert "They flew <mark>about 350 km</mark> and 800 km." in page
    assert page.count("<table") == 3 and "<b>" not in page


def test_a_text_without_a_launch_says_so():
    cell = analysis.read("The bakery was open for lunch.")
    assert "no launch" in repr(cell) and "Launches: none" in cell._repr_html_() and cell.claims.empty


def test_a_claim_is_explained_by_rule_words_entries_speaker_and_refusals(cell):
    shown = explain(cell, claim_id(cell, "date", "2022-10-04"))
    assert "on [[Tuesday]], South Korea's military" in line_with("[[", shown)
    assert line_with("who says so", shown) == "who says so South Korea, military"
    assert "South Korea [actors.toml south-korea], military [authorities.toml" in line_with("because of", shown)
    assert "Tuesday [calendar.toml Tuesday]" in line_with("rule ", shown)
    assert "fired [verbs.toml launch]" in line_with("rule ", shown)
    assert line_with('"Wednesday"', shown) == '1 a day "Wednesday" the day of a statement'


def test_a_claim_is_explained_with_what_else_was_said_and_what_was_kept_apart(cell):
    shown = explain(cell, claim_id(cell, "distance", "350 km"))
    also, apart = shown.split("also said of this launch:")[1].split("kept apart: not of what was flown:")
    assert "  800 km  " in also and "what it can do" in line_with('"4,500 km', apart)


def test_an_event_is_explained_by_its_grade_its_tellings_and_who_agrees(seeds):
    shown = explain(seeds, EVENT)
    grade = seeds.events.set_index("event_id").grade[EVENT]
    assert re.match(rf"event  {EVENT}  North Korea, 4 January 2026: .* grade {grade}, \w+\n", shown)
    assert shown.count(f"taken as {EVENT}") == 2 and "because the most exact telling of it" in shown
    assert re.match(r"distance ○ one voice 850 to 950 km 1 independent of 1", line_with("distance  ○", shown))


@pytest.mark.parametrize("frame", ["claims", "context", "mentions", "events", "documents"])
def test_everything_that_has_an_id_can_be_explained(seeds, frame):
    for name in getattr(seeds, frame).iloc[:, 0]:
        assert explain(seeds, name).strip()


def test_every_claim_can_be_found_by_its_id_in_the_listing(seeds):
    shown = list_stories(seeds)
    assert [name for name in seeds.claims.claim_id if name not in shown] == []


def test_an_id_that_nothing_has_is_an_error(seeds):
    with pytest.raises(KeyError, match="c-0"):
        explain(seeds, "c-0")
