"""A spoken language is kept by its code; editors read and write its name."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import translation

from portal.media.models import CaptionTrack, Recording
from portal.media.voices import code_of, voice_in_sentence, voice_name
from portal.taxonomy.models import Language
from tests.factories import make_recording, make_video, term
from tests.filled_forms import filled
from tests.people import editor

pytestmark = pytest.mark.django_db
WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHola\n"


@pytest.fixture(autouse=True)
def languages() -> None:
    term(Language, "es", "Spanish", "Español")
    term(Language, "mix", "Mixteco", "Mixteco")
    term(Language, "pan", "Punjabi", "Panyabí")


def screen(recording: Recording) -> str:
    return reverse("wagtailsnippets_media_recording:edit", args=[recording.pk])


def captions(voice: str) -> dict[str, object]:
    row = {"spoken_language": voice, "language": "es", "webvtt": WEBVTT}
    sent = {f"caption_tracks-0-{field}": value for field, value in row.items()}
    return {"caption_tracks-TOTAL_FORMS": 1} | sent


def signed_in(language: str) -> Client:
    client = Client(headers={"accept-language": language})
    client.force_login(editor(language))
    return client


@pytest.mark.parametrize(
    ("language", "in_list", "in_sentence"),
    [("en", "Spanish", "Spanish"), ("es", "Español", "español")],
)
def test_a_name_is_that_of_the_reader(language, in_list, in_sentence) -> None:
    with translation.override(language):
        assert (voice_name("es"), voice_in_sentence("es")) == (in_list, in_sentence)


def test_what_has_no_name_is_called_by_its_code() -> None:
    assert (voice_name("zam"), voice_in_sentence("zam")) == ("zam", "zam")


@pytest.mark.parametrize("written", ["pan", "Punjabi", "punjabi", "Panyabí", "PANYABÍ"])
def test_a_language_is_known_by_its_names_and_its_code(written) -> None:
    assert code_of(written) == "pan"


@pytest.mark.parametrize("written", ["zam", "Klingon", ""])
def test_what_no_language_is_called_stays_as_written(written) -> None:
    assert code_of(written) == written


def test_a_name_that_two_languages_have_says_neither() -> None:
    term(Language, "mxb", "Mixteco", "Mixteco del sur")
    assert code_of("Mixteco") == "Mixteco"
    assert code_of("Mixteco del sur") == "mxb"


@pytest.mark.parametrize(("language", "name"), [("en", "Spanish"), ("es", "Español")])
def test_an_editor_chooses_from_a_list_of_names(language, name) -> None:
    recording = Recording.objects.create(name="Clase")
    client = signed_in(language)
    answer = client.get(screen(recording))
    offered = re.search(r'<datalist id="voices">(.*?)</datalist>', answer.content.decode())
    assert offered is not None
    assert f'value="{name}"' in offered[1]
    assert client.post(screen(recording), filled(answer) | captions(name)).status_code == 302
    assert CaptionTrack.objects.get().spoken_language == "es"
    again = client.get(screen(recording))
    assert filled(again)["caption_tracks-0-spoken_language"] == [name]


@pytest.mark.parametrize("written", ["Klingon", "es; mix", "<b>"])
def test_no_language_is_refused_in_words_and_kept(written) -> None:
    recording = Recording.objects.create(name="Clase")
    client = signed_in("es")
    sent = filled(client.get(screen(recording))) | captions(written)
    answer = client.post(screen(recording), sent)
    assert "Elija un idioma de la lista" in answer.content.decode()
    assert filled(answer)["caption_tracks-0-spoken_language"] == [written]


def test_a_video_s_screen_and_the_list_say_the_names() -> None:
    video = make_video(voices={"es": 45_000})
    client = signed_in("es")
    page = client.get(reverse("wagtailsnippets_resources_video:edit", args=[video.pk]))
    assert "Se puede ver en español: 0:45" in page.content.decode()
    listed = client.get(reverse("wagtailsnippets_media_recording:list")).content.decode()
    assert re.search(r"<td[^>]*>\s*Español\s*</td>", listed)


def test_the_names_are_asked_for_once_however_many_rows() -> None:
    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            client.get(reverse("wagtailsnippets_media_recording:list"))
        return sum("taxonomy_language" in query["sql"] for query in captured)

    client = signed_in("en")
    for _one in range(3):
        make_recording(["es", "mix"])
    assert queries() == 1


def test_a_name_that_was_changed_is_new_on_the_next_screen() -> None:
    make_recording(["es"])
    client = signed_in("en")
    address = reverse("wagtailsnippets_media_recording:list")
    assert "Spanish" in client.get(address).content.decode()
    Language.objects.filter(key="es").update(label_en="Castilian")
    assert "Castilian" in client.get(address).content.decode()
