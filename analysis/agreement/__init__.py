"""Agreement: how far those who speak of an event or a topic agree.

In      claims, context, links, documents, and the tolerances of Settings
Out     standings (a row a statement), agreement (a row a subject and attribute); grades by agreement.toml
Units   gap and low to high carry the unit of their attribute; days for dates, minutes for times
Missing what nobody speaks of gives no row, what is only denied is unstated; one voice alone has gap <NA>
Next    figures and prose show it; nothing here reads a text
"""

from collections import defaultdict
from typing import Any

import pandas as pd

from analysis.agreement.corpus import compare_families
from analysis.agreement.grades import find_grade, grade_events
from analysis.agreement.standings import OWN_VOICE, Statement, frame_standings, list_statements, take_stand
from analysis.agreement.verdicts import compare_stands, find_outsiders
from analysis.columns import check_frames, make_frame
from analysis.mentions import distinct
from analysis.rules import load_rules
from analysis.settings import Settings

__all__ = ["compare_families", "grade_events", "measure_agreement"]


def measure_agreement(
    claims: pd.DataFrame, context: pd.DataFrame, links: pd.DataFrame, documents: pd.DataFrame, settings: Settings
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Compare the newest word of each family: (standings, who says what; agreement, a row a subject and attribute).

    Raises FrameError when a frame breaks its contract.
    """
    check_frames(claims=claims, context=context, links=links, documents=documents)
    statements = list_statements(claims, context, links, documents)
    order = {attribute["name"]: place for place, attribute in enumerate(load_rules()["attribute"])}
    statements.sort(key=lambda said: (said["subject_id"], order[said["attribute"]], said["claim_id"]))
    compared = defaultdict(list)
    for said in statements:
        compared[said["subject_id"], said["attribute"]].append(said)
    rows = [_measure(said, load_rules()["attribute"][order[key[1]]], settings) for key, said in compared.items()]
    return frame_standings(statements), make_frame("agreement", rows)


def _measure(said: list[Statement], attribute: dict[str, str], settings: Settings) -> dict[str, Any]:
    stated = [statement for statement in said if statement.get("precision") != "implied"]
    said = stated or said  # a page's date says nothing against a day that is told
    voices = defaultdict(list)
    for statement in said:
        if statement["stance"] != "denied":
            voices[statement["voice"]].append(statement)
    stands = {voice: take_stand(spoken, attribute["compare"]) for voice, spoken in voices.items()}
    standing = [statement for spoken in voices.values() for statement in spoken if not statement["superseded"]]
    # What is only denied, nobody states.
    found = compare_stands(stands, attribute, settings, said[0]["unit"]) if stands else {"verdict": "unstated"}
    outside = find_outsiders(stands, attribute, settings) if found["verdict"] == "conflict" else []
    denying = [family for statement in said for family in _deniers(statement)]
    dissent = distinct([*(family for family, _ in outside), *denying])
    counts = _count_speakers(standing)
    share = min(1.0, (len(outside) + len(set(denying))) / max(1, len(stands)))
    return {
        "subject_id": said[0]["subject_id"],
        "subject_kind": "context" if said[0]["subject_id"].startswith("context/") else "launch",
        "attribute": attribute["name"],
        "unit": attribute.get("unit") or next(iter(distinct(s["unit"] for s in standing)), None),
        **found,
        **counts,
        "dissent": dissent,
        "adjudication": "; ".join(distinct(s.get("adjudication") for s in said)) or None,
        "grade": find_grade(found["verdict"], counts["n_independent"], counts["n_authorities"], share),
    }


def _deniers(statement: Statement) -> tuple[str, ...]:
    return (statement["family"],) if statement["stance"] == "denied" else statement["denied_by"]


def _count_speakers(standing: list[Statement]) -> dict[str, int]:
    return {
        "n_claims": len(standing),
        "n_authorities": len({s["authority"] for s in standing if s["family"] != OWN_VOICE}),
        "n_independent": len({s["family"] for s in standing if s["independent"]}),
    }
