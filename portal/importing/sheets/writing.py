"""Writes tables: CSV that spreadsheets open, and workbooks that people fill in."""

import csv
import io
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation

from portal.importing.sheets.grid import MOST_ROWS, arm, letters
from portal.importing.sheets.tables import Sheet

TEXT = "@"  # the format that keeps a spreadsheet from making dates and numbers of codes
LISTS = "lists"
ESCAPED = re.compile("_(?=x[0-9A-Fa-f]{4}_)")  # ISO/IEC 29500-1, 22.9.2.19 (ST_Xstring)
WRAPPED = Alignment(wrap_text=True, vertical="top")
MARKED = PatternFill("solid", fgColor="FFE08A")
NARROW, WIDE = 14, 48


@dataclass(frozen=True)
class Column:
    """How a column of a workbook helps who fills it in. ``choices`` become a drop-down list."""

    help_text: str = ""
    choices: Sequence[str] = ()
    may_be_several: bool = False


@dataclass(frozen=True)
class Page:
    """A sheet to be written. ``remarks`` are shown at marked cells, by row number and header."""

    sheet: Sheet
    columns: Mapping[str, Column] = field(default_factory=dict)
    remarks: Mapping[tuple[int, str], str] = field(default_factory=dict)


def write_csv(sheet: Sheet) -> bytes:
    """RFC 4180 with a byte order mark, by which Excel knows UTF-8; no cell can be a formula."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow([arm(column) for column in sheet.columns])
    for row in sheet.rows:
        writer.writerow([arm(row.cells.get(column, "")) for column in sheet.columns])
    return text.getvalue().encode("utf-8-sig")


def write_xlsx(pages: Sequence[Page]) -> bytes:
    """A workbook of texts; rows stand one below the other under a header that stays in view."""
    book = Workbook(write_only=True)
    lists = [list(column.choices) for page in pages for column in page.columns.values()]
    lists = [choices for choices in lists if choices]
    for page in pages:
        _write_page(book, page, lists)
    if lists:
        _write_lists(book, lists)
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _write_page(book: Workbook, page: Page, lists: list[list[str]]) -> None:
    sheet = book.create_sheet(page.sheet.name[:31])
    sheet.freeze_panes = "A2"
    for at, header in enumerate(page.sheet.columns):
        column = page.columns.get(header, Column())
        letter = letters(at)
        longest = max([len(header), *(len(row.cells.get(header, "")) for row in page.sheet.rows)])
        sheet.column_dimensions[letter].width = max(NARROW, min(WIDE, longest + 2))
        if column.choices:
            place = lists.index(list(column.choices))
            sheet.data_validations.append(_choice(letter, place, column))
    helps = [page.columns.get(header, Column()).help_text for header in page.sheet.columns]
    sheet.append(
        [
            _cell(sheet, h, said, bold=True)
            for h, said in zip(page.sheet.columns, helps, strict=True)
        ]
    )
    for row in page.sheet.rows:
        remarks = [page.remarks.get((row.number, header), "") for header in page.sheet.columns]
        texts = [row.cells.get(header, "") for header in page.sheet.columns]
        sheet.append([_cell(sheet, t, said) for t, said in zip(texts, remarks, strict=True)])


def _cell(sheet: object, text: str, remark: str, *, bold: bool = False) -> WriteOnlyCell:
    cell = WriteOnlyCell(sheet, ESCAPED.sub("_x005F_", text) or None)
    cell.number_format, cell.alignment = TEXT, WRAPPED
    if text:
        cell.data_type = "s"  # openpyxl itself takes "=" for a formula
        cell.quotePrefix = arm(text) != text
    if bold:
        cell.font = Font(bold=True)
    elif remark:
        cell.fill = MARKED
    if remark:
        cell.comment = Comment(remark, "", width=320, height=160)
    return cell


def _choice(letter: str, place: int, column: Column) -> DataValidation:
    """Several may be chosen by writing them, so there other texts are let through."""
    last = len(column.choices)
    source = f"{LISTS}!${letters(place)}$1:${letters(place)}${last}"
    found = DataValidation("list", source, allow_blank=True, showErrorMessage=False)
    found.showErrorMessage = not column.may_be_several
    found.add(f"{letter}2:{letter}{MOST_ROWS + 1}")
    return found


def _write_lists(book: Workbook, lists: list[list[str]]) -> None:
    sheet = book.create_sheet(LISTS)
    sheet.sheet_state = "hidden"
    for number in range(max(len(choices) for choices in lists)):
        sheet.append([choices[number] if number < len(choices) else None for choices in lists])
