"""The coverage strip: what of a video exists in each language, part by part."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.records.language import LANGUAGES
from resources.models import Video


@dataclass(frozen=True)
class Part:
    """One row of the strip: a part's name, and whether it exists, by language code."""

    label: str
    exists: dict[str, bool]


def coverage_of(video: Video) -> list[Part]:
    """Page, voice, captions, transcript and chapters, each in English and in Spanish.

    The transcript is made from the captions, so it is there where they are.
    """
    voices = {film.spoken_language for film in video.films}
    captions = {track.language for track in video.captions}
    chapters = {track.language for track in video.chapters}
    page = {code for code in LANGUAGES if _has_page_in(video, code)}
    rows = [
        (_("This page"), page),
        (_("Voice"), voices),
        (_("Captions"), captions),
        (_("Transcript"), captions),
        (_("Chapters"), chapters),
    ]
    return [Part(label, {code: code in found for code in LANGUAGES}) for label, found in rows]


def _has_page_in(video: Video, code: str) -> bool:
    return bool(getattr(video, f"title_{code}") and getattr(video, f"summary_{code}"))
