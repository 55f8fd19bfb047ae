"""Eval: read stories whose answers are known, and print how much came out right and what did not.

In      tests/stories/*.toml and tests/linking/*.toml; or a file of answers (JSON lines) and a folder with their texts
Out     a line a role and field, the overall score, and every miss, on standard output
Units   scores are F1, from 0 to 1
Missing a value that a story does not state is left out of its answer
Next    who changes the reading looks here: `make eval`
"""

import json
import tempfile
import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from analysis.documents import read_documents
from analysis.export import TOLD, mention_lines
from analysis.mentions import group_mentions
from analysis.reading import find_claims
from analysis.reading.words.sentences import split_sentences
from analysis.settings import ROOT
from benchmarks.linking import SCENES, LinkScore, link_tellings, load_scene, score_links
from benchmarks.scoring import Score, score_events

STORIES = ROOT / "tests" / "stories"
LISTS = ("distance_km", "apogee_km", "speakers")


@dataclass(frozen=True)
class Story:
    """One story of our own: its name, what it tries, its text, and the launches that a careful reader finds in it."""

    name: str
    why: str
    text: str
    events: list[dict[str, Any]]


def load_stories(folder: Path = STORIES) -> list[Story]:
    """The stories of a folder by name; a value that an answer leaves out is None, or an empty list."""
    return [_load_story(path) for path in sorted(folder.glob("*.toml"))]


def _load_story(path: Path) -> Story:
    told = tomllib.loads(path.read_text(encoding="utf-8"))
    blank: dict[str, Any] = {key: [] if key in LISTS else None for key in TOLD}
    return Story(path.stem, told["why"], told["text"], [blank | event for event in told.get("event", [])])


def read_texts(paths: Sequence[Path]) -> dict[str, list[dict[str, Any]]]:
    """The launches that the reader finds in text files, by the stem of the file."""
    documents, _ = read_documents(paths)
    claims, _, _ = find_claims(documents, split_sentences(documents))
    return {line["document"]: line["events"] for line in mention_lines(documents, group_mentions(claims))}


def score_stories(stories: Sequence[Story]) -> Score:
    """Read the texts of `stories` and compare what comes out with their answers."""
    with tempfile.TemporaryDirectory() as folder:
        for story in stories:
            (Path(folder) / f"{story.name}.txt").write_text(story.text, encoding="utf-8")
        return score_events({story.name: story.events for story in stories}, read_texts([Path(folder)]))


def score_outside(answers: Path, texts: Path) -> Score:
    """Read the text <document>.txt of every line of `answers`, and compare."""
    rows = [json.loads(line) for line in answers.read_text(encoding="utf-8").splitlines() if line.strip()]
    expected = {str(row["document"]): row["events"] for row in rows}
    return score_events(expected, read_texts([texts / f"{document}.txt" for document in expected]))


def list_score(score: Score) -> Iterator[str]:
    """A line for every miss, and one for every role and field."""
    yield from (f"  {miss}" for miss in score.misses)
    yield f"{'':<11} {'F1':>6} {'right':>6} {'read':>6} {'to find':>8}"
    for name, tally in score.tallies.items():
        yield f"{name:<11} {tally.f1:>6.3f} {tally.right:>6} {tally.read:>6} {tally.expected:>8}"
    yield f"{'overall':<11} {score.overall:>6.3f}"


def list_links() -> Iterator[str]:
    """How well the tellings of tests/linking are put together, all in one chronology: a line a miss, and the scores."""
    tellings = [telling for path in sorted(SCENES.glob("*.toml")) for telling in load_scene(path)]
    score = score_links(tellings, link_tellings(tellings))
    yield from (f"  {miss}" for miss in score.misses)
    for name, (precision, recall) in (("pairs", score.pairs), ("B-cubed", score.bcubed)):
        f1 = LinkScore.f1((precision, recall))
        yield f"{name:<11} {f1:>6.3f}  precision {precision:.3f}, recall {recall:.3f}, {len(tellings)} tellings"


@click.command()
@click.option("--gold", type=click.Path(exists=True, dir_okay=False, path_type=Path), help="Answers, a line a text.")
@click.option("--texts", type=click.Path(exists=True, file_okay=False, path_type=Path), help="The texts of --gold.")
@click.option("--only", default="", metavar="START", help="Stories whose name begins so.")
def main(gold: Path | None, texts: Path | None, only: str) -> None:
    """Score the reader on tests/stories and the chronology on tests/linking.

    Or score the reader on the answers --gold to the texts in the folder --texts.

    \b
    Examples:
      python -m benchmarks.eval
      python -m benchmarks.eval --only 03
      python -m benchmarks.eval --gold gold.jsonl --texts texts
    """
    if (gold is None) != (texts is None):
        raise click.UsageError("--gold and --texts go together")
    if gold and texts:
        score = score_outside(gold, texts)
    else:
        stories = [story for story in load_stories() if story.name.startswith(only)]
        if not stories:
            raise click.UsageError(f"no story in {STORIES.relative_to(ROOT)} begins with {only!r}")
        score = score_stories(stories)
    for line in [*list_score(score), *(() if gold or only else list_links())]:
        click.echo(line)


if __name__ == "__main__":
    main()
