"""The part of the worker that does jobs goes on, whatever happens to one of them."""

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.jobs.models import Job
from portal.media.models import Master
from portal.media.storage import StorageUnavailable
from portal.operations.job_thread import JobThread
from portal.settings.files import Buckets
from tests.factories import make_recording

pytestmark = pytest.mark.django_db
NOBODY = Buckets("shown", "kept", "http://127.0.0.1:9", access_key="a", secret_key="b")


@pytest.fixture
def left_by_a_kill(settings) -> Master:
    """An upload with a file that nobody names, in a storage whose server has gone away."""
    master = Master(recording=make_recording(["es"]), spoken_language="es", staged=[["gone", "x"]])
    master.file.save("film.mp4", ContentFile(b"film"))
    settings.STORAGES = settings.STORAGES | {"gone": NOBODY.storages("/media/")["private"]}
    with pytest.raises(StorageUnavailable):
        storages["gone"].delete("x")
    return master


def test_a_storage_that_is_away_does_not_end_it_and_is_asked_again(left_by_a_kill, caplog) -> None:
    jobs = JobThread()
    jobs.look(sweep=True)
    assert "trying again" in caplog.text
    left_by_a_kill.refresh_from_db()
    assert left_by_a_kill.staged == [["gone", "x"]]


def test_jobs_are_done_while_a_sweep_cannot_be_made(left_by_a_kill) -> None:
    job = Job.objects.create(task="tests.jobs.tasks.nothing_there", queue="films")
    JobThread().look(sweep=True)
    job.refresh_from_db()
    assert job.attempts == 1
