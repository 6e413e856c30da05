"""Delimited text as programs really write it."""

from io import BytesIO

import pytest

from portal.importing.sheets import SheetError, read_sheets

HEADERS = {"slug", "título", "title_es", "place", "notice"}


def knows(header: str) -> bool:
    return header.casefold() in HEADERS


def read(content: bytes):
    [sheet], problems = read_sheets(BytesIO(content), "videos.csv", knows)
    return sheet, problems


def rows_of(content: bytes) -> list[dict[str, str]]:
    return [dict(row.cells) for row in read(content)[0].rows]


ROW = {"slug": "contar", "título": "¿Cómo se cuenta? Años, ñandú"}
PLAIN = 'slug,título\r\ncontar,"¿Cómo se cuenta? Años, ñandú"\r\n'


@pytest.mark.parametrize(
    "content",
    [
        PLAIN.encode(),
        PLAIN.encode("utf-8-sig"),
        PLAIN.encode("utf-16"),
        PLAIN.encode("utf-16-le"),
        PLAIN.encode("cp1252"),
        PLAIN.encode("mac_roman"),
        PLAIN.replace("\r\n", "\n").encode(),
        PLAIN.replace("\r\n", "\r").encode(),
        ("sep=,\r\n" + PLAIN).encode(),
        "slug;título\r\ncontar;¿Cómo se cuenta? Años, ñandú\r\n".encode("cp1252"),
        "sep=;\r\nslug;título\r\ncontar;¿Cómo se cuenta? Años, ñandú\r\n".encode(),
        "slug\ttítulo\r\ncontar\t¿Cómo se cuenta? Años, ñandú\r\n".encode("utf-16"),
        "slug|título\ncontar|¿Cómo se cuenta? Años, ñandú".encode(),
        ' slug , título \n  contar\xa0,"  ¿Cómo se cuenta? Años, ñandú\xa0"\n'.encode(),
        'slug,título,,,\ncontar,"¿Cómo se cuenta? Años, ñandú",,,\n,,,,\n'.encode(),
        'slug,tít\x00ulo\ncontar,"¿Cómo se\x07 cuenta? Años, ñandú"\n'.encode(),
        'slug,título,slug\ncontar,"¿Cómo se cuenta? Años, ñandú",contar\n'.encode(),
        'slug,título,slug\ncontar,"¿Cómo se cuenta? Años, ñandú",\n'.encode(),
        '="slug",título\n="contar","¿Cómo se cuenta? Años, ñandú"\n'.encode(),
    ],
)
def test_every_way_of_writing_a_table_says_the_same(content: bytes) -> None:
    sheet, problems = read(content)
    assert [dict(row.cells) for row in sheet.rows] == [ROW]
    assert (sheet.name, sheet.columns, problems) == ("videos", ("slug", "título"), [])


def test_what_stands_above_the_header_and_the_header_again_are_left_out() -> None:
    content = "Catálogo 2019,,\nhecho por la oficina,,\n\nslug,título\na,Uno\nslug,título\nb,Dos\n"
    sheet, problems = read(content.encode())
    assert [(row.number, row.cells["slug"]) for row in sheet.rows] == [(5, "a"), (7, "b")]
    assert problems == []


def test_rows_have_the_numbers_that_a_spreadsheet_shows() -> None:
    sheet, _problems = read(b'slug,place\na,"two\nlines"\n\nb,here\n')
    assert [(row.number, row.cells["place"]) for row in sheet.rows] == [
        (2, "two\nlines"),
        (4, "here"),
    ]


@pytest.mark.parametrize(
    ("cell", "words"),
    [
        ("=A1+1", "formula here: =A1+1"),
        ("=HYPERLINK(A1)", "formula"),
        ("#N/A", "error #N/A"),
        ("#ref!", "error #REF!"),
        ("1E+05", "shortened a number to 1E+05"),
        ("1.23E+11", "shortened"),
    ],
)
def test_a_cell_that_cannot_be_meant_is_named_with_its_mending(cell: str, words: str) -> None:
    sheet, [problem] = read(f"slug,place\na,{cell}\n".encode())
    assert (problem.row, problem.column, problem.sheet) == (2, "place", "videos")
    assert words in problem.sentence
    assert problem.advice
    assert sheet.rows[0].cells["place"] == ""


@pytest.mark.parametrize(
    ("content", "column", "words"),
    [
        ("slug,place\na,b,c\n", "", "“c” stands in column C, which has no header"),
        ("slug,,place\na,b,c\n", "", "column B"),
        ("slug,place,place\na,b,c\n", "place", "two columns “place”"),
    ],
)
def test_a_cell_without_a_place_is_a_problem(content: str, column: str, words: str) -> None:
    _sheet, [problem] = read(content.encode())
    assert (problem.row, problem.column) == (2, column)
    assert words in problem.sentence


def test_marks_within_a_cell_that_nobody_doubled_lose_no_row() -> None:
    content = b'slug,place\na,"the "red" school"\nb,"say ""yes"""\nc,plain\n'
    assert [row["slug"] for row in rows_of(content)] == ["a", "b", "c"]
    assert rows_of(content)[1]["place"] == 'say "yes"'


@pytest.mark.parametrize(
    ("content", "words"),
    [
        (b"", "empty"),
        (b" \r\n\0\n", "empty"),
        (b'slug,place\na,b\nc,"never closed\nd,e\n', "opened in row 3"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "locked by a password"),
        (b"%PDF-1.7\n1 0 obj", "not a spreadsheet"),
        (b"\x89PNG\r\n\x1a\n\x01\x02\x03", "not a spreadsheet"),
        (b"slug,place\n" + b"a,b\n" * 5_001, "more than 5000 rows"),
        ((",".join(f"c{n}" for n in range(201)) + "\n").encode(), "more than 200 columns"),
        (b"a" * (20 * 1024**2 + 1), "larger than 20 MB"),
    ],
)
def test_a_file_that_is_no_table_is_refused_in_words(content: bytes, words: str) -> None:
    with pytest.raises(SheetError) as refused:
        read_sheets(BytesIO(content), "videos.csv", knows)
    assert words in refused.value.message % refused.value.values
