"""Tables as spreadsheets hold them: read from files of any origin, and written. Pure."""

from portal.importing.sheets.reading import read_sheets
from portal.importing.sheets.sheet import Problem, Row, Sheet, SheetError
from portal.importing.sheets.writing import Choices, write_csv, write_xlsx

__all__ = [
    "Choices",
    "Problem",
    "Row",
    "Sheet",
    "SheetError",
    "read_sheets",
    "write_csv",
    "write_xlsx",
]
