"""The screen on which captions are written line by line."""

import pytest
from django.contrib.auth.models import Permission
from django.core.files.base import ContentFile
from django.test import Client
from django.urls import reverse

from portal.media.captions import Cue, as_webvtt
from portal.media.models import CaptionDraft, CaptionTrack, ChapterTrack, Recording
from tests.factories import make_recording
from tests.people import editor, stranger

pytestmark = pytest.mark.django_db

TWO = "WEBVTT\n\n00:01.000 --> 00:03.000\nHola a todos.\n\n00:04.000 --> 00:06.000\nEmpezamos.\n"


@pytest.fixture
def recording() -> Recording:
    recording = make_recording({"es": 45_000})
    CaptionTrack.objects.filter(language="es").update(webvtt=TWO)
    return recording


@pytest.fixture
def screen(client: Client) -> Client:
    client.force_login(editor())
    return client


def address(recording: Recording, language: str = "es", kind: str = "captions") -> str:
    return reverse("recording_text", args=[recording.pk, kind, "es", language])


def sent(*rows: tuple[str, str, str], **more: object) -> dict[str, object]:
    """What a browser sends for rows of (start, end, text)."""
    parts: dict[str, object] = {"row-TOTAL_FORMS": len(rows), "row-INITIAL_FORMS": 0}
    for at, row in enumerate(rows):
        names = ("start", "end", "text")
        parts |= {f"row-{at}-{name}": value for name, value in zip(names, row, strict=True)}
    return parts | more


def loaded(client: Client, url: str) -> str:
    return client.get(url).context["frame"]["loaded"]


def text_of(language: str = "es") -> list[tuple[int, int, str]]:
    cues = CaptionTrack.objects.get(language=language).cues()
    return [(cue.start_ms, cue.end_ms, cue.text) for cue in cues]


def test_the_lines_stand_beside_those_of_the_other_language(screen, recording) -> None:
    page = screen.get(address(recording, "en")).content.decode()
    assert "Both sides.</textarea>" in page
    assert '<p class="caption-beside" lang="es">Hola a todos.' in page


def test_lines_are_saved_in_the_order_of_time(screen, recording) -> None:
    url = address(recording)
    rows = [("0:05", "6.5", "Después"), ("0:01.2", "00:00:02,000", "Antes"), ("", "", "")]
    answer = screen.post(url, sent(*rows, loaded=loaded(screen, url)), follow=True)
    assert "Saved. Readers see it now." in answer.content.decode()
    assert text_of() == [(1200, 2000, "Antes"), (5000, 6500, "Después")]


def test_saving_what_was_loaded_changes_nothing(screen, recording) -> None:
    whole = (
        "WEBVTT A class\n\nSTYLE\n::cue { color: red }\n\nfirst\n00:00:01.000 --> 00:00:03.000"
        " line:0\n<v Inés>Hola &amp; <i>adiós</i>\n\nNOTE two\n\n00:00:04.000 --> 00:00:06.000\n"
        "<v Ana>1 &lt; 2\n\nNOTE the end\n"
    )
    CaptionTrack.objects.filter(language="es").update(webvtt=whole)
    url = address(recording)
    context = screen.get(url).context
    parts = {"row-TOTAL_FORMS": len(context["rows"].forms), "row-INITIAL_FORMS": 0}
    for form in context["rows"]:
        values = {form[name].html_name: form[name].value() for name in form.fields}
        parts |= {name: value for name, value in values.items() if value}
    screen.post(url, parts | context["frame"])
    assert CaptionTrack.objects.get(language="es").webvtt == whole


@pytest.mark.parametrize(
    ("row", "sentence"),
    [
        (("soon", "2", "Hola"), "Write a time as 1:02.500"),
        (("", "2", "Hola"), "The time is missing."),
        (("3", "2", "Hola"), "It ends before it begins."),
        (("1", "2", ""), "Write the missing words, or delete those lines."),
        (("1:99", "2", "Hola"), "Write a time as 1:02.500"),
        (("1", "2", "\0"), "Null characters are not allowed."),
    ],
)
def test_what_cannot_be_kept_comes_back_as_it_was_typed(screen, recording, row, sentence) -> None:
    url = address(recording)
    good = ("0:07", "0:08", "Se queda <b> & “así”")
    answer = screen.post(url, sent(row, good, loaded=loaded(screen, url)))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert sentence in page
    assert "Se queda &lt;b&gt; &amp; “así”</textarea>" in page
    assert f'value="{row[0]}"' in page
    assert CaptionTrack.objects.get(language="es").webvtt == TWO


def test_the_second_of_two_editors_is_told_and_loses_nothing(screen, recording) -> None:
    url = address(recording)
    both = loaded(screen, url)
    screen.post(url, sent(("1", "2", "La primera"), loaded=both))
    answer = screen.post(url, sent(("1", "2", "La segunda"), loaded=both))
    assert "somebody else has changed this text" in answer.content.decode()
    assert "La segunda</textarea>" in answer.content.decode()
    assert text_of() == [(1000, 2000, "La primera")]
    again = answer.context["frame"]["loaded"]
    screen.post(url, sent(("1", "2", "La segunda"), loaded=again))
    assert text_of() == [(1000, 2000, "La segunda")]


def test_the_times_of_the_other_language_are_no_captions_until_the_words_are_written(
    screen, recording
) -> None:
    CaptionTrack.objects.filter(language="en").delete()
    url = address(recording, "en")
    begun = screen.get(f"{url}?times=1")
    starts = [form["start"].value() for form in begun.context["rows"].initial_forms]
    assert starts == ["0:01.000", "0:04.000"]
    half = [("0:01", "0:03", "Hello, everyone."), ("0:04", "0:06", "")]
    frame = begun.context["frame"]["loaded"]
    told = screen.post(url, sent(*half, loaded=frame), follow=True).content.decode()
    assert "1 line is still without words" in told
    assert not CaptionTrack.objects.filter(language="en").exists()
    whole = [half[0], ("0:04", "0:06", "Let us begin.")]
    screen.post(url, sent(*whole, loaded=loaded(screen, url)))
    assert text_of("en")[1] == (4000, 6000, "Let us begin.")
    assert not CaptionDraft.objects.exists()


def test_a_file_is_shown_before_it_is_saved(screen, recording) -> None:
    srt = "1\n00:00:02,000 --> 00:00:04,000\nNiño\n".encode("cp1252")
    file = {"upload": "1", "file": ContentFile(srt, name="clase.srt")}
    page = screen.post(address(recording), file).content.decode()
    assert "Niño</textarea>" in page
    assert "Windows-1252" in page
    assert CaptionTrack.objects.get(language="es").webvtt == TWO


@pytest.mark.parametrize(
    ("content", "sentence"),
    [(b"\x89PNG\r\n", "The first line must be"), (b"", "The submitted file is empty.")],
)
def test_a_file_that_is_no_captions_leaves_the_lines(screen, recording, content, sentence) -> None:
    file = {"upload": "1", "file": ContentFile(content, name="clase.srt")}
    page = screen.post(address(recording), file).content.decode()
    assert sentence in page
    assert "Hola a todos.</textarea>" in page


def test_the_server_says_what_it_thinks_of_lines_that_are_not_saved(screen, recording) -> None:
    rows = [("0:01", "0:02", "x" * 50), ("0:01.5", "0:50", "Fin")]
    found = screen.post(f"{address(recording)}check/", sent(*rows)).json()
    assert "too fast to read" in found["rows"]["row-0"][0]
    assert any("over the end of the film" in one for one in found["rows"]["row-1"])
    assert any("players show both at once" in one for one in found["rows"]["row-1"])
    assert text_of()[0] == (1000, 3000, "Hola a todos.")


@pytest.mark.parametrize(
    ("ending", "words"),
    [
        ("vtt", "00:01.000 --> 00:03.000\nHola"),
        ("srt", "00:00:01,000 --> 00:00:03,000\nHola"),
        ("txt", "0:01  Hola a todos."),
    ],
)
def test_the_words_can_be_kept(screen, recording, ending, words) -> None:
    answer = screen.get(f"{address(recording)}keep/{ending}/")
    assert words in answer.content.decode()
    assert f"captions-{recording.pk}.es.{ending}" in answer["Content-Disposition"]


def test_chapters_are_written_on_the_same_screen(screen, recording) -> None:
    url = address(recording, kind="chapters")
    screen.post(url, sent(("0", "9", "Inicio"), loaded=loaded(screen, url)))
    assert ChapterTrack.objects.get(language="es").cues()[0].text == "Inicio"


def test_the_film_plays_without_any_video(screen, recording) -> None:
    url = reverse("recording_film", args=[recording.pk, "es"])
    assert screen.get(url).status_code in {200, 302}
    unknown = reverse("recording_film", args=[recording.pk, "mix"])
    assert screen.get(unknown, follow=True).status_code == 404


def test_a_translator_keeps_to_the_own_language(client, recording) -> None:
    person = stranger()
    names = ["access_admin", "write_captions_en"]
    person.user_permissions.add(*Permission.objects.filter(codename__in=names))
    client.force_login(person)
    assert client.get(address(recording, "en")).status_code == 200
    assert client.get(address(recording, "es")).status_code == 302
    client.post(address(recording, "es"), sent(("1", "2", "No")))
    assert text_of()[0][2] == "Hola a todos."
    page = client.get(reverse("recording_texts", args=[recording.pk])).content.decode()
    assert address(recording, "en") in page
    assert f'href="{address(recording, "es")}"' not in page


@pytest.mark.parametrize("end", ["", "check/", "keep/vtt/"])
def test_whoever_has_no_part_in_it_sees_nothing(client, recording, end) -> None:
    client.force_login(stranger())
    for url in (
        address(recording) + end,
        reverse("recording_film", args=[recording.pk, "es"]),
        reverse("recording_texts", args=[recording.pk]),
    ):
        assert client.post(url).status_code in {302, 403, 405}
        assert client.get(url).status_code in {302, 403, 405}


def test_hundreds_of_lines_take_no_more_queries(
    screen, recording, django_assert_max_num_queries
) -> None:
    many = as_webvtt([Cue(n * 1000, n * 1000 + 900, "Ya") for n in range(600)])
    CaptionTrack.objects.filter(language="es").update(webvtt=many)
    screen.get(address(recording))
    with django_assert_max_num_queries(25):
        page = screen.get(address(recording))
    assert page.content.count(b"data-line ") == 604
