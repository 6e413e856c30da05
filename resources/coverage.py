"""The coverage strip: what of a video exists in each language, part by part."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from portal.records.bilingual import texts
from portal.records.language import LANGUAGES
from portal.records.models import Record
from resources.models import BestPractice, Video


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
    rows = [
        (_("This page"), _pages(video)),
        (_("Voice"), voices),
        (_("Captions"), captions),
        (_("Transcript"), captions),
        (_("Chapters"), chapters),
    ]
    return [_part(label, found) for label, found in rows]


def practice_coverage(practice: BestPractice) -> list[Part]:
    """Page, steps and files. A language has the files only where it has every one of them."""
    handouts = list(practice.handouts.all())
    parts = [
        _part(_("This page"), _pages(practice)),
        _part(_("Steps"), {code for code in LANGUAGES if texts(practice, code)["steps"]}),
    ]
    if handouts:
        complete = {c for c in LANGUAGES if all(getattr(h, f"file_{c}") for h in handouts)}
        parts.append(_part(_("Files"), complete))
    return parts


def _part(label: str, found: set[str]) -> Part:
    return Part(label, {code: code in found for code in LANGUAGES})


def _pages(record: Record) -> set[str]:
    """The languages that a record can be read in at all."""
    return {
        code
        for code in LANGUAGES
        if getattr(record, f"title_{code}") and getattr(record, f"summary_{code}")
    }
