"""Single: a page for each launch of a brief, at an address that stays.

In      the brief, its values, what its notebook handed on, the folder with its frames
Out     <launch>.html beside those frames, for every launch; the hash by which the next run knows each again
Units   deadlines in seconds
Missing a brief that declares no notebook for each of its launches has no such pages
Next    runs publishes them with the brief

A page whose launch, code, words and versions are those of the last issue is taken over from there.
"""

import hashlib
import json
import shutil
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from analysis.briefs.declarations import Brief
from analysis.briefs.handover import Handover
from analysis.briefs.issues import read_manifest
from analysis.briefs.kernels import run_notebook
from analysis.briefs.parameters import read_parameters
from analysis.briefs.render import render_page
from analysis.briefs.summary import find_summary


def write_launches(
    folder: Path,
    brief: Brief,
    values: Mapping[str, Any],
    handed: Handover,
    code: Mapping[str, str],
    published: Path | None,
    cell_seconds: int,
) -> dict[str, str]:
    """Write a page for each launch into `folder`, which holds the frames; gives the hash of each.

    code: hashes of all that a page rests on beside its launch; without any, no page is taken over.
    """
    if brief.each is None:
        return {}
    known = read_manifest(published).get("pages", {}) if published and code else {}
    names = {parameter.name for parameter in read_parameters(brief.each)}
    settings = {name: value for name, value in values.items() if name in names}
    pages = {}
    for event_id, (title, rows) in handed.launches.items():
        pages[event_id] = hashlib.sha256(json.dumps([rows, settings, dict(code)], sort_keys=True).encode()).hexdigest()
        page = folder / f"{event_id}.html"
        if published and known.get(event_id) == pages[event_id] and (published / page.name).is_file():
            shutil.copy2(published / page.name, page)
            continue
        told = Brief(event_id, title, brief.each, part_of=brief.name)
        asked = {**settings, "event": event_id, "published": str(folder.absolute())}
        notebook = run_notebook(brief.each, asked, cell_seconds=cell_seconds)
        page.write_bytes(render_page(notebook, told, find_summary(notebook)).encode("utf-8", "replace"))
    return pages
