"""Handover: what a notebook hands on, beside what it shows, to the program that publishes.

In      the frames of a run, in the notebook; the executed notebook, afterwards
Out     Handover: the issue, every frame as CSV and Parquet, its rows, its launches, and the evidence of each claim
Units   none
Missing a notebook that hands nothing on gives an empty Handover
Next    render checks the page against the evidence, publish puts the files beside it
"""

from __future__ import annotations

from base64 import b64decode, b64encode
from collections.abc import Iterator
from dataclasses import dataclass, field, fields
from typing import TYPE_CHECKING, Any

from analysis.briefs.evidence import Evidence, Span
from analysis.briefs.issues import EARLIER, name_issue
from analysis.settings import Settings

if TYPE_CHECKING:
    from analysis.changes import Last

MIME = "application/vnd.launchbook.frames+json"
Texts = dict[str, str]
Spans = dict[str, Span]


@dataclass(frozen=True)
class Handover:
    """The name of the issue, files by name, rows by frame, title and hash of each launch, and the evidence."""

    issue: str = ""
    files: dict[str, bytes] = field(default_factory=dict)
    rows: dict[str, int] = field(default_factory=dict)
    launches: dict[str, tuple[str, str]] = field(default_factory=dict)
    evidence: Evidence = field(default_factory=Evidence)

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        spans = {name: [s.document_id, s.start, s.end, s.quote] for name, s in self.evidence.spans.items()}
        files = {name: b64encode(content).decode() for name, content in self.files.items()}
        names = {"issue": self.issue, "rows": self.rows, "launches": self.launches}
        told = {**names, "files": files, "texts": dict(self.evidence.texts), "spans": spans}
        return {MIME: told, "text/plain": f"{len(self.rows)} frames are handed on"}


def hand_on(frames: Any, settings: Settings, last: Last | None = None) -> Handover:
    """Hand the frames on; the last line of a cell of every notebook whose page shows figures.

    last: the issue before this one, where the page quotes what that rested on.
    """
    from analysis.dossiers import say_title
    from analysis.export import export_frame, list_rows, spell_rows
    from analysis.intervals import read_rows
    from analysis.launch import hash_launches

    names = [column.name for column in fields(frames)]
    rows = {name: list(list_rows(getattr(frames, name), name)) for name in names}
    files = {f"{name}.csv": spell_rows(name, rows[name]).encode() for name in names}
    files |= {f"{name}.parquet": export_frame(frames, name, "parquet") for name in names}
    texts, spans = _find_evidence(frames)
    if last is not None:
        texts, spans = _add_earlier(texts, spans, last)
    hashes = hash_launches(rows)
    launches = {e["event_id"]: (say_title(e), hashes[e["event_id"]]) for e in read_rows(frames.events)}
    counts = {name: len(told) for name, told in rows.items()}
    return Handover(name_issue(frames.documents, settings), files, counts, launches, Evidence(texts, spans))


def _find_evidence(frames: Any) -> tuple[Texts, Spans]:
    texts = dict(zip(frames.documents.document_id, frames.documents.text))
    spans = {
        claim_id: span
        for frame, key in ((frames.claims, "claim_id"), (frames.context, "context_id"))
        for claim_id, span in _read_spans(frame, key)
    }
    return texts, spans


def _add_earlier(texts: Texts, spans: Spans, last: Last) -> tuple[Texts, Spans]:
    """The same with all that the last issue said, in the texts as they were then.

    A page quotes the last issue for what it does not say itself; that may be a claim that is still made, of a launch
    that an analyst has rejected.
    """
    from analysis.prose.links import name_earlier

    quoted = last.documents[last.documents.document_id.isin(last.claims.document_id)]
    earlier = {f"{EARLIER}/{text}": words for text, words in zip(quoted.document_id, quoted.text)}
    read = _read_spans(last.claims.assign(document_id=f"{EARLIER}/" + last.claims.document_id), "claim_id")
    return texts | earlier, spans | {name_earlier(claim_id): span for claim_id, span in read}


def _read_spans(frame: Any, key: str) -> Iterator[tuple[str, Span]]:
    for claim_id, document_id, start, end, quote in zip(
        frame[key], frame.document_id, frame.start, frame.end, frame.quote
    ):
        yield claim_id, Span(document_id, int(start), int(end), quote)


def find_handover(notebook: Any) -> Handover:
    """What an executed notebook handed on."""
    for cell in notebook.cells:
        for output in cell.get("outputs", ()):
            if told := output.get("data", {}).get(MIME):
                files = {name: b64decode(content) for name, content in told["files"].items()}
                spans = {name: Span(*span) for name, span in told["spans"].items()}
                launches = {name: (title, sha256) for name, (title, sha256) in told["launches"].items()}
                evidence = Evidence(told["texts"], spans)
                return Handover(told["issue"], files, told["rows"], launches, evidence)
    return Handover()
