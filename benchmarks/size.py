"""Size: how long the chronology takes over ten, thirty and a hundred thousand tellings, and how much memory.

In      nothing: tellings are made up, twenty of each launch, a quarter of them by month alone
Out     a line a size on standard output: seconds, peak memory, launches found, tellings left open; the slope
Units   seconds; MB of the whole process; the slope is the exponent by which time grows with size (1 = in proportion)
Missing nothing; the same seed makes the same tellings
Next    who changes linking looks here: `make bench`
"""

import math
import random
import resource
import time
from collections.abc import Sequence
from typing import Any

import click
import pandas as pd

from analysis.columns import make_frame
from analysis.events import resolve_events

SIZES = (10_000, 30_000, 100_000)
TELLINGS = 20  # of each launch
VAGUE = 0.25  # share of tellings that give the month alone
ACTORS = ("North Korea", "Iran", "Russia")
KINDS = ("SRBM", "cruise", "ballistic", "ICBM")


def make_tellings(size: int, seed: int = 1) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Mentions and documents of so many made-up tellings."""
    draw = random.Random(seed)
    days = pd.date_range("1990-01-01", periods=12_000)
    launches = [_make_launch(draw, days) for _ in range(size // TELLINGS)]
    told = [_tell(draw, number, launches[number % len(launches)]) for number in range(size)]
    return make_frame("mentions", [mention for mention, _ in told]), make_frame("documents", [text for _, text in told])


def _make_launch(draw: random.Random, days: pd.DatetimeIndex) -> dict[str, Any]:
    return {
        "actor": draw.choice(ACTORS),
        "day": draw.choice(days),
        "kind": draw.choice(KINDS),
        "distance_km": (float(draw.randrange(100, 5000, 10)),),
        "local_time": f"{draw.randrange(24):02}:{draw.randrange(0, 60, 5):02}",
        "count": draw.randrange(1, 5),
    }


def _tell(draw: random.Random, number: int, launch: dict[str, Any]) -> tuple[dict[str, Any], dict[str, Any]]:
    first = last = launch["day"]
    vague = draw.random() < VAGUE
    if vague:
        first, last = first.replace(day=1), first + pd.offsets.MonthEnd(0)
    mention = {
        "mention_id": f"m{number}",
        "document_id": f"t{number}",
        "role": "background" if vague else "main",
        "actor": launch["actor"],
        "from_date": first,
        "to_date": last,
        "date_precision": "day",
        "kind": launch["kind"],
        "count_low": launch["count"],
        "count_high": launch["count"],
        "distance_km": launch["distance_km"] if draw.random() < 0.5 else (),
        "local_time": launch["local_time"] if not vague and draw.random() < 0.5 else None,
    }
    document = {
        "document_id": f"t{number}",
        "path": f"t{number}",
        "copy_group": f"t{number}",
        "text": "",
        "sha256": "",
        "published_date": last,
        "date_precision": "day",
        "date_source": "header",
        "status": "read",
    }
    return mention, document


def time_size(size: int) -> tuple[float, int, int]:
    """Seconds to resolve so many tellings, launches found, and tellings left open."""
    mentions, documents = make_tellings(size)
    claims = make_frame("claims", [])
    begun = time.perf_counter()
    links, events = resolve_events(mentions, claims, documents)
    return time.perf_counter() - begun, len(events), int(links.event_id.isna().sum())


def find_slope(sizes: Sequence[int], seconds: Sequence[float]) -> float:
    """The exponent between the smallest and the largest size."""
    return math.log(seconds[-1] / seconds[0]) / math.log(sizes[-1] / sizes[0])


@click.command()
def main() -> None:
    """Time the chronology over made-up tellings."""
    click.echo(f"{'tellings':>9} {'launches':>9} {'found':>7} {'open':>6} {'seconds':>8} {'MB':>6}")
    seconds = []
    for size in SIZES:
        taken, found, left_open = time_size(size)
        seconds.append(taken)
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        click.echo(f"{size:>9} {size // TELLINGS:>9} {found:>7} {left_open:>6} {taken:>8.1f} {peak:>6.0f}")
    click.echo(f"slope {find_slope(SIZES, seconds):.2f}")


if __name__ == "__main__":
    main()
