"""Tables as spreadsheets hold them: read from files, and written."""

from portal.importing.sheets.reading import read_sheets
from portal.importing.sheets.tables import Problem, Row, Sheet, SheetError
from portal.importing.sheets.writing import Column, Page, write_csv, write_xlsx

__all__ = [
    "Column",
    "Page",
    "Problem",
    "Row",
    "Sheet",
    "SheetError",
    "read_sheets",
    "write_csv",
    "write_xlsx",
]
