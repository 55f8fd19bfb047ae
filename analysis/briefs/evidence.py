"""Evidence: every figure of a page is followed to its sentence, and the sentence to its text.

In      a page as text; Evidence: the texts, and where each claim stands in them
Out     what does not hold, one message a figure or claim; none when the page may go out
Units   places in characters of the text as received
Missing a page without figures needs no evidence; figures without evidence are a fault
Next    render fails the build on a fault

A figure is an element of class `fig`. It leads to a claim's id, the quote beside that to a sentence, and there the
words are marked. The check reads the finished page, so no step before it can lose a link unseen.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from analysis.briefs.checks import Attributes, Check


@dataclass(frozen=True)
class Span:
    """Where a claim stands: its text, the first character and the one after the last, and the words there."""

    document_id: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True)
class Evidence:
    """The texts by document_id, and the spans of claims and context statements by their id."""

    texts: Mapping[str, str] = field(default_factory=dict)
    spans: Mapping[str, Span] = field(default_factory=dict)


@dataclass
class _Sentence:
    words: list[str] = field(default_factory=list)
    marked: list[str] = field(default_factory=list)


class Founded(Check):
    """Finds figures that lead to no claim, and claims whose words are not shown as their text has them."""

    def __init__(self, evidence: Evidence) -> None:
        self.evidence = evidence
        self.figures: list[tuple[int, str, str]] = []
        self.leads: dict[str, str] = {}
        self.sentences: dict[str, _Sentence] = {}
        self.waiting: list[str] = []
        self.open_figure = self.open_mark = False
        self.sentence: _Sentence | None = None

    def handle_starttag(self, tag: str, attrs: Attributes) -> None:
        given = {name: value or "" for name, value in attrs}
        leads_to = given.get("href", "").removeprefix("#")
        if "fig" in given.get("class", "").split():
            self.figures.append((self.line, leads_to, ""))
            self.open_figure = True
        elif tag == "span" and "id" in given:
            self.waiting.append(given["id"])
        elif tag == "a" and self.waiting:
            self.leads |= dict.fromkeys(self.waiting, leads_to)
            self.waiting = []
        elif tag == "blockquote":
            self.sentence = self.sentences[given.get("id", "")] = _Sentence()
        elif tag == "footer":
            self.sentence = None
        elif tag == "mark" and self.sentence:
            self.sentence.marked.append("")
            self.open_mark = True

    def handle_data(self, data: str) -> None:
        if self.open_figure:
            line, claim_id, words = self.figures[-1]
            self.figures[-1] = (line, claim_id, words + data)
        if self.sentence:
            self.sentence.words.append(data)
            if self.open_mark:
                self.sentence.marked[-1] += data

    def handle_endtag(self, tag: str) -> None:
        self.open_figure = self.open_figure and tag not in ("a", "span")
        self.open_mark = self.open_mark and tag != "mark"

    def tell_faults(self) -> list[str]:
        spans = self.evidence.spans
        lost = [
            f"line {line}: the figure {words!r} rests on no claim"
            for line, claim_id, words in self.figures
            if claim_id not in spans
        ]
        cited = dict.fromkeys(claim_id for _, claim_id, _ in self.figures if claim_id in spans)
        return lost + [f"claim {claim_id}: {fault}" for claim_id in cited for fault in self._follow(claim_id)]

    def _follow(self, claim_id: str) -> Iterator[str]:
        span = self.evidence.spans[claim_id]
        text = self.evidence.texts.get(span.document_id, "")
        if text[span.start : span.end] != span.quote:
            yield f"its text does not say {span.quote!r} where it should"
        shown = self.sentences.get(self.leads.get(claim_id, ""))
        if shown is None:
            yield "no sentence of the page is shown for it"
        elif "".join(shown.words).removesuffix("\n") not in text:
            yield "the sentence shown for it is not in its text"
        elif not any(span.quote in words for words in shown.marked):
            yield f"{span.quote!r} is not marked in its sentence"
