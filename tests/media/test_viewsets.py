"""The screen on which an editor puts a recording together."""

from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.images.tests.utils import get_test_image_file

from portal.jobs.models import Job
from portal.media.models import CaptionTrack, Master, Recording
from tests.pages.reading import read
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
    assert "Line 3: “00:00:01,000” is not a time. Write it as" in response.content.decode()
    assert not Recording.objects.exists()


def test_every_lost_line_comes_back_at_once(screen: Client) -> None:
    page = screen.post(address("add"), form(**captions("WEBVTT\n\nHola\n\n1 --> 2\nx\n"))).content
    assert b"Line 3: These words have no times" in page
    assert b"Line 5: " in page


@pytest.mark.parametrize(
    "content",
    [
        WEBVTT.encode(),
        WEBVTT.replace("\n", "\r\n").encode("utf-16"),
        b"1\r\n00:00:01,000 --> 00:00:02,000\r\nHola\r\n",
    ],
)
def test_a_file_of_any_origin_is_kept_as_clean_webvtt(screen: Client, content: bytes) -> None:
    file = {"caption_tracks-0-file": ContentFile(content, name="clase.srt")}
    response = screen.post(address("add"), form(**captions("")) | file, follow=True)
    clean = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nHola\n"
    assert CaptionTrack.objects.get().webvtt == clean
    assert response.status_code == 200


def test_what_was_repaired_is_told_after_saving(screen: Client) -> None:
    latin = "1\n00:00:01,000 --> 00:00:03,000\nNiño\n\n2\n00:00:02,000 --> 00:00:04,000\nNiña\n"
    file = {"caption_tracks-0-file": ContentFile(latin.encode("cp1252"), name="clase.srt")}
    page = screen.post(address("add"), form(**captions("")) | file, follow=True).content.decode()
    assert [cue.text for cue in CaptionTrack.objects.get().cues()] == ["Niño", "Niña"]
    assert "Please look at these lines" in page
    assert "Windows-1252" in page
    assert "Line 6: It begins before the caption above it ends" in page


def test_captions_as_they_should_be_are_saved_without_a_word(screen: Client) -> None:
    page = screen.post(address("add"), form(**captions(WEBVTT)), follow=True).content.decode()
    assert "Please look" not in page


def test_a_refused_file_comes_back_as_text_to_correct(screen: Client) -> None:
    file = {"caption_tracks-0-file": ContentFile(b"WEBVTT\n\nno times here\n", name="a.vtt")}
    page = screen.post(address("add"), form(**captions("")) | file).content.decode()
    assert "Line 3: These words have no times above them." in page
    assert "no times here\n</textarea>" in page
    assert not Recording.objects.exists()


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The submitted file is empty."),
        (b"\x89PNG\r\n\x1a\n\0\0", "Line 1: The first line must be"),
        (b"WEBVTT\n\n" + b"x" * 2_000_000, "larger than 2 MB"),
        (b"WEBVTT\n", "There are no timed lines in this text."),
    ],
)
def test_a_file_that_is_no_captions_comes_back_with_the_reason(
    screen: Client, content: bytes, message: str
) -> None:
    file = {"caption_tracks-0-file": ContentFile(content, name="clase.vtt")}
    response = screen.post(address("add"), form(**captions("")) | file)
    assert response.status_code == 200
    assert message in response.content.decode()
    assert not Recording.objects.exists()


def test_neither_text_nor_file_comes_back(screen: Client) -> None:
    page = screen.post(address("add"), form(**captions(""))).content.decode()
    assert "Paste a text with times, or choose a file." in page


def two_captions(other: str, **changes: object) -> dict[str, object]:
    return captions(WEBVTT) | {
        "caption_tracks-TOTAL_FORMS": 2,
        "caption_tracks-1-spoken_language": "es",
        "caption_tracks-1-language": "en",
        "caption_tracks-1-webvtt": other,
        "caption_tracks-1-take_times": "on",
        **changes,
    }


def test_plain_words_take_the_times_of_the_other_language(screen: Client) -> None:
    screen.post(address("add"), form(**two_captions("Hello, everyone.")))
    cues = CaptionTrack.objects.get(language="en").cues()
    assert [(cue.start_ms, cue.end_ms, cue.text) for cue in cues] == [
        (1000, 2000, "Hello, everyone.")
    ]


def test_words_with_times_keep_their_own(screen: Client) -> None:
    own = "WEBVTT\n\n00:07.000 --> 00:08.000\nHello\n"
    screen.post(address("add"), form(**two_captions(own)))
    assert CaptionTrack.objects.get(language="en").cues()[0].start_ms == 7000


def test_saved_captions_give_their_times_to_words_that_come_later(screen: Client) -> None:
    screen.post(address("add"), form(**captions(WEBVTT)))
    saved = CaptionTrack.objects.get()
    later = two_captions("Hello.") | {
        "caption_tracks-INITIAL_FORMS": 1,
        "caption_tracks-0-id": saved.pk,
    }
    screen.post(address("edit", saved.recording_id), form(**later))
    assert CaptionTrack.objects.get(language="en").cues()[0].end_ms == 2000


@pytest.mark.parametrize(
    "changes",
    [
        {"caption_tracks-0-spoken_language": "mix"},
        {"caption_tracks-0-webvtt": "broken"},
        {"caption_tracks-0-webvtt": "Hola.", "caption_tracks-0-take_times": "on"},
        {"caption_tracks-0-DELETE": "on"},
    ],
)
def test_without_captions_of_the_same_voice_there_are_no_times(
    screen: Client, changes: dict[str, object]
) -> None:
    response = screen.post(address("add"), form(**two_captions("Hello.", **changes)))
    assert response.status_code == 200
    assert "This voice has no captions to take times from." in response.content.decode()
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


def test_a_poster_is_shown_as_a_picture_and_can_be_taken_out(screen: Client) -> None:
    picture = ContentFile(get_test_image_file().file.getvalue(), name="still.png")
    screen.post(address("add"), form(poster=picture))
    recording = Recording.objects.get()
    place = address("edit", recording.pk)
    shown = read(screen.get(place)).one("img[alt='The poster as it is now']")
    assert shown["src"] == recording.poster.url
    screen.post(place, form(**{"poster-clear": "on"}))
    assert not Recording.objects.get().poster
    assert read(screen.get(place)).all("img[alt='The poster as it is now']") == []


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
