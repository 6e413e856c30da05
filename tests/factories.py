"""Rows for tests, each with only what a row needs; name what matters to the test."""

from datetime import date
from io import BytesIO
from itertools import count
from typing import Any

from django.core.files.base import ContentFile
from pypdf import PdfWriter

from portal.accounts.models import OrgUnit
from portal.media.models import CaptionTrack, ChapterTrack, Recording, Rendition
from portal.records.models import Record
from portal.taxonomy import models as taxonomy
from resources.models import BestPractice, Collection, Handout, PracticeStep, Video

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
    series = Collection(**columns | changes)
    series.confirm_twin()
    series.save()
    return series


def make_practice(**changes: Any) -> BestPractice:
    """A published practice in both languages. Lists are given by keys, steps by (en, es) pairs,
    handouts by pages a language."""
    number = next(numbers)
    names = ("audiences", "grade_bands", "focus_areas", "strategies")
    lists = {name: changes.pop(name, []) for name in names}
    steps = changes.pop("steps", [("Ask first.", "Primero, pregunte.")])
    handouts = changes.pop("handouts", [])
    columns = {
        "slug": f"practice-{number}",
        "title_en": f"Practice {number}",
        "title_es": f"Práctica {number}",
        "summary_en": "What was done.",
        "summary_es": "Lo que se hizo.",
        "problem_en": "What was wrong.",
        "problem_es": "Lo que andaba mal.",
        "posted_on": date(2026, 1, 1),
        "subject": term(taxonomy.Subject, changes.pop("subject", "mathematics")),
        "live": True,
    }
    practice = BestPractice(**columns | changes)
    rows = [PracticeStep(text_en=en, text_es=es) for en, es in steps]
    practice.steps.set(in_order(rows))
    practice.handouts.set(in_order([make_handout(**pages) for pages in handouts]))
    practice.confirm_twin()
    set_lists(practice, lists)
    practice.save()
    return practice


def in_order(rows: list[Any]) -> list[Any]:
    for number, row in enumerate(rows):
        row.sort_order = number
    return rows


def make_handout(**pages: int) -> Handout:
    """An unsaved handout with a PDF of so many pages in each language: ``en=1, es=2``."""
    handout = Handout(name_en="Word list", name_es="Lista de palabras")
    for code, many in pages.items():
        setattr(handout, f"file_{code}", ContentFile(pdf(many), name="at home.pdf"))
    handout.clean()
    return handout


def pdf(pages: int) -> bytes:
    writer, written = PdfWriter(), BytesIO()
    for _page in range(pages):
        writer.add_blank_page(612, 792)
    writer.write(written)
    return written.getvalue()


def make_collection(items: list[Record], **changes: Any) -> Collection:
    """A published collection of videos and practices, in the order given."""
    number = next(numbers)
    kinds = {Video: "video", BestPractice: "best_practice"}
    columns = {
        "slug": f"collection-{number}",
        "title_en": f"Collection {number}",
        "title_es": f"Colección {number}",
        "items": [(kinds[type(item)], item) for item in items],
        "live": True,
    }
    lists = {"audiences": changes.pop("audiences", [])}
    collection = Collection(**columns | changes)
    collection.confirm_twin()
    set_lists(collection, lists)
    collection.save()
    return collection


def set_lists(record: Any, lists: dict[str, list[str]]) -> None:
    for name, keys in lists.items():
        model = type(record)._meta.get_field(name).related_model
        getattr(record, name).set([term(model, key) for key in keys])


def make_office(**changes: Any) -> OrgUnit:
    number = next(numbers)
    state, _made = OrgUnit.objects.get_or_create(
        key="state", defaults={"kind": OrgUnit.Kind.STATE, "name": "State"}
    )
    columns = {
        "key": f"r{number}",
        "kind": OrgUnit.Kind.REGION,
        "parent": state,
        "name": f"Región {number}",
        "office_en": "Regional office",
        "office_es": "Oficina regional",
        "phone": "(555) 555-0199",
        "email": "office@example.org",
        "contact_name": "Inés Prado",
        "contact_role_en": "Director",
        "contact_role_es": "Directora",
    }
    return OrgUnit.objects.create(**columns | changes)


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
