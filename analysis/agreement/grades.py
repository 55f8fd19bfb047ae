"""Grades: how far what is said can be believed, after the Admiralty code, by the table [[grade]] of agreement.toml.

In      a verdict and who speaks; events, standings, agreement
Out     a grade from 1 (confirmed) to 6 (cannot be judged); events with theirs
Units   none
Missing every row finds a grade: the last entry of the table fits all
Next    measure_agreement grades each value; flow grades the events; the codebook prints the table
"""

from collections import defaultdict
from typing import Any

import pandas as pd

from analysis.agreement.standings import OWN_VOICE, Statement
from analysis.intervals import read_rows
from analysis.rules import load_rules


def find_grade(verdict: str, n_independent: int, n_authorities: int, dissent_share: float) -> int:
    """The first entry of [[grade]] that fits."""
    return next(
        entry["grade"]
        for entry in load_rules()["grade"]
        if verdict in entry.get("verdicts", [verdict])
        and n_independent >= entry["min_independent"]
        and n_authorities >= entry["min_authorities"]
        and dissent_share <= entry["max_dissent"]
    )


def grade_events(events: pd.DataFrame, standings: pd.DataFrame, agreement: pd.DataFrame) -> pd.DataFrame:
    """The events with their grade: how far the launch itself is confirmed."""
    said, measured = defaultdict(list), defaultdict(list)
    for standing in read_rows(standings[standings.stance != "denied"]):
        said[standing["subject_id"]].append(standing)
    for row in read_rows(agreement[agreement.attribute.isin(load_rules()["event"]["deciding"])]):
        measured[row["subject_id"]].append(row)
    grades = [_grade_event(e, said[e["event_id"]], measured[e["event_id"]]) for e in read_rows(events)]
    return events.assign(grade=pd.array(grades, dtype="Int64"))


def _grade_event(event: dict[str, Any], said: list[Statement], measured: list[dict[str, Any]]) -> int:
    named = [standing for standing in said if standing["family"] != OWN_VOICE]
    independent = {standing["family"] for standing in said if standing["independent"]}
    conflicts = [row for row in measured if row["verdict"] == "conflict"]
    dissent = {family for row in measured for family in row["dissent"]}
    day_known = event["to_date"] is not None and event["from_date"] == event["to_date"]
    verdict = "conflict" if conflicts else "single" if len(named) < 2 else "agree" if day_known else "compatible"
    share = len(dissent) / max(1, len({standing["family"] for standing in said} | dissent))
    return find_grade(verdict, len(independent), len({standing["authority"] for standing in named}), share)
