"""Typesets stand-ins for the handouts of the demonstration, which have names and no bytes.

A stand-in says that it is one, and gives the steps of its practice to print, so that sizes and
pages shown are those of a real file. PDF files are tagged and checked against PDF/UA-1 (ISO
14289-1) by the typesetter, which refuses what does not conform.
"""

import json
import zipfile
from functools import cache
from io import BytesIO
from pathlib import Path
from typing import cast
from xml.sax.saxutils import escape

import typst

from portal.demo.reading import Table

TEMPLATE = Path(__file__).parent / "handouts.typ"
STAND_IN = {
    "en": "This is a stand-in made for the demonstration.",
    "es": "Este archivo es de muestra: ocupa el lugar del verdadero en la demostración.",
}
ABOUT = {
    "en": "The real handout is kept by the office named on the page of the practice. "
    "These are the steps of the practice, to print and pass on.",
    "es": "El material verdadero lo tiene la oficina que aparece en la página de la práctica. "
    "Aquí están los pasos de la práctica, para imprimirlos y compartirlos.",
}
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006"
WORDS = "http://schemas.openxmlformats.org/wordprocessingml/2006"
WORD_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
CONTENT_TYPES = (
    f'<Types xmlns="{PACKAGE}/content-types">'
    '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships'
    f'+xml"/><Override PartName="/word/document.xml" ContentType="{WORD_TYPE}"/></Types>'
)
RELATIONS = (
    f'<Relationships xmlns="{PACKAGE}/relationships"><Relationship Id="r1" '
    f'Type="{OFFICE}/relationships/officeDocument" Target="word/document.xml"/></Relationships>'
)
DOCUMENT = f'<w:document xmlns:w="{WORDS}/main"><w:body>{{body}}</w:body></w:document>'
PARAGRAPH = '<w:p><w:r><w:rPr><w:lang w:val="{language}"/></w:rPr><w:t>{text}</w:t></w:r></w:p>'
WITHOUT_TIME = (2026, 11, 21, 0, 0, 0)  # so that the same words give the same bytes


def stand_in(practice: Table, name: str, language: str, kind: str) -> bytes:
    """The bytes of a handout of a practice of the content, in one language: a PDF or a DOCX."""
    words = {
        "language": language,
        "name": name,
        "stand_in": STAND_IN[language],
        "about": ABOUT[language],
        "practice": practice["title"][language],
        "summary": practice["summary"][language],
        "steps": [step[language] for step in practice["steps"]],
    }
    return _docx(words) if kind == "DOCX" else _pdf(words)


def _pdf(words: Table) -> bytes:
    given = {"given": json.dumps(words)}
    pdf = _typesetter().compile(format="pdf", pdf_standards="ua-1", sys_inputs=given)
    return cast(bytes, pdf)  # one file, as it is a PDF and goes nowhere else


@cache
def _typesetter() -> typst.Compiler:
    """Reads its fonts once, and none of the machine's own: pages break alike everywhere."""
    return typst.Compiler(TEMPLATE, root=TEMPLATE.parent, ignore_system_fonts=True)


def _docx(words: Table) -> bytes:
    """The least that a word processor opens: paragraphs in their language (ECMA-376, 17.2)."""
    steps = [f"{number}. {step}" for number, step in enumerate(words["steps"], 1)]
    keys = ("name", "stand_in", "about", "practice", "summary")
    texts = [*(words[key] for key in keys), *steps]
    body = "".join(PARAGRAPH.format(language=words["language"], text=escape(t)) for t in texts)
    parts = {
        "[Content_Types].xml": CONTENT_TYPES,
        "_rels/.rels": RELATIONS,
        "word/document.xml": DOCUMENT.format(body=body),
    }
    written = BytesIO()
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED) as package:
        for part, text in parts.items():
            package.writestr(zipfile.ZipInfo(part, WITHOUT_TIME), text)
    return written.getvalue()
