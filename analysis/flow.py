"""Flow: the stages in their order, from files to agreement.

In      Settings, and the files or folders to read
Out     Frames: one frame for every name of columns.FRAMES
Units   as in columns
Missing an empty frame where a stage finds nothing
Next    the notebooks, the command line and the briefs start here
"""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from pathlib import Path

import pandas as pd

from analysis.adjudications import read_decisions
from analysis.adjudications.deciding import Docket
from analysis.agreement import compare_families, grade_events, measure_agreement
from analysis.columns import check_frames
from analysis.events import resolve_events
from analysis.kept import find_once, read_texts
from analysis.reference import compare_reference, read_reference
from analysis.settings import ADJUDICATIONS, REFERENCE, ROOT, Settings
from analysis.window import keep_window


@dataclass(frozen=True)
class Frames:
    """Every frame of a run; the names are those of columns.FRAMES."""

    documents: pd.DataFrame
    sentences: pd.DataFrame
    claims: pd.DataFrame
    mentions: pd.DataFrame
    links: pd.DataFrame
    events: pd.DataFrame
    standings: pd.DataFrame
    agreement: pd.DataFrame
    meetings: pd.DataFrame
    reliability: pd.DataFrame
    comparison: pd.DataFrame
    adjudications: pd.DataFrame
    context: pd.DataFrame
    refusals: pd.DataFrame
    rejected: pd.DataFrame

    def __post_init__(self) -> None:
        check_frames(**{field.name: getattr(self, field.name) for field in fields(self)})


def build(
    settings: Settings,
    paths: Sequence[Path] | None = None,
    adjudications: Path = ADJUDICATIONS,
    reference: Path = REFERENCE,
) -> Frames:
    """Read `paths` (else the seeds folder of the settings) and take every stage once.

    Raises NoTexts when there is nothing to read; AdjudicationError and BadReference when a line cannot be used.
    """
    texts = read_texts(paths or [ROOT / settings.seeds], as_of=settings.as_of)
    documents, rejected, sentences = texts["documents"], texts["rejected"], texts["sentences"]
    claims, context, refusals, mentions = (texts[name] for name in ("claims", "context", "refusals", "mentions"))
    docket = Docket(read_decisions(adjudications), documents, settings.as_of)
    claims, mentions = docket.decide_claims(claims, mentions)
    links, events = _resolve(mentions, claims, documents, docket)
    events, links, mentions = docket.decide_events(events, links, mentions)
    rejected = pd.concat([rejected, docket.list_rejected()], ignore_index=True)
    mentions, links, events, context = keep_window(mentions, links, events, context, settings)
    standings, agreement = measure_agreement(claims, context, links, documents, settings)
    events = grade_events(events, standings, agreement)
    over_all = (*compare_families(standings, settings), compare_reference(events, read_reference(reference), settings))
    resolved = (links, events, standings, agreement, *over_all, docket.tell())
    return Frames(documents, sentences, claims, mentions, *resolved, context, refusals, rejected)


def _resolve(
    mentions: pd.DataFrame, claims: pd.DataFrame, documents: pd.DataFrame, docket: Docket
) -> tuple[pd.DataFrame, pd.DataFrame]:
    """The links and events of these texts; they rest on no setting, so that briefs of the same texts share them."""
    if docket.decisions:
        return resolve_events(mentions, claims, documents, docket)
    links, events = find_once(
        ("links", "events"), documents, lambda: resolve_events(mentions, claims, documents, docket)
    )
    return links, events
