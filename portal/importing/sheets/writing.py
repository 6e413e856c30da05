"""Writes tables so that every spreadsheet shows them as they are, and runs nothing in them."""

import csv
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO, StringIO

from openpyxl import Workbook
from openpyxl.cell import Cell as WorkbookCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter, quote_sheetname
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from portal.importing.sheets.cell import as_text, harmless
from portal.importing.sheets.sheet import Sheet

AS_TEXT = "@"  # the number format that keeps 0123 and 3-14 as they are
HEADER_FILL = PatternFill("solid", fgColor="E3EEE6")
MARKED_FILL = PatternFill("solid", fgColor="FBE3B5")
NARROWEST, WIDEST = 12, 60
LISTS = "choices"
ROWS_WITH_LISTS = 1_000
AUTHOR = "Portal"


@dataclass(frozen=True)
class Choices:
    """What a column offers; ``is_open`` where several, or others, may be written."""

    names: Sequence[str]
    is_open: bool = False


Place = tuple[str, int, str]  # sheet, row as the spreadsheet numbers it, header


def write_csv(sheet: Sheet) -> bytes:
    """RFC 4180 in UTF-8, with the mark by which spreadsheets know it."""
    text = StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(sheet.columns)
    for row in sheet.rows:
        writer.writerow([harmless(row.cells.get(name, "")) for name in sheet.columns])
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(
    sheets: Sequence[Sheet],
    choices: Mapping[tuple[str, str], Choices] | None = None,
    notes: Mapping[Place, str] | None = None,
) -> bytes:
    """A workbook of text cells. The header stays in sight; ``choices`` (by sheet and header) drop
    down; ``notes`` become comments on their cells, which are marked unless they are headers.

    Rows stand at their numbers, so that a place means the same in the file that it came from.
    """
    book = Workbook()
    book.remove(book.active)
    for sheet in sheets:
        _fill(book.create_sheet(sheet.name), sheet, notes or {})
    _add_choices(book, choices or {})
    written = BytesIO()
    book.save(written)
    return written.getvalue()


def _fill(page: Worksheet, sheet: Sheet, notes: Mapping[Place, str]) -> None:
    page.freeze_panes = "B2"
    for place, name in enumerate(sheet.columns, start=1):
        cell = _write(page, 1, place, name)
        cell.font, cell.fill = Font(bold=True), HEADER_FILL
        longest = max((len(row.cells.get(name, "")) for row in sheet.rows), default=0)
        width = min(WIDEST, max(NARROWEST, len(name) + 2, longest // 2))
        page.column_dimensions[get_column_letter(place)].width = width
    for row in sheet.rows:
        for place, name in enumerate(sheet.columns, start=1):
            _write(page, row.number, place, row.cells.get(name, ""))
    for (owner, number, name), text in notes.items():
        if owner == sheet.name:
            _note(page, number, _place(sheet, name), text)


def _place(sheet: Sheet, name: str) -> int:
    return sheet.columns.index(name) + 1 if name in sheet.columns else 1


def _write(page: Worksheet, number: int, place: int, text: str) -> WorkbookCell:
    cell = page.cell(number, place)
    cell.number_format = AS_TEXT
    cell.alignment = Alignment(wrap_text=True, vertical="top")
    if text:
        cell.value, cell.data_type = as_text(text), "s"
        cell.quotePrefix = text.startswith("=")
    return cell


def _note(page: Worksheet, number: int, place: int, text: str) -> None:
    cell = page.cell(max(number, 1), place)
    before = f"{cell.comment.text}\n" if cell.comment else ""
    cell.comment = Comment(before + text, AUTHOR, width=360, height=140)
    if number > 1:
        cell.fill = MARKED_FILL


def _add_choices(book: Workbook, choices: Mapping[tuple[str, str], Choices]) -> None:
    if not choices:
        return
    lists = book.create_sheet(LISTS)
    lists.sheet_state = "hidden"
    for column, ((owner, header), offered) in enumerate(choices.items(), start=1):
        for number, name in enumerate(offered.names, start=1):
            _write(lists, number, column, name)
        letter = get_column_letter(column)
        source = f"{quote_sheetname(LISTS)}!${letter}$1:${letter}${len(offered.names)}"
        rule = DataValidation("list", formula1=source, allow_blank=True)
        rule.showErrorMessage = not offered.is_open
        page = book[owner]
        headers = [cell.value for cell in page[1]]
        own = get_column_letter(headers.index(header) + 1)
        rule.add(f"{own}2:{own}{ROWS_WITH_LISTS}")
        page.add_data_validation(rule)
