"""Sheets: the lines of a reference file, whether it is CSV or a workbook.

In      a file
Out     its lines, numbered as a spreadsheet shows them, a string a cell
Units   days as 2026-01-04, clock times as 07:50
Missing an empty cell is an empty string
Next    launches reads them
"""

import csv
import io
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time
from pathlib import Path

from analysis.documents.decoding import NotText, decode_bytes

_WORKBOOK = ".xlsx"


class BadReference(ValueError):
    """A reference file cannot be used; the message names file, line and what would be right."""


def list_rows(path: Path) -> Iterator[tuple[int, list[str]]]:
    """The lines of a file, or of a workbook's first sheet, with their numbers. Raises BadReference naming the file."""
    if path.suffix.lower() == _WORKBOOK:
        yield from _list_cells(path)
        return
    try:
        rows = csv.reader(io.StringIO(decode_bytes(path.read_bytes())[0]))
    except NotText as error:
        raise BadReference(f"{path.name}: {error}; save the spreadsheet as CSV or {_WORKBOOK}") from error
    for cells in rows:
        yield rows.line_num, cells


def _list_cells(path: Path) -> Iterator[tuple[int, list[str]]]:
    from openpyxl import load_workbook
    from openpyxl.utils.exceptions import InvalidFileException

    try:
        sheet = load_workbook(path, read_only=True, data_only=True).worksheets[0]
    except (InvalidFileException, zipfile.BadZipFile, ValueError, KeyError, OSError) as error:
        raise BadReference(f"{path.name}: no workbook; save the spreadsheet as CSV or {_WORKBOOK}") from error
    for line, row in enumerate(sheet.iter_rows(values_only=True), start=1):
        yield line, [_say_cell(cell) for cell in row]


def _say_cell(cell: object) -> str:
    if isinstance(cell, datetime) and cell.time() == time():
        return cell.date().isoformat()
    if isinstance(cell, time):
        return cell.isoformat("minutes")
    if isinstance(cell, datetime | date):
        return cell.isoformat(sep=" ", timespec="minutes") if isinstance(cell, datetime) else cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    return "" if cell is None else str(cell)
