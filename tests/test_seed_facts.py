"""The two shipped texts: every fact comes out with its words and its voice, and nothing else does."""

import csv
from pathlib import Path

import pandas as pd
import pytest

from analysis.flow import Frames, build
from analysis.settings import Settings

TABLE = Path(__file__).with_name("seed_facts.csv")
with TABLE.open(encoding="utf-8", newline="") as lines:
    FACTS = list(csv.DictReader(lines))


@pytest.fixture(scope="module")
def frames() -> Frames:
    return build(Settings())


@pytest.fixture(scope="module")
def stated(frames: Frames) -> list[dict[str, str]]:
    """Every claim and context statement in the form of the table."""
    claims = frames.claims.merge(frames.links[["mention_id", "event_id"]], on="mention_id", validate="m:1")
    instance = frames.context.instance.map(lambda name: f"/{name}", na_action="ignore").fillna("")
    context = frames.context.assign(role="context", event_id="context/" + frames.context.topic + instance)
    rows = pd.concat([claims, context]).rename(columns={"document_id": "text", "event_id": "about"})
    rows["text"] = rows.text.str[:3]
    rows[["from_date", "to_date"]] = rows[["from_date", "to_date"]].apply(lambda days: days.dt.strftime("%Y-%m-%d"))
    return rows[list(FACTS[0])].astype("string").fillna("").to_dict("records")


@pytest.mark.parametrize("fact", FACTS, ids=lambda f: f"{f['text']}-{f['sentence']}-{f['attribute']}-{f['quote'][:24]}")
def test_every_fact_comes_out(fact: dict[str, str], stated: list[dict[str, str]]) -> None:
    assert stated.count(fact) == 1


def test_nothing_is_stated_that_is_no_fact(stated: list[dict[str, str]]) -> None:
    assert [row for row in stated if row not in FACTS] == []


def test_every_quote_stands_in_its_sentence_and_text(frames: Frames) -> None:
    texts = frames.documents.set_index("document_id").text
    sentences = frames.sentences.set_index(["document_id", "sentence"])
    for row in pd.concat([frames.claims, frames.context]).itertuples():
        sentence = sentences.loc[(row.document_id, row.sentence)]
        assert texts[row.document_id][row.start : row.end] == row.quote
        assert sentence.start <= row.start < row.end <= sentence.end


def test_the_documents_are_dated_and_credited(frames: Frames) -> None:
    told = frames.documents[["published_date", "date_source", "outlet", "agency"]]
    assert told.published_date.dt.strftime("%Y-%m-%d").tolist() == ["2026-01-27", "2026-01-04"]
    assert told.date_source.tolist() == ["header", "header"]
    assert told.outlet.fillna("").tolist() == ["", "ETV Bharat"]
    assert told.agency.fillna("").tolist() == ["", "AP"]


def test_the_chronology_holds_four_firings(frames: Frames) -> None:
    assert set(frames.events.event_id) == {
        *("north-korea-2025-12c", "north-korea-2025-12s", "north-korea-2026-01-04a", "north-korea-2026-01-27a")
    }
    assert set(frames.events.actor) == {"North Korea"}


def test_the_launch_of_early_january_is_that_of_the_4th_and_says_why(frames: Frames) -> None:
    recalled = frames.mentions[(frames.mentions.kind == "hypersonic")].mention_id.item()
    link = frames.links.set_index("mention_id").loc[recalled]
    assert link.event_id == "north-korea-2026-01-04a"
    assert any("4 January 2026 lies in 1 to 10 January 2026" in reason for reason in link.reasons)


def test_the_time_of_the_4th_is_an_interval_around_the_clock_in_seoul(frames: Frames) -> None:
    time = frames.claims[frames.claims.attribute == "time"].squeeze()
    assert (time.value, time.unit) == ("07:50", "Asia/Pyongyang")
    assert (str(time.from_at), str(time.to_at)) == ("2026-01-03 22:45:00+00:00", "2026-01-03 22:55:00+00:00")


def test_the_distance_keeps_its_hedge_and_the_miles_that_repeat_it(frames: Frames) -> None:
    distance = frames.claims[frames.claims.attribute == "distance"].squeeze()
    assert (distance.low, distance.high, distance.unit, distance.hedge) == (850, 950, "km", "about")
    assert distance.converted_from == "560 miles"
    assert pd.isna(distance.flag)


def test_counts_of_the_4th_are_open_above(frames: Frames) -> None:
    counts = frames.claims[(frames.claims.attribute == "count") & (frames.claims.document_id.str.startswith("001"))]
    assert counts.low.tolist() == [2, 2, 2]
    assert counts.high.isna().all()


def test_the_drone_flights_are_denied_by_the_south(frames: Frames) -> None:
    flights = frames.context[frames.context.topic == "drone-flights"]
    assert set(flights.denied_by) == {("South Korea, government",)}


@pytest.mark.parametrize(
    "subject, attribute, verdict, common",
    [
        ("north-korea-2026-01-04a", "date", "compatible", "4 January 2026"),
        ("north-korea-2026-01-04a", "kind", "compatible", "missile"),
        ("north-korea-2026-01-04a", "count", "compatible", "at least 2"),
        ("context/party-congress", "date", "compatible", "February 2026"),
        ("context/stalled-talks", "date", "agree", "2019"),
        ("north-korea-2026-01-27a", "count", "single", "2"),
        ("north-korea-2026-01-27a", "kind", "single", "ballistic missile"),
        ("north-korea-2026-01-27a", "landing", "single", "off the eastern coast of the Korean Peninsula"),
    ],
)
def test_agreement_has_its_verdicts(frames: Frames, subject: str, attribute: str, verdict: str, common: str) -> None:
    rows = frames.agreement.set_index(["subject_id", "attribute"])
    assert (rows.loc[(subject, attribute)].verdict, rows.loc[(subject, attribute)].common) == (verdict, common)


def test_no_number_is_given_for_december_and_no_distance_for_the_27th(frames: Frames) -> None:
    events = frames.events.set_index("event_id")
    assert events.count_low.isna().tolist() == events.index.str.contains("2025-12").tolist()
    assert pd.isna(events.loc["north-korea-2026-01-27a"].distance_low_km)
