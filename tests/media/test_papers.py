"""What may be offered to print, and what is told to somebody whose file may not."""

import zipfile
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from pypdf import PdfReader, PdfWriter

from portal.media.papers import BROKEN, MOST_BYTES, Paper, PaperError, kind_of, read_paper
from tests.factories import pdf


def package(part: str) -> bytes:
    written = BytesIO()
    with zipfile.ZipFile(written, "w") as file:
        file.writestr(part, "<xml/>")
    return written.getvalue()


def locked() -> bytes:
    writer, written = PdfWriter(clone_from=PdfReader(BytesIO(pdf(1)))), BytesIO()
    writer.encrypt("secret", algorithm="RC4-128")
    writer.write(written)
    return written.getvalue()


@pytest.mark.parametrize(
    ("name", "content", "pages"),
    [
        ("a.pdf", pdf(1), 1),
        ("a.PDF", pdf(40), 40),
        ("junk first.pdf", b"junk\n" + pdf(2), 2),
        ("a.docx", package("word/document.xml"), None),
        ("a.pptx", package("ppt/presentation.xml"), None),
        ("a.xlsx", package("xl/workbook.xml"), None),
    ],
)
def test_a_paper_is_measured_by_its_bytes(name, content, pages) -> None:
    assert read_paper(BytesIO(content), name) == Paper(len(content), pages)


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.exe", pdf(1), "Choose a PDF, Word, PowerPoint or Excel file."),
        ("no extension", pdf(1), "Choose a PDF, Word, PowerPoint or Excel file."),
        ("a.svg", b"<svg onload='alert(1)'/>", "Choose a PDF, Word, PowerPoint or Excel file."),
        ("a.pdf", b"", BROKEN),
        ("a.pdf", b"\x00" * 5000, BROKEN),
        ("a.pdf", b"<html>%PDF</html>", BROKEN),
        ("a.pdf", b"%PDF-1.7\n", BROKEN),
        ("a.pdf", pdf(3)[:200], BROKEN),
        ("a.pdf", pdf(0), BROKEN),
        ("a.pdf", package("word/document.xml"), BROKEN),
        ("a.pdf", locked(), "This PDF is locked with a password. Save it without one."),
        ("a.docx", pdf(1), BROKEN),
        ("a.docx", b"", BROKEN),
        ("a.docx", package("xl/workbook.xml"), BROKEN),
        ("a.docx", package("word/document.xml")[:-8], BROKEN),
    ],
)
def test_what_is_no_paper_is_refused_with_a_sentence(name, content, reason) -> None:
    with pytest.raises(PaperError) as refusal:
        read_paper(BytesIO(content), name)
    assert refusal.value.reason == reason


def test_a_file_that_is_too_large_is_not_even_read() -> None:
    file = BytesIO(b"%PDF-")
    file.seek(MOST_BYTES)
    file.write(b"!")
    with pytest.raises(PaperError, match="larger than 25 MB"):
        read_paper(file, "a.pdf")


@settings(max_examples=200, deadline=None)
@given(
    st.sampled_from([pdf(3), package("word/document.xml")]),
    st.lists(st.tuples(st.integers(0, 2000), st.binary(max_size=6)), min_size=1, max_size=8),
    st.sampled_from(["a.pdf", "a.docx"]),
)
def test_damage_of_any_sort_is_a_refusal_or_a_paper_and_nothing_else(whole, damage, name) -> None:
    damaged = bytearray(whole)
    for place, put in damage:
        damaged[place : place + len(put)] = put
    with suppress(PaperError):
        assert read_paper(BytesIO(damaged), name).size_bytes == len(damaged)


def test_kinds_are_called_what_people_call_them() -> None:
    assert [kind_of(name) for name in ("a.pdf", "b.tar.Docx", "c")] == ["PDF", "DOCX", ""]
