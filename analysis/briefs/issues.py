"""Issues: which issue of a brief a run makes, which one it follows, and where the earlier ones are kept.

In      documents and Settings; the folder beside the last published page
Out     the name of an issue; the folder of the last other one; earlier issues carried over into a new folder
Units   days are ISO texts
Missing a brief whose texts have no day begins its name with "undated"; a first issue follows none
Next    the notebook compares with the last issue, beside carries the earlier ones over, the index lists them

An issue is what these texts and settings give. The same texts read better are the same issue, made anew; it is still
compared with the one before it, so that making a page twice gives the same page.

    <name>.html                     the newest issue
    <name>/                         its frames, its pages of single launches, its manifest
    <name>/earlier/<issue>/         the same two for each earlier issue
"""

from __future__ import annotations

import hashlib
import json
import os
import shutil
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from analysis.settings import Settings

# The program that publishes needs no pandas; only the notebook does.
if TYPE_CHECKING:
    import pandas as pd

    from analysis.changes import Last

TEXTS = ("documents", "sentences")
MANIFEST, EARLIER = "manifest.json", "earlier"
LENGTH = 8  # hexadecimal digits of the hash in a name, our choice


@dataclass(frozen=True)
class Shelf:
    """What stands in reports/ of one brief: its newest issue, its launches that have a page, the issues before it."""

    issue: str | None = None
    launches: dict[str, str] = field(default_factory=dict)
    earlier: list[str] = field(default_factory=list)
    pdf: bool = False


def read_shelf(out: Path, name: str) -> Shelf | None:
    """The shelf of the brief `name` in the folder `out`; None where it has no page."""
    if not (out / f"{name}.html").is_file():
        return None
    folder = out / name
    manifest = read_manifest(folder)
    launches = {key: title for key, title in manifest.get("launches", {}).items() if (folder / f"{key}.html").is_file()}
    return Shelf(manifest.get("issue"), launches, list_earlier(folder), (folder / f"{name}.pdf").is_file())


def name_issue(documents: pd.DataFrame, settings: Settings) -> str:
    """The issue that these texts and settings give: its last day and a hash, as 2026-01-27-1f0c9a3b.

    documents needs status, published_date, sha256. Where the texts lie makes no difference.
    """
    read = documents[documents.status == "read"]
    days = read.published_date.dropna()
    day = settings.as_of or (f"{days.max():%Y-%m-%d}" if len(days) else "undated")
    told = [sorted(read.sha256), {name: value for name, value in asdict(settings).items() if name != "seeds"}]
    digest = hashlib.sha256(json.dumps(told, sort_keys=True).encode()).hexdigest()
    return f"{day}-{digest[:LENGTH]}"


def read_manifest(folder: Path) -> dict[str, Any]:
    """The manifest in `folder`; empty where there is none that can be read."""
    try:
        manifest = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    return manifest if isinstance(manifest, dict) else {}


def find_last(published: str | Path | None, issue: str) -> tuple[str, Path] | None:
    """The issue before this one, and the folder of its frames. published: the folder beside the last published page."""
    if published is None:
        return None
    folder = Path(published)
    manifest = read_manifest(folder)
    last, place = manifest.get("issue"), folder
    if last == issue:
        last = manifest.get("follows")
        place = folder / EARLIER / str(last) / folder.name
    return (last, place) if last and place.is_dir() else None


def load_last(published: str | None, documents: pd.DataFrame, settings: Settings) -> Last | None:
    """The issue before the one that these texts and settings give, with its events and what they rested on."""
    from analysis.changes import Last
    from analysis.columns import FrameError
    from analysis.export import read_frame
    from analysis.tables import join_events

    found = find_last(published, name_issue(documents, settings))
    if found is None:
        return None
    try:
        events, claims, links, *texts = (read_frame(found[1], name) for name in ("events", "claims", "links", *TEXTS))
        return Last(found[0], events, join_events(claims, links), *texts)
    except (OSError, FrameError):
        return Last(found[0])


def carry_earlier(published: Path, folder: Path, issue: str) -> None:
    """Put the issues earlier than `issue` into the new folder: those kept so far, and the one it takes the place of."""
    for kept in sorted((published / EARLIER).glob("*")):
        shutil.copytree(kept, folder / EARLIER / kept.name, copy_function=_link)
    last, page = read_manifest(published).get("issue"), published.with_name(f"{published.name}.html")
    if last and last != issue and page.is_file():
        place = folder / EARLIER / str(last)
        # An issue that comes back, as when a text is taken away again, replaces what was kept of it.
        shutil.rmtree(place, ignore_errors=True)
        pages = shutil.ignore_patterns(EARLIER)
        shutil.copytree(published, place / published.name, ignore=pages, copy_function=_link)
        shutil.copy2(page, place / page.name)
    shutil.rmtree(folder / EARLIER / issue, ignore_errors=True)


def list_earlier(published: Path) -> list[str]:
    """The names of the earlier issues, the last first: each after the one that follows it."""
    places = {place.name: place for place in (published / EARLIER).glob("*")}
    kept = {name for name, place in places.items() if (place / f"{published.name}.html").is_file()}
    chain, name = [], read_manifest(published).get("follows")
    while name in kept and name not in chain:
        chain.append(name)
        name = read_manifest(places[name] / published.name).get("follows")
    return [*chain, *sorted(kept - set(chain), reverse=True)]


def _link(source: str, target: str) -> None:
    """What was published never changes, so a second name costs no room; where the system has none, a copy."""
    try:
        os.link(source, target)
    except OSError:
        shutil.copy2(source, target)
