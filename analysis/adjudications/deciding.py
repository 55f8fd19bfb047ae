"""Deciding: what analysts decided is put in place, marked, and told.

In      decisions; claims, mentions, events at the end of their stage
Out     the same frames with what was decided; adjudications, a row a decision
Units   as in columns
Missing a decision whose target or quoted sentence is gone is stale: it changes nothing, and is told
Next    flow takes the frames on; the notebooks and the brief show what became of each decision
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict
from typing import Any

import pandas as pd

from analysis.adjudications.decisions import Decision
from analysis.adjudications.placing import claim_columns, launch_columns
from analysis.columns import make_frame
from analysis.intervals import read_rows
from analysis.mentions import group_mentions

Row = dict[str, Any]
UNKNOWN = ("stale", "nothing has this id any more")


class Docket:
    """The decisions of a run, and what became of each: applied, stale, or later than the day that is asked for."""

    def __init__(self, decisions: Iterable[Decision], documents: pd.DataFrame, as_of: str | None = None) -> None:
        self.decisions = list(decisions)
        self._texts = {name: " ".join(text.split()) for name, text in zip(documents.document_id, documents.text)}
        self._notes: dict[int, tuple[str, str]] = {}
        self._known: set[str] = set()
        for decision in self.decisions:
            if as_of and decision.date > as_of:
                self._notes[decision.line] = ("later", f"decided after {as_of}")

    def open_decisions(self, *actions: str) -> Iterator[Decision]:
        """The decisions nothing became of so far; of these actions, if any are named."""
        waiting = (decision for decision in self.decisions if decision.line not in self._notes)
        return (decision for decision in waiting if not actions or decision.action in actions)

    def holds(self, decision: Decision, documents: Iterable[str]) -> bool:
        """Whether the quoted sentence still stands in one of these texts; told as stale where it does not."""
        quote = " ".join(decision.quote.split())
        standing = not quote or any(quote in self._texts.get(name, "") for name in documents)
        if not standing:
            self._notes[decision.line] = ("stale", "the sentence it rests on is gone or has changed")
        return standing

    def note_applied(self, decision: Decision, what: str) -> None:
        """Tell that a decision was applied, and to what."""
        self._notes[decision.line] = ("applied", what)

    def note_stale(self, decision: Decision, why: str) -> None:
        """Tell why a decision could not be applied."""
        self._notes[decision.line] = ("stale", why)

    def decide_claims(self, claims: pd.DataFrame, mentions: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
        """The claims, and the mentions told by them, with what was decided of claims and of mentions."""
        decided = self._decide("claims", "claim_id", claims, lambda row: [row["document_id"]], claim_columns)
        touched = _list_touched(claims, decided)
        if touched:
            told = group_mentions(decided[decided.mention_id.isin(touched)].reset_index(drop=True))
            rows = {row["mention_id"]: row for row in (*read_rows(mentions), *read_rows(told))}
            left = {row["mention_id"] for row in read_rows(decided[decided.mention_id.notna()])}
            mentions = make_frame("mentions", [row for name, row in rows.items() if name in left])
        mentions = self._decide("mentions", "mention_id", mentions, lambda row: [row["document_id"]], _mention_columns)
        gone = decided.mention_id.notna() & ~decided.mention_id.isin(mentions.mention_id)
        return decided[~gone].reset_index(drop=True), mentions

    def decide_events(
        self, events: pd.DataFrame, links: pd.DataFrame, mentions: pd.DataFrame
    ) -> tuple[pd.DataFrame, pd.DataFrame, pd.DataFrame]:
        """The events with what was decided of them, and the links and mentions of those that are left."""
        decided = self._decide("events", "event_id", events, lambda row: list(row["documents"]), _event_columns)
        rejected = set(events.event_id) - set(decided.event_id)
        if rejected:
            links = links[~links.event_id.isin(rejected)].reset_index(drop=True)
            mentions = mentions[mentions.mention_id.isin(links.mention_id)].reset_index(drop=True)
        return decided, links, mentions

    def tell(self) -> pd.DataFrame:
        """A row a decision: what it says and what became of it."""
        rows = [
            asdict(decision) | dict(zip(("status", "note"), self._notes.get(decision.line, UNKNOWN), strict=True))
            for decision in self.decisions
        ]
        return make_frame("adjudications", [{name: cell or None for name, cell in row.items()} for row in rows])

    def list_rejected(self) -> pd.DataFrame:
        """What was left out by a decision, and the decisions that could not be applied, as rows of rejected."""
        found = [(decision, *self._notes.get(decision.line, UNKNOWN)) for decision in self.decisions]
        return make_frame(
            "rejected",
            [
                {
                    "path": f"data/adjudications.csv, line {decision.line}",
                    "stage": "adjudications",
                    "quote": decision.quote or None,
                    "reason": f"{status}: {note}" if status == "stale" else decision.say(),
                }
                for decision, status, note in found
                if status == "stale" or (status == "applied" and decision.action == "reject")
            ],
        )

    def _decide(
        self, name: str, key: str, frame: pd.DataFrame, documents_of: Callable[[Row], list[str]], columns_of: Callable
    ) -> pd.DataFrame:
        waiting = list(self.open_decisions("accept", "reject", "correct"))
        if not waiting or frame.empty:
            return frame
        rows = {row[key]: row for row in read_rows(frame)}
        for decision in waiting:
            row = rows.get(decision.target)
            # An accepted event is the place of an open mention: events gives it.
            placed = decision.action == "accept" and decision.value != ""
            if row is None or placed or not self.holds(decision, documents_of(row)):
                continue
            if decision.action == "correct" and row.get("attribute", decision.attribute) != decision.attribute:
                self.note_stale(decision, f"the claim states {row['attribute']}, not {decision.attribute}")
                continue
            if decision.action == "correct":
                row |= columns_of(decision.attribute, decision.value, row)
            row["adjudication"] = "; ".join(filter(None, (row["adjudication"], decision.say())))
            if decision.action == "reject":
                del rows[decision.target]
            self.note_applied(decision, f"{decision.action} in {name}")
        return make_frame(name, rows.values())


def _mention_columns(attribute: str, words: str, row: Row) -> Row:
    return launch_columns(attribute, words, of_event=False)


def _event_columns(attribute: str, words: str, row: Row) -> Row:
    return launch_columns(attribute, words, of_event=True)


def _list_touched(claims: pd.DataFrame, decided: pd.DataFrame) -> set[str]:
    """The mentions whose claims were rejected or changed."""
    if decided is claims:
        return set()
    changed = decided[decided.adjudication.notna()].mention_id.dropna()
    gone = claims[~claims.claim_id.isin(decided.claim_id)].mention_id.dropna()
    return {*changed, *gone}
