"""Holding: what a new page may not do, and which launches are lost without a reason."""

import pytest

from analysis.briefs.declarations import Limits
from analysis.briefs.doubts import Doubt, find_doubts, hold_unless, warn_unless
from analysis.briefs.summary import Summary, Telling
from analysis.runs.holding import find_lost, judge

TOLD = [Telling("e1", "a#1", "a", "1"), Telling("e1", "b#1", "b", "1"), Telling("e2", "b#2", "b", "1")]


@pytest.mark.parametrize(
    "tellings, texts, lost",
    [
        (TOLD, {"a": "1", "b": "1"}, []),
        (TOLD[:1], {"a": "1", "b": "1"}, ["e2"]),
        ([], {"a": "1", "b": "1"}, ["e1", "e2"]),
        ([Telling("e9", "b#1", "b", "1"), Telling("e9", "b#2", "b", "1")], {"a": "1", "b": "1"}, []),
        ([], {}, []),
        ([], {"a": "2", "b": "2"}, []),
        ([], {"a": "1", "b": "2"}, ["e1"]),
    ],
)
def test_a_launch_is_lost_when_a_text_that_told_it_stands_and_tells_it_no_more(
    tellings: list[Telling], texts: dict[str, str], lost: list[str]
) -> None:
    assert find_lost(TOLD, Summary(2, tellings=tellings, sha256=texts)) == lost


@pytest.mark.parametrize(
    "summary, limits, told",
    [
        (Summary(1), Limits(texts_below=2), ["1 texts were read, fewer than 2"]),
        (Summary(2), Limits(texts_below=2), []),
        (Summary(4, rejected=[("a", "empty")]), Limits(rejected_pct_above=20), []),
        (Summary(3, rejected=[("a", "empty")]), Limits(rejected_pct_above=20), ["25 % of 4 texts were rejected"]),
        (Summary(0), Limits(rejected_pct_above=0), []),
        (Summary(0), Limits(), []),
    ],
)
def test_limits_hold_or_warn_exactly_when_they_are_passed(summary: Summary, limits: Limits, told: list[str]) -> None:
    held, warned = judge(summary, [], limits, Limits()), judge(summary, [], Limits(), limits)
    assert [reason.split(", more")[0] for reason in held.holds] == told and held.warns == []
    assert [reason.split(", more")[0] for reason in warned.warns] == told and warned.holds == []


def test_losses_are_named_but_not_without_end() -> None:
    before = [Telling(f"e{number}", f"a#{number}", "a", "1") for number in range(5)]
    judged = judge(Summary(1, sha256={"a": "1"}), [], Limits(events_lost=True), Limits(), before)
    assert judged.holds == ["lost without a reason: e0, e1, e2 and 2 more"]


def test_a_reason_known_before_excuses_losses() -> None:
    summary = Summary(2, sha256={"a": "1", "b": "1"})
    assert judge(summary, [], Limits(events_lost=True), Limits(), TOLD, excused=True).holds == []


def test_a_notebook_says_its_doubts_and_what_holds_says_nothing() -> None:
    shown = [hold_unless(False, "no text of today"), warn_unless(0, "few texts"), hold_unless(True, "never said")]
    outputs = [{"data": doubt._repr_mimebundle_()} for doubt in shown if doubt]

    class Cell(dict):
        pass

    class Notebook:
        cells = [Cell(outputs=outputs), Cell()]

    assert find_doubts(Notebook) == [Doubt("no text of today", True), Doubt("few texts", False)]
