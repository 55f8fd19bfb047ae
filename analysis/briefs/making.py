"""Making: one brief, from its notebook to the files of its issue.

In      a Brief, checked values, a private folder
Out     Made: what was written into the folder, what the brief says of itself, what its cells warned of
Units   deadlines in seconds
Missing a brief that failed has no summary, and nothing of it counts
Next    runs puts the files into reports/
"""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from analysis.briefs import BriefFailed
from analysis.briefs.beside import write_beside, write_frames
from analysis.briefs.declarations import Brief
from analysis.briefs.doubts import Doubt, find_doubts
from analysis.briefs.handover import Handover, find_handover
from analysis.briefs.kernels import CELL_SECONDS, run_notebook
from analysis.briefs.paper import print_page
from analysis.briefs.render import render_page
from analysis.briefs.single import write_launches
from analysis.briefs.summary import Summary, find_summary

CODE = ("analysis", "data", "notebooks", "requirements.lock")  # where inputs lie that shape every page


@dataclass(frozen=True)
class Made:
    """One issue of a brief, or why there is none."""

    summary: Summary | None = None
    warnings: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    page_sha256: str | None = None
    failure: str | None = None


@dataclass(frozen=True)
class Ground:
    """What a brief rests on and follows, and who prints it: hashes of inputs, the last published folder, a browser."""

    inputs: Mapping[str, str] = field(default_factory=dict)
    published: Path | None = None
    browser: str | None = None


def make_brief(
    brief: Brief,
    values: Mapping[str, Any],
    folder: Path,
    progress: bool = False,
    cell_seconds: int = CELL_SECONDS,
    ground: Ground = Ground(),
) -> Made:
    """Run and render one brief into `folder`; what goes wrong is told in the failure."""
    page = folder / f"{brief.name}.html"
    if "published" in values and ground.published:
        values = {**values, "published": values["published"] or str(ground.published)}
    try:
        notebook = run_notebook(brief.notebook, values, progress, cell_seconds)
        summary, handed = find_summary(notebook), find_handover(notebook)
        content = render_page(notebook, brief, summary).encode("utf-8", "replace")
        write_frames(folder / brief.name, handed)
        page.write_bytes(content)
        _write_rest(folder / brief.name, brief, values, handed, ground, cell_seconds)
        if ground.browser:
            print_page(page, folder / brief.name / f"{brief.name}.pdf", ground.browser)
    except BriefFailed as error:
        return Made(failure=str(error))
    except OSError as error:
        return Made(failure=tell_os_error(error, page))
    except MemoryError:
        return Made(failure="out of memory")
    return Made(summary, _warnings(notebook), find_doubts(notebook), hashlib.sha256(content).hexdigest())


def _write_rest(
    folder: Path, brief: Brief, values: Mapping[str, Any], handed: Handover, ground: Ground, cell_seconds: int
) -> None:
    """What lies beside the page: pages of single launches, earlier issues, the manifest."""
    code = {path: sha256 for path, sha256 in ground.inputs.items() if path.split("/")[0] in CODE}
    own = {name: value for name, value in values.items() if name != "published"}
    pages = write_launches(folder, brief, own, handed, code, ground.published, cell_seconds)
    write_beside(folder, brief, own, handed, ground.inputs, ground.published, pages)


def tell_os_error(error: OSError, path: Path) -> str:
    """What the system refused, and which file it was about."""
    return f"{error.strerror or error}: {Path(error.filename or path).name}"


def _warnings(notebook: Any) -> list[str]:
    """What the cells wrote to standard error, a line each."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    texts = (output.text for output in outputs if output.output_type == "stream" and output.name == "stderr")
    return [line for text in texts for line in text.splitlines() if line.strip()]
