"""Fuzz: try the properties of reading on made texts for as long as one likes.

In      the properties of tests/test_reading_properties.py, with the profile `long` of tests/conftest.py
Out     a line a round, every text that breaks a property in its shortest form, and a total, on standard output
Units   minutes of wall time; a round is finished once begun
Missing a round that finds nothing prints no more than its line
Next    who changes the reading runs it over night: `python -m benchmarks.fuzz --minutes 60`
"""

import subprocess
import sys
import time
from itertools import count

import click

from analysis.settings import ROOT

PROPERTIES = ROOT / "tests" / "test_reading_properties.py"


@click.command()
@click.option("--minutes", default=60.0, show_default=True, help="How long to go on.")
@click.option("--seed", default=1, show_default=True, help="Of the first round; each next one takes the next number.")
def main(minutes: float, seed: int) -> None:
    """Try the properties of reading, round after round; status 1 when one was broken."""
    end = time.monotonic() + 60 * minutes
    broken = []
    for number in count(seed):
        found = _round(number)
        broken += [number] if found else []
        click.echo(f"seed {number}: {found or 'every property holds'}")
        if time.monotonic() > end:
            break
    click.echo(
        f"{number - seed + 1} rounds, {len(broken)} with a broken property{': seeds ' if broken else ''}{broken or ''}"
    )
    sys.exit(bool(broken))


def _round(seed: int) -> str:
    """What one run of all properties prints when one is broken, else nothing."""
    options = [
        "--hypothesis-profile=long",
        f"--hypothesis-seed={seed}",
        "--tb=short",
        "-Wignore",
        "-p",
        "no:cacheprovider",
    ]
    command = [sys.executable, "-m", "pytest", str(PROPERTIES), *options]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    return done.stdout + done.stderr if done.returncode else ""


if __name__ == "__main__":
    main()
