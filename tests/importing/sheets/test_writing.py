"""What is written is read again as it was, and runs nothing on the way."""

from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from portal.importing.sheets import Choices, Row, Sheet, read_sheets, write_csv, write_xlsx
from portal.importing.sheets.cell import clean

TEXTS = st.text(
    st.one_of(
        st.sampled_from("=+-@'\"\t\n;,|ñáÜ¿ \xa0"),
        st.characters(min_codepoint=1, max_codepoint=0x2FFF),
        st.sampled_from("🙂\u200f\u202e"),
    ),
    max_size=30,
).map(clean)
KEYS = ("slug", "title_es", "place")


def sheet_of(rows: list[list[str]]) -> Sheet:
    numbered = enumerate([["key", "b", "c"], *rows], start=2)
    return Sheet(
        "Videos", KEYS, tuple(Row(n, dict(zip(KEYS, row, strict=True))) for n, row in numbered)
    )


@pytest.mark.parametrize(
    "write", [write_csv, lambda sheet: write_xlsx([sheet])], ids=["csv", "xlsx"]
)
@settings(max_examples=60, deadline=None)
@given(rows=st.lists(st.lists(TEXTS, min_size=3, max_size=3).filter(any), max_size=6))
def test_reading_gives_back_what_was_written(write, rows: list[list[str]]) -> None:
    sheet = sheet_of(rows)
    [found], problems = read_sheets(BytesIO(write(sheet)), "Videos.csv", KEYS.__contains__)
    assert problems == []
    assert found == sheet


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_no_spreadsheet_runs_what_somebody_has_typed(text: str) -> None:
    sheet = Sheet("Videos", ("slug",), (Row(2, {"slug": text}),))
    assert write_csv(sheet).decode("utf-8-sig").splitlines()[1].lstrip('"').startswith("'")
    cell = load_workbook(BytesIO(write_xlsx([sheet])))["Videos"]["A2"]
    assert (cell.data_type, cell.value.removeprefix("'")) == ("s", text)


@pytest.mark.parametrize(
    "text",
    [
        *(
            "0123",
            "007",
            "1/2",
            "3-14",
            "3/14/2024",
            "9:30",
            "9:30 p.m",
            "1,234.50",
            "$5.00",
            "50 %",
        ),
        *(
            "12345678901234567890",
            "1E5",
            "1e+05",
            "May 5",
            "14-mar",
            "TRUE",
            "falso",
            "'0123",
            "2.0",
        ),
        *("#N/A", "=Suma"),
    ],
)
def test_what_a_spreadsheet_would_take_for_a_number_or_a_date_stays_a_text(text: str) -> None:
    sheet = Sheet("Videos", ("slug",), (Row(2, {"slug": text}),))
    written = write_csv(sheet).decode("utf-8-sig").splitlines()[1].strip('"')
    assert written == f"'{text}"
    for content in (write_csv(sheet), write_xlsx([sheet])):
        [found], _problems = read_sheets(BytesIO(content), "Videos.csv", {"slug"}.__contains__)
        assert found.rows[0].cells["slug"] == text


@pytest.mark.parametrize(
    "text", ["12", "0", "2026-11-21", "2026-11-21 09:30:00", "film-1", "May we?", "90s", "5 apples"]
)
def test_what_no_spreadsheet_changes_is_written_as_it_is(text: str) -> None:
    sheet = Sheet("Videos", ("slug",), (Row(2, {"slug": text}),))
    assert write_csv(sheet).decode("utf-8-sig").splitlines()[1] == text


def test_choices_drop_down_and_notes_stand_on_their_cells() -> None:
    sheet = Sheet("Videos", ("slug", "subject"), (Row(4, {"slug": "a", "subject": "Mathematiks"}),))
    content = write_xlsx(
        [sheet],
        {("Videos", "subject"): Choices(["Mathematics", "Science, too"])},
        {("Videos", 4, "subject"): "Choose one.", ("Videos", 1, "slug"): "Its address."},
    )
    book = load_workbook(BytesIO(content))
    page = book["Videos"]
    [rule] = page.data_validations.dataValidation
    assert (rule.formula1, str(rule.sqref)) == ("'choices'!$A$1:$A$2", "B2:B1000")
    assert [cell.value for [cell] in book["choices"]["A1:A2"]] == ["Mathematics", "Science, too"]
    assert book["choices"].sheet_state == "hidden"
    assert page["B4"].comment.text == "Choose one."
    assert page["A1"].comment.text == "Its address."
    [found], _problems = read_sheets(
        BytesIO(content), "again.xlsx", {"slug", "subject"}.__contains__
    )
    assert found == sheet
