"""Parameters: what a notebook lets its reader set, and whether a value may be set so.

In      the cell tagged `parameters` of a notebook: literals only, a comment a parameter; values from briefs.toml and -p
Out     Parameter, a row a parameter; checked values as papermill passes them
Units   days are ISO texts (2026-01-31)
Missing None = no limit, for a parameter whose default is None
Next    kernels passes the values to the notebook
"""

import ast
import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from analysis.briefs import BadUse
from analysis.briefs.declarations import Brief
from analysis.settings import ROOT

FOLDERS = ("seeds", "published")
DAYS, UNITS = ("from_date", "to_date", "as_of"), ("km", "mi")
KINDS = {str: "text", bool: "true or false", int: "whole number", float: "number", list: "texts parted by commas"}
SWITCHES = {"true": True, "false": False}


@dataclass(frozen=True)
class Parameter:
    """One line of a parameters cell: its name, its default, and what its comment says."""

    name: str
    default: Any
    help: str = ""

    @property
    def kind(self) -> str:
        return "text or none" if self.default is None else KINDS[type(self.default)]


def read_parameters(notebook: Path) -> list[Parameter]:
    """The parameters of `notebook`, in their order.

    Raises BadUse when the notebook is none, has no such cell, or the cell holds anything but literals.
    """
    try:
        cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
        tagged = [cell for cell in cells if "parameters" in cell.get("metadata", {}).get("tags", ())]
    except (OSError, ValueError, KeyError, TypeError, AttributeError) as error:
        raise BadUse(f"{notebook.name}: is no notebook ({error})") from error
    if len(tagged) != 1:
        raise BadUse(f"{notebook.name}: {len(tagged)} cells are tagged `parameters`; there must be one")
    source = "".join(tagged[0].get("source", ""))
    try:
        return [_read_line(node, source.splitlines()) for node in ast.parse(source).body]
    except (SyntaxError, ValueError) as error:
        raise BadUse(f"{notebook.name}: parameters cell: {error}") from error


def _read_line(node: ast.stmt, lines: Sequence[str]) -> Parameter:
    shown = lines[node.lineno - 1].strip()
    if not (isinstance(node, ast.Assign) and len(node.targets) == 1 and isinstance(node.targets[0], ast.Name)):
        raise ValueError(f"{shown!r} is not `name = literal`")
    try:
        default = ast.literal_eval(node.value)
    except ValueError as error:
        raise ValueError(f"{shown!r} is not a literal") from error
    default = list(default) if isinstance(default, tuple) else default
    if default is not None and type(default) not in KINDS:
        raise ValueError(f"{shown!r}: a parameter is a text, a number, a switch, a list of texts or None")
    comment = lines[(node.end_lineno or node.lineno) - 1].encode()[node.end_col_offset or 0 :].decode()
    return Parameter(node.targets[0].id, default, comment.strip().lstrip("# "))


def settle_values(brief: Brief, texts: Sequence[str] = ()) -> dict[str, Any]:
    """A value for every parameter of a brief's notebook: from `texts` (key=value), else briefs.toml, else its default.

    Raises BadUse naming what is unknown, of another type, or makes no sense.
    """
    parameters = read_parameters(brief.notebook)
    try:
        check_values(parameters, brief.parameters)
    except BadUse as error:
        raise BadUse(f"{brief.notebook.parent.name}/briefs.toml, brief {brief.name!r}: {error}") from error
    return check_values(parameters, brief.parameters | parse_assignments(parameters, texts))


def parse_assignments(parameters: Sequence[Parameter], texts: Sequence[str]) -> dict[str, Any]:
    """Values typed as key=value, each read after the default of its parameter.

    Raises BadUse naming the parameter that is unknown or has another type.
    """
    values = {}
    for text in texts:
        name, equals, value = text.partition("=")
        if not equals:
            raise BadUse(f"-p {text!r} is not key=value")
        values[name.strip()] = _parse(_find(parameters, name.strip()), value.strip())
    return values


def _parse(parameter: Parameter, text: str) -> Any:
    default = parameter.default
    try:
        if default is None:
            return None if text.lower() in ("", "none") else text
        if isinstance(default, bool):
            return SWITCHES[text.lower()]
        if isinstance(default, list):
            return [part.strip() for part in text.split(",") if part.strip()]
        return type(default)(text)
    except (KeyError, ValueError) as error:
        raise _refuse(parameter, text) from error


def check_values(parameters: Sequence[Parameter], values: Mapping[str, Any]) -> dict[str, Any]:
    """`values`, filled up with the defaults, once each is a parameter, has its type, and makes sense with the others.

    Raises BadUse with the name, and the parameters or values that are allowed.
    """
    defaults = {parameter.name: parameter.default for parameter in parameters}
    full = defaults | {name: _check(_find(parameters, name), value) for name, value in values.items()}
    days = {name: _read_day(name, full[name]) for name in DAYS if full.get(name) is not None}
    if "from_date" in days and "to_date" in days and days["from_date"] > days["to_date"]:
        raise BadUse(f"from_date {full['from_date']} lies after to_date {full['to_date']}")
    if full.get("units", "km") not in UNITS:
        raise BadUse(f"units is {full['units']!r}; allowed: {', '.join(UNITS)}")
    for name in FOLDERS:
        if full.get(name) is not None:
            _check_folder(name, full[name])
    for name, value in full.items():
        if name.startswith("tolerance_") and not 0 <= value < math.inf:
            raise BadUse(f"{name} is {value}; allowed: a number from 0")
    return full


def _check_folder(name: str, value: str) -> None:
    """Refuse a folder that lies outside the project, be it by its name, by dots or by a link."""
    if "\0" in value or Path(value).is_absolute() or not (ROOT / value).resolve().is_relative_to(ROOT):
        raise BadUse(f"{name} is {value!r}; allowed: a folder inside the project, named from there")


def say_scope(values: Mapping[str, Any]) -> str:
    """What a run with these values looks at, in one line."""
    said = {"from_date": "from", "to_date": "to", "as_of": "as of"}
    parts = [f"texts of {values['seeds']}"] if values.get("seeds") else []
    parts.append(", ".join(values.get("actors") or ["all launchers"]))
    return " · ".join([*parts, *(f"{word} {values[name]}" for name, word in said.items() if values.get(name))])


def _check(parameter: Parameter, value: Any) -> Any:
    default = parameter.default
    if isinstance(default, float) and type(value) is int:
        return float(value)
    wanted = str if default is None else type(default)
    fits = type(value) is wanted and (wanted is not list or all(type(item) is str for item in value))
    if not fits and not (value is None and default is None):
        raise _refuse(parameter, value)
    return value


def _find(parameters: Sequence[Parameter], name: str) -> Parameter:
    for parameter in parameters:
        if parameter.name == name:
            return parameter
    allowed = "".join(f"\n  {p.name} ({p.kind}, as it stands {p.default!r}) {p.help}".rstrip() for p in parameters)
    raise BadUse(f"no parameter named {name!r}; allowed:{allowed or ' none'}")


def _refuse(parameter: Parameter, value: Any) -> BadUse:
    return BadUse(f"{parameter.name} is {value!r}; allowed: {parameter.kind}")


def _read_day(name: str, text: str) -> date:
    try:
        if len(text) != len("2026-01-31"):
            raise ValueError
        return date.fromisoformat(text)
    except ValueError as error:
        raise BadUse(f"{name} is {text!r}; allowed: a day that exists, as 2026-01-31") from error
