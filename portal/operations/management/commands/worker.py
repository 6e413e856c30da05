import itertools
import logging
import signal
import threading
from typing import Any

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandParser
from django.db import DatabaseError, close_old_connections

from portal.fulltext import outbox
from portal.fulltext.engine import get_engine
from portal.operations.job_thread import JobThread, do_due_jobs, sweep_all
from portal.operations.models import Heartbeat
from portal.search.sources import all_documents, documents_for

logger = logging.getLogger(__name__)
PAUSE = 1.0  # seconds between two looks at the outbox
PUBLISHING_EVERY = 30  # looks


class Command(BaseCommand):
    help = "Keep the search index up to date, publish what is scheduled and do jobs, until stopped."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--once", action="store_true", help="do what there is to do, and end")

    def handle(self, *args: Any, **options: Any) -> None:
        if options["once"]:
            self.look(publish=True)
            sweep_all()
            do_due_jobs()
            self.look(publish=False)  # what the jobs have changed is found too
        else:
            self.look_until_told_to_stop()

    def look_until_told_to_stop(self) -> None:
        stopped = threading.Event()
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, lambda *_: stopped.set())
        jobs = JobThread()
        jobs.start()
        try:
            self.look_until(stopped)
        finally:
            jobs.stop()

    def look_until(self, stopped: threading.Event) -> None:
        for look in itertools.count():
            self.look(publish=look % PUBLISHING_EVERY == 0)
            if stopped.wait(PAUSE):
                return
            close_old_connections()  # one that the database has cut is opened anew

    def look(self, publish: bool) -> None:
        """One round. A database that is away for a moment is tried again in the next."""
        try:
            Heartbeat.beat("worker")
            if publish:
                call_command("publish_scheduled")
            self.follow_changes()
        except DatabaseError:
            logger.exception("The database did not answer; trying again.")

    def follow_changes(self) -> None:
        """Bring the index up to date; build it anew where it is missing, broken or outdated."""
        engine = get_engine()
        if engine.health().ok:
            outbox.drain(engine, documents_for)
        else:
            outbox.rebuild(engine, all_documents(), documents_for)
