"""Timers: what other programs need to regenerate the briefs on a schedule.

In      declared briefs, the rules of a run, the folder of the project
Out     a cron line, a systemd service and timer, a GitHub Actions workflow, an Airflow DAG, as text
Units   none
Missing a brief without a schedule is left to whoever types its name
Next    `launchbook schedule` prints one

All but Airflow only ask, every ten minutes, whether a brief is due: zones, daylight saving and what was missed are
known here, and asking costs next to nothing.
"""

import shlex
from collections.abc import Sequence
from pathlib import Path

from analysis.briefs.declarations import Brief, Rules

MINUTES = 10  # our choice: a page is there ten minutes after it was due
FORMS = ("cron", "systemd", "github", "airflow")
TEMPLATES = Path(__file__).parent


def write_timer(form: str, briefs: Sequence[Brief], rules: Rules, root: Path, program: Path) -> str:
    """The text of one of FORMS for these briefs."""
    from jinja2 import Environment, FileSystemLoader, StrictUndefined

    due = [brief for brief in briefs if brief.cron]
    rows = [(brief.name, brief.cron, brief.zone, str(brief.notebook), dict(brief.parameters)) for brief in due]
    told = {"minutes": MINUTES, "rules": rules, "root": root, "program": program, "rows": [repr(row) for row in rows]}
    publish = repr(f"cd {_quote_for_shell(root)} && {_quote_for_shell(program)} brief")
    environment = Environment(loader=FileSystemLoader(TEMPLATES), undefined=StrictUndefined, keep_trailing_newline=True)
    environment.filters |= {"shell": _quote_for_shell, "unit": _quote_for_unit}
    return environment.get_template(f"{form}.j2").render(told, publish=publish)


def _quote_for_shell(path: Path) -> str:
    return shlex.quote(str(path))


def _quote_for_unit(path: Path) -> str:
    """A path within double quotes in a unit of systemd, where percent signs and backslashes mean something."""
    return str(path).replace("%", "%%").replace("\\", "\\\\").replace('"', '\\"')
