"""A worker to be killed: python -m tests.media.transcoding.film_process FOLDER FILM

Makes a site of a few tables in FOLDER with FILM as a master, then does its job in a process of its
own for every line on standard input: it writes the number of that process, and "ended" after it.
"""

import os
import signal
import sys
import threading
from datetime import timedelta
from pathlib import Path

import django
from django.conf import settings
from django.core.files import File
from django.core.management import call_command


def configure(folder: Path) -> None:
    def kept_in(name: str) -> dict[str, object]:
        options = {"location": folder / name, "base_url": f"/{name}/"}
        return {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": options}

    backend = {"BACKEND": "portal.jobs.backend.JobBackend", "QUEUES": ["films"]}
    settings.configure(
        DATABASES={
            "default": {
                "ENGINE": "django.db.backends.sqlite3",
                "NAME": folder / "db.sqlite3",
                "OPTIONS": {"transaction_mode": "IMMEDIATE", "timeout": 20},
            }
        },
        INSTALLED_APPS=[
            "django.contrib.contenttypes",
            "django.contrib.auth",
            "portal.jobs",
            "portal.media",
        ],
        DEFAULT_AUTO_FIELD="django.db.models.BigAutoField",
        USE_TZ=True,
        STORAGES={"default": kept_in("public"), "private": kept_in("private")},
        TASKS={"jobs": backend},
        TRANSCODING={
            "scratch": folder / "scratch",
            "longest_seconds": 60,
            "largest_bytes": 1_000_000_000,
        },
    )
    django.setup()


def prepare(film: Path) -> None:
    from portal.media.models import Master, Recording  # noqa: PLC0415  # need the settings above
    from portal.media.transcoding.make import queue_film  # noqa: PLC0415

    call_command("migrate", verbosity=0)
    recording = Recording.objects.create(name="Empacar cajas")
    with film.open("rb") as file:
        master = Master.objects.create(
            recording=recording, spoken_language="es", file=File(file, name="film.mp4")
        )
    queue_film(master, None)


def work() -> None:
    """As a worker that starts: every lease that it finds is of one that was killed."""
    from django.utils import timezone  # noqa: PLC0415

    from portal.jobs.models import Job  # noqa: PLC0415
    from portal.operations.job_thread import do_due_jobs, sweep_all  # noqa: PLC0415

    past = timezone.now() - timedelta(days=1)
    Job.objects.filter(state=Job.State.RUNNING).update(leased_until=past)
    sweep_all()
    Job.objects.update(run_after=past)  # no test waits for the pause between two attempts
    stopped = threading.Event()
    signal.signal(signal.SIGTERM, lambda *_: stopped.set())
    do_due_jobs(stopped)


def main(folder: Path, film: Path) -> None:
    configure(folder)
    prepare(film)
    from django.db import connection  # noqa: PLC0415

    connection.close()  # a process has to open its own
    for _line in sys.stdin:
        child = os.fork()
        if child == 0:
            work()
            os._exit(0)
        sys.stdout.write(f"{child}\n")
        sys.stdout.flush()
        os.waitpid(child, 0)
        sys.stdout.write("ended\n")
        sys.stdout.flush()


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
