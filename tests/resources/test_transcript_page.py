"""The words of a film to keep and to print, in both languages."""

import pytest
from django.test import Client
from django.urls import reverse
from django.utils.translation import override

from portal.media.captions import read_captions, read_subrip
from portal.media.models import CaptionTrack
from resources.models import Video
from tests.factories import make_video
from tests.pages.reading import Page, read

pytestmark = pytest.mark.django_db
TWO_VOICES = (
    "WEBVTT\n\n00:00.500 --> 00:02.000\n<v Ana>¿Cuántas son?</v> <v Luis>Tres.</v>\n\n"
    "00:03.000 --> 00:05.000\n<v Ana>Exacto.</v>\n"
)


@pytest.fixture
def video() -> Video:
    return make_video(voices=["es", "en"])


def address(video: Video, language: str = "en") -> str:
    with override(language):
        return reverse("resources:video_transcript", kwargs={"slug": video.slug})


def page(video: Video, language: str = "en", query: str = "") -> Page:
    return read(Client().get(address(video, language) + query))


def rewrite(video: Video, language: str, webvtt: str, voice: str = "es") -> None:
    rows = CaptionTrack.objects.filter(recording=video.recording, spoken_language=voice)
    rows.filter(language=language).update(webvtt=webvtt)


@pytest.mark.parametrize(
    ("language", "left", "right", "marked"),
    [
        ("en", "Both sides.", "Los dos lados.", "es"),
        ("es", "Los dos lados.", "Both sides.", "en"),
    ],
)
def test_a_line_has_its_twin_beside_it_marked_with_its_language(
    video: Video, language: str, left: str, right: str, marked: str
) -> None:
    first, second = page(video, language).one(".pairs li").all("div")
    assert (first.text, second.text, second["lang"]) == (left, right, marked)
    assert not first.has_attr("lang")


def test_speakers_are_named_and_each_has_a_line(video: Video) -> None:
    rewrite(video, "es", TWO_VOICES)
    rows = page(video, "es", "?voice=es").all(".pairs li")
    assert [row.all("div")[0].text for row in rows] == [
        "Ana: ¿Cuántas son?",
        "Luis: Tres.",
        "Ana: Exacto.",
    ]


def test_a_time_leads_to_its_moment_in_the_same_voice(video: Video) -> None:
    rewrite(video, "en", TWO_VOICES)
    link = page(video, "en", "?voice=es").all(".pairs li a")[-1]
    assert link["href"] == f"{video.url_in('en')}?t=3&voice=es"
    assert link.text == "0:03"


@pytest.mark.parametrize("language", ["en", "es"])
def test_one_language_alone_says_that_the_other_is_missing(video: Video, language: str) -> None:
    CaptionTrack.objects.exclude(language=language).delete()
    shown = page(video, language)
    assert len(shown.one(".pairs li").all("div")) == 1
    assert shown.all(".pairs--heads") == []
    assert len(shown.all(".message")) == 1


def test_the_words_in_the_other_language_alone_are_marked(video: Video) -> None:
    CaptionTrack.objects.filter(language="en").delete()
    (only,) = page(video, "en").one(".pairs li").all("div")
    assert (only.text, only["lang"]) == ("Los dos lados.", "es")


@pytest.mark.parametrize("voice", ["", "x", "xx-too-long-for-a-voice", "%00", "es&voice=en"])
def test_a_voice_that_makes_no_sense_is_the_reader_s_own(video: Video, voice: str) -> None:
    assert page(video, "en", f"?voice={voice}").one(".meta")


def test_without_words_or_for_a_draft_there_is_no_page(video: Video) -> None:
    CaptionTrack.objects.all().delete()
    assert Client().get(address(video)).status_code == 404
    assert Client().get(address(make_video())).status_code == 404
    assert Client().get(address(make_video(voices=["es"], live=False))).status_code == 404


def test_the_video_s_page_offers_every_form_of_its_text(video: Video) -> None:
    links = read(Client().get(video.url_in("es"))).all(".panel__foot a")
    files = f"/films/{video.slug}/es"
    assert [link["href"] for link in links] == [
        f"{files}/text-es.txt",
        f"{files}/captions-es.vtt",
        f"{files}/captions-es.srt",
        address(video, "es"),
    ]
    assert [Client().get(link["href"]).status_code for link in links] == [200] * 4


def test_a_voice_that_was_chosen_is_kept_on_the_way_to_the_words(video: Video) -> None:
    links = read(Client().get(f"{video.url_in('es')}?voice=en")).all(".panel__foot a")
    assert links[-1]["href"] == f"{address(video, 'es')}?voice=en"


def test_subrip_is_a_file_with_the_same_times_and_words(video: Video) -> None:
    rewrite(video, "es", TWO_VOICES)
    response = Client().get(f"/films/{video.slug}/es/captions-es.srt")
    assert response["Content-Disposition"] == f'attachment; filename="{video.slug}.es.srt"'
    assert response["Content-Type"] == "application/x-subrip; charset=utf-8"
    kept, original = read_subrip(response.content.decode()), read_captions(TWO_VOICES)
    assert [(c.start_ms, c.end_ms) for c in kept.cues] == [
        (c.start_ms, c.end_ms) for c in original.cues
    ]
    assert [cue.text for cue in kept.cues] == ["Ana: ¿Cuántas son?\nLuis: Tres.", "Ana: Exacto."]


@pytest.mark.parametrize("part", ["es/captions-fr.srt", "xx/captions-es.srt"])
def test_captions_that_are_not_there_are_not_found(video: Video, part: str) -> None:
    assert Client().get(f"/films/{video.slug}/{part}").status_code == 404
