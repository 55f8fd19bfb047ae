"""Summary: what a brief says of itself to the program that publishes it.

In      documents and rejected (columns.FRAMES), in the notebook; the executed notebook, afterwards
Out     Summary: how many texts, of which days, what was rejected and why
Units   days are ISO texts
Missing None where no text has a day; a notebook that shows no Summary gives none
Next    render heads the page with it, the ledger and the index keep it
"""

from __future__ import annotations

from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, Any

# The program that publishes needs no pandas; only the notebook does.
if TYPE_CHECKING:
    import pandas as pd

    from analysis.prose.story import Sentence

MIME = "application/vnd.launchbook.summary+json"


@dataclass(frozen=True)
class Telling:
    """One telling of a launch, and the hash of the text that tells it."""

    event_id: str
    mention_id: str
    document_id: str
    sha256: str


@dataclass(frozen=True)
class Summary:
    """How many texts were read, the days of the oldest and the newest, and what was rejected: (path, reason);
    scope says it in the brief's own words, head is the same as the page shows it; then the launches, by tellings.
    """

    texts: int
    oldest: str | None = None
    newest: str | None = None
    rejected: list[tuple[str, str]] = field(default_factory=list)
    scope: str = ""
    head: str = ""
    tellings: list[Telling] = field(default_factory=list)
    sha256: dict[str, str] = field(default_factory=dict)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: asdict(self), "text/plain": self.say()}

    def say(self) -> str:
        """One line: texts, days, rejected."""
        days = [day for day in dict.fromkeys((self.oldest, self.newest)) if day]
        parts = [f"{self.texts} text{'s' * (self.texts != 1)}" + (f", published {' to '.join(days)}" if days else "")]
        return " · ".join([*parts, f"{len(self.rejected)} rejected"])


def summarise(
    documents: pd.DataFrame,
    rejected: pd.DataFrame,
    scope: Sentence | None = None,
    links: pd.DataFrame | None = None,
    mentions: pd.DataFrame | None = None,
) -> Summary:
    """Sum up what a brief was made from; the last line of a cell, so that the notebook hands it on.

    documents needs status, published_date; rejected needs path, reason and stage. scope: the sentence that heads it.
    links and mentions: where they are given, a run that loses a launch is noticed.
    """
    from analysis.prose.story import plain
    from analysis.tables.pieces import tell_line

    read = documents[documents.status == "read"]
    days = read.published_date.dropna().dt.strftime("%Y-%m-%d")
    refused = rejected[rejected.stage == "documents"]
    pairs = [(str(path), str(reason)) for path, reason in zip(refused.path, refused.reason, strict=True)]
    oldest, newest = (days.min(), days.max()) if len(days) else (None, None)
    sha256 = dict(zip(read.document_id, read.sha256)) if "sha256" in read else {}
    told = [] if links is None or mentions is None else _list_tellings(links, mentions, sha256)
    head = str(tell_line(scope or []))
    return Summary(len(read), oldest, newest, pairs, plain(scope or []), head, told, sha256)


def _list_tellings(links: pd.DataFrame, mentions: pd.DataFrame, sha256: dict[str, str]) -> list[Telling]:
    texts = dict(zip(mentions.mention_id, mentions.document_id))
    placed = links[links.event_id.notna()]
    rows = zip(placed.event_id, placed.mention_id, placed.mention_id.map(texts))
    return [Telling(event_id, mention_id, text, sha256.get(text, "")) for event_id, mention_id, text in rows]


def find_summary(notebook: Any) -> Summary | None:
    """The Summary that an executed notebook showed, the last one if there are several.

    It holds plain values alone: another process can read it without the libraries of notebooks.
    """
    found = None
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME, found)
    if found is None:
        return None
    tellings = [Telling(**row) for row in found.get("tellings", ())]
    rejected = [tuple(pair) for pair in found["rejected"]]
    return Summary(**{**found, "rejected": rejected, "tellings": tellings, "sha256": dict(found.get("sha256", {}))})
