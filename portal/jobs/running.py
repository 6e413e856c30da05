"""Runs jobs: each once at a time, under a lease that a killed worker lets expire."""

import logging
import threading
import time
import uuid
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import timedelta
from typing import Any

from django.db import DatabaseError, IntegrityError, connection, transaction
from django.db.models import F, QuerySet
from django.utils import timezone
from django.utils.module_loading import import_string
from django.utils.translation import gettext_noop

from portal.jobs.models import Job, explained

logger = logging.getLogger(__name__)
LEASE = timedelta(seconds=60)  # without a sign of life for so long, a worker counts as gone
RENEWAL = 15.0  # seconds between two signs
REPORTING = 1.0  # seconds between two writings of the percentage
MOST_ATTEMPTS = 3
BACK_OFF = timedelta(seconds=30)  # after the first attempt; four times as long after each other

KEPT_STOPPING = gettext_noop("The work was cut short %(attempts)s times and is not tried again.")
UNEXPECTED = gettext_noop("Something went wrong on our side. The log of the worker says what.")


class JobFailed(Exception):
    """What was asked cannot be done; ``reason`` tells the owner why and what to do.

    A message of the catalogue (mark it with ``gettext_noop``) and the values filled into it. The
    job is not tried again by itself: it would fail in the same way.
    """

    def __init__(self, reason: str, **values: Any) -> None:
        super().__init__(reason)
        self.reason, self.values = reason, values

    @property
    def sentence(self) -> str:
        return explained(self.reason, self.values)


class LeaseLost(Exception):
    """Another run has the job now, or its owner has deleted it: stop, and write nothing."""


class Stopped(Exception):
    """The worker has been told to end."""


class Run:
    """One attempt at a job, from the side of the task that does it."""

    def __init__(self, job: Job, stop: threading.Event | None = None) -> None:
        self.job = job
        self._stop = stop or threading.Event()
        self._written_at = 0.0

    def report(self, percent: float) -> None:
        """Say how far the work is; call it often, it writes once a second.

        Raises LeaseLost or Stopped where the work has to end.
        """
        if self._stop.is_set():
            raise Stopped
        if time.monotonic() - self._written_at >= REPORTING:
            self._write(percent=min(99, int(percent)), leased_until=timezone.now() + LEASE)
            self._written_at = time.monotonic()

    @contextmanager
    def holding(self) -> Iterator[None]:
        """A transaction that is only kept by the run that has the job. Raises LeaseLost."""
        with transaction.atomic():
            self._held(Job.objects.select_for_update().filter(pk=self.job.pk).values("lease"))
            yield

    @contextmanager
    def completing(self) -> Iterator[None]:
        """The same, and the job is done with it: nothing can come between result and state."""
        with self.holding():
            yield
            self._end(state=Job.State.DONE, percent=100, reason="", reason_values={})

    def renew(self) -> None:
        self._write(leased_until=timezone.now() + LEASE)

    def fail(self, failure: JobFailed) -> None:
        values = {"reason": failure.reason, "reason_values": failure.values}
        self._end(state=Job.State.FAILED, **values)

    def put_back(self) -> None:
        """Let it wait again as if it had never begun."""
        self._end(state=Job.State.WAITING, attempts=F("attempts") - 1, ended_at=None)

    def try_later(self) -> None:
        self._end(**after_an_attempt(self.job, UNEXPECTED))

    def complete(self) -> None:
        if not Job.objects.filter(pk=self.job.pk, state=Job.State.DONE).exists():
            with self.completing():
                pass

    def _held(self, rows: QuerySet) -> None:
        if list(rows) != [{"lease": self.job.lease}]:
            raise LeaseLost

    def _write(self, **values: Any) -> None:
        mine = Job.objects.filter(pk=self.job.pk, lease=self.job.lease, state=Job.State.RUNNING)
        if not mine.update(**values):
            raise LeaseLost

    def _end(self, **values: Any) -> None:
        self._write(**{"ended_at": timezone.now(), "lease": None, "leased_until": None} | values)


_current: ContextVar[Run] = ContextVar("current run of a job")


def current_run() -> Run:
    """The run that the calling task is part of. Raises LookupError outside of a job."""
    return _current.get()


def claim(queue: str) -> Job | None:
    """Take the next job of a queue; None where nothing is due or another one is running.

    Which of several workers gets it is decided by the database.
    """
    job = Job.objects.due().filter(queue=queue).first()
    if job is None:
        return None
    now = timezone.now()
    begun = {"state": Job.State.RUNNING, "started_at": now, "ended_at": None, "percent": 0}
    lease = {"lease": uuid.uuid4(), "leased_until": now + LEASE, "attempts": F("attempts") + 1}
    try:
        with transaction.atomic():
            waiting = Job.objects.filter(pk=job.pk, state=Job.State.WAITING)
            taken = waiting.update(**begun, **lease, reason="", reason_values={})
    except IntegrityError:  # one_running_job_per_queue
        return None
    if taken:
        job.refresh_from_db()
    return job if taken else None


def run(job: Job, stop: threading.Event | None = None) -> None:
    """Do a job that has been claimed, and write how it ended. ``stop`` ends it from outside."""
    attempt = Run(job, stop)
    token = _current.set(attempt)
    try:
        with _renewed(attempt):
            _ending(attempt)
    except LeaseLost:
        logger.warning("Job %s was taken away from this worker.", job.pk)
    finally:
        _current.reset(token)


def _ending(attempt: Run) -> None:
    try:
        import_string(attempt.job.task).call(*attempt.job.args, **attempt.job.kwargs)
    except JobFailed as failure:
        attempt.fail(failure)
    except Stopped:
        attempt.put_back()
    except LeaseLost:
        raise
    except Exception:
        logger.exception("Job %s failed.", attempt.job.pk)
        attempt.try_later()
    else:
        attempt.complete()


@contextmanager
def _renewed(attempt: Run) -> Iterator[None]:
    """Signs of life from beside the work, for parts of it that report nothing for long."""
    over = threading.Event()
    renewing = threading.Thread(target=_renew_until, args=(over, attempt), daemon=True)
    renewing.start()
    try:
        yield
    finally:
        over.set()
        renewing.join()


def _renew_until(over: threading.Event, attempt: Run) -> None:
    while not over.wait(RENEWAL):
        try:
            attempt.renew()
        except LeaseLost:  # the work finds it out for itself
            break
        except DatabaseError:
            logger.exception("The lease of job %s could not be renewed.", attempt.job.pk)
    connection.close()  # this thread's own


def after_an_attempt(job: Job, reason: str) -> dict[str, Any]:
    """What becomes of a job whose attempt came to nothing: it waits again, or has failed."""
    if job.attempts >= MOST_ATTEMPTS:
        values = {"attempts": job.attempts}
        return {"state": Job.State.FAILED, "reason": reason, "reason_values": values}
    pause = BACK_OFF * 4 ** (job.attempts - 1)
    return {"state": Job.State.WAITING, "run_after": timezone.now() + pause, "ended_at": None}
