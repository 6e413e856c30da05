"""Reads delimited text as spreadsheets really write it (RFC 4180 is what they should write)."""

import csv
import io
import re
from collections import Counter

from django.utils.translation import gettext_noop

from portal.importing.sheets.grid import Grid
from portal.importing.sheets.tables import SheetError

BROKEN = gettext_noop("This file is no table of texts. Save it as CSV UTF-8 or as .xlsx.")
MARKS = ((b"\xef\xbb\xbf", "utf-8-sig"), (b"\xff\xfe", "utf-16"), (b"\xfe\xff", "utf-16"))
SPANISH = re.compile("[áéíóúñü¿¡ÁÉÍÓÚÑ]")
SEPARATORS = ",;\t"
SAMPLE = 40  # rows that say which separator is meant
CELL_LETTERS = 1_000_000


def grid(content: bytes, name: str) -> Grid:
    """The cells of a delimited file. Raises SheetError."""
    text = decoded(content)
    first = re.match(r'"?sep=(.)"?\r?\n', text, re.IGNORECASE)
    if first:  # Excel's own line, which it does not show
        text = text[first.end() :]
    rows = _parsed(text, first[1] if first else _separator(text))
    return Grid(name, enumerate(rows, start=1))


def decoded(content: bytes) -> str:
    """Texts in UTF-8, UTF-16, Windows-1252 or Mac Roman, told apart by their Spanish letters."""
    try:
        for mark, encoding in MARKS:
            if content.startswith(mark):
                return content.decode(encoding)
        if content[1::2].count(0) > len(content) // 4:
            return content.decode("utf-16-le")
        return content.decode("utf-8")
    except UnicodeDecodeError:
        texts = [content.decode(name, "replace") for name in ("cp1252", "mac_roman")]
        return max(texts, key=lambda text: len(SPANISH.findall(text)))


def _parsed(text: str, separator: str) -> list[list[str]]:
    csv.field_size_limit(CELL_LETTERS)
    try:
        return list(csv.reader(io.StringIO(text, newline=""), delimiter=separator))
    except csv.Error as error:
        raise SheetError(BROKEN) from error


def _separator(text: str) -> str:
    """The one that cuts most rows into equally many cells; of two such, the finer."""
    return max(SEPARATORS, key=lambda separator: _evenness(text, separator))


def _evenness(text: str, separator: str) -> tuple[int, int]:
    reader = csv.reader(io.StringIO(text[:200_000], newline=""), delimiter=separator)
    widths: Counter[int] = Counter()
    try:
        for row, _number in zip(reader, range(SAMPLE), strict=False):
            widths[len(row)] += len(row) > 1
    except csv.Error:
        return (0, 0)
    width, count = max(widths.items(), key=lambda item: (item[1], item[0]), default=(0, 0))
    return (count, width)
