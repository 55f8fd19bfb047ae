"""Linking: how well tellings whose launch is known are put together.

In      tests/linking/*.toml: scenes, each a list of tellings in short; `event` names the launch a telling is of
Out     a LinkScore: pairwise and B-cubed precision, recall and F1, and the pairs that came out wrong, in words
Units   scores from 0 to 1
Missing an event of "?" is a telling that must stay open; it counts in no pair
Next    eval prints it; tests/test_linking.py holds each scene

B-cubed after Bagga and Baldwin, "Entity-based cross-document coreferencing using the vector space model" (1998):
precision and recall of every telling's own cluster, averaged over the tellings.
"""

import tomllib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import pandas as pd

from analysis.columns import make_frame
from analysis.events import resolve_events
from analysis.settings import ROOT

SCENES = ROOT / "tests" / "linking"
OPEN = "?"


@dataclass(frozen=True)
class Telling:
    """One telling: its id, the launch it is of, and the rows of the frames that give it."""

    mention_id: str
    event: str
    mention: dict[str, Any]
    document: dict[str, Any]


@dataclass(frozen=True)
class LinkScore:
    """Precision and recall of pairs and of clusters, and what went wrong, open tellings that were placed among it."""

    pairs: tuple[float, float]
    bcubed: tuple[float, float]
    misses: list[str]

    @staticmethod
    def f1(rates: tuple[float, float]) -> float:
        """Harmonic mean of precision and recall."""
        return 2 * rates[0] * rates[1] / sum(rates) if sum(rates) else 0.0


def load_scene(path: Path) -> list[Telling]:
    """The tellings of one file."""
    scene = tomllib.loads(path.read_text(encoding="utf-8"))
    told = [{"actor": scene.get("actor", "North Korea")} | telling for telling in scene["tellings"]]
    return [_load_telling(f"{path.stem}-{number}", path.stem, telling) for number, telling in enumerate(told, 1)]


def _load_telling(name: str, scene: str, told: dict[str, Any]) -> Telling:
    first, _, last = told["days"].partition("..")
    count = [*told.get("count", ()), None, None][:2]
    mention = {
        **{key: told.get(key) for key in ("actor", "kind", "name", "site", "landing")},
        "mention_id": f"{name}-m",
        "document_id": name,
        "role": told.get("role", "main"),
        "from_date": pd.Timestamp(first) if first else None,
        "to_date": pd.Timestamp(last or first) if first else None,
        "date_precision": "day",
        "local_time": told.get("time"),
        "count_low": count[0],
        "count_high": count[1],
        **{f"{key}_km": told.get(key, ()) for key in ("distance", "apogee")},
    }
    document = {
        "document_id": name,
        "path": name,
        "copy_group": told.get("copy", name),
        "text": "",
        "sha256": "",
        "published_date": pd.Timestamp(told["published"]) if "published" in told else None,
        "status": "read",
        "date_precision": "day",
        "date_source": "header",
    }
    event = told["event"] if told["event"] == OPEN else f"{scene} {told['event']}"
    return Telling(f"{name}-m", event, mention, document)


def link_tellings(tellings: Sequence[Telling]) -> dict[str, str]:
    """The launch that the chronology gives each telling, by its id; OPEN where it stays open."""
    mentions = make_frame("mentions", [telling.mention for telling in tellings])
    documents = make_frame("documents", [telling.document for telling in tellings])
    links, _ = resolve_events(mentions, make_frame("claims", []), documents)
    return dict(zip(links.mention_id, links.event_id.fillna(OPEN), strict=True))


def score_links(tellings: Sequence[Telling], links: dict[str, str]) -> LinkScore:
    """Compare the launches found with those that are meant."""
    placed = [telling for telling in tellings if telling.event != OPEN]
    # A telling left open is a cluster of its own.
    found = {t.mention_id: t.mention_id if links[t.mention_id] == OPEN else links[t.mention_id] for t in placed}
    meant = {telling.mention_id: telling.event for telling in placed}
    outcomes = [(found[a] == found[b], meant[a] == meant[b]) for a, b in combinations(meant, 2)]
    both, linked, same = (sum(map(test, outcomes)) for test in (all, lambda pair: pair[0], lambda pair: pair[1]))
    pairs = both / linked if linked else 1.0, both / same if same else 1.0
    bcubed = _mean_share(found, meant), _mean_share(meant, found)
    return LinkScore(pairs, bcubed, list(_list_misses(tellings, found, links)))


def _mean_share(clusters: dict[str, str], others: dict[str, str]) -> float:
    """How much of each item's own cluster lies in its other cluster, on average."""
    shares = []
    for item in clusters:
        cluster = [other for other in clusters if clusters[other] == clusters[item]]
        shares.append(sum(others[other] == others[item] for other in cluster) / len(cluster))
    return sum(shares) / len(shares)


def _list_misses(tellings: Sequence[Telling], found: dict[str, str], links: dict[str, str]) -> Iterator[str]:
    for telling in tellings:
        if telling.event == OPEN and links[telling.mention_id] != OPEN:
            yield f"{telling.mention_id} should stay open, taken as {links[telling.mention_id]}"
    for one, other in combinations([telling for telling in tellings if telling.event != OPEN], 2):
        linked, same = found[one.mention_id] == found[other.mention_id], one.event == other.event
        if linked != same:
            yield f"{one.mention_id} and {other.mention_id} {'joined' if linked else 'kept apart'}: meant {one.event}"
