"""Reads a file that somebody calls a spreadsheet, by its bytes and not by its name."""

from collections.abc import Callable
from pathlib import PurePath
from typing import BinaryIO

from django.utils.translation import gettext_noop

from portal.importing.sheets.delimited import read_delimited
from portal.importing.sheets.grid import sheet_of
from portal.importing.sheets.sheet import Problem, Sheet, SheetError
from portal.importing.sheets.workbook import read_workbook

LARGEST = 20 * 1024**2  # bytes
ZIP, COMPOUND, PDF = b"PK\x03\x04", b"\xd0\xcf\x11\xe0", b"%PDF"

EMPTY = gettext_noop("This file is empty.")
TOO_LARGE = gettext_noop("This file is larger than %(megabytes)s MB. Divide it.")
LOCKED_OR_OLD = gettext_noop(
    "This workbook is locked by a password, or is of the old kind (.xls). "
    "Save it without a password as .xlsx."
)
NO_TABLE = gettext_noop("This is not a spreadsheet. Save it as .xlsx or .csv.")


def read_sheets(
    file: BinaryIO, name: str, knows: Callable[[str], bool] = lambda header: False
) -> tuple[list[Sheet], list[Problem]]:
    """The tables in a file, and what is wrong with single cells of theirs.

    ``name`` is what the file is called, which names the only sheet of delimited text; ``knows``
    tells whether a header is one that is looked for. Raises SheetError for a file that is no
    spreadsheet or too large.
    """
    content = file.read(LARGEST + 1)
    if len(content) > LARGEST:
        raise SheetError(TOO_LARGE, megabytes=LARGEST // 1024**2)
    if not content.strip(b"\0 \r\n\t\xef\xbb\xbf\xff\xfe"):
        raise SheetError(EMPTY)
    if content.startswith(COMPOUND):
        raise SheetError(LOCKED_OR_OLD)
    if content.startswith(ZIP):
        grids = list(read_workbook(content))
    elif content.startswith(PDF) or _is_binary(content):
        raise SheetError(NO_TABLE)
    else:
        grids = [(PurePath(name).stem, read_delimited(content, knows))]
    found = [sheet_of(title, grid, knows) for title, grid in grids]
    return [sheet for sheet, _wrong in found], [one for _sheet, wrong in found for one in wrong]


def _is_binary(content: bytes) -> bool:
    """Control codes that no program writes into text; UTF-16 has zeros, and only those."""
    return any(code in content[:4096] for code in (b"\x01", b"\x02", b"\x03", b"\x04"))
