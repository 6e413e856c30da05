"""A library that was taken out and saved in the ways in which Excel writes is still what it was."""

import re
import zipfile
from collections.abc import Callable, Iterator
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import CALENDAR_MAC_1904
from openpyxl.worksheet.table import Table

from portal.importing.beginning import begin
from portal.importing.exporting import export_catalogue
from tests import people
from tests.importing.catalogues import do_jobs
from tests.importing.difficult import make_library

pytestmark = pytest.mark.django_db
DAY = re.compile(r"\d{4}-\d\d-\d\d(?: \d\d:\d\d:\d\d)?")
WHOLE = re.compile(r"[1-9]\d{0,8}")


def cells(book: Any) -> Iterator[Any]:
    return (cell for page in book for row in page.iter_rows(min_row=2) for cell in row)


def typed_by_excel(book: Any) -> None:
    """Days as the number of days with a format, whole numbers as floats, truths as truths."""
    for cell in cells(book):
        text = str(cell.value or "")
        if DAY.fullmatch(text):
            cell.value, cell.number_format = datetime.fromisoformat(text), "m/d/yyyy h:mm"
        elif WHOLE.fullmatch(text):
            cell.value, cell.number_format = float(text), "General"
        elif text in ("yes", "no"):
            cell.value = text == "yes"


def of_the_macintosh(book: Any) -> None:
    book.epoch = CALENDAR_MAC_1904
    typed_by_excel(book)


def worked_on(book: Any) -> None:
    """What people leave in a workbook that says nothing."""
    for page in book:
        last = page.max_row
        page.auto_filter.ref = page.dimensions
        page.freeze_panes = "C3"
        page.row_dimensions[2].hidden = page.column_dimensions["B"].hidden = True
        page.cell(last + 500, 60).number_format = "@"
        page.cell(3, page.max_column).value = None
    book.create_sheet("Old").append(["Address", "no record"])
    book["Old"].sheet_state = "hidden"


def with_tables(book: Any) -> None:
    for number, page in enumerate(list(book)):
        corner = f"{get_column_letter(page.max_column)}{page.max_row}"
        page.add_table(Table(displayName=f"Table{number}", ref=f"A1:{corner}"))


def as_it_is(book: Any) -> None:
    """Only what openpyxl writes: one list of texts that cells point to."""


def carriage_returns(part: bytes) -> bytes:
    return part.replace(b"\n", b"_x000D_\n")


def rich_text(part: bytes) -> bytes:
    """Every text in two runs, the first of them bold."""
    runs = rb'<si><r><rPr><b/></rPr><t xml:space="preserve">\1</t></r>'
    runs += rb'<r><t xml:space="preserve">\2</t></r></si>'
    return re.sub(rb"<si><t[^>]*>(.)([^<]*)</t></si>", runs, part, flags=re.DOTALL)


def unchanged(part: bytes) -> bytes:
    return part


def shaped(path: Path, work: Callable[[Any], None], rewrite: Callable[[bytes], bytes]) -> BytesIO:
    """The workbook after somebody's work, with its list of texts written in another way."""
    book = load_workbook(path)
    work(book)
    saved, written = BytesIO(), BytesIO()
    book.save(saved)
    with zipfile.ZipFile(saved) as before, zipfile.ZipFile(written, "w") as after:
        for name in before.namelist():
            part = before.read(name)
            after.writestr(name, rewrite(part) if name.endswith("sharedStrings.xml") else part)
    written.seek(0)
    return written


@pytest.mark.parametrize(
    ("work", "rewrite"),
    [
        (as_it_is, carriage_returns),
        (as_it_is, rich_text),
        (typed_by_excel, unchanged),
        (of_the_macintosh, carriage_returns),
        (worked_on, unchanged),
        (with_tables, unchanged),
    ],
)
def test_what_excel_makes_of_a_workbook_changes_nothing(
    work: Callable[[Any], None], rewrite: Callable[[bytes], bytes], tmp_path: Path
) -> None:
    make_library()
    export_catalogue(tmp_path / "out", "en")
    file = shaped(tmp_path / "out" / "catalogue.xlsx", work, rewrite)
    folder = str(tmp_path / "out" / "files")
    batch = begin(file, "catalogue.xlsx", people.administrator(), folder)
    do_jobs()
    batch.refresh_from_db()
    errors = [f"{p.row} {p.column}: {p.sentence}" for p in batch.found if not p.is_warning]
    assert errors == []
    assert [row.changes for row in batch.rows.exclude(action="unchanged")] == []
    assert batch.rows.exists()
