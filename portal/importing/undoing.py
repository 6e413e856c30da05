"""Takes back what a batch has made, as long as nobody has worked on it since."""

from typing import Any

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext_noop, override
from django_tasks import task
from wagtail.contrib.redirects.models import Redirect
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision

from portal.accounts.models import User
from portal.accounts.screens_language import language_of
from portal.importing.columns import KINDS
from portal.importing.existing import as_edited, records_of
from portal.importing.models import Batch, StagedRow
from portal.importing.staging import QUEUE
from portal.jobs.backend import queue
from portal.jobs.running import JobFailed, current_run
from portal.media.models import Recording
from portal.records.old_addresses import redirects_to

ORDER = ("best_practice", "video", "collection")  # videos before the series that they name
EDITED = gettext_noop("Somebody has worked on these since: %(rows)s")
MOST_NAMED = 25  # rows in that sentence


class EditedSince(Exception):
    """Somebody has worked on these rows, or something has come to depend on them."""

    def __init__(self, rows: list[StagedRow]) -> None:
        super().__init__(rows)
        self.rows = rows

    @property
    def names(self) -> str:
        return ", ".join(f"{row} ({row.number})" for row in self.rows[:MOST_NAMED])


@task(backend="jobs", queue_name=QUEUE)
def undo_batch(batch_id: int, user_id: int) -> None:
    """May be run again at any time: a batch that is undone already is left alone."""
    batch = Batch.objects.filter(pk=batch_id, state=Batch.State.UNDOING).first()
    user = User.objects.filter(pk=user_id).first()
    if batch is None or user is None:
        return
    try:
        with override(language_of(user)), current_run().completing():
            _take_back(batch, user)
    except EditedSince as edited:
        batch.move({Batch.State.UNDOING}, Batch.State.MADE)
        raise JobFailed(EDITED, rows=edited.names) from edited
    batch.forget_staged()


def queue_undoing(batch: Batch, user: Any) -> bool:
    """Let a batch be undone; False where it is not made, or no longer."""
    with transaction.atomic():
        if not batch.move({Batch.State.MADE}, Batch.State.UNDOING):
            return False
        batch.follow(queue(undo_batch, batch.pk, user.pk, owner=user))
    return True


def _take_back(batch: Batch, user: Any) -> None:
    """Leave the library as it was before the batch.

    Raises EditedSince where that would undo somebody else's work.
    """
    stored = [[place["storage"], place["name"]] for place in batch.files.values()]
    rows = batch.rows.exclude(action=StagedRow.Action.UNCHANGED)
    ordered = sorted(rows, key=lambda row: ORDER.index(row.kind))
    records = _records(ordered)
    if edited := [row for row in ordered if _is_edited(row, records.get(row.pk))]:
        raise EditedSince(edited)
    for row in ordered:
        _undo(row, records[row.pk], user)
    batch.move({Batch.State.UNDOING}, Batch.State.UNDONE, staged=stored)


def _records(rows: list[StagedRow]) -> dict[int, Any]:
    records: dict[int, Any] = {}
    for kind in KINDS:
        own = {row.record_pk: row for row in rows if row.kind == kind.key}
        for record in records_of(kind).filter(pk__in=own):
            records[own[record.pk].pk] = record
    return records


def _is_edited(row: StagedRow, record: Any) -> bool:
    """A later revision, or words and films that are no longer those of the file."""
    if record is None or record.latest_revision_id != row.revision_after:
        return True
    kind = next(one for one in KINDS if one.key == row.kind)
    edited = as_edited(record)
    columns = ((key, kind.column(key)) for key in row.changes if key != "state")
    return any(column and not column.agrees(edited, row.cells[key]) for key, column in columns)


def _undo(row: StagedRow, record: Any, user: Any) -> None:
    recording = getattr(record, "recording", None)
    if row.before is None:
        _delete(row, record, user)
        before = None
    else:
        _bring_back(row.before, record, user)
        before = row.before["record"].get("recording")
    if recording is not None and recording.pk != before:
        Recording.objects.get(pk=recording.pk).delete()


def _delete(row: StagedRow, record: Any, user: Any) -> None:
    redirects_to(record).delete()
    log(record, "wagtail.delete", user=user, deleted=True)
    try:
        record.delete()
    except ProtectedError as error:
        raise EditedSince([row]) from error


def _bring_back(before: dict[str, Any], record: Any, user: Any) -> None:
    redirects_to(record).exclude(pk__in=[one["id"] for one in before["redirects"]]).delete()
    kept = set(redirects_to(record).values_list("pk", flat=True))
    Redirect.objects.bulk_create(
        Redirect(**one) for one in before["redirects"] if one["id"] not in kept
    )
    earlier = type(record).from_serializable_data(before["record"], check_fks=False)
    earlier.save()
    Revision.objects.for_instance(record).exclude(pk__in=before["revisions"]).delete()
    ReferenceIndex.create_or_update_for_object(earlier)
    log(earlier, "wagtail.revert", user=user, content_changed=True)
