"""A worker to be killed: python -m tests.importing.catalogue_process FOLDER

Makes a site in PORTAL_SCRATCH, and then does what each line on standard input says in a process of
its own: it writes the number of that process, and "ended" after it. FOLDER holds the films
and posters.
"""

import os
import sys
from datetime import timedelta
from io import BytesIO
from pathlib import Path

import django

os.environ["DJANGO_SETTINGS_MODULE"] = "portal.settings.testing"
django.setup()

from django.core.management import call_command  # noqa: E402  # needs the settings
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402

from portal.accounts.models import User  # noqa: E402
from portal.importing.beginning import begin  # noqa: E402
from portal.importing.making import queue_making  # noqa: E402
from portal.importing.models import Batch  # noqa: E402
from portal.importing.undoing import queue_undoing  # noqa: E402
from portal.jobs.models import Job  # noqa: E402
from portal.jobs.running import claim, run  # noqa: E402
from portal.operations.job_thread import sweep_all  # noqa: E402
from portal.taxonomy.models import Subject  # noqa: E402
from tests.importing.catalogues import FILMS, ROWS, as_csv, video_row  # noqa: E402


def start(folder: Path) -> None:
    rows = [video_row(number, state="published") for number in range(ROWS)]
    for number in range(FILMS):
        rows[number] |= {"film_es": f"{number}.mp4", "poster": f"{number}.png"}
    begin(BytesIO(as_csv(rows)), "videos.csv", User.objects.get(), str(folder))


def make(folder: Path) -> None:
    queue_making(Batch.objects.latest("pk"))


def take_back(folder: Path) -> None:
    queue_undoing(Batch.objects.latest("pk"), User.objects.get())


def work(folder: Path) -> None:
    """As a worker that starts: every lease that it finds is of one that was killed."""
    past = timezone.now() - timedelta(days=1)
    Job.objects.filter(state=Job.State.RUNNING).update(leased_until=past)
    sweep_all()
    Job.objects.update(run_after=past)  # no test waits for the pause between two attempts
    while job := claim("catalogue"):
        run(job)


def main(folder: Path) -> None:
    call_command("migrate", verbosity=0)
    User.objects.create_superuser("operator@example.org", "a password for the tests")
    Subject.objects.create(key="mathematics", label_en="Mathematics", label_es="Matemáticas")
    connection.close()  # a process has to open its own
    commands = {"start": start, "make": make, "work": work, "undo": take_back}
    for line in sys.stdin:
        child = os.fork()
        if child == 0:
            commands[line.strip()](folder)
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
