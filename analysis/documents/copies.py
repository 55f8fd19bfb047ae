"""Copies: which texts are one story, printed again or cut, or rewritten from one wire report.

In      rows of documents, with text, agency and published_date
Out     the rows with copy_group: the first name of those that are one story
Units   shares of the shorter text, from 0 to 1; days
Missing a text without words, or too short to tell, is a group of its own unless another is the same to the letter
Next    events and agreement count a group once

Exact runs of words, and no MinHash: sites cut stories short, so what counts is how much of the shorter text lies in the
longer one, and MinHash estimates likeness to the whole. Longest first, each text is compared with one text a group
only, through an index of their runs, so that the work grows with the number of texts.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import Any
from zlib import crc32

from analysis.documents.pages import HEADER
from analysis.rules import load_rules

Row = dict[str, Any]
SHARES = ("rewrite_share", "copy_share", "late_share")


def group_copies(rows: Sequence[Row]) -> list[Row]:
    """Give the texts that are one story the same copy_group, whatever the order of the rows."""
    leaders: dict[str, Row] = {}
    index: dict[int, list[str]] = defaultdict(list)
    led_by: dict[str, str] = {}
    runs = {row["document_id"]: _list_runs(row["text"]) for row in rows}
    for row in sorted(rows, key=lambda row: (-len(runs[row["document_id"]]), row["document_id"])):
        name = row["document_id"]
        led_by[name] = _find_leader(row, runs[name], leaders, index) or name
        if led_by[name] == name:
            leaders[name] = row
            for run in runs[name]:
                index[run].append(name)
    first = {led_by[name]: name for name in sorted(led_by, reverse=True)}
    return [row | {"copy_group": first[led_by[row["document_id"]]]} for row in rows]


def _find_leader(row: Row, runs: set[int], leaders: dict[str, Row], index: dict[int, list[str]]) -> str | None:
    """The story this text is a copy of, if it is one: that which holds most of it."""
    rules = load_rules()["copies"]
    known = [index[run] for run in runs if run in index]
    # A run that many stories hold is a phrase of the trade.
    held = Counter(name for names in known if len(names) <= rules["phrase_stories"] for name in names)
    # Most stories share a run or two: less than any share that would make them copies.
    least = min(rules[share] for share in SHARES) * len(runs)
    enough = [(name, count) for name, count in held.items() if count >= least]
    for name, count in sorted(enough, key=lambda item: (-item[1], item[0])):
        if count >= _least_share(row, leaders[name]) * len(runs):
            return name
    return None


def _list_runs(text: str) -> set[int]:
    """Every run of words of a text but its header, as numbers; a text with fewer words than make a story is one run."""
    rules = load_rules()["copies"]
    header = HEADER.match(text)
    words = re.findall(r"\w+", text[header.end(1) if header else 0 :].casefold())
    if len(words) < rules["least_words"]:
        return {crc32(" ".join(words).encode())} if words else set()
    width = rules["run_words"]
    return {crc32(" ".join(words[at : at + width]).encode()) for at in range(len(words) - width + 1)}


def _least_share(one: Row, other: Row) -> float:
    """How much of one text another must hold: the nearer their days and the same their agency, the less."""
    rules, agency = load_rules()["copies"], one.get("agency")
    day, other_day = one.get("published_date"), other.get("published_date")
    apart = abs((day - other_day).days) if day and other_day else None
    if apart is not None and apart <= rules["rewrite_days"] and agency and agency == other.get("agency"):
        return rules["rewrite_share"]
    return rules["copy_share"] if apart is None or apart <= rules["copy_days"] else rules["late_share"]
