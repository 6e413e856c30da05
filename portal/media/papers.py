"""Files to read, print or fill in: what they are by their bytes, and how many pages they have.

Sources: ISO 32000-2 (PDF), 7.5.2, for the header; ECMA-376 (Office Open XML), part 2, for the
package that .docx, .pptx and .xlsx files are. Pages are counted in PDF files only: the others have
none before a program lays them out.
"""

import zipfile
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from pypdf import PdfReader

MOST_BYTES = 25 * 1000 * 1000  # what a phone may still be asked to load; see the message below
HEADER_WITHIN = 1024  # bytes; readers allow for junk before it
PACKAGES = {  # kind: the part that a package of this kind is about
    "docx": "word/document.xml",
    "pptx": "ppt/presentation.xml",
    "xlsx": "xl/workbook.xml",
}
EXTENSIONS = ["pdf", *PACKAGES]


class PaperError(ValueError):
    """The file cannot be offered; ``reason`` says so to the one who uploaded it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


BROKEN = _("This file is broken or was not uploaded whole.")


@dataclass(frozen=True)
class Paper:
    """``pages`` is None for a kind that has none."""

    size_bytes: int
    pages: int | None


def read_paper(file: IO[bytes], name: str) -> Paper:
    """Measure a file by its bytes; the extension of its name says what it has to be.

    Raises PaperError for another kind, and for a file that is too large, broken or locked.
    """
    kind = kind_of(name).lower()
    if kind not in EXTENSIONS:
        raise PaperError(_("Choose a PDF, Word, PowerPoint or Excel file."))
    size_bytes = file.seek(0, 2)
    if size_bytes > MOST_BYTES:
        raise PaperError(_("This file is larger than 25 MB. Divide it or shrink its pictures."))
    file.seek(0)
    if kind == "pdf":
        return Paper(size_bytes, _pages_of_pdf(file))
    _check_package(file, kind)
    return Paper(size_bytes, None)


def kind_of(name: str) -> str:
    """What people call the kind of a file: "PDF", "DOCX"."""
    return PurePath(name).suffix.lstrip(".").upper()


def _pages_of_pdf(file: IO[bytes]) -> int:
    if b"%PDF-" not in file.read(HEADER_WITHIN):
        raise PaperError(BROKEN)
    try:
        reader = PdfReader(file)
        pages = 0 if reader.is_encrypted else len(reader.pages)
    except Exception as error:  # a broken file can break its reader anywhere
        raise PaperError(BROKEN) from error
    if reader.is_encrypted:
        raise PaperError(_("This PDF is locked with a password. Save it without one."))
    if not pages:
        raise PaperError(BROKEN)
    return pages


def _check_package(file: IO[bytes], kind: str) -> None:
    try:
        with zipfile.ZipFile(file) as package:
            package.getinfo(PACKAGES[kind])
    except (zipfile.BadZipFile, KeyError, ValueError, OSError, NotImplementedError) as error:
        raise PaperError(BROKEN) from error
