"""Start: what happens first when `launchbook` is typed.

In      the words of the command
Out     one line, at once, when it is to render and nothing has changed; else the command itself
Units   none
Missing nothing
Next    cli

Most nights nothing has changed. Then the answer is given before anything slow is imported.
"""

from __future__ import annotations

import os
import sys

REPORTS = os.path.join(os.path.dirname(os.path.dirname(os.path.realpath(__file__))), "reports")


def main() -> None:
    """The command `launchbook`."""
    words = sys.argv[1:]
    told = _ask(words) if words[:1] == ["brief"] and "--force" not in words else None
    if told is not None:
        sys.stdout.write(told)
        return
    from analysis.cli import main as launchbook

    launchbook()


def _ask(words: list[str]) -> str | None:
    from analysis.runs.quiet import ask_quiet

    named = [following for word, following in zip(words, words[1:]) if word == "--out"]
    return ask_quiet(named[-1] if named else REPORTS, words)


if __name__ == "__main__":
    main()
