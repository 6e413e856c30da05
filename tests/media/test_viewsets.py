"""The screen on which an editor puts a recording together."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from portal.jobs.models import Job
from portal.media.models import CaptionTrack, Master, Recording
from tests.people import administrator, editor, stranger

pytestmark = pytest.mark.django_db

WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHola\n"


def address(name: str, *args: int) -> str:
    return reverse(Recording.snippet_viewset.get_url_name(name), args=args)


@pytest.fixture
def screen(client: Client) -> Client:
    client.force_login(administrator())
    return client


def form(**changes: object) -> dict[str, object]:
    """What a browser sends for a recording without parts; add parts by their names."""
    counts = {
        f"{part}-{count}": 0
        for part in ("masters", "caption_tracks", "chapter_tracks")
        for count in ("TOTAL_FORMS", "INITIAL_FORMS", "MIN_NUM_FORMS")
    }
    return counts | {"name": "Empacar cajas", "poster": ""} | changes


def captions(webvtt: str) -> dict[str, object]:
    return {
        "caption_tracks-TOTAL_FORMS": 1,
        "caption_tracks-0-spoken_language": "es",
        "caption_tracks-0-language": "es",
        "caption_tracks-0-webvtt": webvtt,
    }


def upload(content: bytes, name: str = "clase.mp4") -> dict[str, object]:
    return {
        "masters-TOTAL_FORMS": 1,
        "masters-0-spoken_language": "es",
        "masters-0-file": ContentFile(content, name=name),
    }


def test_one_form_makes_a_recording_and_queues_its_film(client: Client, small_film: Path) -> None:
    person = editor()
    client.force_login(person)
    parts = upload(small_film.read_bytes()) | captions(WEBVTT)
    assert client.post(address("add"), form(**parts)).status_code == 302
    master = Master.objects.get()
    assert (master.recording.name, master.size_bytes) == (
        "Empacar cajas",
        small_film.stat().st_size,
    )
    assert master.uploaded_by == master.job.owner == person
    assert (master.job.state, master.job.args) == (Job.State.WAITING, [master.pk])
    assert CaptionTrack.objects.get().cues()[0].text == "Hola"


def test_captions_that_do_not_parse_come_back_with_the_line(screen: Client) -> None:
    broken = "WEBVTT\n\n00:00:01,000 --> 00:00:02,000\nHola"
    response = screen.post(address("add"), form(**captions(broken)))
    assert response.status_code == 200
    assert "Line 3: “00:00:01,000” is not a time." in response.content.decode()
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("content", "name", "reason"),
    [
        (b"", "clase.mp4", "The submitted file is empty."),
        (b"GIF89a", "clase.mp4", "This is not a film that can be read"),
        (b"#EXTM3U\n/etc/passwd", "clase.mp4", "This is not a film that can be read"),
        (b"\0\0\0\x18ftypisom\0\0\2\0isommp42", "clase.mov", "The file ends before its film does."),
        (b"\x1aE\xdf\xa3", "clase.webm", "This is not a film that can be read"),
        (b"\0\0\0\x18ftypisom\0\0\2\0isommp42", "clase.exe", "File extension “exe” is not allowed"),
    ],
)
def test_what_is_no_film_comes_back_with_the_reason(
    screen: Client, content: bytes, name: str, reason: str
) -> None:
    response = screen.post(address("add"), form(**upload(content, name)))
    page = response.content.decode()
    assert response.status_code == 200
    assert reason in page
    assert 'value="Empacar cajas"' in page
    assert not Recording.objects.exists()


def test_a_poster_that_is_not_a_picture_comes_back(screen: Client) -> None:
    still = ContentFile(b"<svg/>", name="still.svg")
    response = screen.post(address("add"), form(poster=still))
    assert response.status_code == 200
    assert not Recording.objects.exists()


def test_two_films_in_one_voice_come_back(screen: Client, small_film: Path) -> None:
    again = {
        "masters-TOTAL_FORMS": 2,
        "masters-1-spoken_language": "es",
        "masters-1-file": ContentFile(small_film.read_bytes(), name="again.mp4"),
    }
    response = screen.post(address("add"), form(**upload(small_film.read_bytes()) | again))
    assert response.status_code == 200
    assert not Recording.objects.exists()


@pytest.mark.parametrize(("asked", "found"), [("cajas", True), ("uvas", False)])
def test_a_recording_is_found_by_its_name(screen: Client, asked: str, found: bool) -> None:
    Recording.objects.create(name="Empacar cajas iguales")
    page = screen.get(address("list"), {"q": asked}).content.decode()
    assert ("Empacar cajas iguales" in page) is found


def queries_of_the_list(screen: Client) -> int:
    with CaptureQueriesContext(connection) as queries:
        screen.get(address("list"))
    return len(queries)


def test_the_list_takes_as_many_queries_for_many_as_for_few(screen: Client) -> None:
    Recording.objects.create(name="first")
    screen.get(address("list"))  # what is cached for later requests is cached now
    few = queries_of_the_list(screen)
    for n in range(30):
        Recording.objects.create(name=str(n))
    assert queries_of_the_list(screen) == few


def test_whoever_has_no_right_to_recordings_does_not_reach_them(client: Client) -> None:
    client.force_login(stranger())
    for name in ("list", "add"):
        assert client.get(address(name)).status_code in {302, 403}
    client.post(address("add"), form())
    assert not Recording.objects.exists()
