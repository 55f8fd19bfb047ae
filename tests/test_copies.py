"""Copies: one story printed many times is one voice; two authorities are two."""

import random
from pathlib import Path

import pandas as pd
import pytest

from analysis.documents import read_documents
from analysis.documents.copies import group_copies
from analysis.flow import Frames, build
from analysis.settings import Settings

WIRE = """North Korea fired two short-range ballistic missiles toward the East Sea on Monday, Seoul's military said.

The Joint Chiefs of Staff said it detected the launches from the Wonsan area at about 7:40 a.m. and that the missiles
flew some 410 kilometers before they fell into the water.

"Our military has strengthened surveillance and shares all it knows with the United States and Japan," the JCS said in a
text message to reporters. It was the third launch of the year, and came a week before a joint exercise of the allies.

Analysts said the missiles resembled a type that was shown at a parade in the autumn and may carry a heavier warhead.
"""
TOKYO = """A ballistic missile that North Korea launched on Monday came down outside Japan's exclusive economic zone.

Japan's Defense Ministry said it flew about 400 kilometers and reached an altitude of 90 kilometers. No damage to ships
or aircraft has been reported, and the government lodged a protest through its embassy in Beijing.
"""


def print_story(folder: Path, outlets: int) -> None:
    """One wire story in so many papers: with heads, credits and days of their own, some cut short."""
    paragraphs = WIRE.split("\n\n")
    for number in range(outlets):
        kept = "\n\n".join(paragraphs[: 2 + number % 3])
        head = f" date 2024-03-{18 + number % 2} \n\nThe Daily {number} / world\n\nPaper {number} sees missiles fly\n\n"
        foot = f"\n\nMore from The Daily {number}: sport, weather, letters" if number % 2 else "\n\n(Yonhap)"
        (folder / f"paper-{number}.txt").write_text(head + kept + foot, encoding="utf-8")


def launch_told_by(folder: Path) -> Frames:
    frames = build(Settings(), [folder])
    assert len(frames.events) == 1
    return frames


def test_ten_outlets_that_print_one_wire_story_are_one_source(tmp_path: Path) -> None:
    print_story(tmp_path, 10)
    frames = launch_told_by(tmp_path)
    assert frames.documents.copy_group.nunique() == 1
    assert frames.events.families[0] == ("South Korea",)
    distance = frames.agreement[frames.agreement.attribute == "distance"].iloc[0]
    assert (distance.verdict, distance.n_independent) == ("single", 1)
    assert frames.agreement.n_independent.max() == 1
    # The headlines, in nobody's name, are one voice beside the authority's, however many print them.
    assert frames.agreement.n_authorities.max() == 1 and not (frames.agreement.verdict == "agree").any()


def test_seoul_and_tokyo_are_two_sources(tmp_path: Path) -> None:
    print_story(tmp_path, 10)
    (tmp_path / "tokyo.txt").write_text(f" date 2024-03-18 {TOKYO}", encoding="utf-8")
    frames = launch_told_by(tmp_path)
    assert frames.documents.copy_group.nunique() == 2
    assert set(frames.events.families[0]) == {"South Korea", "Japan"}
    distance = frames.agreement[frames.agreement.attribute == "distance"].iloc[0]
    assert (distance.verdict, distance.n_independent) == ("compatible", 2)


def row(name: str, text: str, day: str | None = "2024-03-18", agency: str | None = None) -> dict:
    published = pd.Timestamp(day) if day else None
    return {"document_id": name, "text": text, "published_date": published, "agency": agency}


REWRITE = """SEOUL (AP) - Two missiles left the Wonsan area for the East Sea on Monday. The Joint Chiefs of Staff
said it detected the launches from the Wonsan area at about 7:40 a.m. Officials in Tokyo met. The prime minister asked
for calm, and the crews of fishing boats were told to stay away from anything that floats."""


@pytest.mark.parametrize(
    ("one", "other", "groups"),
    [
        (row("a", WIRE), row("b", WIRE[:500]), 1),  # cut short
        (row("a", WIRE), row("b", WIRE, day="2025-03-18"), 1),  # printed again a year later, to the letter
        (row("a", WIRE), row("b", WIRE.replace("410", "390"), day="2024-05-18"), 2),  # the same words of another launch
        (row("a", WIRE), row("b", WIRE.replace("410", "390"), day="2024-03-19"), 1),  # corrected
        (row("a", WIRE), row("b", TOKYO), 2),
        (row("a", WIRE, agency="AP"), row("b", REWRITE, agency="AP"), 1),
        (row("a", WIRE, agency="AP"), row("b", REWRITE, agency="Kyodo"), 2),
        (row("a", "Two words"), row("b", "Two words"), 1),
        (row("a", ""), row("b", ""), 2),
    ],
)
def test_texts_are_copies_by_what_they_share_by_their_days_and_by_their_agency(one, other, groups: int) -> None:
    assert len({row["copy_group"] for row in group_copies([one, other])}) == groups


def test_the_order_of_the_texts_does_not_matter() -> None:
    rows = [row(f"t{n}", WIRE[: 900 - 60 * n] if n % 2 else TOKYO + "More words here " * n) for n in range(8)]
    shuffled = random.Random(1).sample(rows, len(rows))
    groups = {row["document_id"]: row["copy_group"] for row in group_copies(rows)}
    assert groups == {row["document_id"]: row["copy_group"] for row in group_copies(shuffled)}
    assert set(groups.values()) == {"t0", "t1"}


def test_the_seeds_are_no_copies_of_each_other() -> None:
    documents, _ = read_documents([Path(__file__).parent.parent / "seeds"])
    assert documents.copy_group.nunique() == len(documents)
