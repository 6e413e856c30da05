"""The operator's own rows with what is wrong in them, to correct and send back."""

from collections.abc import Sequence

from portal.importing.checking import is_header
from portal.importing.models import Batch
from portal.importing.sheets import Problem, Sheet, SheetError, read_sheets, write_xlsx


def corrections(batch: Batch) -> bytes:
    """A workbook of the batch's rows at their own numbers: every cell with a problem is marked, and
    a comment says in the active language what is wrong and how to mend it."""
    sheets = _sheets(batch)
    notes: dict[tuple[str, int, str], str] = {}
    for problem in batch.found:
        sheet = _sheet_of(problem, sheets)
        place = sheet.name, _number(problem, sheet), problem.column
        text = " ".join(part for part in (problem.sentence, problem.advice) if part)
        notes[place] = "\n".join(filter(None, (notes.get(place), text)))
    return write_xlsx(sheets, notes=notes)


def _sheets(batch: Batch) -> Sequence[Sheet]:
    """Those that can be read; one empty sheet to carry the notes where none can."""
    try:
        with batch.file.open("rb") as file:
            sheets, _problems = read_sheets(file.file, batch.name, is_header)
    except SheetError:
        sheets = []
    return sheets or [Sheet("catalogue", (), ())]


def _sheet_of(problem: Problem, sheets: Sequence[Sheet]) -> Sheet:
    return next((sheet for sheet in sheets if sheet.name == problem.sheet), sheets[0])


def _number(problem: Problem, sheet: Sheet) -> int:
    """Where the row stands now: what concerns the header or the whole file, on the first one."""
    return problem.row if any(row.number == problem.row for row in sheet.rows) else 1
