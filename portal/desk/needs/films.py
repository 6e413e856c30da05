"""What films ask for: captions in both languages, and a look at what could not be made."""

from functools import reduce
from operator import or_
from typing import Any

from django.db.models import Exists, OuterRef, Q
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.desk.needs.need import MOST, Line, Need
from portal.desk.reach import Reach
from portal.jobs.models import Job
from portal.media.models import CaptionTrack, Master, Recording, Rendition

LACKING = {
    ("en",): gettext_lazy("No captions in English"),
    ("es",): gettext_lazy("No captions in Spanish"),
    ("en", "es"): gettext_lazy("No captions"),
}


def captions_missing(reach: Reach) -> Need:
    """Recordings with a voice that nobody has written down in one of the languages."""
    need = ("captions", gettext_lazy("Captions missing"), "openquote")
    if not reach.has_recordings:
        return Need(*need)
    languages = reach.languages
    lacks = {f"lacks_{code}": Exists(_unwritten(code)) for code in languages}
    wanted = reduce(or_, (Q(condition) for condition in lacks.values()))
    rows = Recording.objects.filter(wanted).annotate(**lacks).order_by("-created_at")[:MOST]
    return Need(*need, [_without_captions(row, languages) for row in rows])


def _unwritten(language: str) -> Any:
    """The films of a recording whose voice has no captions in a language."""
    written = CaptionTrack.objects.filter(
        recording=OuterRef("recording"),
        spoken_language=OuterRef("spoken_language"),
        language=language,
    )
    return Rendition.objects.filter(~Exists(written), recording=OuterRef("pk"))


def _without_captions(recording: Recording, languages: list[str]) -> Line:
    lacking = tuple(code for code in languages if getattr(recording, f"lacks_{code}"))
    url = f"{screen_of(recording.pk)}#id_caption_tracks-FORMS"
    return Line(recording.name, url, str(LACKING[lacking]))


def uploads(reach: Reach) -> Need:
    """Uploaded films that could not be made, and those that are being made."""
    need = ("uploads", gettext_lazy("Uploaded films"), "upload")
    if not reach.has_recordings:
        return Need(*need)
    masters = (
        Master.objects.exclude(job=None)
        .exclude(job__state=Job.State.DONE)
        .select_related("recording", "job")
        .order_by("job__state", "-uploaded_at")[:MOST]
    )
    return Need(*need, [_uploaded(master) for master in masters])


def _uploaded(master: Master) -> Line:
    job, url = master.job, screen_of(master.recording_id)
    name = f"{master.recording.name} ({master.spoken_language})"
    if job is not None and job.state == Job.State.FAILED:
        return Line(name, url, job.explanation, is_late=True)
    return Line(name, url, _("Is being made; nothing to do for now"))


def screen_of(recording_id: int) -> str:
    return reverse(Recording.snippet_viewset.get_url_name("edit"), args=[recording_id])
