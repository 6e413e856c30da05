"""The part of the worker that does jobs, beside the part that keeps the index true."""

import itertools
import logging
import threading
from collections.abc import Callable

from django.conf import settings
from django.db import close_old_connections, connection

from portal.jobs.daily import queue_daily_tasks
from portal.jobs.recovery import left_behind, sweep
from portal.jobs.running import claim, run
from portal.media.transcoding.make import sweep_films

logger = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at the queues
SWEEP_EVERY = 15  # looks


class JobThread(threading.Thread):
    """Does what is due, one job after another; ``stop`` puts the one under way back at once."""

    def __init__(self) -> None:
        super().__init__(name="jobs")
        self._stopped = threading.Event()

    def run(self) -> None:
        for look in itertools.count():
            self.look(sweep=look % SWEEP_EVERY == 0)
            close_old_connections()
            if self._stopped.wait(PAUSE):
                break
        connection.close()

    def look(self, sweep: bool) -> None:
        """One round: a sweep where one is due, then jobs, whatever becomes of the sweep."""
        if sweep:
            attempt(sweep_all)
        attempt(do_due_jobs, self._stopped)

    def stop(self) -> None:
        """Returns when nothing runs any more."""
        self._stopped.set()
        self.join()


def attempt(work: Callable[..., None], *arguments: threading.Event) -> None:
    """Do it; what goes wrong is logged. Nobody would start a thread again that has ended."""
    try:
        work(*arguments)
    except Exception:
        logger.exception("Jobs could not be looked after; trying again.")


def do_due_jobs(stopped: threading.Event | None = None) -> None:
    """Do jobs until none is due."""
    stopped = stopped or threading.Event()
    for queue in settings.TASKS["jobs"]["QUEUES"]:
        while not stopped.is_set() and (job := claim(queue)):
            run(job, stopped)


def sweep_all() -> None:
    """What killed workers left waits again, their half-made files go, and the day's work waits."""
    sweep()
    sweep_films()
    left_behind.send(None)
    queue_daily_tasks()
