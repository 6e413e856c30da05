"""What the API says of a film: every file of it, by addresses that give just that file."""

from urllib.parse import urlsplit

import pytest
from django.core.files.base import ContentFile
from django.test import Client

from portal.media.models import Quality, Rendition
from resources.models import Video
from resources.sharing.video_facts import facts_of_videos, video_rows
from tests.factories import make_video
from tests.fetching import fetched

pytestmark = pytest.mark.django_db
HOST = "http://testserver"
STREAM = "#EXTM3U\n#EXT-X-VERSION:7\n#EXT-X-TARGETDURATION:4\n"


def add(video: Video, voice: str, quality: Quality, playlist: str = "") -> None:
    """A rendition whose bytes say what it is; past the measuring, since they are no film."""
    name = f"{voice} {quality}".encode()
    row = Rendition(
        recording=video.recording,
        spoken_language=voice,
        quality=quality,
        duration_ms=45_000,
        size_bytes=len(name),
        playlist=playlist,
    )
    row.file.save("film.m4a" if row.is_sound else "film.mp4", ContentFile(name), save=False)
    Rendition.objects.bulk_create([row])


def films(video: Video) -> list[dict]:
    rows = video_rows().filter(pk=video.pk)
    (facts,) = facts_of_videos(list(rows), lambda path: f"{HOST}{path}")
    return facts["films"]


@pytest.fixture
def video() -> Video:
    video = make_video(slug="scale", voices=["en"])
    Rendition.objects.filter(recording=video.recording).delete()
    return video


def test_a_film_in_one_quality_has_no_sound_alone_and_no_playlist(video: Video) -> None:
    add(video, "en", Quality.MIDDLE)
    (film,) = films(video)
    assert film["url"] == f"{HOST}/films/scale/en.mp4"
    assert [one["quality"] for one in film["qualities"]] == ["360"]
    assert (film["sound"], film["playlist"]) == (None, None)


def test_every_quality_and_the_sound_are_named_by_addresses_that_give_them(video: Video) -> None:
    for quality in (Quality.LOW, Quality.MIDDLE, Quality.HIGH, Quality.SOUND):
        add(video, "en", quality)
    add(video, "es", Quality.LOW)
    english, spanish = films(video)
    assert [one["quality"] for one in english["qualities"]] == ["240", "360", "720"]
    for one in [*english["qualities"], english["sound"]]:
        assert fetched(urlsplit(one["url"]).path).body == f"en {one['quality']}".encode()
        assert one["size_bytes"] == len(fetched(urlsplit(one["url"]).path).body)
    assert english["sound"]["type"] == "audio/mp4"
    assert {one["type"] for one in english["qualities"]} == {"video/mp4"}
    assert [one["url"] for one in spanish["qualities"]] == [f"{HOST}/films/scale/es/240.mp4"]


def test_the_usual_address_gives_the_usual_quality_and_its_size(video: Video) -> None:
    for quality in (Quality.LOW, Quality.MIDDLE, Quality.HIGH):
        add(video, "en", quality)
    add(video, "es", Quality.HIGH)
    for film, usual in zip(films(video), (b"en 360", b"es 720"), strict=True):
        assert fetched(urlsplit(film["url"]).path).body == usual
        assert film["size_bytes"] == len(usual)


def test_a_film_that_can_be_streamed_names_its_playlist(video: Video) -> None:
    add(video, "en", Quality.LOW, STREAM)
    add(video, "en", Quality.MIDDLE, STREAM)
    (film,) = films(video)
    assert film["playlist"] == {
        "url": f"{HOST}/films/scale/en.m3u8",
        "type": "application/vnd.apple.mpegurl",
    }
    answer = Client().get("/films/scale/en.m3u8")
    assert answer.status_code == 200
    assert answer["Content-Type"] == film["playlist"]["type"]
