"""Settings: where things are, and what a reader may turn.

In      nothing; the folders are those of the checkout this file lies in
Out     folders, and Settings: the parameters every stage and notebook shares
Units   days are ISO texts (2026-01-31), as papermill passes them
Missing None = no limit
Next    documents, lexicon, the notebooks and the command line
"""

from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEEDS, DATA, NOTEBOOKS, REPORTS = ROOT / "seeds", ROOT / "data", ROOT / "notebooks", ROOT / "reports"
LEXICON, BRIEFS = DATA / "lexicon", NOTEBOOKS / "briefs.toml"
ADJUDICATIONS, REFERENCE = DATA / "adjudications.csv", DATA / "reference.csv"
CACHE = ROOT / ".cache"


@dataclass(frozen=True)
class Settings:
    """What a run reads and how it judges; the same names as in every notebook's parameters cell."""

    seeds: str = "seeds"
    from_date: str | None = None
    to_date: str | None = None
    as_of: str | None = None
    actors: tuple[str, ...] = ()
    units: str = "km"
    tolerance_pct: float = 15.0
    tolerance_minutes: float = 10.0
