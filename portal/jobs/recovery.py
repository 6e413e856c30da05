"""Brings back what a killed worker left, and what has failed when its owner asks for it."""

from django.dispatch import Signal
from django.utils import timezone

from portal.jobs.models import Job
from portal.jobs.running import KEPT_STOPPING, after_an_attempt

left_behind = Signal()  # after a sweep: who stores files deletes what killed workers have left


def sweep() -> int:
    """Let the jobs of workers that are gone wait again, or fail after too many attempts.

    Returns how many there were. May run in several workers at once.
    """
    now = timezone.now()
    ended = {"ended_at": now, "lease": None, "leased_until": None}
    found = 0
    for job in Job.objects.lost():
        same_run = Job.objects.lost().filter(pk=job.pk, lease=job.lease)
        found += same_run.update(**ended | after_an_attempt(job, KEPT_STOPPING))
    return found


def retry(job: Job) -> bool:
    """Let a job that has failed begin anew; False where it has not failed, or no longer."""
    fresh = {"state": Job.State.WAITING, "attempts": 0, "percent": 0, "run_after": timezone.now()}
    failed = Job.objects.filter(pk=job.pk, state=Job.State.FAILED)
    return bool(failed.update(**fresh, reason="", reason_values={}, ended_at=None))
