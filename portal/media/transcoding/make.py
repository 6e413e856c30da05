"""The task: from an uploaded master to films, storyboard and poster."""

import shutil
from pathlib import Path

from django.contrib.auth.base_user import AbstractBaseUser
from django.db.models import Q
from django.utils.translation import gettext_noop
from django_tasks import task

from portal.jobs.backend import queue
from portal.jobs.models import Job
from portal.jobs.running import JobFailed, Run, current_run
from portal.media.models import Master
from portal.media.transcoding.keeping import keep
from portal.media.transcoding.probe import probe
from portal.media.transcoding.scratch import (
    require_room,
    scratch_folder,
    scratch_of,
)
from portal.media.transcoding.transcode import transcode

QUEUE = "films"
GONE = gettext_noop("The uploaded file is no longer there. Upload it again.")


@task(backend="jobs", queue_name=QUEUE)
def make_film(master_id: int) -> None:
    """Make everything of a master anew; may be run again at any time, whatever a kill has left."""
    master = Master.objects.select_related("recording").filter(pk=master_id).first()
    if master is None:
        raise JobFailed(GONE)
    run = current_run()
    master.forget_staged()
    with scratch_folder(master.pk) as folder:
        finished = transcode(probe(_local(master, folder, run)), folder, run.report)
        keep(master, finished, run)


def queue_film(master: Master, owner: AbstractBaseUser | None) -> Job:
    """Let the films of a master be made; an earlier job for it is given up."""
    if master.job is not None:
        master.job.delete()
    job = queue(make_film, master.pk, owner=owner)
    Master.objects.filter(pk=master.pk).update(job=job, uploaded_by=owner)
    return job


def sweep_films() -> None:
    """Delete what killed attempts have left of masters that nobody works on."""
    folders = scratch_of()  # before the jobs are asked: a folder that is newer is somebody's
    running = Q(job__state=Job.State.RUNNING)
    at_work = set(Master.objects.filter(running).values_list("pk", flat=True))
    for folder, master_id in folders.items():
        if master_id not in at_work:
            shutil.rmtree(folder, ignore_errors=True)
    for master in Master.objects.exclude(running).exclude(staged=[]):
        master.forget_staged()


def _local(master: Master, folder: Path, run: Run) -> Path:
    """The file on this machine's disk: where it is, or copied from a storage that is elsewhere."""
    try:
        path = Path(master.file.path)
    except NotImplementedError:
        return _copied(master, folder, run)
    if not path.exists():
        raise JobFailed(GONE)
    return path


def _copied(master: Master, folder: Path, run: Run) -> Path:
    require_room(folder, master.size_bytes)
    path = folder / "master"
    try:
        with master.file.open("rb") as file, path.open("wb") as copy:
            for chunk in file.chunks():
                copy.write(chunk)
                run.report(0)
    except FileNotFoundError as error:
        raise JobFailed(GONE) from error
    return path
