"""What the editors' screens of a text play and offer to keep: the film, and the words as files."""

from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.media.captioning.rights import LANGUAGES, for_writers, may_write
from portal.media.captioning.screen import text_at
from portal.media.captioning.texts import CAPTIONS, texts_of
from portal.media.captions import as_subrip
from portal.media.content_types import content_type_of
from portal.media.delivery import ASK_EACH_TIME
from portal.media.models import USUAL, Quality, Recording
from portal.media.transcript import as_text
from portal.media.views import serve_private


@require_safe
@for_writers
def film(request: HttpRequest, pk: int, voice: str) -> HttpResponseBase:
    """The film in one voice, whatever shows it; before it is made, as it was uploaded."""
    recording = get_object_or_404(Recording, pk=pk)
    made = {r.quality: r for r in recording.renditions.filter(spoken_language=voice)}
    for quality in (*USUAL, Quality.SOUND):
        if quality in made:
            return serve_private(request, made[quality].file, made[quality].sha256)
    master = recording.masters.filter(spoken_language=voice).first()
    if master is None:
        raise Http404
    return serve_private(request, master.file)


@require_safe
@for_writers
def words(
    request: HttpRequest, pk: int, kind: str, voice: str, language: str, ending: str
) -> HttpResponse:
    """A text to keep: as WebVTT, as SubRip, or as the transcript that readers get."""
    text = text_at(pk, kind, voice, language)
    if not text.stored or ending not in FORMATS or (ending == "txt" and kind != CAPTIONS):
        raise Http404
    name = f"{kind}-{pk}.{language}.{ending}"
    headers = {
        "Content-Disposition": f'attachment; filename="{name}"',
        "Cache-Control": ASK_EACH_TIME,
    }
    return HttpResponse(FORMATS[ending](text), content_type_of(name), headers=headers)


@require_safe
@never_cache
@for_writers
def overview(request: HttpRequest, pk: int) -> HttpResponse:
    """All texts of a recording, with what is to be looked at in each."""
    recording = get_object_or_404(Recording, pk=pk)
    return render(request, "media/texts.html", texts_context(recording, request.user))


def texts_context(recording: Recording, user: Any) -> dict[str, Any]:
    """What the list of texts shows, on a screen of its own and in the recording's form."""
    return {
        "recording": recording,
        "texts": texts_of(recording),
        "may_change": user.has_perm("media.change_recording"),
        "writable": [language for language in LANGUAGES if may_write(user, language)],
    }


FORMATS = {
    "vtt": lambda text: text.stored,
    "srt": lambda text: as_subrip(text.reading.cues),
    "txt": lambda text: as_text(text.transcript),
}
