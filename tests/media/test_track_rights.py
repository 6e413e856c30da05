"""The form of a recording writes captions and chapters in the languages of the editor's alone."""

from collections.abc import Sequence
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from portal.media.models import CaptionTrack, ChapterTrack, Recording
from tests.factories import make_recording
from tests.filled_forms import filled
from tests.pages.reading import read
from tests.people import editor, stranger

pytestmark = pytest.mark.django_db
OTHER = "WEBVTT\n\n00:00:01.000 --> 00:00:02.000\nAjeno\n"
PARTS = {"caption_tracks": CaptionTrack, "chapter_tracks": ChapterTrack}


def signed_in(languages: Sequence[str]) -> Client:
    """Somebody who changes recordings, and writes captions in the languages."""
    person, client = stranger(), Client(headers={"accept-language": "en"})
    names = ["access_admin", "change_recording", *(f"write_captions_{code}" for code in languages)]
    person.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(person)
    return client


@pytest.fixture
def recording() -> Recording:
    made = make_recording(["es"])
    for model in PARTS.values():
        model.objects.update(webvtt=OTHER.replace("Ajeno", "Own"))
    return made


def url(recording: Recording) -> str:
    return reverse("wagtailsnippets_media_recording:edit", args=[recording.pk])


def opened(client: Client, recording: Recording) -> dict[str, Any]:
    return filled(client.get(url(recording)))


def texts() -> dict[tuple[str, str], str]:
    return {
        (name, row.language): row.webvtt for name, m in PARTS.items() for row in m.objects.all()
    }


@pytest.mark.parametrize("own", [["en"], ["es"], [], ["en", "es"]])
def test_the_form_holds_the_texts_in_the_own_languages(recording, own) -> None:
    fields = opened(signed_in(own), recording)
    for part in PARTS:
        languages = [
            fields[f"{part}-{n}-language"][0] for n in range(int(fields[f"{part}-TOTAL_FORMS"][0]))
        ]
        assert sorted(languages) == own


@pytest.mark.parametrize("own", [["en"], []])
def test_saving_leaves_the_other_texts_as_they_are(recording, own) -> None:
    before = texts()
    client = signed_in(own)
    mended = {f"{part}-0-webvtt": OTHER for part in PARTS} if own else {}
    answer = client.post(url(recording), opened(client, recording) | mended | {"name": "Nueva"})
    assert answer.status_code == 302
    assert Recording.objects.get().name == "Nueva"
    assert texts() == before | {(part, code): OTHER for part in PARTS for code in own}


def row(part: str, number: int, **columns: object) -> dict[str, object]:
    counts = {f"{part}-TOTAL_FORMS": number + 1}
    return counts | {f"{part}-{number}-{name}": value for name, value in columns.items()}


def forged(part: str, recording: Recording, kept: int) -> list[dict[str, object]]:
    """Posts that write, move or take out the Spanish text of a part."""
    spanish = PARTS[part].objects.get(language="es").pk
    said = {"spoken_language": "es", "language": "es", "webvtt": OTHER}
    existing = {f"{part}-INITIAL_FORMS": kept + 1}
    return [
        row(part, kept, **said),
        row(part, kept, **said, id=spanish) | existing,
        row(part, kept, **said | {"language": "en"}, id=spanish) | existing,
        row(part, kept, **said, id=spanish, DELETE="on") | existing,
        row(part, kept, **said, id="nonsense") | existing,
        row(part, kept, **said, id="99999") | existing,
        row(part, kept, **said) | existing,
    ]


@pytest.mark.parametrize("part", PARTS)
@pytest.mark.parametrize("own", [["en"], []])
def test_no_forged_post_writes_another_language(recording, part, own) -> None:
    before, client = texts(), signed_in(own)
    for changes in forged(part, recording, kept=len(own)):
        answer = client.post(url(recording), opened(client, recording) | changes)
        assert answer.status_code in (200, 302, 400)
        assert texts() == before


def test_an_own_text_is_not_moved_to_another_language(recording) -> None:
    client, before = signed_in(["en"]), texts()
    moved = {"caption_tracks-0-language": "es"}
    CaptionTrack.objects.filter(language="es").delete()
    answer = client.post(url(recording), opened(client, recording) | moved)
    assert answer.status_code == 200
    assert set(texts()) == set(before) - {("caption_tracks", "es")}


def test_times_are_taken_from_captions_that_the_editor_may_not_write(recording) -> None:
    CaptionTrack.objects.filter(language="en").delete()
    CaptionTrack.objects.update(webvtt=OTHER)
    client = signed_in(["en"])
    words = {"spoken_language": "es", "language": "en", "webvtt": "Hello.", "take_times": "on"}
    fields = opened(client, recording) | row("caption_tracks", 0, **words)
    assert client.post(url(recording), fields).status_code == 302
    assert CaptionTrack.objects.get(language="en").cues()[0].start_ms == 1000


def test_an_editor_writes_both(recording) -> None:
    client = Client()
    client.force_login(editor())
    mended = {f"{part}-{n}-webvtt": OTHER for part in PARTS for n in range(2)}
    assert client.post(url(recording), opened(client, recording) | mended).status_code == 302
    assert set(texts().values()) == {OTHER}


def test_nothing_is_offered_to_be_added_without_a_language(recording) -> None:
    page = read(signed_in([]).get(url(recording)))
    assert page.one("#id_caption_tracks-MAX_NUM_FORMS")["value"] == "0"
