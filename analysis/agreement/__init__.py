"""Agreement: how far those who speak of an event or a topic agree.

In      claims, context, links, documents, and the tolerances of Settings
Out     standings (a row a statement), agreement (a row a subject and attribute); grades by agreement.toml
Units   gap and low to high carry the unit of their attribute; days for dates, minutes for times
Missing an attribute nobody states gives no row; one voice alone has gap <NA>; an interval may be open
Next    figures and prose show it; nothing here reads a text
"""

from collections import defaultdict
from collections.abc import Callable
from itertools import combinations
from typing import Any

import pandas as pd

from analysis.agreement.standings import OWN_VOICE, Statement, frame_standings, list_statements, take_stand
from analysis.columns import check_frames, make_frame
from analysis.intervals import Interval, meet, overlap, read_rows, say_days, say_numbers, span
from analysis.mentions import distinct, split_words
from analysis.rules import load_kinds, load_rules
from analysis.settings import Settings

Voice = tuple[str, str]
Stands = dict[Voice, Any]


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
    agreement = make_frame("agreement", [row for row in rows if row is not None])
    return frame_standings(statements), agreement


def grade_events(events: pd.DataFrame, standings: pd.DataFrame, agreement: pd.DataFrame) -> pd.DataFrame:
    """The events with their grade: how far the launch itself is confirmed, by the table [[grade]] of agreement.toml."""
    said, measured = defaultdict(list), defaultdict(list)
    for standing in read_rows(standings[standings.stance != "denied"]):
        said[standing["subject_id"]].append(standing)
    for row in read_rows(agreement[agreement.attribute.isin(load_rules()["event"]["deciding"])]):
        measured[row["subject_id"]].append(row)
    grades = [_grade_event(e, said[e["event_id"]], measured[e["event_id"]]) for e in read_rows(events)]
    return events.assign(grade=pd.array(grades, dtype="Int64"))


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


def _measure(said: list[Statement], attribute: dict[str, str], settings: Settings) -> dict[str, Any] | None:
    voices = defaultdict(list)
    for statement in said:
        if statement["stance"] != "denied":
            voices[statement["voice"]].append(statement)
    if not voices:
        return None
    stands = {voice: take_stand(spoken, attribute["compare"]) for voice, spoken in voices.items()}
    standing = [statement for spoken in voices.values() for statement in spoken if not statement["superseded"]]
    found = _compare_words(stands, attribute["compare"]) or _compare_intervals(
        stands, attribute, settings, zone=said[0]["unit"]
    )
    outside = _find_outsiders(stands, attribute["compare"]) if found["verdict"] == "conflict" else []
    denying = [family for statement in said for family in _deniers(statement)]
    dissent = distinct([*(family for family, _ in outside), *denying])
    counts = _count_speakers(standing)
    share = min(1.0, (len(outside) + len(set(denying))) / len(stands))
    return {
        "subject_id": said[0]["subject_id"],
        "subject_kind": "context" if said[0]["subject_id"].startswith("context/") else "launch",
        "attribute": attribute["name"],
        "unit": attribute.get("unit") or next(iter(distinct(s["unit"] for s in standing)), None),
        **found,
        **counts,
        "dissent": dissent,
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


def _compare_words(stands: Stands, compare: str) -> dict[str, Any] | None:
    """Verdict and common ground of kinds, or of places and names by their words; None for intervals."""
    if compare not in ("kinds", "words"):
        return None
    said = list(stands.values())
    alike = _alike(compare)
    if all(alike(one, other) for one, other in combinations(said, 2)):
        same = len({word.casefold() for word in said}) == 1
        verdict = "single" if len(said) == 1 else "agree" if same else "compatible"
        if compare == "kinds":
            return {"verdict": verdict, "common": load_kinds().names[load_kinds().find_common(said)]}
        return {"verdict": verdict, "common": max(said, key=lambda words: len(split_words(words)))}
    # Two words for a place may name one place: without a map that is a difference, not a conflict.
    return {"verdict": "conflict" if compare == "kinds" else "differ", "common": None}


def _compare_intervals(
    stands: Stands, attribute: dict[str, str], settings: Settings, zone: str | None
) -> dict[str, Any]:
    """Verdict, common ground or spread, and gap of days, minutes or numbers."""
    said = _on_one_day(list(stands.values())) if attribute["compare"] == "minutes" else list(stands.values())
    gap, gap_pct = _find_gap(said, attribute["compare"])
    tolerances = {"pct": (gap_pct, settings.tolerance_pct), "minutes": (gap, settings.tolerance_minutes)}
    distance, allowed = tolerances.get(attribute.get("tolerance", ""), (None, 0.0))
    meeting = all(meet(one, other) for one, other in combinations(said, 2))
    if len(said) == 1:
        verdict = "single"
    elif len(set(said)) == 1 and None not in said[0]:
        verdict = "agree"
    elif meeting:
        verdict = "compatible"
    else:
        verdict = "differ" if distance is not None and distance <= allowed else "conflict"
    ground = said[0]
    for other in said[1:]:
        ground = overlap(ground, other) if meeting else span(ground, other)
    return {"verdict": verdict, "gap": gap, "gap_pct": gap_pct, **_describe(ground, attribute, meeting, zone)}


def _on_one_day(said: list[Interval]) -> list[Interval]:
    """Clock times moved by whole days next to the first: where days differ, the dates already say so."""
    day = pd.Timedelta(days=1) / pd.Timedelta(minutes=1)
    start = said[0][0]
    return [tuple(end - day * round((low - start) / day) for end in (low, high)) for low, high in said]


def _find_gap(said: list[Interval], compare: str) -> tuple[float | None, float | None]:
    """Largest distance between two positions, and its share of their mean; of numbers and minutes between middles."""
    if len(said) == 1:
        return None, None
    if compare == "days":
        apart = max(low for low, _ in said) - min(high for _, high in said)
        return max(0.0, apart / pd.Timedelta(days=1)), None
    middles = [(low + high) / 2 for low, high in said if low is not None and high is not None]
    if len(middles) < 2:
        lows, highs = [low for low, _ in said if low is not None], [high for _, high in said if high is not None]
        apart = max(lows) - min(highs) if lows and highs else 0
        return (apart, None) if apart > 0 else (None, None)
    gap, mean = max(middles) - min(middles), (max(middles) + min(middles)) / 2
    return gap, 100 * gap / mean if compare == "numbers" and mean else None


def _describe(ground: Interval, attribute: dict[str, str], meeting: bool, zone: str | None) -> dict[str, Any]:
    if attribute["compare"] == "days":
        common = say_days(ground) if meeting else None
        return {"from_date": ground[0], "to_date": ground[1], "common": common}
    if attribute["compare"] == "minutes":
        # A claim on time has the zone of its launch site as its unit: readers think in local clocks.
        clocks = [pd.Timestamp(minutes * 60, unit="s", tz="UTC").tz_convert(zone or "UTC") for minutes in ground]
        words = dict.fromkeys(f"{clock:%H:%M}" for clock in clocks)
        return {"common": f"{' to '.join(words)} {'local time' if zone else 'UTC'}" if meeting else None}
    return {"low": ground[0], "high": ground[1], "common": say_numbers(ground) if meeting else None}


def _find_outsiders(stands: Stands, compare: str) -> list[Voice]:
    """The voices outside the largest group that has common ground; all of them where no group is larger."""
    alike = _alike(compare)
    groups = {frozenset(v for v, said in stands.items() if alike(said, other)) for other in stands.values()}
    largest = max(map(len, groups))
    majority = [group for group in groups if len(group) == largest]
    return [voice for voice in stands if len(majority) > 1 or voice not in majority[0]]


def _alike(compare: str) -> Callable[[Any, Any], bool]:
    """Whether two positions have common ground, after the way they are compared."""
    if compare == "kinds":
        return load_kinds().can_be_same
    if compare == "words":
        return lambda one, other: split_words(one) <= split_words(other) or split_words(other) <= split_words(one)
    return meet


def _grade_event(event: dict[str, Any], said: list[Statement], measured: list[dict[str, Any]]) -> int:
    named = [standing for standing in said if standing["family"] != OWN_VOICE]
    independent = {standing["family"] for standing in said if standing["independent"]}
    conflicts = [row for row in measured if row["verdict"] == "conflict"]
    dissent = {family for row in measured for family in row["dissent"]}
    day_known = event["to_date"] is not None and event["from_date"] == event["to_date"]
    verdict = "conflict" if conflicts else "single" if len(named) < 2 else "agree" if day_known else "compatible"
    share = len(dissent) / max(1, len({standing["family"] for standing in said} | dissent))
    return find_grade(verdict, len(independent), len({standing["authority"] for standing in named}), share)
