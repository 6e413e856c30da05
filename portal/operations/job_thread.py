"""The part of the worker that does jobs, beside the part that keeps the index true."""

import logging
import threading

from django.conf import settings
from django.db import DatabaseError, close_old_connections, connection

from portal.jobs.recovery import sweep
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
        looks = 0
        while not self._stopped.is_set():
            try:
                if looks % SWEEP_EVERY == 0:
                    sweep_all()
                do_due_jobs(self._stopped)
            except (DatabaseError, OSError):
                logger.exception("Jobs could not be looked after; trying again.")
            looks += 1
            close_old_connections()
            self._stopped.wait(PAUSE)
        connection.close()

    def stop(self) -> None:
        """Returns when nothing runs any more."""
        self._stopped.set()
        self.join()


def do_due_jobs(stopped: threading.Event | None = None) -> None:
    """Do jobs until none is due."""
    stopped = stopped or threading.Event()
    for queue in settings.TASKS["jobs"]["QUEUES"]:
        while not stopped.is_set() and (job := claim(queue)):
            run(job, stopped)


def sweep_all() -> None:
    """What killed workers left waits again, and their half-made files go."""
    sweep()
    sweep_films()
