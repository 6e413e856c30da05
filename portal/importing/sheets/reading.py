"""Reads a file of tables, whatever its name says it is."""

from pathlib import PurePosixPath
from typing import BinaryIO

from django.core.files import File
from django.utils.translation import gettext_noop

from portal.importing.sheets import delimited, workbook
from portal.importing.sheets.grid import Grid, sheet_of
from portal.importing.sheets.tables import Problem, Sheet, SheetError

MOST_BYTES = 20 * 1024 * 1024
ENDINGS = (".csv", ".tsv", ".txt", ".xlsx")
TOO_LARGE = gettext_noop("This file is larger than %(most)s MB. Divide it.")
EMPTY = gettext_noop("This file is empty.")
NO_ENDING = gettext_noop("“%(name)s” is no spreadsheet. Save it as .xlsx or .csv.")
OLD_OR_LOCKED = gettext_noop(
    "This is an old Excel file, or one with a password. Save it as .xlsx without a password."
)
OLE, ZIP = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", b"PK\x03\x04"
PICTURE_OR_PAPER = (b"%PDF", b"\x89PNG", b"\xff\xd8\xff", b"GIF8", b"\x1f\x8b", b"Rar!", b"{\\rtf")


def read_sheets(file: BinaryIO | File, name: str) -> tuple[list[Sheet], list[Problem]]:
    """All tables of a .csv, .tsv, .txt or .xlsx file, with what is wrong in their cells.

    Raises SheetError where the file as a whole cannot be read.
    """
    path = PurePosixPath(name.replace("\\", "/"))
    content = file.read(MOST_BYTES + 1)
    if len(content) > MOST_BYTES:
        raise SheetError(TOO_LARGE, most=MOST_BYTES // 1024**2)
    if not content.strip(b"\0 \t\r\n"):
        raise SheetError(EMPTY)
    sheets: list[Sheet] = []
    problems: list[Problem] = []
    for grid in _grids(content, path):
        sheet, wrong = sheet_of(grid)
        if sheet:
            sheets.append(sheet)
        problems += wrong
    if not sheets:
        raise SheetError(EMPTY)
    return sheets, problems


def _grids(content: bytes, path: PurePosixPath) -> list[Grid]:
    ending = path.suffix.lower()
    if content.startswith(OLE):
        raise SheetError(OLD_OR_LOCKED)
    if content.startswith(ZIP):
        return workbook.grids(content, path.name)
    if ending not in ENDINGS or ending == ".xlsx" or content.startswith(PICTURE_OR_PAPER):
        raise SheetError(NO_ENDING, name=path.name)
    return [delimited.grid(content, path.stem)]
