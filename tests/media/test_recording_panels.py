"""The state of a recording on its own screen and on its video's, and the way between them."""

import pytest
from django.test import Client
from django.urls import reverse

from portal.jobs.models import Job
from portal.media.models import CaptionTrack, Master, Recording, Rendition
from tests.factories import make_recording, make_video
from tests.people import editor

pytestmark = pytest.mark.django_db


@pytest.fixture
def screen(client: Client) -> Client:
    client.force_login(editor())
    return client


def screen_of(recording: Recording) -> str:
    return reverse("wagtailsnippets_media_recording:edit", args=[recording.pk])


def test_each_place_to_look_at_is_a_link_to_its_line(screen: Client) -> None:
    recording = make_recording({"es": 3_000})
    late = "WEBVTT\n\n00:01.000 --> 00:02.000\nHola\n\n00:02.000 --> 00:05.000\nAdiós\n"
    CaptionTrack.objects.filter(language="es").update(webvtt=late)
    page = screen.get(screen_of(recording)).content.decode()
    assert "It runs 2 s over the end of the film." in page
    assert reverse("recording_text", args=[recording.pk, "captions", "es", "es"]) + "#row-1" in page


def test_a_video_leads_to_its_film_and_captions(screen: Client) -> None:
    video = make_video(voices={"es": 45_000})
    page = screen.get(reverse("wagtailsnippets_resources_video:edit", args=[video.pk])).content
    assert f'href="{screen_of(video.recording)}">Film and captions' in page.decode()
    assert "Can be watched in es: 0:45" in page.decode()


def test_a_video_without_a_recording_says_how_to_begin_one(screen: Client) -> None:
    page = screen.get(reverse("wagtailsnippets_resources_video:add")).content.decode()
    assert "No recording yet." in page


def test_a_recording_can_be_begun_where_it_is_chosen(screen: Client) -> None:
    chooser = Recording.snippet_viewset.chooser_viewset
    modal = screen.get(reverse(chooser.get_url_name("choose"))).json()["html"]
    assert 'name="name"' in modal
    screen.post(reverse(chooser.get_url_name("create")), {"name": "Nueva"})
    assert Recording.objects.get().name == "Nueva"


@pytest.mark.parametrize(
    ("has_sound", "has_master", "sentence"),
    [
        (False, True, "Make all qualities anew"),
        (False, False, "Upload it above in es"),
        (True, True, None),
        (True, False, None),
    ],
)
def test_films_without_their_sound_alone_can_be_made_anew(
    screen: Client, has_sound: bool, has_master: bool, sentence: str | None
) -> None:
    recording = make_recording(["es"])
    row = {"recording": recording, "spoken_language": "es"}
    if has_sound:
        Rendition.objects.bulk_create([Rendition(**row, quality="audio", file="a.m4a")])
    if has_master:
        job = Job.objects.create(task="portal.media.transcoding.make.make_film", state="done")
        Master.objects.bulk_create([Master(**row, file="m.mp4", job=job)])
    page = screen.get(screen_of(recording)).content.decode()
    for one in ("Make all qualities anew", "Upload it above in es"):
        assert (one in page) is (one == sentence)
