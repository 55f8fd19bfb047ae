"""Faults: what is wrong in the tables of the lexicon, each with its file and line.

In      the folder data/lexicon
Out     a line of text a fault: what is wrong, and what would be right
Units   none
Missing no line where all is well
Next    launchbook check prints them
"""

import re
from collections.abc import Iterator
from pathlib import Path

from analysis.lexicon.entries import Entry, LexiconError, list_tables, read_table
from analysis.lexicon.forms import Lexicon
from analysis.settings import LEXICON

_EVERYWHERE = ("id", "name", "forms", "example", "not_this")
_NEEDED = {
    "actor": ("name", "zone", "kind"),
    "role": ("name", "kind"),
    "authority": ("name", "family", "kind"),
    "weapon_word": ("part", "gives"),
    "kind": ("name",),
    "weapon": ("name",),
}
# A field that names other entries: the vocabularies it may name, and a field of theirs that may hold the name.
_REFERENCES: dict[str, dict[str, tuple[tuple[str, ...], str]]] = {
    "weapon": {"kind": (("kind",), ""), "actor": (("actor",), "")},
    "role": {"country": (("actor",), ""), "body": (("role",), "")},
    "kind": {
        "parent": (("kind",), ""),
        "overlaps": (("kind",), ""),
        "needs": (("weapon_word",), "gives"),
        "loosely": (("weapon_word",), "gives"),
    },
    "place": {"country": (("actor",), ""), "within": (("place", "actor"), "forms")},
}
_PLACE_KINDS = ("site", "town", "county", "province", "region", "country", "sea", "island", "zone", "airport", "base")


def check_lexicon(folder: Path = LEXICON) -> list[str]:
    """Every fault of the tables in `folder`: "file, line N: what is wrong; what would be right".

    A field is known when the head of its file explains it; an example must hold its entry, a not_this must not.
    """
    entries: list[Entry] = []
    faults: list[str] = []
    for path in list_tables(folder):
        try:
            entries += read_table(path)
        except LexiconError as error:
            faults.append(str(error))
    lexicon = Lexicon(entries)
    heads = {path.name: _head(path) for path in list_tables(folder)}
    checks = (
        (_field_faults(entry, heads[entry.place.partition(",")[0]]) for entry in entries),
        _double_faults(entries),
        (_reference_faults(entry, lexicon) for entry in entries),
        (_position_faults(entry, lexicon) for entry in entries if entry.vocabulary == "place"),
        (_example_faults(entry, lexicon) for entry in entries),
    )
    return faults + [fault for check in checks for found in check for fault in found]


def _head(path: Path) -> str:
    """The words that explain the fields of a table: its comments, or the first line of a CSV."""
    lines = path.read_text(encoding="utf-8").splitlines()
    return "\n".join(line for line in lines if line.startswith("#") or path.suffix == ".csv")


def _field_faults(entry: Entry, head: str) -> Iterator[str]:
    known = {*re.findall(r"\w+", head), *_EVERYWHERE}
    for field in entry.fields:
        if field not in known:
            yield f"{entry.place}: unknown field {field}; use one that the file's head explains"
    common = _EVERYWHERE[2:] if entry.vocabulary not in ("kind", "place") else ()
    for field in (*common, *_NEEDED.get(entry.vocabulary, ())):
        if entry.get(field) in (None, "") or (field == "forms" and not entry.forms):
            yield f"{entry.place}: {entry.id} has no {field}; every [[{entry.vocabulary}]] needs one"
    if entry.vocabulary == "place":
        yield from _place_faults(entry)


def _place_faults(entry: Entry) -> Iterator[str]:
    if entry.get("kind") not in _PLACE_KINDS:
        yield f"{entry.place}: unknown kind {entry.get('kind')}; use {', '.join(_PLACE_KINDS)}"
    for field, most in (("lat", 90), ("lon", 180)):
        if not re.fullmatch(r"(-?\d+(\.\d+)?)?", entry.get(field)) or abs(float(entry.get(field) or 0)) > most:
            yield f"{entry.place}: {field} {entry.get(field)} is no coordinate; use -{most} to {most} or nothing"


def _double_faults(entries: list[Entry]) -> Iterator[list[str]]:
    first: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        other = first.setdefault((entry.vocabulary, entry.id), entry)
        if other is not entry:
            yield [f"{entry.place}: {entry.id} stands at {other.place} already; join the two, or give one another id"]


def _reference_faults(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    for field, (targets, key) in _REFERENCES.get(entry.vocabulary, {}).items():
        values = entry.get(field) or []
        for value in [values] if isinstance(values, str) else values:
            if not any(value == e.id or value in e.get(key, ()) for t in targets for e in lexicon[t].values()):
                yield f"{entry.place}: unknown {field} {value}; use one of {' or '.join(targets)}, or add it there"
    above, seen = {"kind": "parent", "place": "within"}.get(entry.vocabulary, ""), [entry]
    while above and (holder := lexicon[entry.vocabulary].get(seen[-1].get(above))):
        if holder in seen:
            yield f"{entry.place}: {above} of {entry.id} runs in a circle; end it at a root"
            break
        seen.append(holder)


def _position_faults(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    country = lexicon["actor"].get(entry.get("country"))
    box = country.get("box") if country else None
    try:
        lat, lon = float(entry.get("lat")), float(entry.get("lon"))
    except ValueError:
        return  # without coordinates, or with ones that are named as a fault already
    if box and not (box[0] <= lat <= box[2] and box[1] <= lon <= box[3]):
        yield f"{entry.place}: {lat}, {lon} is outside the box of {entry.get('country')}; check lat, lon and country"


def _example_faults(entry: Entry, lexicon: Lexicon) -> Iterator[str]:
    def finds(sentence: str) -> bool:
        return any(entry in form.entries for _, _, form in lexicon.scan(sentence))

    if entry.vocabulary == "place":
        for form in entry.forms:
            if not finds(f"It was fired from {form} at dawn."):
                yield f"{entry.place}: {form} is not found; a longer form or a hyphen hides it"
        return
    if isinstance(example := entry.get("example"), str) and not finds(example):
        yield f"{entry.place}: the example does not hold {entry.id}; write a sentence with one of its forms"
    if isinstance(not_this := entry.get("not_this"), str) and finds(not_this):
        yield f"{entry.place}: the not_this holds {entry.id}; write a sentence that only looks like it"
