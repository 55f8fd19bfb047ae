"""Moving: launches put together or taken apart by an analyst.

In      findings, the names of their launches, and the docket of decisions
Out     findings with the launches that were decided; the docket knows what was applied
Units   none
Missing a decision about an event or mention that is not there is left for the docket to tell
Next    events names the launches anew
"""

from analysis.adjudications import Decision
from analysis.adjudications.deciding import Docket
from analysis.events.launch import Launch
from analysis.events.linking import Finding


def move_mentions(findings: list[Finding], names: dict[Launch, str], docket: Docket) -> list[Finding]:
    """Apply what was decided of which mentions are one launch: merge, split, and the place of an open mention."""
    moves = [d for d in docket.open_decisions("merge", "split", "accept") if d.action != "accept" or d.value]
    by_name: dict[str, Launch | None] = {name: launch for launch, name in names.items()}
    for decision in moves:
        places = by_name | {finding.mention["mention_id"]: finding.launch for finding in findings}
        moving = _list_moving(decision, findings, places, is_event=decision.target in by_name)
        goal = Launch() if decision.action == "split" else places.get(decision.value)
        if moving and goal is not None and docket.holds(decision, [f.mention["document_id"] for f in moving]):
            _move(moving, goal, decision)
            docket.note_applied(decision, f"{len(moving)} of the tellings moved")
    return _gather_anew(findings) if moves else findings


def _list_moving(
    decision: Decision, findings: list[Finding], places: dict[str, Launch | None], is_event: bool
) -> list[Finding]:
    """The tellings a decision moves: a merge takes all of a launch along, the others one mention."""
    launch = places.get(decision.target)
    if decision.action == "merge" and launch is not None:
        return [finding for finding in findings if finding.launch is launch]
    return [] if is_event else [finding for finding in findings if finding.mention["mention_id"] == decision.target]


def _move(moving: list[Finding], goal: Launch, decision: Decision) -> None:
    for finding in moving:
        finding.launch, finding.candidates = goal, []
        finding.decided = decision.say()
        finding.reasons = [*finding.reasons, f"an analyst decided: {decision.say()}"]


def _gather_anew(findings: list[Finding]) -> list[Finding]:
    """The same findings with launches made of the mentions that are theirs now."""
    launches: dict[Launch, Launch] = {}
    for finding in findings:
        if finding.launch is not None:
            finding.launch = launches.setdefault(finding.launch, Launch())
            finding.launch.add(finding.mention)
    return findings
