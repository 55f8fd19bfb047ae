"""Recording: a further line for data/adjudications.csv, whole or not at all.

In      the frames of a run, and an analyst's words; the file
Out     a decision with the sentence it rests on; the file with the line at its end
Units   none
Missing a file that is not there is begun
Next    decisions reads it again
"""

import csv
import io
import os
import tempfile
from dataclasses import asdict
from pathlib import Path
from typing import Any

from analysis.adjudications.decisions import COLUMNS, AdjudicationError, Decision, check_adjudications, find_fault


def draft_decision(frames: Any, action: str, target: str, **words: str) -> Decision:
    """The decision as a line will hold it, with the sentence it rests on.

    words: attribute, value, analyst, date, reason.
    Raises AdjudicationError when no claim, launch or event has the id `target`.
    """
    blank = dict.fromkeys(("attribute", "value", "analyst", "date", "reason"), "")
    return Decision(action, target, **{**blank, **words}, quote=_find_sentence(frames, target), line=0)


def _find_sentence(frames: Any, target: str) -> str:
    """The sentence of a claim; of a launch, the first that tells it in the first of its texts."""
    claims = frames.claims
    told = frames.links[(frames.links.event_id == target) | (frames.links.mention_id == target)].mention_id
    found = claims[(claims.claim_id == target) | claims.mention_id.isin(told)]
    if found.empty:
        raise AdjudicationError(f"no claim, launch or event has the id {target!r}; `launchbook read` shows them")
    first = found.sort_values(["document_id", "start"], kind="stable").iloc[0]
    here = (frames.sentences.document_id == first.document_id) & (frames.sentences.sentence == first.sentence)
    return " ".join(frames.sentences[here].text.iloc[0].split())


def record_decision(path: Path, decision: Decision) -> None:
    """Add a decision to the file.

    The file is written anew beside itself and then put in place, so that it is never seen in part.
    Raises AdjudicationError when the decision cannot be used, is there already, or the file has a fault.
    """
    row = {name: " ".join(str(asdict(decision)[name]).split()) for name in COLUMNS}
    if faults := [fault for fault in (find_fault(row), *check_adjudications(path)) if fault]:
        raise AdjudicationError("\n".join(faults))
    written = path.read_text(encoding="utf-8") if path.exists() else ",".join(COLUMNS) + "\n"
    written += "" if written.endswith("\n") else "\n"
    line = io.StringIO()
    csv.writer(line, lineterminator="\n").writerow(row.values())
    if line.getvalue() in written.splitlines(keepends=True):
        raise AdjudicationError(f"{path.name} holds this decision already")
    with tempfile.NamedTemporaryFile("w", encoding="utf-8", newline="", dir=path.parent, delete=False) as making:
        making.write(written + line.getvalue())
    os.chmod(making.name, path.stat().st_mode & 0o777 if path.exists() else 0o644)
    os.replace(making.name, path)
