"""Rules: the tables of data/lexicon that the chronology goes by.

In      data/lexicon/agreement.toml, data/lexicon/kinds.toml
Out     rules as plain dicts, and Kinds: how kinds of missiles stand to each other
Units   named in each table
Missing a kind that no entry names raises KeyError: kinds.toml is the whole list
Next    mentions, linking, events, standings, agreement
"""

import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache, reduce
from itertools import combinations, product
from pathlib import Path
from typing import Any

from analysis.settings import LEXICON


@cache
def load_rules(name: str = "agreement", folder: Path = LEXICON) -> dict[str, Any]:
    """The table `name`.toml as it is written."""
    return tomllib.loads((folder / f"{name}.toml").read_text(encoding="utf-8"))


@cache
def load_kinds(folder: Path = LEXICON) -> "Kinds":
    """The hierarchy of data/lexicon/kinds.toml."""
    entries = load_rules("kinds", folder)["kind"]
    return Kinds(
        names={entry["id"]: entry["name"] for entry in entries},
        parents={entry["id"]: entry.get("parent") for entry in entries},
        letters={entry["id"]: entry["letter"] for entry in entries if "letter" in entry},
        needs={entry["id"]: frozenset(entry["needs"]) for entry in entries},
        overlaps=frozenset(frozenset((entry["id"], other)) for entry in entries for other in entry.get("overlaps", ())),
    )


@dataclass(frozen=True, eq=False)
class Kinds:
    """Kinds of missiles: names, parents, letters of ids, what words tell, and pairs one launch can be called by."""

    names: dict[str, str]
    parents: dict[str, str | None]
    letters: dict[str, str]
    needs: dict[str, frozenset[str]]
    overlaps: frozenset[frozenset[str]]

    def lineage(self, kind: str) -> tuple[str, ...]:
        """The kind and all that hold it, from the most exact to the vaguest."""
        parent = self.parents[kind]
        return (kind,) if parent is None else (kind, *self.lineage(parent))

    def find_letter(self, kind: str | None) -> str:
        """The letter of the most exact kind that has one and holds it; the first of all where no kind is told."""
        lineage = self.lineage(kind) if kind else ()
        return next((self.letters[code] for code in lineage if code in self.letters), min(self.letters.values()))

    @cache  # noqa: B019 - one Kinds lives as long as the program
    def can_be_same(self, one: str, other: str) -> bool:
        """Whether one launch can be both: one holds the other, or kinds they hold overlap."""
        if one in self.lineage(other) or other in self.lineage(one):
            return True
        return any(frozenset(pair) in self.overlaps for pair in product(self._held(one), self._held(other)))

    def find_common(self, kinds: Iterable[str]) -> str:
        """The most exact kind that holds them all."""
        return reduce(lambda one, other: next(k for k in self.lineage(one) if k in self.lineage(other)), kinds)

    def pick_finest(self, kinds: Iterable[str]) -> str:
        """The kind that refines the others; the first such where several are as exact."""
        return max(kinds, key=lambda kind: len(self.lineage(kind)))

    def join(self, kinds: Iterable[str]) -> set[str]:
        """The kinds whose words are told in two: "short-range" of one, "ballistic" of the other is an SRBM."""
        pairs = {self.needs[one] | self.needs[other] for one, other in combinations(sorted(set(kinds)), 2)}
        return {kind for kind, needs in self.needs.items() if needs in pairs}

    def refine(self, kinds: Iterable[str]) -> str:
        """The finest kind where each holds the next; else what those that branch off have in common."""
        kinds = set(kinds)
        tips = [kind for kind in kinds if not any(kind in self.lineage(other)[1:] for other in kinds)]
        return self.find_common(sorted(tips))

    def _held(self, kind: str) -> list[str]:
        return [code for code in self.parents if kind in self.lineage(code)]
