"""What to look at before a film or a paper is published, besides texts."""

from collections.abc import Iterator
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from portal.media.captions import CaptionError
from portal.media.captions.quality import (
    BEYOND,
    ENDS_EARLY,
    NO_WORDS,
    SILENCE,
    WRONG_LANGUAGE,
    findings_on,
)
from portal.media.models import CaptionTrack, Recording
from portal.records.language import LANGUAGES
from portal.records.publishing.checks.remark import Finding, Remark
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import Language

HEAVIEST_PAPER = 2_000_000  # bytes: some ten seconds on a slow phone, and cents of a prepaid plan
# what readers of captions would miss; how fast single lines are is for the captions' own screen
OUT_OF_STEP = (ENDS_EARLY, BEYOND, SILENCE, NO_WORDS, WRONG_LANGUAGE)

NO_FILM = _("There is no film.")
CHOOSE_FILM = _("Choose the recording.")
NO_STILL = _("The film has no still, so lists show a drawing in its place.")
ADD_STILL = _("Choose a still without words on the screen of the recording.")
CAPTIONS = _("%(voice)s: %(sentence)s")
MEND_CAPTIONS = _("Mend it on the screen of the recording, beside the film.")
UNREADABLE = _("No player reads these captions.")
HEAVY = _("“%(name)s” has %(size)s MB. That is dear on a telephone.")
LIGHTEN = _("Save it with smaller pictures; up to %(most)s MB is fine.")
RELEASE = _("The releases of those who are filmed are missing.")
ASK_RELEASE = _("Do not publish before they are signed and on file.")


def remarks_on_film(video: Any) -> Iterator[Remark]:
    """The film, its still and its captions; ``video`` with its recording."""
    recording = video.recording
    name = str(video._meta.get_field("recording").verbose_name)
    if recording is None:
        yield Remark(Finding(NO_FILM, CHOOSE_FILM), "", name, "#id_recording")
        return
    if video.release == video.Release.MISSING:
        place = str(video._meta.get_field("release").verbose_name)
        yield Remark(Finding(RELEASE, ASK_RELEASE), "", place, "#id_release")
    screen = reverse(Recording.snippet_viewset.get_url_name("edit"), args=[recording.pk])
    if not recording.poster:
        yield Remark(Finding(NO_STILL, ADD_STILL), "", name, f"{screen}#id_poster")
    lengths = {film.spoken_language: film.duration_ms for film in video.renditions}
    voices = labels_of(Language) if video.captions else {}
    for track in video.captions:
        voice = voices.get(track.spoken_language, track.spoken_language)
        for sentence in _sentences(track, lengths.get(track.spoken_language, 0)):
            finding = Finding(CAPTIONS, MEND_CAPTIONS, {"voice": voice, "sentence": sentence})
            place = str(track._meta.verbose_name)
            yield Remark(finding, track.language, place, f"{screen}#id_caption_tracks-FORMS")


def _sentences(track: CaptionTrack, duration_ms: int) -> list[str]:
    """What to look at in captions, the same sentence once."""
    try:
        cues = track.cues()
    except CaptionError:
        return [str(UNREADABLE)]
    found = findings_on(cues, track.language, duration_ms)
    return list(dict.fromkeys(one.message for one in found if one.sentence in OUT_OF_STEP))


def remarks_on_papers(practice: Any) -> Iterator[Remark]:
    """The sizes of the files, against what a telephone's plan bears."""
    for number, paper in enumerate(practice.handouts.all()):
        for code in LANGUAGES:
            size = getattr(paper, f"size_bytes_{code}")
            if size > HEAVIEST_PAPER:
                values = {
                    "name": paper,
                    "size": _megabytes(size),
                    "most": _megabytes(HEAVIEST_PAPER),
                }
                place = f"{paper._meta.verbose_name} {number + 1}"
                url = f"#id_handouts-{number}-file_{code}"
                yield Remark(Finding(HEAVY, LIGHTEN, values), code, place, url)


def _megabytes(size: int) -> str:
    return f"{size / 1_000_000:.1f}".removesuffix(".0")
