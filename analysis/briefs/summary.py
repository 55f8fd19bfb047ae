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

MIME = "application/vnd.launchbook.summary+json"


@dataclass(frozen=True)
class Summary:
    """How many texts were read, the days of the oldest and the newest, and what was rejected: (path, reason);
    scope says it to the reader of the page, in the brief's own words."""

    texts: int
    oldest: str | None = None
    newest: str | None = None
    rejected: list[tuple[str, str]] = field(default_factory=list)
    scope: str = ""

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: asdict(self), "text/plain": self.say()}

    def say(self) -> str:
        """One line: texts, days, rejected."""
        days = [day for day in dict.fromkeys((self.oldest, self.newest)) if day]
        parts = [f"{self.texts} text{'s' * (self.texts != 1)}" + (f", published {' to '.join(days)}" if days else "")]
        return " · ".join([*parts, f"{len(self.rejected)} rejected"])


def summarise(documents: pd.DataFrame, rejected: pd.DataFrame, scope: str = "") -> Summary:
    """Sum up what a brief was made from; the last line of a cell, so that the notebook hands it on.

    documents needs status, published_date; rejected needs path, reason and stage. scope: the line that heads the page.
    """
    read = documents[documents.status == "read"]
    days = read.published_date.dropna().dt.strftime("%Y-%m-%d")
    refused = rejected[rejected.stage == "documents"]
    pairs = [(str(path), str(reason)) for path, reason in zip(refused.path, refused.reason, strict=True)]
    return Summary(len(read), days.min() if len(days) else None, days.max() if len(days) else None, pairs, scope)


def find_summary(notebook: Any) -> Summary | None:
    """The Summary that an executed notebook showed, the last one if there are several."""
    found = None
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            found = output.get("data", {}).get(MIME, found)
    return None if found is None else Summary(**{**found, "rejected": [tuple(pair) for pair in found["rejected"]]})
