"""Rendering: what a brief costs here, and with the tools that could be used instead, on the same notebook.

    python -m benchmarks.rendering [--briefs 20] [--peers FOLDER]

In      the project as it is; a package index, from which peers are installed once into environments under FOLDER
Out     a table: wall and processor seconds of one cold brief, of one unchanged, of many; and the ratios that matter
Units   seconds; processor seconds are user and system, of all processes
Missing a peer that cannot be installed is named, with the reason
Next    the reader

The floor is what anybody can type: `papermill`, then `jupyter nbconvert`, without JupyterLab beside them.
"""

import argparse
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
NOTEBOOK, REPEATS = ROOT / "notebooks" / "brief.ipynb", 3
# What the notebook itself needs, in every environment.
NEEDS = ("ipykernel", "pandas>=3", "pandera", "pyarrow", "matplotlib", "ahocorasick-rs", "jinja2", "mistune", "tzdata")
FLOOR = "papermill + nbconvert"
PEERS = {
    FLOOR: ("papermill", "nbconvert"),
    "nbconvert --execute": ("nbconvert",),
    "myst-nb + Sphinx": ("myst-nb", "sphinx"),
    "ploomber": ("ploomber", "nbconvert"),
    "marimo export": ("marimo",),
}


@dataclass(frozen=True)
class Cost:
    """Wall and processor seconds of one run, of it and all its children."""

    wall: float
    cpu: float


def measure(commands: Sequence[Sequence[str]], folder: Path, **more: str) -> Cost:
    """Run the commands one after another. Raises RuntimeError with the last line of what a failing one said."""
    before, begun = resource.getrusage(resource.RUSAGE_CHILDREN), time.perf_counter()
    for command in commands:
        done = subprocess.run(
            list(map(str, command)), cwd=folder, env={**surroundings(), **more}, capture_output=True, text=True
        )
        if done.returncode:
            said = (done.stderr or done.stdout).strip().splitlines()
            raise RuntimeError(said[-1] if said else f"ended with {done.returncode}")
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    used = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(time.perf_counter() - begun, used)


def surroundings() -> dict[str, str]:
    """This process's own, with installed modules compiled once, the project importable, and nobody told of it."""
    own = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**own, "PYTHONPATH": str(ROOT), "PLOOMBER_STATS_ENABLED": "false"}


def middle(run: Callable[[], Cost], repeats: int = REPEATS) -> Cost:
    """The median of several runs."""
    costs = [run() for _ in range(repeats)]
    return Cost(statistics.median(cost.wall for cost in costs), statistics.median(cost.cpu for cost in costs))


def install(peers: Path) -> dict[str, Path]:
    """The bin folder of each peer that could be installed; the others are named."""
    found = {}
    for name, packages in PEERS.items():
        folder = peers / name.replace(" ", "-").replace("+", "and")
        try:
            if not (folder / "ready").exists():
                shutil.rmtree(folder, ignore_errors=True)
                uv = shutil.which("uv") or str(Path(sys.executable).with_name("uv"))
                measure([[uv, "venv", "--quiet", "--python", sys.executable, folder]], peers)
                wanted = [uv, "pip", "install", "--quiet", "--compile-bytecode", "--python", folder / "bin" / "python"]
                measure([[*wanted, *NEEDS, *packages]], peers)
                (folder / "ready").touch()
            found[name] = folder / "bin"
        except (RuntimeError, OSError) as error:
            print(f"{name} could not be installed: {error}", file=sys.stderr)
    return found


def typed(name: str, binaries: Path, out: Path, actor: str = "") -> list[list[object]]:
    """What one types to render the notebook with a peer, from the folder of the project."""
    made = out / f"made{actor}.ipynb"
    asked = ["-p", "units", "mi"] if actor else []
    if name == FLOOR:
        execute = [binaries / "papermill", "--no-progress-bar", NOTEBOOK, made, *asked]
        return [execute, [binaries / "jupyter-nbconvert", "--to", "html", made]]
    if name == "nbconvert --execute":
        return [[binaries / "jupyter-nbconvert", "--execute", "--to", "html", "--output-dir", out, NOTEBOOK]]
    if name == "myst-nb + Sphinx":
        return [[binaries / "sphinx-build", "-q", "-b", "html", out / "source", out / "html"]]
    if name == "ploomber":
        return [[binaries / "ploomber", "build", "--entry-point", out / "pipeline.yaml"]]
    return [
        [binaries / "marimo", "--yes", "convert", NOTEBOOK, "-o", out / "made.py"],
        [binaries / "marimo", "export", "html", out / "made.py", "-o", out / "made.html", "--force"],
    ]


def prepare(name: str, out: Path) -> None:
    """What a peer wants to find beside the notebook."""
    if name == "myst-nb + Sphinx":
        (out / "source").mkdir(parents=True)
        shutil.copy(NOTEBOOK, out / "source" / "index.ipynb")
        told = "extensions = ['myst_nb']\nnb_execution_mode = 'cache'\nnb_execution_timeout = 600\n"
        told += f"nb_execution_in_temp = False\nimport os; os.chdir({str(ROOT)!r})\n"
        (out / "source" / "conf.py").write_text(told)
        (out / "source" / "seeds").symlink_to(ROOT / "seeds")
    if name == "ploomber":
        # It refuses a notebook whose parameters do not name these two.
        notebook = json.loads(NOTEBOOK.read_text(encoding="utf-8"))
        [asked] = [cell for cell in notebook["cells"] if "parameters" in cell["metadata"].get("tags", ())]
        asked["source"] = "".join(asked["source"]) + "\nupstream = None\nproduct = None\n"
        (out / "brief.ipynb").write_text(json.dumps(notebook), encoding="utf-8")
        task = f"tasks:\n  - source: {out / 'brief.ipynb'}\n    name: brief\n    product: {out / 'made.html'}\n"
        (out / "pipeline.yaml").write_text(task)


def ours(out: Path, *words: str) -> list[list[object]]:
    """What one types to render the notebook here."""
    return [[sys.executable, "-m", "analysis.start", "brief", "--out", out, *words]]


def many_briefs(folder: Path, briefs: int) -> Path:
    """A copy of the project that declares so many briefs of the same notebook with other parameters."""
    for name in ("analysis", "data", "notebooks", "seeds"):
        shutil.copytree(ROOT / name, folder / name, ignore=shutil.ignore_patterns("__pycache__"))
    for name in ("requirements.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, folder)
    brief = (
        '[[brief]]\nname = "b{0}"\ntitle = "Brief {0}"\nnotebook = "brief.ipynb"\n[brief.parameters]\nunits = "mi"\n'
    )
    declared = "".join(brief.format(n) + f"tolerance_pct = {n}.0\n" for n in range(1, briefs + 1))
    (folder / "notebooks" / "briefs.toml").write_text(declared)
    return folder


def compare(peers: Path, out: Path, briefs: int, note: Callable[[str, Cost], Cost]) -> tuple[Cost | None, Cost | None]:
    """Time the peers; the floor of one brief, and a loop over so many."""
    floor = looped = None
    for name, binaries in install(peers).items():
        place = out / name.replace(" ", "-")
        place.mkdir()
        try:
            prepare(name, place)
            first = note(f"{name}, one brief, cold", measure(typed(name, binaries, place), ROOT))
            again = note(f"{name}, unchanged", measure(typed(name, binaries, place), ROOT))
            if name == FLOOR:
                floor = Cost(min(first.wall, again.wall), min(first.cpu, again.cpu))
                loop = [command for number in range(briefs) for command in typed(name, binaries, place, f"{number}")]
                looped = note(f"{name}, {briefs} briefs in a loop", measure(loop, ROOT))
        except RuntimeError as error:
            print(f"{name} fails on this notebook: {error}")
    return floor, looped


def time_ours(out: Path, briefs: int, note: Callable[[str, Cost], Cost]) -> tuple[Cost, Cost, Cost]:
    """Time one brief that is new, one that is unchanged, and so many."""
    single, many = many_briefs(out / "single", 1), many_briefs(out / "many", briefs)
    here = {"PYTHONPATH": str(single)}
    forced, plain = ours(single / "reports", "--force"), ours(single / "reports")
    cold = note("launchbook, one brief, cold", middle(lambda: measure(forced, single, **here)))
    measure(plain, single, **here)
    quiet = note("launchbook, unchanged", middle(lambda: measure(plain, single, **here), 9))
    command = ours(many / "reports", "--jobs", "2")
    made = note(f"launchbook, {briefs} briefs, --jobs 2", measure(command, many, PYTHONPATH=str(many)))
    return cold, quiet, made


def tell(name: str, one: Cost, other: Cost | None, most: float) -> None:
    """Print a ratio, and what it may be."""
    if other:
        print(f"{name:<44} {one.wall / other.wall:8.2f} {one.cpu / other.cpu:8.2f}   at most {most:g}")


def main() -> None:
    """Print the table."""
    reader = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    reader.add_argument("--briefs", type=int, default=20)
    reader.add_argument("--peers", type=Path, default=Path(tempfile.gettempdir()) / "launchbook-peers")
    asked = reader.parse_args()
    asked.peers.mkdir(parents=True, exist_ok=True)

    def note(name: str, cost: Cost) -> Cost:
        print(f"{name:<44} {cost.wall:8.2f} {cost.cpu:8.2f}", flush=True)
        return cost

    print(f"{'':<44} {'wall s':>8} {'cpu s':>8}")
    with tempfile.TemporaryDirectory(prefix="launchbook-rendering-") as folder:
        bare = note("python -c pass", middle(lambda: measure([[sys.executable, "-c", "pass"]], ROOT), 9))
        cold, quiet, made = time_ours(Path(folder), asked.briefs, note)
        floor, looped = compare(asked.peers, Path(folder), asked.briefs, note)
    tell("unchanged / python -c pass", quiet, bare, 3)
    tell("one brief / command lines", cold, floor, 0.6)
    tell(f"{asked.briefs} briefs / loop of command lines", made, looped, 0.2)


if __name__ == "__main__":
    main()
