"""Makes a table of a grid of cells: finds its header, cleans its cells, names what is damaged."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.utils.translation import gettext_noop

from portal.importing.sheets.tables import Problem, Row, Sheet, SheetError

MOST_ROWS, MOST_COLUMNS = 5000, 200
HEADER_WITHIN = 30  # rows with something in them
TOO_MANY_ROWS = gettext_noop("A sheet may have %(most)s rows. Divide it.")
TOO_MANY_COLUMNS = gettext_noop("A sheet may have %(most)s columns.")
NO_HEADER = gettext_noop("“%(text)s” stands in a column without a name.")
MEND_HEADER = gettext_noop("Write the name of its column in row %(head)s, or empty the cell.")
REPEATED = gettext_noop("There are two columns “%(text)s”.")
MEND_REPEATED = gettext_noop("Delete one of them.")
UNSEEN = gettext_noop("This cell held characters that nobody can see. They are left out.")
FORMULA = gettext_noop("This cell holds a formula: %(text)s")
MEND_FORMULA = gettext_noop("Write its result. For a text that begins with =, put ' before it.")
BROKEN = gettext_noop("A formula failed here: %(text)s")
MEND_BROKEN = gettext_noop("Write what should stand here, or empty the cell.")
ROUNDED = gettext_noop("“%(text)s” is what a spreadsheet made of a long number.")
MEND_ROUNDED = gettext_noop("Format the column as text and write the number anew.")

# what Excel and LibreOffice show where a formula failed, in English and Spanish
FAILED = re.compile(
    r"#(N/A|N/D|REF!|¡REF!|VALUE!|¡VALOR!|DIV/0!|¡DIV/0!|NAME\?|¿NOMBRE\?|NUM!|¡NUM!|NULL!|¡NULO!)"
)
TEXT_FORMULA = re.compile(r'="((?:[^"]|"")*)"')
SCIENTIFIC = re.compile(r"[+-]?\d([.,]\d+)?[eE][+-]?\d+")
# C0 and C1 controls but line breaks and tabs, byte order marks, zero-width spaces
CONTROL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\u200b\ufffe\uffff]")
ARMED = re.compile(r"'+[=+\-@\t\r]")
EDGES = " \t\n\r\v\f\u00a0\u2007\u202f\u2028\u2029\u3000"


@dataclass
class Grid:
    """Raw rows with the numbers that the spreadsheet shows, and problems known by position.

    ``is_typed`` where the file itself tells texts from formulas, as a workbook does.
    """

    name: str
    rows: Iterable[tuple[int, list[str]]]
    is_typed: bool = False
    formulas: dict[tuple[int, int], str] = field(default_factory=dict)


def sheet_of(grid: Grid) -> tuple[Sheet | None, list[Problem]]:
    """The table of a grid with what is wrong in it; none where the grid is empty.

    Raises SheetError where it is too large.
    """
    rows = _filled(grid)
    if not rows:
        return None, []
    top = _header_at(rows)
    head, header = rows[top][0], [_label(text) for text in rows[top][1]]
    while header and not header[-1]:
        header.pop()
    places, problems = _places(header, head, grid.name)
    found: list[Row] = []
    for number, cells in rows[top + 1 :]:
        if _is_header_again(cells, header) or not any(_trim(text) for text in cells):
            continue
        row, wrong = _row(grid, number, cells, places, head)
        found.append(row)
        problems += wrong
    columns = tuple(dict.fromkeys(places.values()))
    return Sheet(grid.name, columns, tuple(found)), problems


def arm(text: str) -> str:
    """A text that no spreadsheet takes for a formula (OWASP: CSV injection).

    An apostrophe stands before it, which ``disarm`` takes away; so does reading.
    """
    return f"'{text}" if re.match(r"'*[=+\-@\t\r]", text) else text


def disarm(text: str) -> str:
    return text[1:] if ARMED.match(text) else text


def _filled(grid: Grid) -> list[tuple[int, list[str]]]:
    rows: list[tuple[int, list[str]]] = []
    for number, cells in grid.rows:
        while cells and not _trim(cells[-1]) and (number, len(cells) - 1) not in grid.formulas:
            cells.pop()
        if not cells:
            continue
        if len(cells) > MOST_COLUMNS:
            raise SheetError(TOO_MANY_COLUMNS, most=MOST_COLUMNS)
        if len(rows) > MOST_ROWS + HEADER_WITHIN:
            raise SheetError(TOO_MANY_ROWS, most=MOST_ROWS)
        rows.append((number, cells))
    return rows


def _header_at(rows: list[tuple[int, list[str]]]) -> int:
    """Titles and remarks above the header fill a cell or two, the header many."""
    widths = [sum(bool(_trim(text)) for text in cells) for _, cells in rows[:HEADER_WITHIN]]
    enough = max(max(widths) / 2, min(max(widths), 2))
    return next(at for at, width in enumerate(widths) if width >= enough)


def _places(header: list[str], head: int, sheet: str) -> tuple[dict[int, str], list[Problem]]:
    places: dict[int, str] = {}
    problems = []
    for at, text in enumerate(header):
        if text and text in places.values():
            values = {"text": text}
            problems.append(Problem(head, text, REPEATED, values, MEND_REPEATED, sheet))
        elif text:
            places[at] = text
    return places, problems


def _is_header_again(cells: list[str], header: list[str]) -> bool:
    return [_label(text) for text in cells] == header


def _row(
    grid: Grid, number: int, cells: list[str], places: dict[int, str], head: int
) -> tuple[Row, list[Problem]]:
    taken = dict.fromkeys(places.values(), "")
    problems = []
    for at, raw in enumerate(cells):
        column = places.get(at, "")
        text, wrong = _cell(raw, grid.is_typed, grid.formulas.get((number, at), ""))
        if column:
            taken[column] = text
        elif text:
            values = {"text": text[:60], "head": head}
            wrong = [(NO_HEADER, values, MEND_HEADER, False)]
        place = column or letters(at)
        problems += [Problem(number, place, m, v, mend, grid.name, w) for m, v, mend, w in wrong]
    return Row(number, taken), problems


Wrong = tuple[str, dict[str, object], str, bool]


def _cell(raw: str, is_typed: bool, formula: str) -> tuple[str, list[Wrong]]:
    """The clean text of a cell, and what is wrong with it."""
    broken = raw.replace("\r\n", "\n").replace("\r", "\n")
    wrong: list[Wrong] = [(UNSEEN, {}, "", True)] if CONTROL.search(broken) else []
    text = _trim(CONTROL.sub("", broken))
    if formula:
        return "", [(FORMULA, {"text": formula[:60]}, MEND_FORMULA, False)]
    if FAILED.fullmatch(text):
        return "", [(BROKEN, {"text": text}, MEND_BROKEN, False)]
    if not is_typed:
        if match := TEXT_FORMULA.fullmatch(text):
            return _trim(match[1].replace('""', '"')), wrong
        if text.startswith("="):
            return "", [(FORMULA, {"text": text[:60]}, MEND_FORMULA, False)]
        if SCIENTIFIC.fullmatch(text):
            return "", [(ROUNDED, {"text": text}, MEND_ROUNDED, False)]
        text = disarm(text)
    return text, wrong


def letters(at: int) -> str:
    """What a spreadsheet calls a column: 0 is A, 26 is AA."""
    name, at = "", at + 1
    while at:
        at, left = divmod(at - 1, 26)
        name = chr(65 + left) + name
    return name


def _trim(text: str) -> str:
    return text.strip(EDGES)


def _label(text: str) -> str:
    return " ".join(disarm(CONTROL.sub("", text)).split())
