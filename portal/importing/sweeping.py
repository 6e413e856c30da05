"""Deletes what killed jobs of the catalogue have left in the storages."""

from typing import Any

from django.db.models import Q

from portal.importing.models import Batch
from portal.jobs.models import Job

KEPT = (Batch.State.CHECKED, Batch.State.MAKING)  # their files are theirs until they are made
BEFORE = {Batch.State.MAKING: Batch.State.CHECKED, Batch.State.UNDOING: Batch.State.MADE}


def sweep_catalogue(**kwargs: Any) -> None:
    """Hears ``left_behind``: forgets the files of batches that nobody works on, and lets their
    owners decide anew on those whose job has ended without an end of its own."""
    for state, before in BEFORE.items():
        Batch.objects.filter(state=state, job__state=Job.State.FAILED).update(state=before)
    at_work = Q(state=Batch.State.CHECKING, job__state__in=[Job.State.WAITING, Job.State.RUNNING])
    left = Batch.objects.exclude(at_work).exclude(state__in=KEPT).exclude(staged=[])
    for batch in left:
        batch.forget_staged()
