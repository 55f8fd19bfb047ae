"""Doubts: what speaks against publishing a brief, said by its notebook.

In      a condition that ought to hold, and the reason to give when it does not
Out     Doubt, shown by a cell and read by the program that publishes
Units   none
Missing a condition that holds gives no doubt
Next    runs holds the new page back, or publishes it with a warning
"""

from dataclasses import asdict, dataclass
from typing import Any

MIME = "application/vnd.launchbook.doubt+json"


@dataclass(frozen=True)
class Doubt:
    """A reason not to publish without a word; `holds` when it is a reason not to publish at all."""

    reason: str
    holds: bool

    def _repr_mimebundle_(self, **_: Any) -> dict[str, Any]:
        return {MIME: asdict(self), "text/plain": f"{'held back' if self.holds else 'warning'}: {self.reason}"}


def hold_unless(condition: Any, reason: str) -> Doubt | None:
    """Hold the brief back unless `condition` holds; the last line of a notebook's cell."""
    return None if condition else Doubt(reason, True)


def warn_unless(condition: Any, reason: str) -> Doubt | None:
    """Publish the brief with a warning unless `condition` holds; the last line of a notebook's cell."""
    return None if condition else Doubt(reason, False)


def find_doubts(notebook: Any) -> list[Doubt]:
    """The doubts that an executed notebook showed."""
    outputs = (output for cell in notebook.cells for output in cell.get("outputs", ()))
    return [Doubt(**output["data"][MIME]) for output in outputs if MIME in output.get("data", {})]
