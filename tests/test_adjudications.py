"""Adjudications: an analyst's decision wins, is marked, survives every new run, and is told when its ground is gone."""

from pathlib import Path

import pandas as pd
import pytest
from click.testing import CliRunner

import analysis.cli.deciding as deciding
from analysis.adjudications import AdjudicationError, Decision, check_adjudications, draft_decision, record_decision
from analysis.cli import main
from analysis.flow import Frames, build
from analysis.settings import Settings
from analysis.tables import tabulate_adjudications, tabulate_claims, tabulate_events, tabulate_needs

HEAD = "action,target,attribute,value,analyst,date,reason,quote\n"
TEXTS = {
    "a": " date 2024-03-18 North Korea fired two ballistic missiles on Monday, South Korea's military said. "
    "The Joint Chiefs of Staff said they flew about 410 kilometers.",
    "b": " date 2024-03-18 North Korea fired a ballistic missile on Monday, Japan's Defense Ministry said. "
    "It flew about 400 kilometers.",
    "c": " date 2024-04-02 North Korea fired a cruise missile on Tuesday, South Korea's military said.",
}
MARCH, APRIL = "north-korea-2024-03-18a", "north-korea-2024-04-02c"
WORDS = {"analyst": "A. Kim", "date": "2024-05-01", "reason": "seen on film"}


@pytest.fixture
def texts(tmp_path: Path) -> Path:
    folder = tmp_path / "texts"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / f"{name}.txt").write_text(text, encoding="utf-8")
    return folder


def run(texts: Path, as_of: str | None = None) -> Frames:
    return build(Settings(as_of=as_of), [texts], texts.parent / "adjudications.csv")


def decide(texts: Path, action: str, target: str, **words: str) -> Frames:
    """Record a decision as the command does, and run again."""
    record_decision(texts.parent / "adjudications.csv", draft_decision(run(texts), action, target, **WORDS, **words))
    return run(texts)


def claim_of(frames: Frames, document: str, attribute: str) -> pd.Series:
    claims = frames.claims
    return claims[(claims.document_id == document) & (claims.attribute == attribute)].iloc[0]


def mention_of(frames: Frames, document: str) -> str:
    return frames.mentions[frames.mentions.document_id == document].mention_id.iloc[0]


def test_a_rejected_claim_is_left_out_and_told(texts: Path) -> None:
    frames = decide(texts, "reject", claim_of(run(texts), "a", "distance").claim_id)
    event = frames.events.set_index("event_id").loc[MARCH]
    assert (event.distance_low_km, event.distance_high_km) == (400, 400)
    assert frames.rejected[frames.rejected.stage == "adjudications"].reason.tolist() == [
        "reject: seen on film (A. Kim, 2024-05-01)"
    ]


def test_a_corrected_claim_goes_into_launch_and_agreement_and_is_marked(texts: Path) -> None:
    frames = decide(texts, "correct", claim_of(run(texts), "a", "distance").claim_id, attribute="distance", value="700")
    claim = claim_of(frames, "a", "distance")
    assert (claim.low, claim.high, claim.adjudication) == (
        700,
        700,
        "correct distance: seen on film (A. Kim, 2024-05-01)",
    )
    row = frames.agreement.set_index(["subject_id", "attribute"]).loc[(MARCH, "distance")]
    assert row.verdict == "conflict" and "A. Kim" in row.adjudication
    assert "decided: correct distance" in tabulate_claims(frames.claims)


def test_a_corrected_event_shows_the_value_and_who_gave_it(texts: Path) -> None:
    frames = decide(texts, "correct", MARCH, attribute="count", value="2")
    event = frames.events.set_index("event_id").loc[MARCH]
    assert (event.count_low, event.count_high) == (2, 2)
    assert "correct count: seen on film" in event.adjudication
    assert "seen on film" in tabulate_events(frames.events, frames.claims.assign(event_id=MARCH))


def test_a_rejected_mention_and_a_rejected_event_leave_the_chronology(texts: Path) -> None:
    frames = decide(texts, "reject", mention_of(run(texts), "c"))
    assert frames.events.event_id.tolist() == [MARCH] and "c" not in set(frames.claims.document_id)
    frames = decide(texts, "reject", MARCH)
    assert frames.events.empty and frames.links.empty and frames.mentions.empty


def test_launches_are_split_merged_and_stay_so_when_a_text_is_added(texts: Path) -> None:
    frames = decide(texts, "split", mention_of(run(texts), "b"))
    assert frames.events.event_id.tolist() == [MARCH, "north-korea-2024-03-18a2", APRIL]
    (texts / "d.txt").write_text(TEXTS["c"].replace("cruise", "Hwasal-2 cruise"), encoding="utf-8")
    assert set(run(texts).links.adjudication.dropna()) == {"split: seen on film (A. Kim, 2024-05-01)"}
    frames = decide(texts, "merge", APRIL, value=MARCH)
    assert len(frames.events) == 2 and set(frames.adjudications.status) == {"applied"}


def test_an_open_telling_is_given_its_launch(texts: Path) -> None:
    (texts / "d.txt").write_text(TEXTS["c"].replace("04-02", "03-22").replace("Tuesday", "Friday"), encoding="utf-8")
    (texts / "e.txt").write_text(" date 2024-06-03 Rain fell. North Korea fired a missile in March.", encoding="utf-8")
    frames = run(texts)
    (unplaced,) = frames.links[frames.links.event_id.isna()].mention_id
    assert "fits several launches" in tabulate_needs(frames)
    frames = decide(texts, "accept", unplaced, value=MARCH)
    assert frames.links.set_index("mention_id").loc[unplaced, "event_id"] == MARCH


def test_a_decision_is_stale_when_its_sentence_or_its_target_is_gone(texts: Path) -> None:
    decide(texts, "correct", MARCH, attribute="count", value="2")
    decide(texts, "reject", mention_of(run(texts), "c"))
    (texts / "a.txt").write_text(TEXTS["a"].replace("two", "three"), encoding="utf-8")
    (texts / "b.txt").write_text(TEXTS["b"].replace("a ballistic", "one ballistic"), encoding="utf-8")
    (texts / "c.txt").unlink()
    frames = run(texts)
    assert frames.adjudications.status.tolist() == ["stale", "stale"]
    assert frames.adjudications.note.tolist() == [
        "the sentence it rests on is gone or has changed", "nothing has this id any more",
    ]  # fmt: skip
    assert frames.rejected.reason.str.startswith("stale").sum() == 2
    assert frames.events.adjudication.isna().all()
    assert "stale" in tabulate_adjudications(frames.adjudications)


def test_what_was_decided_later_is_not_known_on_a_day(texts: Path) -> None:
    decide(texts, "correct", MARCH, attribute="count", value="2")
    frames = run(texts, as_of="2024-04-30")
    assert frames.adjudications.status.tolist() == ["later"]
    assert frames.events.adjudication.isna().all()


@pytest.mark.parametrize(
    ("line", "fault"),
    [
        ("drop,x,,,A,2026-01-31,why,", "no action 'drop'; write accept, reject, correct, merge, split"),
        ("reject,,,,A,2026-01-31,why,", "target is empty; say what it is about"),
        ("reject,x,,,A,2026-01-31,,", "reason is empty; say why"),
        ("reject,x,,,A,31 January,why,", "no date '31 January'; write the day of the decision as 2026-01-31"),
        ("correct,x,colour,red,A,2026-01-31,why,", "no attribute 'colour' can be corrected; write date, time, kind"),
        ("correct,x,count,many,A,2026-01-31,why,", "count cannot be 'many'; write a number, or two as 850..950"),
        ("correct,x,kind,rocket,A,2026-01-31,why,", "kind cannot be 'rocket'; write a kind of kinds.toml"),
        ("merge,x,,x,A,2026-01-31,why,", "a merge needs another event or mention as value"),
        ("reject,x", "2 cells; a line has 8"),
    ],
)
def test_a_wrong_line_is_named_with_what_would_be_right(tmp_path: Path, line: str, fault: str) -> None:
    path = tmp_path / "adjudications.csv"
    path.write_text(f"{HEAD}\n{line}\n", encoding="utf-8")
    (found,) = check_adjudications(path)
    assert found.startswith("adjudications.csv") and "line 3: " in found and fault in found


def test_the_shipped_file_is_in_order(root: Path) -> None:
    assert check_adjudications(root / "data" / "adjudications.csv") == []


def test_a_line_is_added_whole_and_only_once(tmp_path: Path) -> None:
    path = tmp_path / "adjudications.csv"
    decision = Decision("reject", "x", "", "", "A", "2026-01-31", 'a "parade",\nno launch', "", 0)
    record_decision(path, decision)
    assert path.read_text(encoding="utf-8") == HEAD + 'reject,x,,,A,2026-01-31,"a ""parade"", no launch",\n'
    with pytest.raises(AdjudicationError, match="already"):
        record_decision(path, decision)
    assert list(tmp_path.iterdir()) == [path]


def test_the_command_adds_a_line_with_the_sentence(texts: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = texts.parent / "adjudications.csv"
    monkeypatch.setattr(deciding, "ADJUDICATIONS", path)
    words = ["--analyst", "A. Kim", "--reason", "a parade", "--date", "2024-05-01", str(texts)]
    done = CliRunner().invoke(main, ["adjudicate", "reject", MARCH, *words])
    assert done.exit_code == 0 and "for this sentence: North Korea fired two" in done.output
    assert path.read_text(encoding="utf-8").count("\n") == 2
    wrong = CliRunner().invoke(main, ["adjudicate", "reject", "nothing", *words])
    assert wrong.exit_code == 2 and "no claim, launch or event has the id 'nothing'" in wrong.output
