"""Workbooks (Office Open XML, ECMA-376) as Excel, LibreOffice and others write them."""

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any
from xml.etree.ElementTree import ParseError

from django.utils.translation import gettext_noop
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from portal.importing.sheets.cell import Cell, formula, typed
from portal.importing.sheets.grid import MOST_COLUMNS, MOST_ROWS, TOO_MANY_ROWS, Numbered
from portal.importing.sheets.sheet import SheetError

STRICT = b"http://purl.oclc.org/ooxml/"  # begins the namespaces of its strict form
LARGEST_UNPACKED = 300 * 1024**2  # bytes
EMPTY_ROWS = 1_000  # so many in a row are the end of a sheet, however far its formats reach

NO_WORKBOOK = gettext_noop("This is not a workbook of Excel. Save it as .xlsx or .csv.")
NOT_STRICT = gettext_noop(
    "This is a workbook of the kind “Strict Open XML Spreadsheet”. "
    "Save it as “Excel Workbook (.xlsx)” or as .csv."
)
TOO_LARGE = gettext_noop("This workbook holds too much when it is unpacked. Divide it.")
BROKEN = gettext_noop("This workbook cannot be read: open it in a spreadsheet and save it anew.")


def read_workbook(content: bytes) -> Iterator[tuple[str, list[Numbered]]]:
    """The visible sheets with their cells. Raises SheetError.

    A formula counts as what it came to when the workbook was saved.
    """
    _look_inside(content)
    try:
        values, formulas = (
            load_workbook(BytesIO(content), True, data_only=d) for d in (True, False)
        )
        for sheet in values.worksheets:
            if sheet.sheet_state == "visible":
                yield sheet.title, list(_rows(sheet, formulas[sheet.title]))
    except (InvalidFileException, KeyError, ValueError, TypeError, ParseError, OSError) as error:
        raise SheetError(BROKEN) from error


def _look_inside(content: bytes) -> None:
    """Refuses what unpacks to more than a workbook, declarations that could blow it up, and the
    strict form, of which nothing would be read.
    """
    try:
        with zipfile.ZipFile(BytesIO(content)) as archive:
            members = archive.infolist()
            if "xl/workbook.xml" not in archive.namelist():
                raise SheetError(NO_WORKBOOK)
            if sum(member.file_size for member in members) > LARGEST_UNPACKED:
                raise SheetError(TOO_LARGE)
            for member in members:
                with archive.open(member) as part:
                    _look_at(part.read(1024))
    except (zipfile.BadZipFile, RuntimeError, NotImplementedError, EOFError) as error:
        raise SheetError(BROKEN) from error


def _look_at(beginning: bytes) -> None:
    if b"<!DOCTYPE" in beginning:
        raise SheetError(BROKEN)
    if STRICT in beginning:
        raise SheetError(NOT_STRICT)


def _rows(values: Any, formulas: Any) -> Iterator[Numbered]:
    """Both are read in step: the one has results, the other knows what is a formula."""
    values.reset_dimensions()
    formulas.reset_dimensions()
    pairs = zip(_bounded(values), _bounded(formulas), strict=True)
    found = empty = 0
    for number, (results, sources) in enumerate(pairs, start=1):
        cells = [_cell(result, source) for result, source in zip(results, sources, strict=True)]
        found, empty = (found + 1, 0) if any(cells) else (found, empty + 1)
        if found > MOST_ROWS + 1:
            raise SheetError(TOO_MANY_ROWS, most=MOST_ROWS)
        if empty > EMPTY_ROWS:
            return
        yield number, cells


def _bounded(sheet: Any) -> Any:
    return sheet.iter_rows(max_col=MOST_COLUMNS + 1)


def _cell(result: Any, source: Any) -> Cell:
    is_formula = source.data_type == "f"
    if is_formula and result.value is None:
        return formula(str(source.value))
    return typed(result.value)
