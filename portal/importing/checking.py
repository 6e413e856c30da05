"""Checks a whole catalogue: cell by cell, then what its rows say of each other and the library."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_noop

from portal.importing import comparing, neighbours, publishing
from portal.importing.checked import CheckedRow
from portal.importing.columns import KINDS, CellError, Column, Kind, kind_named
from portal.importing.columns.folding import fold
from portal.importing.columns.parts import drop_empty_parts
from portal.importing.columns.records import PicksColumn, SeriesColumn
from portal.importing.columns.values import proposed_slug
from portal.importing.existing import as_edited, has_unpublished_changes, records_by_slug
from portal.importing.known import Known
from portal.importing.sheets import Problem, Sheet
from portal.records.language import LANGUAGES, reader_language

NO_COLUMN = gettext_noop("There is no column “%(text)s”.")
MEND_COLUMN = gettext_noop("Rename it as in the template, or delete it. Its cells are left out.")
MEND_MEANT = gettext_noop("Did you mean “%(meant)s”? Its cells are left out.")
TWICE = gettext_noop("“%(text)s” and “%(other)s” are the same column.")
MEND_TWICE = gettext_noop("Delete one of them.")
NO_SHEET = gettext_noop("The sheet “%(text)s” has no column of the catalogue and is left out.")
NO_KIND = gettext_noop("“%(text)s” is no kind of record.")
MEND_KIND = gettext_noop("Write video, best practice or collection.")
NO_TITLE = gettext_noop("This row has no title.")
MEND_TITLE = gettext_noop("Write a title in the language that it was written in first.")
NO_WORDS = gettext_noop("The title “%(text)s” has no letters.")
NEEDED = gettext_noop("This cell is empty, and a new record needs it.")
MEND_NEEDED = gettext_noop("Fill it in.")
DRAFTED = gettext_noop("Somebody has changes to this record that are not published yet.")
MEND_DRAFTED = gettext_noop("Publish or discard them first, or delete the row.")
INVALID = gettext_noop("%(reason)s")
KIND_HEADERS = {"kind", "tipo"}
REFERENCES = (SeriesColumn, PicksColumn)

Report = Callable[[float], None]


def check(
    sheets: Sequence[Sheet], known: Known, user: Any, report: Report
) -> tuple[list[CheckedRow], list[Problem]]:
    """All rows with what is wrong in them, and what is wrong with the sheets themselves.

    ``report`` is told the percentage that is done.
    """
    rows: list[CheckedRow] = []
    problems: list[Problem] = []
    for sheet in sheets:
        found, wrong = _rows_of(sheet)
        rows, problems = rows + found, problems + wrong
    _plan(rows, known)
    for number, row in enumerate(rows):
        report(100 * number / len(rows))
        row.read(known)
    _meet(rows)
    for row in rows:
        _check_row(row, known, user)
    neighbours.check(rows)
    return rows, problems


def is_header(text: str) -> bool:
    """Whether a column may be called so."""
    return fold(text) in KIND_HEADERS or any(kind.column(text) for kind in KINDS)


def _rows_of(sheet: Sheet) -> tuple[list[CheckedRow], list[Problem]]:
    by_cell = next((h for h in sheet.columns if h.strip().casefold() in KIND_HEADERS), None)
    headers = {kind.key: _columns(sheet, kind) for kind in KINDS}
    if not any(columns for columns, _wrong in headers.values()):
        return [], [Problem(1, "", NO_SHEET, {"text": sheet.name}, "", sheet.name, True)]
    own = kind_named(sheet.name) or max(KINDS, key=lambda kind: len(headers[kind.key][0]))
    rows: list[CheckedRow] = []
    problems: dict[Problem | str, Problem] = {}
    for row in sheet.rows:
        kind = own
        written = row.cells.get(by_cell, "") if by_cell else ""
        if written and kind_named(written) is None:
            wrong = Problem(row.number, by_cell or "", NO_KIND, {"text": written}, MEND_KIND)
            problems[f"{row.number}"] = wrong
            continue
        kind = kind_named(written) or kind
        columns, wrongs = headers[kind.key]
        problems |= {f"{one.column}": one for one in wrongs if one.column != by_cell}
        rows.append(CheckedRow(sheet.name, row, kind, columns))
    return rows, list(problems.values())


def _columns(sheet: Sheet, kind: Kind) -> tuple[dict[str, Column], list[Problem]]:
    columns: dict[str, Column] = {}
    problems = []
    head = sheet.rows[0].number - 1 if sheet.rows else 1
    for header in filter(None, sheet.columns):
        column = kind.column(header)
        if column is None:
            meant = kind.nearest(header, reader_language())
            values = {"text": header, "meant": meant}
            mend = MEND_MEANT if meant else MEND_COLUMN
            problems.append(Problem(head, header, NO_COLUMN, values, mend, sheet.name, True))
        elif other := next((h for h, one in columns.items() if one.key == column.key), None):
            values = {"text": header, "other": other}
            problems.append(Problem(head, header, TWICE, values, MEND_TWICE, sheet.name))
        else:
            columns[header] = column
    return columns, problems


def _plan(rows: list[CheckedRow], known: Known) -> None:
    """The addresses that rows have or will get, so that others may name them."""
    for row in rows:
        row.slug = _slug_of(row)
        known.planned[row.kind.key].add(row.slug)


def _slug_of(row: CheckedRow) -> str:
    written = _text(row, "slug")
    titles = [_text(row, f"title_{code}") for code in LANGUAGES]
    return written.strip() or next((s for t in titles if (s := proposed_slug(t))), "")


def _text(row: CheckedRow, key: str) -> str:
    header = next((name for name, one in row.columns.items() if one.key == key), "")
    return row.row.cells.get(header, "")


def _meet(rows: list[CheckedRow]) -> None:
    """Find the record that each row means: by its address, else by its film."""
    for kind in KINDS:
        own = [row for row in rows if row.kind is kind]
        found = records_by_slug(kind, (row.slug for row in own)) if own else {}
        for row in own:
            if match := found.get(row.slug):
                row.record = as_edited(match)
    comparing.meet_by_film(rows)


def _check_row(row: CheckedRow, known: Known, user: Any) -> None:
    row.cells["slug"] = row.slug = row.record.slug if row.record else row.slug
    is_new = row.record is None
    _complete(row, is_new)
    if row.has_errors:
        return
    row.current = row.record
    if is_new:
        row.record = row.kind.model(slug=row.slug, live=False)
    row.changes = comparing.changes_of(row)
    comparing.check_letters(row)
    publishing.check_rights(row, user, is_new)
    if row.changes and row.current and has_unpublished_changes(row.current):
        row.add("slug", DRAFTED, MEND_DRAFTED)
    if is_new or row.changes:
        _check_whole(row, known)
        publishing.check_state(row, is_new)


def _complete(row: CheckedRow, is_new: bool) -> None:
    """What a new record has to have, and what follows where its cells are empty."""
    if is_new and not _text(row, "source_language").strip():
        row.cells["source_language"] = _first_language(row)
    language = row.says("source_language") or "en"
    touched = is_new or f"title_{language}" in row.cells
    title = row.says(f"title_{language}")
    if touched and not title:
        row.add(f"title_{language}", NO_TITLE, MEND_TITLE)
    elif touched and not any(letter.isalnum() for letter in title):
        row.add(f"title_{language}", NO_WORDS, MEND_TITLE, text=title)
    failed = {problem.column for problem in row.problems}
    for column in row.kind.columns:
        header = next((h for h, one in row.columns.items() if one.key == column.key), column.key)
        wanted = column.is_required and (is_new or column.key in row.cells)
        if wanted and not row.cells.get(column.key) and header not in failed:
            row.add(column.key, NEEDED, MEND_NEEDED)


def _first_language(row: CheckedRow) -> str:
    """Where nobody says it: the one that has a title; English where both or none has."""
    titled = [code for code in LANGUAGES if row.cells.get(f"title_{code}")]
    return titled[0] if titled else LANGUAGES[0]


def _check_whole(row: CheckedRow, known: Known) -> None:
    """Fill a record that nobody keeps, and let it say what it does not like."""
    trial = row.kind.model.from_serializable_data(row.record.serializable_data(), check_fks=False)
    columns = {column.key: column for column in row.columns.values()}
    kind_has_parts = bool(row.kind.model.parts)
    try:
        for key, column in columns.items():
            if not isinstance(column, REFERENCES) and not key.startswith("handout_files"):
                column.fill(trial, row.cells[key], known)
        trial.source_language = row.says("source_language") or trial.source_language
        if kind_has_parts and not any(key.startswith("handout_files") for key in columns):
            drop_empty_parts(trial)
        left_out = ["series", "series_position", "recording", "related", "items"]
        trial.full_clean(exclude=left_out, validate_unique=False, validate_constraints=False)
    except CellError as error:
        row.add("slug", error.message, error.mend, **error.values)
    except ValidationError as error:
        for key, reason in _reasons(error):
            row.add(key, INVALID, "", reason=reason)


def _reasons(error: ValidationError) -> Iterator[tuple[str, str]]:
    by_field = error.message_dict if hasattr(error, "error_dict") else {"slug": error.messages}
    for key, messages in by_field.items():
        yield ("slug" if key == "__all__" else key), " ".join(messages)
