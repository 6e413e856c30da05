"""The job that checks a batch and puts its files into the storages. Nothing of the library changes.

The names are committed before the files are stored, and the rows after, so that a kill at any
moment leaves nothing that nobody knows of.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict
from typing import Any

from django.core.files import File
from django.core.files.storage import storages
from django.utils.translation import gettext_noop, override
from django_tasks import task

from portal.accounts.screens_language import language_of
from portal.importing import neighbours
from portal.importing.checked import CheckedRow
from portal.importing.checking import check, is_header
from portal.importing.folder import Folder, Found
from portal.importing.known import Known
from portal.importing.models import Batch, StagedRow
from portal.importing.sheets import Problem, SheetError, read_sheets
from portal.importing.sources import UNUSED, folder_of
from portal.jobs.backend import queue
from portal.jobs.running import JobFailed, LeaseLost, Run, current_run
from portal.media.storage import handout_name, master_name, poster_name

QUEUE = "catalogue"
PLACES = {  # what a file is for: the storage that it goes to, and what it is called there
    "film": ("private", master_name),
    "poster": ("default", poster_name),
    "handout": ("private", handout_name),
}
CHECKING_SHARE = 60  # percent of the work; the rest is storing
NOTHING = gettext_noop("There is no row in this file that could be brought in.")
MOST_UNUSED = 20  # files named


@task(backend="jobs", queue_name=QUEUE)
def check_batch(batch_id: int) -> None:
    """May be run again at any time, whatever a kill has left."""
    batch = Batch.objects.select_related("owner").filter(pk=batch_id).first()
    if batch is None or batch.state != Batch.State.CHECKING:
        return
    run = current_run()
    batch.forget_staged()
    with override(language_of(batch.owner)), _refused(batch), folder_of(batch) as folder:
        _check(batch, folder, run)


def queue_check(batch: Batch) -> None:
    """Let a new batch be checked."""
    batch.follow(queue(check_batch, batch.pk, owner=batch.owner))


def _check(batch: Batch, folder: Folder, run: Run) -> None:
    with batch.file.open("rb") as file:
        sheets, problems = read_sheets(file.file, batch.name, is_header)
    known = Known(folder)
    share = CHECKING_SHARE / 100
    rows, more = check(sheets, known, batch.owner, lambda percent: run.report(percent * share))
    lengths = {digest: found.duration_ms for digest, (_, found) in folder.digests.items()}
    neighbours.check_times(rows, lengths)
    problems = [*problems, *more, *(one for row in rows for one in row.problems)]
    problems += _on_unused(folder)
    if not rows and not any(not problem.is_warning for problem in problems):
        problems.append(Problem(1, "", NOTHING))
    if any(not problem.is_warning for problem in problems):
        return _refuse(batch, problems, run)
    return _accept(batch, rows, problems, folder, run)


def _refuse(batch: Batch, problems: list[Problem], run: Run) -> None:
    with run.completing():
        batch.move({Batch.State.CHECKING}, Batch.State.REFUSED, problems=_stored(problems))


def _accept(
    batch: Batch, rows: list[CheckedRow], problems: list[Problem], folder: Folder, run: Run
) -> None:
    files = _planned(folder, _new_digests(rows))
    ours = [[place["storage"], place["name"]] for place, _found in files.values()]
    with run.holding():
        batch.stage(ours)
    try:
        for number, (place, found) in enumerate(files.values()):
            run.report(CHECKING_SHARE + (99 - CHECKING_SHARE) * number / len(files))
            _store(place, found, run)
        with run.completing():
            batch.rows.all().delete()
            StagedRow.objects.bulk_create(_row(batch, row) for row in rows)
            accepted = {digest: place for digest, (place, _found) in files.items()}
            changed = {"problems": _stored(problems), "files": accepted}
            if not batch.move({Batch.State.CHECKING}, Batch.State.CHECKED, **changed):
                raise LeaseLost  # discarded meanwhile
    except BaseException:
        batch.staged = ours
        batch.forget_staged()
        raise


def _planned(folder: Folder, wanted: set[str]) -> dict[str, tuple[dict[str, Any], Found]]:
    """Where each file goes that some row brings, by digest."""
    planned = {}
    for digest, (purpose, found) in folder.digests.items():
        if digest in wanted and purpose in PLACES:
            storage, name_of = PLACES[purpose]
            place: dict[str, Any] = {"storage": storage, "name": name_of(None, found.name)}
            place |= {"size": found.size, "pages": found.pages, "original": found.name}
            planned[digest] = (place, found)
    return planned


def _new_digests(rows: list[CheckedRow]) -> set[str]:
    """What the changed cells say, line by line: digests are among it."""
    cells = (after for row in rows for _before, after in row.changes.values())
    return {line for text in cells for line in text.splitlines()}


def _store(place: dict[str, Any], found: Found, run: Run) -> None:
    with found.path.open("rb") as file:
        stored = storages[place["storage"]].save(place["name"], File(file))
    if stored != place["name"]:  # names are random: only a second run could have taken it
        storages[place["storage"]].delete(stored)
        raise LeaseLost


def _row(batch: Batch, row: CheckedRow) -> StagedRow:
    action = StagedRow.Action.UNCHANGED
    if row.current is None:
        action = StagedRow.Action.CREATE
    elif row.changes:
        action = StagedRow.Action.UPDATE
    return StagedRow(
        batch=batch,
        sheet=row.sheet,
        number=row.row.number,
        kind=row.kind.key,
        slug=row.slug,
        title=row.title[:200],
        action=action,
        cells=row.cells,
        changes=row.changes,
        record_pk=row.current.pk if row.current else None,
    )


def _on_unused(folder: Folder) -> list[Problem]:
    names = folder.unused
    more = {"names": ", ".join(names[:MOST_UNUSED]), "count": len(names)}
    return [Problem(0, "", UNUSED, more, "", "", True)] if names else []


def _stored(problems: list[Problem]) -> list[dict[str, Any]]:
    return [asdict(problem) for problem in problems]


@contextmanager
def _refused(batch: Batch) -> Iterator[None]:
    """What keeps the whole file from being read is said like what is wrong in a row."""
    try:
        yield
    except SheetError as error:
        problem = Problem(0, "", error.message, error.values)
        batch.move({Batch.State.CHECKING}, Batch.State.REFUSED, problems=_stored([problem]))
    except JobFailed as failure:
        problem = Problem(0, "", failure.reason, failure.values)
        batch.move({Batch.State.CHECKING}, Batch.State.REFUSED, problems=_stored([problem]))
