"""Reads workbooks (ISO/IEC 29500, .xlsx): values as people see them, formulas by their results."""

import io
import re
import zipfile
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from typing import Any

from django.utils.translation import gettext_noop
from openpyxl import load_workbook
from openpyxl.utils.escape import unescape

from portal.importing.sheets.grid import MOST_COLUMNS, Grid
from portal.importing.sheets.tables import SheetError

MOST_UNPACKED = 200 * 1024 * 1024
MOST_PARTS = 2000
NOT_A_WORKBOOK = gettext_noop("“%(name)s” is no Excel workbook. Save it as .xlsx or .csv.")
DAMAGED = gettext_noop("The workbook “%(name)s” is damaged. Open it, and save it anew as .xlsx.")
TOO_MUCH = gettext_noop("The workbook “%(name)s” holds too much. Divide it.")


def grids(content: bytes, name: str) -> list[Grid]:
    """The visible sheets of a workbook, hidden rows included. Raises SheetError."""
    _check_archive(content, name)
    try:
        sheets = _read(content, results=False)
        if any(grid.formulas for grid in sheets):
            sheets = _with_results(sheets, _read(content, results=True))
    except SheetError:
        raise
    except Exception as error:  # openpyxl raises whatever a damaged file makes its parts raise
        raise SheetError(DAMAGED, name=name) from error
    return sheets


def _check_archive(content: bytes, name: str) -> None:
    """What it would unpack to is known before it is unpacked; declared entities are refused."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise SheetError(NOT_A_WORKBOOK, name=name)
            if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
                raise SheetError(TOO_MUCH, name=name)
            for part in parts:
                with archive.open(part) as file:
                    if b"<!DOCTYPE" in file.read(2000):
                        raise SheetError(DAMAGED, name=name)
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise SheetError(DAMAGED, name=name) from error


def _read(content: bytes, *, results: bool) -> list[Grid]:
    book = load_workbook(io.BytesIO(content), read_only=True, data_only=results)
    found = []
    for sheet in book.worksheets:
        if sheet.sheet_state != "visible":
            continue
        sheet.reset_dimensions()  # what a file says of its own size is often wrong
        grid = Grid(sheet.title, [], is_typed=True)
        grid.rows = list(_rows(sheet, grid))
        found.append(grid)
    book.close()
    return found


def _rows(sheet: Any, grid: Grid) -> Iterator[tuple[int, list[str]]]:
    for number, cells in enumerate(sheet.iter_rows(max_col=MOST_COLUMNS + 1), start=1):
        for at, cell in enumerate(cells):
            if cell.data_type == "f":
                grid.formulas[number, at] = str(getattr(cell.value, "text", cell.value))
        texts = [_text(cell) for cell in cells]
        if any(texts):
            yield number, texts


def _with_results(written: list[Grid], results: list[Grid]) -> list[Grid]:
    """The results that the spreadsheet kept; a formula without one stays a formula."""
    for before, after in zip(written, results, strict=True):
        texts = dict(after.rows)
        after.formulas = {
            (number, at): formula
            for (number, at), formula in before.formulas.items()
            if not (texts.get(number, []) + [""] * (at + 1))[at]
        }
        numbers = dict(before.rows) | texts
        after.rows = sorted(numbers.items())
    return results


def _text(cell: Any) -> str:
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, (int, float)):
        return _number(value, cell.number_format or "")
    if isinstance(value, datetime):
        value = _rounded(value)
        return value.isoformat(" ") if value.time() != time() else value.date().isoformat()
    if isinstance(value, (date, time)):
        return value.isoformat()
    return unescape(str(value))


def _number(value: float, number_format: str) -> str:
    if "%" in number_format:
        return f"{value * 100:.10g}%"
    if value != int(value):
        return repr(value)
    zeros = re.fullmatch("0{2,}", number_format)  # codes such as 00123
    return str(int(value)).zfill(len(zeros[0]) if zeros else 1)


def _rounded(moment: datetime) -> datetime:
    """Serial numbers of days are floats, a second of which is not exact."""
    return (moment + timedelta(microseconds=500_000)).replace(microsecond=0)
