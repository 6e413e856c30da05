"""Rows for tests, each with only what a row needs; name what matters to the test."""

from datetime import date
from itertools import count
from typing import Any

from django.core.files.base import ContentFile

from portal.media.models import CaptionTrack, ChapterTrack, Recording, Rendition
from portal.taxonomy import models as taxonomy
from resources.models import Collection, Video

numbers = count(1)
WORDS = "WEBVTT\n\n00:00.000 --> 00:02.000\n{text}\n"


def term(model: type[taxonomy.Term], key: str, en: str = "", es: str = "") -> taxonomy.Term:
    row, _made = model.objects.get_or_create(
        key=key, defaults={"label_en": en or key.capitalize(), "label_es": es or key.upper()}
    )
    return row


def make_video(**changes: Any) -> Video:
    """A published video in both languages. Lists are given by keys, voices by codes."""
    number = next(numbers)
    lists = {name: changes.pop(name, []) for name in ("audiences", "grade_bands", "focus_areas")}
    voices = changes.pop("voices", [])
    columns = {
        "slug": f"video-{number}",
        "title_en": f"Film {number}",
        "title_es": f"Película {number}",
        "summary_en": "What happens in it.",
        "summary_es": "Lo que pasa en ella.",
        "posted_on": date(2026, 1, 1),
        "subject": term(taxonomy.Subject, changes.pop("subject", "mathematics")),
        "live": True,
    }
    video = Video(**columns | changes)
    video.confirm_twin()
    if voices:
        video.recording = make_recording(voices)
    video.save()
    for name, keys in lists.items():
        model = Video._meta.get_field(name).related_model
        getattr(video, name).set([term(model, key) for key in keys])
    video.save()
    return video


def make_series(**changes: Any) -> Collection:
    number = next(numbers)
    columns = {
        "slug": f"series-{number}",
        "title_en": f"Series {number}",
        "title_es": f"Serie {number}",
        "is_series": True,
        "live": True,
    }
    return Collection.objects.create(**columns | changes)


def make_recording(voices: dict[str, int] | list[str]) -> Recording:
    """A recording with a film a voice: codes alone, or codes with milliseconds."""
    recording = Recording.objects.create(name=f"Recording {next(numbers)}")
    for voice in voices:
        duration = voices[voice] if isinstance(voices, dict) else 45_000
        add_voice(recording, voice, duration)
    return recording


def add_voice(recording: Recording, voice: str, duration_ms: int) -> None:
    rendition = Rendition(
        recording=recording, spoken_language=voice, duration_ms=duration_ms, size_bytes=9
    )
    rendition.file.save("film.mp4", ContentFile(b"not a film"), save=False)
    Rendition.objects.bulk_create([rendition])  # past the measuring: the bytes are made up
    for language, text in (("en", "Both sides."), ("es", "Los dos lados.")):
        parts = {"recording": recording, "spoken_language": voice, "language": language}
        CaptionTrack.objects.create(**parts, webvtt=WORDS.format(text=text))
        ChapterTrack.objects.create(**parts, webvtt=WORDS.format(text="1"))
