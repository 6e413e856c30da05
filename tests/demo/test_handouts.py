"""The stand-ins for handouts: honest, accessible, the same every time, and quickly made."""

import zipfile
from io import BytesIO

import pytest
from pypdf import PdfReader

from portal.demo.handouts import STAND_IN, stand_in
from portal.demo.reading import read
from portal.media.papers import read_paper

PRACTICES = read("records/best_practices.toml")["best_practice"]
PACKETS = PRACTICES[0]


def text_of(pdf: bytes) -> str:
    pages = PdfReader(BytesIO(pdf)).pages
    return " ".join(" ".join(page.extract_text() for page in pages).split())


@pytest.mark.parametrize("language", ["en", "es"])
def test_a_stand_in_says_what_it_is_and_gives_the_steps_of_its_practice(language) -> None:
    name = PACKETS["files"][0]["name"][language]
    text = text_of(stand_in(PACKETS, name, language, "PDF"))
    assert STAND_IN[language] in text
    assert name in text
    assert PACKETS["title"][language] in text
    for step in PACKETS["steps"]:
        assert step[language][:40] in text


def test_it_is_a_tagged_pdf_ua_in_its_language() -> None:
    root = PdfReader(BytesIO(stand_in(PACKETS, "Lista", "es", "PDF"))).root_object
    assert root["/Lang"] == "es"
    assert root["/MarkInfo"]["/Marked"]
    assert "/StructTreeRoot" in root
    assert b"pdfuaid:part>1<" in root["/Metadata"].get_object().get_data()


def test_a_word_file_is_one_and_says_the_same() -> None:
    content = stand_in(PACKETS, "Letter & list <1>", "en", "DOCX")
    with zipfile.ZipFile(BytesIO(content)) as package:
        assert package.testzip() is None
        text = package.read("word/document.xml").decode()
    assert STAND_IN["en"] in text
    assert "Letter &amp; list &lt;1&gt;" in text
    assert read_paper(BytesIO(content), "a.docx").pages is None


@pytest.mark.parametrize("kind", ["PDF", "DOCX"])
def test_the_same_words_give_the_same_bytes(kind) -> None:
    assert stand_in(PACKETS, "Lista", "es", kind) == stand_in(PACKETS, "Lista", "es", kind)


def test_every_handout_of_the_content_can_be_made() -> None:
    for practice in PRACTICES:
        for file in practice["files"]:
            for language in ("en", "es"):
                content = stand_in(practice, file["name"][language], language, file["kind"])
                pages = read_paper(BytesIO(content), f"a.{file['kind']}").pages
                assert pages in ((1, 2) if file["kind"] == "PDF" else (None,))
