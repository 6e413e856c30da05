"""Delimited text (RFC 4180) as programs really write it: any mark, any encoding, any separator."""

import csv
import re
from collections.abc import Iterator
from io import StringIO

from django.utils.translation import gettext_noop

from portal.importing.sheets.cell import clean, written
from portal.importing.sheets.grid import Knows, Numbered, known_in
from portal.importing.sheets.sheet import SheetError
from portal.media.captions.encodings import OLD_WINDOWS, decode

SEPARATORS = (",", ";", "\t", "|")
NAMED_SEPARATOR = re.compile(r'\A"?sep=(.)"?\r?\n', re.IGNORECASE)  # Excel's own first line
MACINTOSH = "mac_roman"
SPANISH = set("áéíóúüñÁÉÍÓÚÜÑ¿¡«»“”‘’–…°ºª")
LARGEST_CELL = 1_000_000
TRIED = 40  # lines by which the separator is found

OPEN_QUOTE = gettext_noop("A quotation mark that is opened in row %(row)s is never closed.")
BROKEN = gettext_noop("This file cannot be read as a table: it may be damaged.")


def read_delimited(content: bytes, knows: Knows) -> list[Numbered]:
    """The cells of a file, row by row as a spreadsheet numbers them. Raises SheetError."""
    text = _decoded(content).replace("\0", "")
    if match := NAMED_SEPARATOR.match(text):
        separator, text = match[1], text[match.end() :]
    else:
        separator = _separator(text, knows)
    rows = enumerate(_records(text, separator), start=1)
    return [(number, [written(cell) for cell in row]) for number, row in rows]


def _decoded(content: bytes) -> str:
    """Old files of Windows and of the Macintosh use the same bytes: the one that spells Spanish."""
    text, encoding = decode(content)
    if encoding != OLD_WINDOWS:
        return text
    return max((text, content.decode(MACINTOSH)), key=_spelling)


def _spelling(text: str) -> float:
    signs = [sign for sign in text if not sign.isascii()]
    return sum(sign in SPANISH for sign in signs) / len(signs)


def _separator(text: str, knows: Knows) -> str:
    """The one that gives most headers that are known, else most columns."""
    beginning = "".join(StringIO(text, newline="").readlines(LARGEST_CELL)[:TRIED])

    def found(separator: str) -> tuple[int, int]:
        rows = list(csv.reader(StringIO(beginning, newline=""), delimiter=separator))
        known = max((known_in([clean(cell) for cell in row], knows) for row in rows), default=0)
        return known, max(map(len, rows), default=0)

    return max(SEPARATORS, key=found)


def _records(text: str, separator: str) -> Iterator[list[str]]:
    """Strictly, so that a quotation mark that is never closed swallows no rows unseen; where marks
    stand within a cell without being doubled, less strictly."""
    csv.field_size_limit(LARGEST_CELL)
    number = 0
    try:
        strict = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
        for number, row in enumerate(strict, start=1):  # noqa: B007  # asked after the error
            yield row
    except csv.Error as error:
        if "unexpected end of data" in str(error):
            raise SheetError(OPEN_QUOTE, row=number + 1) from error
        yield from _less_strictly(text, separator, number)


def _less_strictly(text: str, separator: str, after: int) -> Iterator[list[str]]:
    try:
        rows = csv.reader(StringIO(text, newline=""), delimiter=separator)
        yield from (row for number, row in enumerate(rows, start=1) if number > after)
    except csv.Error as error:
        raise SheetError(BROKEN) from error
