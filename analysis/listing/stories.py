"""Stories: a text as it was read, for a person to check in a minute.

In      documents, sentences, claims, context, mentions, refusals, rejected
Out     text: the launches of each document, then its sentences, below each what was taken from it and what was refused
Units   as each claim states
Missing "not stated"; a document without a launch says so
Next    the command line, and `analysis.read`
"""

from collections import defaultdict
from collections.abc import Iterator
from itertools import islice
from typing import Any

from analysis.intervals import read_rows, say_days, say_numbers
from analysis.listing.words import Row, align, claim_cells, count_words, head_of, refusal_cells, say
from analysis.tables.labels import say_code, say_kind


def list_stories(frames: Any) -> str:
    """Every document with its launches and its sentences; rejected texts last."""
    read = frames.documents[frames.documents.status == "read"]
    stories = ["\n".join(list_story(frames, document)) for document in read_rows(read)]
    refused = read_rows(frames.rejected[frames.rejected.stage == "documents"])
    stories += ["\n".join(f"rejected  {say(row['path'])}: {say(row['reason'])}" for row in refused)] if refused else []
    return "\n\n".join(stories) + "\n"


def list_story(frames: Any, document: Row) -> Iterator[str]:
    """The lines of one document."""
    claims, context, refusals, mentions, sentences = (
        read_rows(frame[frame.document_id == document["document_id"]])
        for frame in (frames.claims, frames.context, frames.refusals, frames.mentions, frames.sentences)
    )
    yield head_of(document)
    yield from list_launches(mentions)
    yield ""
    numbers = {mention["mention_id"]: str(number) for number, mention in enumerate(mentions, 1)}
    yield from _sentences(sentences, [*claims, *context], refusals, numbers)
    yield ""
    yield f"  {len(claims)} claims: {count_words(claim['attribute'] for claim in claims)}"
    yield f"  {len(context)} on other topics: {count_words(row['topic'] for row in context)}"
    yield f"  {len(refusals)} refused: {count_words(say_code('refused', row['attribute']) for row in refusals)}"


def list_launches(mentions: list[Row]) -> list[str]:
    """A line a launch: its number, its role, and what its claims come to."""
    if not mentions:
        return ["  no launch"]
    numbered = enumerate(mentions, 1)
    return align((f"launch {number}", *launch_cells(mention), mention["mention_id"]) for number, mention in numbered)


def launch_cells(mention: Row) -> tuple[str, str, str, str]:
    """The role of a launch in its text, when it was, who launched, and what its claims come to."""
    counts = (mention["count_low"], mention["count_high"])
    how_many = "how many not stated" if counts == (None, None) else say_numbers(counts)
    figures = [f"{km:g} km" for km in mention["distance_km"]] + [f"{km:g} km high" for km in mention["apogee_km"]]
    where = [f"from {mention['site']}"] if mention["site"] else []
    where += [f"-> {mention['landing']}"] if mention["landing"] else []
    told = [mention["name"], *figures, *where, mention["local_time"], mention["outcome"]]
    what = ", ".join([how_many, say_kind(mention["kind"]), *(say(word) for word in told if word)])
    days = say_days((mention["from_date"], mention["to_date"]))
    return say_code("role", mention["role"]), days, say(mention["actor"]), what


def _sentences(sentences: list[Row], claims: list[Row], refusals: list[Row], numbers: dict[str, str]) -> Iterator[str]:
    """Each sentence; below it its claims, with the number of their launch, and what was refused."""
    cells: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (claim["start"], claim["end"])):
        number = numbers.get(claim.get("mention_id") or "", "-")
        cells[claim["sentence"]].append((number, *claim_cells(claim), claim.get("claim_id") or claim["context_id"]))
    lines = iter(align([row for number in sorted(cells) for row in cells[number]], 6))
    refused: dict[int, list[tuple[str, ...]]] = defaultdict(list)
    for row in refusals:
        refused[row["sentence"]].append(("x", *refusal_cells(row)))
    for sentence in sentences:
        number = sentence["sentence"]
        yield f"  {number:>3} {say(sentence['text'])}"
        yield from islice(lines, len(cells[number]))
        yield from align(refused.get(number, ()), 6)
