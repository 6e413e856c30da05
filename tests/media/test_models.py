"""Recordings: what they know of their files, and what becomes of the files."""

from hashlib import sha256
from pathlib import Path

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import storages
from django.db import IntegrityError, transaction

from portal.media.models import CaptionTrack, ChapterTrack, Recording, Rendition
from portal.media.mp4 import FilmError
from tests.media.films import film, movie_header, track

pytestmark = pytest.mark.django_db

OTHER_FILM = film(movie_header(9000), track(1280, 720))
WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\nHola\n"


@pytest.fixture
def recording() -> Recording:
    return Recording.objects.create(name="Empacar cajas iguales")


def rendition_of(recording: Recording, voice: str = "es", content: bytes = b"") -> Rendition:
    return Rendition.objects.create(
        recording=recording,
        spoken_language=voice,
        file=ContentFile(content or film(), name="Clase 4 (final).MP4"),
    )


def kept(row: Rendition | Recording, field: str = "file") -> bool:
    file = getattr(row, field)
    return file.storage.exists(file.name)


class TestMeasuring:
    def test_a_film_is_measured_when_it_is_saved(self, recording: Recording) -> None:
        rendition = Rendition.objects.get(pk=rendition_of(recording).pk)
        assert (rendition.duration_ms, rendition.width, rendition.height) == (2500, 640, 360)
        assert rendition.size_bytes == len(film())
        assert rendition.sha256 == sha256(film()).hexdigest()

    def test_what_is_stored_is_what_was_given(self, recording: Recording) -> None:
        with rendition_of(recording).file.open() as file:
            assert file.read() == film()

    def test_a_film_stored_before_its_row_is_measured_too(self, recording: Recording) -> None:
        rendition = Rendition(recording=recording, spoken_language="es")
        rendition.file.save("a.mp4", ContentFile(film()), save=False)
        rendition.save()
        assert rendition.duration_ms == 2500

    def test_a_film_that_takes_the_place_of_another_is_measured(self, recording: Recording) -> None:
        rendition = rendition_of(recording)
        rendition.file = ContentFile(OTHER_FILM, name="b.mp4")
        rendition.save()
        assert (rendition.duration_ms, rendition.width) == (9000, 1280)
        assert rendition.sha256 == sha256(OTHER_FILM).hexdigest()

    def test_a_film_that_stays_is_not_read_again(self, recording: Recording) -> None:
        rendition = rendition_of(recording)
        rendition.file.storage.delete(rendition.file.name)
        rendition.spoken_language = "mix"
        rendition.save()
        assert Rendition.objects.get().duration_ms == 2500

    @pytest.mark.parametrize("content", [b"<html>", film()[:-5]])
    def test_what_is_not_a_film_is_refused_and_not_kept(
        self, recording: Recording, content: bytes
    ) -> None:
        with pytest.raises(FilmError):
            rendition_of(recording, content=content)
        assert not Rendition.objects.exists()

    def test_the_form_says_why_a_film_is_refused(self, recording: Recording) -> None:
        row = Rendition(recording=recording, spoken_language="es")
        row.file = ContentFile(b"%PDF-1.7", name="a.mp4")
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert refused.value.message_dict == {"file": ["This file is not an MP4 film."]}

    def test_a_film_by_another_name_is_refused(self, recording: Recording) -> None:
        row = Rendition(recording=recording, spoken_language="es")
        row.file = ContentFile(film(), name="a.exe")
        with pytest.raises(ValidationError) as refused:
            row.full_clean()
        assert list(refused.value.message_dict) == ["file"]


class TestFiles:
    def test_a_film_lies_in_the_private_storage_under_a_name_nobody_guesses(
        self, recording: Recording
    ) -> None:
        file = rendition_of(recording).file
        assert file.storage is storages["private"]
        assert "Clase" not in file.name
        assert Path(file.name).suffix == ".mp4"

    def test_a_replaced_film_goes_only_after_the_transaction(
        self, recording: Recording, django_capture_on_commit_callbacks: object
    ) -> None:
        rendition = rendition_of(recording)
        before = Rendition.objects.get()
        rendition.file = ContentFile(OTHER_FILM, name="b.mp4")
        with django_capture_on_commit_callbacks() as callbacks:
            rendition.save()
            assert kept(before)
        for callback in callbacks:
            callback()
        assert not kept(before)
        assert kept(rendition)

    def test_a_rollback_keeps_the_film(
        self, recording: Recording, django_capture_on_commit_callbacks: object
    ) -> None:
        rendition = rendition_of(recording)
        with django_capture_on_commit_callbacks(execute=True), transaction.atomic():
            rendition.delete()
            transaction.set_rollback(True)
        assert kept(Rendition.objects.get())

    def test_deleting_a_recording_deletes_its_poster_and_films(
        self, recording: Recording, django_capture_on_commit_callbacks: object
    ) -> None:
        recording.poster.save("still.webp", ContentFile(b"picture"))
        film_row, poster_row = rendition_of(recording), Recording.objects.get()
        with django_capture_on_commit_callbacks(execute=True):
            recording.delete()
        assert not kept(film_row)
        assert not kept(poster_row, "poster")

    def test_a_removed_poster_goes(
        self, recording: Recording, django_capture_on_commit_callbacks: object
    ) -> None:
        recording.poster.save("still.webp", ContentFile(b"picture"))
        before = Recording.objects.get()
        recording.poster = ""
        with django_capture_on_commit_callbacks(execute=True):
            recording.save()
        assert not kept(before, "poster")

    def test_a_film_that_a_copy_shares_is_kept_until_the_last_goes(
        self, recording: Recording, django_capture_on_commit_callbacks: object
    ) -> None:
        rendition = rendition_of(recording)
        copy = Rendition(
            recording=recording, spoken_language="mix", file=rendition.file.name, sha256="x"
        )
        Rendition.objects.bulk_create([copy])
        with django_capture_on_commit_callbacks(execute=True):
            rendition.delete()
        assert kept(copy)
        with django_capture_on_commit_callbacks(execute=True):
            copy.delete()
        assert not kept(copy)

    def test_saving_a_recording_without_change_keeps_its_poster(
        self, recording: Recording, django_capture_on_commit_callbacks: object
    ) -> None:
        recording.poster.save("still.webp", ContentFile(b"picture"))
        with django_capture_on_commit_callbacks(execute=True):
            Recording.objects.get().save()
        assert kept(Recording.objects.get(), "poster")


class TestTexts:
    @pytest.mark.parametrize("model", [CaptionTrack, ChapterTrack])
    def test_a_text_knows_its_cues(
        self, recording: Recording, model: type[CaptionTrack | ChapterTrack]
    ) -> None:
        track = model(recording=recording, spoken_language="es", language="en", webvtt=WEBVTT)
        track.full_clean()
        assert [(cue.start_ms, cue.text) for cue in track.cues()] == [(1000, "Hola")]

    @pytest.mark.parametrize(
        ("webvtt", "message"),
        [
            ("WEBVTT\n\n00:03.000 --> 00:02.000\nx", "Line 3: It ends before it begins."),
            ("webvtt\n\n00:01.000 --> 00:02.000\nx", "Line 1: The first line must be “WEBVTT”."),
            ("WEBVTT\n", "There are no timed lines in this text."),
        ],
    )
    def test_a_text_that_no_player_could_show_is_refused(
        self, recording: Recording, webvtt: str, message: str
    ) -> None:
        track = CaptionTrack(recording=recording, spoken_language="es", language="en")
        track.webvtt = webvtt
        with pytest.raises(ValidationError) as refused:
            track.full_clean()
        assert refused.value.message_dict == {"webvtt": [message]}

    def test_an_empty_text_is_refused_once(self, recording: Recording) -> None:
        track = CaptionTrack(recording=recording, spoken_language="es", language="en")
        with pytest.raises(ValidationError) as refused:
            track.full_clean()
        assert refused.value.message_dict == {"webvtt": ["This field cannot be blank."]}

    def test_a_voice_has_one_text_in_each_language(self, recording: Recording) -> None:
        row = {"recording": recording, "spoken_language": "es", "language": "es"}
        CaptionTrack.objects.create(**row, webvtt=WEBVTT)
        ChapterTrack.objects.create(**row, webvtt=WEBVTT)
        CaptionTrack.objects.create(**row | {"spoken_language": "mix"}, webvtt=WEBVTT)
        CaptionTrack.objects.create(**row | {"language": "en"}, webvtt=WEBVTT)
        with pytest.raises(IntegrityError):
            CaptionTrack.objects.create(**row, webvtt=WEBVTT)


class TestVoices:
    def test_a_recording_has_one_film_in_each_spoken_language(self, recording: Recording) -> None:
        rendition_of(recording, "es")
        rendition_of(recording, "mix")
        with pytest.raises(IntegrityError):
            rendition_of(recording, "es")

    @pytest.mark.parametrize("code", ["es", "en", "mix", "zap", "es-MX", "zh-Hant-TW"])
    def test_a_spoken_language_is_any_code(self, recording: Recording, code: str) -> None:
        field = Rendition._meta.get_field("spoken_language")
        assert field.clean(code, None) == code

    @pytest.mark.parametrize("code", ["", "Spanish", "ES", "e", "es_MX", "es\n", "español", "es-"])
    def test_a_spoken_language_is_nothing_else(self, code: str) -> None:
        field = Rendition._meta.get_field("spoken_language")
        with pytest.raises(ValidationError):
            field.clean(code, None)

    def test_a_recording_is_ready_once_it_can_be_heard(self, recording: Recording) -> None:
        assert not recording.is_ready
        assert not Recording.objects.ready().exists()
        rendition_of(recording, "es")
        rendition_of(recording, "mix")
        assert recording.is_ready
        assert recording.voices == ["es", "mix"]
        assert list(Recording.objects.ready()) == [recording]

    @pytest.mark.parametrize("many", [1, 7])
    def test_everything_of_many_recordings_takes_four_queries(
        self, many: int, django_assert_num_queries: object
    ) -> None:
        for n in range(many):
            row = Recording.objects.create(name=str(n))
            rendition_of(row)
            CaptionTrack.objects.create(
                recording=row, spoken_language="es", language="es", webvtt=WEBVTT
            )
        with django_assert_num_queries(4):
            for row in Recording.objects.with_everything():
                assert row.is_ready
                assert row.voices == ["es"]
                assert [track.language for track in row.caption_tracks.all()] == ["es"]
                assert list(row.chapter_tracks.all()) == []
