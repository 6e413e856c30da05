"""From the bare cells of a table to its rows: which row is the header, and what is in the way."""

from collections.abc import Callable, Iterable, Mapping, Sequence

from django.utils.translation import gettext_noop
from openpyxl.utils import get_column_letter

from portal.importing.sheets.cell import Cell, Wrong
from portal.importing.sheets.sheet import Problem, Row, Sheet, SheetError

Cells = Sequence[Cell]
Numbered = tuple[int, Cells]
Knows = Callable[[str], bool]

MOST_ROWS, MOST_COLUMNS = 5_000, 200
LOOKED_AT = 20  # rows in which the header is looked for
MOST_SHOWN = 40  # letters of a value

TOO_MANY_ROWS = gettext_noop("There are more than %(most)s rows in this file. Divide it.")
TOO_MANY_COLUMNS = gettext_noop("There are more than %(most)s columns in this file.")
NO_HEADER = gettext_noop("“%(text)s” stands in column %(letter)s, which has no header.")
MEND_NO_HEADER = gettext_noop("Write a header above it, or delete it.")
TWO_VALUES = gettext_noop("There are two columns “%(text)s”, and they say different things.")
MEND_TWO_VALUES = gettext_noop("Delete one of them.")


def sheet_of(name: str, grid: Iterable[Numbered], knows: Knows) -> tuple[Sheet, list[Problem]]:
    """The table in a grid of cells, and what is wrong with them.

    ``knows`` tells whether a text is a header that the reader has a use for; the header is the row
    near the top with most of them. Rows above it, empty rows and headers that come again are left
    out. Raises SheetError for what is too large.
    """
    filled = [(number, cells) for number, cells in grid if any(cells)]
    if not filled:
        return Sheet(name, (), ()), []
    head = _head(filled, knows)
    headers = [cell if isinstance(cell, str) else "" for cell in filled[head][1]]
    if len(headers) > MOST_COLUMNS and any(headers[MOST_COLUMNS:]):
        raise SheetError(TOO_MANY_COLUMNS, most=MOST_COLUMNS)
    body = [row for row in filled[head + 1 :] if not _is_header(row[1], headers)]
    if len(body) > MOST_ROWS:
        raise SheetError(TOO_MANY_ROWS, most=MOST_ROWS)
    problems: list[Problem] = []
    rows = tuple(_row(name, row, headers, problems) for row in body)
    return Sheet(name, tuple(dict.fromkeys(filter(None, headers))), rows), problems


def known_in(cells: Cells, knows: Knows) -> int:
    """How many headers that are known stand in a row."""
    return sum(isinstance(cell, str) and bool(cell) and knows(cell) for cell in cells)


def _head(filled: Sequence[Numbered], knows: Knows) -> int:
    near = [known_in(cells, knows) for _number, cells in filled[:LOOKED_AT]]
    return near.index(max(near))


def _is_header(cells: Cells, headers: Sequence[str]) -> bool:
    """Whether a row only says again what the header says, as pasted pieces do."""
    said = [(cell, header) for cell, header in zip(cells, headers, strict=False) if cell]
    return len(said) > 1 and all(cell == header for cell, header in said)


def _row(name: str, numbered: Numbered, headers: Sequence[str], problems: list[Problem]) -> Row:
    number, cells = numbered
    texts: dict[str, str] = dict.fromkeys(filter(None, headers), "")
    for place, cell in enumerate(cells):
        header = headers[place] if place < len(headers) else ""
        wrong = _wrong(cell, header, place, texts)
        if wrong:
            values = wrong.values
            problems.append(Problem(number, header, wrong.message, values, wrong.mend, name))
        elif cell:
            texts[header] = str(cell)
    return Row(number, texts)


def _wrong(cell: Cell, header: str, place: int, texts: Mapping[str, str]) -> Wrong | None:
    if isinstance(cell, Wrong) or not cell:
        return cell or None
    if not header:
        values = {"text": cell[:MOST_SHOWN], "letter": get_column_letter(place + 1)}
        return Wrong(NO_HEADER, MEND_NO_HEADER, values)
    if texts[header] not in ("", cell):
        return Wrong(TWO_VALUES, MEND_TWO_VALUES, {"text": header})
    return None
