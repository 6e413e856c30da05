"""The job that makes a checked batch: all of it in one short transaction, or nothing."""

import json
from collections.abc import Sequence
from typing import Any

from django.core.exceptions import ValidationError
from django.core.serializers.json import DjangoJSONEncoder
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_noop, override
from django_tasks import task
from wagtail.log_actions import log
from wagtail.models import ReferenceIndex, Revision
from wagtail.signal_handlers import disable_reference_index_auto_update

from portal.accounts.screens_language import language_of
from portal.importing.columns import KINDS, Column, Kind
from portal.importing.columns.parts import drop_empty_parts
from portal.importing.columns.records import PicksColumn
from portal.importing.columns.states import DRAFT, EXPIRED, PUBLISHED, SCHEDULED
from portal.importing.existing import as_edited, records_of
from portal.importing.known import Known
from portal.importing.models import Batch, StagedRow
from portal.importing.recordings import change_recording
from portal.importing.staging import QUEUE
from portal.jobs.backend import queue
from portal.jobs.running import JobFailed, Run, current_run
from portal.media.models import Master
from portal.media.transcoding.make import queue_film
from portal.records.bilingual import translated_fields
from portal.records.language import other_language
from portal.records.old_addresses import keep_addresses, redirects_to
from portal.records.publishing.batches import publish_if_ready
from portal.search.signals import noted_once

CHANGED = gettext_noop(
    "Row %(row)s: “%(title)s” has changed since the check. Check the file again."
)
TAKEN = gettext_noop("Row %(row)s: the address “%(title)s” has been taken since the check.")
INVALID = gettext_noop("Row %(row)s: %(why)s")
ORDER = ("collection", "video", "best_practice")  # a series before its videos


@task(backend="jobs", queue_name=QUEUE)
def make_batch(batch_id: int) -> None:
    """May be run again at any time: a batch that is made already is left alone."""
    batch = Batch.objects.select_related("owner").filter(pk=batch_id).first()
    if batch is None or batch.state != Batch.State.MAKING:
        return
    try:
        with override(language_of(batch.owner)):
            _make(batch, current_run())
    except JobFailed:
        batch.move({Batch.State.MAKING}, Batch.State.CHECKED)
        raise


def queue_making(batch: Batch) -> bool:
    """Let a checked batch be made; False where it is none, or somebody else was faster."""
    with transaction.atomic():
        if not batch.move({Batch.State.CHECKED}, Batch.State.MAKING):
            return False
        batch.follow(queue(make_batch, batch.pk, owner=batch.owner))
    return True


def _make(batch: Batch, run: Run) -> None:
    known = Known(stored=batch.files)
    with run.completing(), noted_once(), disable_reference_index_auto_update():
        rows = [row for row in batch.rows.all() if row.action != StagedRow.Action.UNCHANGED]
        rows.sort(key=lambda row: ORDER.index(row.kind))
        records = _records(rows)
        unmade = []
        for row in rows:
            unmade += _fill(row, records[row.pk], known, batch)
        for row in rows:
            _settle(row, records[row.pk], known, batch.owner)
        for master in unmade:
            queue_film(master, batch.owner)
        StagedRow.objects.bulk_update(rows, ["record_pk", "before", "revision_after"])
        batch.move({Batch.State.MAKING}, Batch.State.MADE, staged=[], made_at=timezone.now())


def _records(rows: Sequence[StagedRow]) -> dict[int, Any]:
    """The record of each row, as its editors have it now. Raises JobFailed where one has gone."""
    records: dict[int, Any] = {}
    for kind in KINDS:
        own = [row for row in rows if row.kind == kind.key]
        found = {record.pk: record for record in records_of(kind).filter(pk__in=_keys(own))}
        taken = set(kind.model.objects.filter(slug__in=_new(own)).values_list("slug", flat=True))
        for row in own:
            if row.slug in taken:
                raise JobFailed(TAKEN, row=row.number, title=row.slug)
            if row.record_pk and row.record_pk not in found:
                raise JobFailed(CHANGED, row=row.number, title=row.title)
            if row.record_pk:
                row.before = _snapshot(found[row.record_pk])
                records[row.pk] = as_edited(found[row.record_pk])
                _require_same(row, records[row.pk], kind)
            else:
                records[row.pk] = kind.model(slug=row.slug, live=False)
    return records


def _fill(row: StagedRow, record: Any, known: Known, batch: Batch) -> list[Master]:
    """Everything but what names other records, which may not be there yet. Stores a new record.

    Returns the masters whose films have to be made.
    """
    kind, columns = _columns(row)
    source = record.source_language
    record.source_language = row.cells.get("source_language") or source
    for key, column in columns.items():
        if not isinstance(column, PicksColumn) and key != "not_up_to_date":
            column.fill(record, row.cells[key], known)
    if kind.model.parts:
        drop_empty_parts(record)
    changed = {key: row.cells[key] for key in row.changes}
    unmade = change_recording(record, kind, changed, batch.files) if kind.has_films else []
    _confirm(row, record, columns, known)
    try:
        record.full_clean()
    except ValidationError as error:
        raise JobFailed(INVALID, row=row.number, why=" ".join(error.messages)) from error
    if record.pk is None:
        record.save()
        row.record_pk = record.pk
        known.add(kind.key, record)
        log(record, "wagtail.create", user=batch.owner, content_changed=True)
    return unmade


def _confirm(row: StagedRow, record: Any, columns: dict[str, Column], known: Known) -> None:
    """A translation that comes with the catalogue is true to the source as it is there, unless the
    catalogue says otherwise."""
    target = other_language(record.source_language)
    fields = [*translated_fields(record), *record.parts]
    written = [name for name in fields if row.before is None or f"{name}_{target}" in row.changes]
    if written:
        record.confirm_twin(written)
    if "not_up_to_date" in columns:
        columns["not_up_to_date"].fill(record, row.cells["not_up_to_date"], known)


def _settle(row: StagedRow, record: Any, known: Known, user: Any) -> None:
    """Bring the record into its state the way an editor would: through a revision."""
    _kind, columns = _columns(row)
    for key, column in columns.items():
        if isinstance(column, PicksColumn):
            column.fill(record, row.cells[key], known)
    if row.before is None and any(isinstance(one, PicksColumn) for one in columns.values()):
        record.save()  # as the form of a new record does, with its draft
    revision = record.save_revision(user=user, clean=False, log_action=row.before is not None)
    state = row.cells.get("state") or (PUBLISHED if record.live else DRAFT)
    if state in (PUBLISHED, SCHEDULED):
        publish_if_ready(revision, user)  # the check has said what the gate would refuse
    elif state == EXPIRED:
        _expire(record, revision, user)
    elif record.live:
        record.unpublish(user=user)
    if "old_addresses" in row.changes:
        keep_addresses(record, row.cells["old_addresses"].splitlines())
    ReferenceIndex.create_or_update_for_object(record)
    row.revision_after = revision.pk


def _expire(record: Any, revision: Revision, user: Any) -> None:
    """Published once, and over: it goes off the way that the scheduler takes it off."""
    if not record.live:
        if publish_if_ready(revision, user):
            return
        record.refresh_from_db()
    record.unpublish(user=user, set_expired=True)


def _columns(row: StagedRow) -> tuple[Kind, dict[str, Column]]:
    kind = next(one for one in KINDS if one.key == row.kind)
    return kind, {key: column for key in row.cells if (column := kind.column(key))}


def _require_same(row: StagedRow, record: Any, kind: Kind) -> None:
    """Raises JobFailed where what was shown to the operator is no longer what is changed."""
    for key, (before, _after) in row.changes.items():
        column = kind.column(key)
        if column is not None and not column.agrees(record, before):
            raise JobFailed(CHANGED, row=row.number, title=row.title)


def _snapshot(record: Any) -> dict[str, Any]:
    """All that undoing brings back, as JSON."""
    revisions = Revision.objects.for_instance(record).values_list("pk", flat=True)
    taken = {
        "record": record.serializable_data(),
        "revisions": list(revisions),
        "redirects": list(redirects_to(record).values()),
    }
    snapshot: dict[str, Any] = json.loads(json.dumps(taken, cls=DjangoJSONEncoder))
    return snapshot


def _keys(rows: Sequence[StagedRow]) -> list[int]:
    return [row.record_pk for row in rows if row.record_pk]


def _new(rows: Sequence[StagedRow]) -> list[str]:
    return [row.slug for row in rows if not row.record_pk]
