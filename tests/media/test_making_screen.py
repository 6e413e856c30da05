"""An editor sees how an upload is doing, tries again what has failed, and takes films away."""

from pathlib import Path

import pytest
from django.core.files import File
from django.test import Client
from django.urls import reverse

from portal.accounts.models import User
from portal.jobs.models import Job
from portal.jobs.running import JobFailed, LeaseLost, Run, claim
from portal.media.models import Master, Recording, Rendition
from portal.media.transcoding.container import NOT_WHOLE, TOO_LARGE
from portal.media.transcoding.make import QUEUE, queue_film
from tests.factories import make_recording
from tests.media.test_viewsets import address, form
from tests.people import editor, stranger

pytestmark = pytest.mark.django_db


@pytest.fixture
def person() -> User:
    return editor()


@pytest.fixture
def screen(client: Client, person: User) -> Client:
    client.force_login(person)
    return client


@pytest.fixture
def master(small_film: Path, person: User) -> Master:
    recording = make_recording(["en"])
    with small_film.open("rb") as file:
        row = Master.objects.create(
            recording=recording, spoken_language="es", file=File(file, name="clase.mp4")
        )
    queue_film(row, person)
    row.refresh_from_db()
    return row


def fragment(screen: Client, master: Master) -> str:
    return screen.get(reverse("recording_making", args=[master.recording_id])).content.decode()


def test_what_waits_runs_and_is_done_is_said(screen: Client, master: Master) -> None:
    assert "Waiting for its turn" in fragment(screen, master)
    run = Run(claim(QUEUE))
    run.report(40)
    assert "40 % done" in fragment(screen, master)
    assert "data-over" not in fragment(screen, master)
    run.complete()
    assert "Done, " in fragment(screen, master)
    assert "data-over" in fragment(screen, master)


def test_a_failure_is_explained_in_the_language_of_who_reads_it(
    screen: Client, master: Master
) -> None:
    Run(claim(QUEUE)).fail(JobFailed(TOO_LARGE, gigabytes=4))
    page = screen.get(address("edit", master.recording_id)).content.decode()
    assert "The file is larger than 4 GB. Upload a smaller copy." in page
    assert "Try again" in page
    assert "Failed" in screen.get(address("list")).content.decode()


def test_what_has_failed_waits_again_when_it_is_asked_to(screen: Client, master: Master) -> None:
    Run(claim(QUEUE)).fail(JobFailed(NOT_WHOLE))
    again = reverse("master_try_again", args=[master.pk])
    assert screen.get(again).status_code == 405
    response = screen.post(again)
    assert response.headers["Location"] == address("edit", master.recording_id)
    job = Job.objects.get()
    assert (job.state, job.attempts, job.reason) == (Job.State.WAITING, 0, "")


def test_trying_again_twice_leaves_one_job(screen: Client, master: Master) -> None:
    for _turn in range(2):
        screen.post(reverse("master_try_again", args=[master.pk]))
    assert Job.objects.count() == 1


def test_an_upload_without_a_job_gets_one(screen: Client, master: Master) -> None:
    Job.objects.all().delete()
    assert "Not made yet." in fragment(screen, master)
    screen.post(reverse("master_try_again", args=[master.pk]))
    assert Job.objects.get().args == [master.pk]


def test_an_upload_that_is_deleted_ends_its_job(screen: Client, master: Master) -> None:
    run = Run(claim(QUEUE))
    gone = {
        "masters-TOTAL_FORMS": 1,
        "masters-INITIAL_FORMS": 1,
        "masters-0-id": master.pk,
        "masters-0-spoken_language": "es",
        "masters-0-DELETE": "on",
    }
    assert screen.post(address("edit", master.recording_id), form(**gone)).status_code == 302
    assert not Job.objects.exists()
    with pytest.raises(LeaseLost):
        run.report(50)


def test_another_file_for_a_voice_is_a_job_of_its_own(
    screen: Client, master: Master, small_film: Path
) -> None:
    before = master.job_id
    with small_film.open("rb") as file:
        other = {
            "masters-TOTAL_FORMS": 1,
            "masters-INITIAL_FORMS": 1,
            "masters-0-id": master.pk,
            "masters-0-spoken_language": "es",
            "masters-0-file": File(file, name="better.mp4"),
        }
        screen.post(address("edit", master.recording_id), form(**other))
    assert Job.objects.get().pk != before


def test_the_films_of_a_voice_go_after_a_question(screen: Client, master: Master) -> None:
    remove = reverse("recording_remove_voice", args=[master.recording_id, "en"])
    page = screen.get(remove).content.decode()
    assert "Readers can then no longer watch this recording in en." in page
    assert Rendition.objects.exists()
    screen.post(remove)
    assert not Rendition.objects.exists()
    assert Master.objects.exists()


def test_whoever_has_no_right_reaches_none_of_it(client: Client, master: Master) -> None:
    client.force_login(stranger())
    addresses = [
        reverse("recording_making", args=[master.recording_id]),
        reverse("master_try_again", args=[master.pk]),
        reverse("recording_remove_voice", args=[master.recording_id, "en"]),
    ]
    for one in addresses:
        for answer in (client.get(one), client.post(one)):
            assert answer.status_code in {302, 403, 405}
    assert Rendition.objects.exists()
    assert Recording.objects.exists()


@pytest.mark.parametrize(("voices", "is_said"), [([], True), (["en"], False)])
def test_nothing_is_called_missing_where_there_are_films(
    screen: Client, voices: list[str], is_said: bool
) -> None:
    url = reverse("recording_making", args=[make_recording(voices).pk])
    page = screen.get(url).content.decode()
    assert ("Nothing has been uploaded yet." in page) == is_said
