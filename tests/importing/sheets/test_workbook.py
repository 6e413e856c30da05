"""Workbooks as Excel and others write them."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime, time
from io import BytesIO
from typing import Any

import pytest
from openpyxl import Workbook
from openpyxl.utils.datetime import CALENDAR_MAC_1904

from portal.importing.sheets import SheetError, read_sheets


def book_of(fill: Callable[[Any], None]) -> BytesIO:
    book = Workbook()
    fill(book)
    written = BytesIO()
    book.save(written)
    written.seek(0)
    return written


def cells_of(values: list[Any], **changes: Any) -> list[str]:
    def fill(book: Any) -> None:
        for name, value in changes.items():
            setattr(book, name, value)
        book.active.append([f"c{n}" for n in range(len(values))])
        book.active.append(values)

    [sheet], problems = read_sheets(book_of(fill), "any.xlsx")
    assert problems == []
    return list(sheet.rows[0].cells.values())


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (3.0, "3"),
        (100_000.0, "100000"),
        (2.5, "2.5"),
        (12, "12"),
        (True, "yes"),
        (False, "no"),
        (date(2024, 3, 14), "2024-03-14"),
        (datetime(2024, 3, 14), "2024-03-14"),
        (datetime(2024, 3, 14, 9, 30), "2024-03-14 09:30:00"),
        (time(9, 30), "09:30:00"),
        (None, ""),
        ("  two  spaces\xa0", "two  spaces"),
        ("line\r\nbreak_x000D_\n", "line\nbreak"),
    ],
)
def test_what_a_workbook_knows_becomes_a_text(value: Any, text: str) -> None:
    assert cells_of(["first", value]) == ["first", text]


def test_dates_of_the_macintosh_s_calendar_are_the_same_days() -> None:
    assert cells_of([date(2024, 3, 14)], epoch=CALENDAR_MAC_1904) == ["2024-03-14"]


def test_hidden_sheets_are_not_read_and_others_all() -> None:
    def fill(book: Any) -> None:
        book.active.title = "Videos"
        book.active.append(["slug"])
        book.active.append(["a"])
        book.create_sheet("Colecciones").append(["slug"])
        book.create_sheet("choices").sheet_state = "hidden"

    sheets, _problems = read_sheets(book_of(fill), "any.xlsx")
    assert [sheet.name for sheet in sheets] == ["Videos", "Colecciones"]


def test_rows_keep_their_numbers_and_empty_ones_are_left_out() -> None:
    def fill(book: Any) -> None:
        for number, value in ((3, "slug"), (5, "a"), (9, "b")):
            book.active.cell(number, 2, value)

    [sheet], _problems = read_sheets(book_of(fill), "any.xlsx")
    assert [(row.number, row.cells["slug"]) for row in sheet.rows] == [(5, "a"), (9, "b")]


def test_a_formula_counts_as_what_it_came_to_and_is_a_problem_where_that_is_not_kept() -> None:
    def fill(book: Any) -> None:
        book.active.append(["slug", "place"])
        book.active.append(["a", "=CONCATENATE(A2,1)"])

    [_sheet], [problem] = read_sheets(book_of(fill), "any.xlsx")
    assert (problem.row, problem.column) == (2, "place")
    assert "=CONCATENATE(A2,1)" in problem.sentence

    content = with_part(
        book_of(fill).getvalue(),
        "xl/worksheets/sheet1.xml",
        lambda xml: xml.replace(b'r="B2"', b'r="B2" t="str"').replace(b"<v />", b"<v>a1</v>"),
    )
    [sheet], problems = read_sheets(BytesIO(content), "any.xlsx")
    assert (problems, sheet.rows[0].cells["place"]) == ([], "a1")


def with_part(content: bytes, name: str, change: Callable[[bytes], bytes]) -> bytes:
    """A workbook with one of its parts changed, as another program might write it."""
    written = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as before, zipfile.ZipFile(written, "w") as after:
        for member in before.infolist():
            part = before.read(member)
            after.writestr(member, change(part) if member.filename == name else part)
    return written.getvalue()


def simple() -> bytes:
    return book_of(lambda book: book.active.append(["slug"])).getvalue()


def archive(**members: bytes) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as made:
        for name, content in members.items():
            made.writestr(name, content)
    return written.getvalue()


def strictly(part: bytes) -> bytes:
    """ISO/IEC 29500-1, whose namespaces are others than those of Excel's usual form."""
    usual, strict = (
        b"schemas.openxmlformats.org/spreadsheetml/2006",
        b"purl.oclc.org/ooxml/spreadsheetml",
    )
    return part.replace(usual, strict)


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (archive(word=b"a document"), "not a workbook of Excel"),
        (archive(mimetype=b"application/vnd.oasis.opendocument.spreadsheet"), "not a workbook"),
        (b"PK\x03\x04 and no archive", "cannot be read"),
        (simple()[:-200], "cannot be read"),
        (
            with_part(
                simple(),
                "xl/workbook.xml",
                lambda xml: b'<!DOCTYPE a [<!ENTITY b "bb">]>' + xml,
            ),
            "cannot be read",
        ),
        (with_part(simple(), "xl/workbook.xml", strictly), "Strict Open XML"),
        (with_part(simple(), "xl/workbook.xml", lambda xml: xml[:50]), "cannot be read"),
        (
            with_part(simple(), "xl/worksheets/sheet1.xml", lambda xml: b" " * 310 * 1024**2),
            "too much",
        ),
    ],
    ids=["document", "ods", "no zip", "cut", "entities", "strict", "half a part", "bomb"],
)
def test_what_is_no_workbook_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(SheetError) as refused:
        read_sheets(BytesIO(content), "catalogue.xlsx")
    assert words in refused.value.message % refused.value.values


def test_formats_that_reach_to_the_last_row_cost_nothing() -> None:
    def fill(book: Any) -> None:
        book.active.append(["slug"])
        book.active.append(["a"])
        book.active.cell(1_000_000, 1).number_format = "@"

    [sheet], _problems = read_sheets(book_of(fill), "any.xlsx")
    assert [row.cells["slug"] for row in sheet.rows] == ["a"]
