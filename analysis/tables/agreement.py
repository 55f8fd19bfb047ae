"""Agreement and claims as tables: who says what, in which words, and how it compares.

In      the frames of a run
Out     Piece: a table that a notebook shows
Units   km, or mi where asked, for what was read; quotes keep their own
Missing "not stated"; no common ground is said as "none"
Next    the notebooks show it
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

import pandas as pd

from analysis.agreement.standings import OWN_VOICE
from analysis.intervals import read_rows
from analysis.prose.links import HELD, LONE, ODDS, name_value
from analysis.prose.verdicts import AT_ODDS
from analysis.tables.chronology import MANY, newest_first
from analysis.tables.labels import (
    name_subjects,
    name_topic,
    rank_code,
    say_code,
    say_manner,
    say_measure,
    say_reading,
    say_speaker,
)
from analysis.tables.pieces import Piece, fold, join, link, make_table, show_verdict

Row = dict[str, Any]
TOGETHER = ("compatible", "agree")


def tabulate_agreement(frames: Any, verdicts: Iterable[str], units: str = "km", subject: str = "launch") -> Piece:
    """What is said of launches (or of context) with one of these verdicts, conflicts first, then the newest launch."""
    rows = frames.agreement[frames.agreement.verdict.isin(list(verdicts)) & (frames.agreement.subject_kind == subject)]
    voices, subjects = _gather_voices(frames), name_subjects(newest_first(frames.events))
    places = {subject: place for place, subject in enumerate(subjects)}
    ordered = sorted(read_rows(rows), key=lambda row: _order_of(row, places))
    alone = list(verdicts) == ["single"]
    head = "Launch" if subject == "launch" else "Topic"
    shown = [
        {
            head: subjects.get(row["subject_id"]) or name_topic(*row["subject_id"].split("/")[1:]),
            "Value": say_code("attribute", row["attribute"]),
            "Verdict": show_verdict(row["verdict"]),
            "Who says what": voices[row["subject_id"], row["attribute"]],
            "Common ground": _tell_ground(row, units),
        }
        for row in ordered
    ]
    if alone:  # a verdict that every row shares is no news
        lone = {"Common ground": "Read as", "Verdict": None}
        shown = [{name: cell for head, cell in row.items() if (name := lone.get(head, head))} for row in shown]
    caption = "Families of authorities, each counted once, by the newest they said"
    if subject != "launch":
        return make_table(caption, shown)
    # Sentences count what conflicts or differs row by row, what rests on one voice by its table.
    names = [] if alone else [name_value(row["subject_id"], row["attribute"]) for row in ordered]
    return make_table(caption, shown, names, LONE if alone else ODDS if set(verdicts) <= {*AT_ODDS} else HELD)


def compare_values(frames: Any, units: str = "km") -> Piece:
    """What several voices say of launches: what is at odds first, what holds together folded where it is long."""
    said = frames.agreement[frames.agreement.subject_kind == "launch"].verdict
    odds, held = tabulate_agreement(frames, AT_ODDS, units), tabulate_agreement(frames, TOGETHER, units)
    if not said.isin(TOGETHER).any():
        return odds
    if said.isin([*AT_ODDS, *TOGETHER]).sum() > MANY:
        held = fold("What holds together", held)
    return odds + held if said.isin(AT_ODDS).any() else held


def _order_of(row: Row, places: dict[str, int]) -> tuple:
    place = places.get(row["subject_id"], 0)
    return rank_code("verdict", row["verdict"]), place, row["subject_id"], rank_code("attribute", row["attribute"])


def _gather_voices(frames: Any) -> dict[tuple[str, str], Piece]:
    """Who says what of each subject and attribute, in the words of the texts; a family says the same words once."""
    named = frames.context.rename(columns={"context_id": "claim_id"})
    quoted = pd.concat([frame[["claim_id", "document_id", "quote"]] for frame in (frames.claims, named)])
    sources = {row["claim_id"]: row for row in read_rows(quoted)}
    said: dict[tuple[str, str], dict[str, dict[tuple[str, str], Piece]]] = defaultdict(lambda: defaultdict(dict))
    for row in read_rows(frames.standings[~frames.standings.superseded]):
        quote = sources[row["claim_id"]]["quote"]
        # A text that names nobody is a voice of its own.
        voice = (quote.casefold(), sources[row["claim_id"]]["document_id"] if row["family"] == OWN_VOICE else "")
        denied = " (denied)" if row["stance"] == "denied" else ""
        words = link(f"“{quote}”", row["claim_id"]) + denied
        said[row["subject_id"], row["attribute"]][row["family"]].setdefault(voice, words)
    return {key: join(map(_name_voice, voices, voices.values()), "<br>") for key, voices in said.items()}


def _name_voice(family: str, words: dict[tuple[str, str], Piece]) -> Piece:
    return Piece("{}: {}").format(say_code("family", family), join(words.values(), ", "))


def _tell_ground(row: Row, units: str) -> Any:
    if row["common"] is None:
        return "none"
    if (row["low"], row["high"]) != (None, None):
        return say_measure((row["low"], row["high"]), row["unit"], units)
    return row["common"]


def tabulate_claims(claims: pd.DataFrame, units: str = "km") -> Piece:
    """Claims as the texts make them, one a row."""
    shown = [
        {
            "Value": say_code("attribute", claim["attribute"]),
            "As said": Piece("“{}”").format(claim["quote"]),
            "Read as": say_reading(claim, units),
            "How": say_manner(claim),
            "Who says so": say_speaker(claim),
        }
        for claim in read_rows(claims)
    ]
    return make_table("Claims in the order of their text", shown)
