"""The files of a video's film. Each view asks first whether the video may be seen."""

from collections.abc import Iterable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.views.decorators.http import require_safe

from portal.media.captions import as_subrip
from portal.media.models import Rendition, TimedTextTrack
from portal.media.transcript import as_text
from portal.media.views import serve_rendition
from resources.models import Video
from resources.watching import transcript_of

Item = TypeVar("Item")


@require_safe
def film(request: HttpRequest, slug: str, voice: str) -> HttpResponseBase:
    """The film in one spoken language."""
    video = _visible(request, slug)
    return serve_rendition(request, _first(r for r in video.renditions if _is(r, voice)))


@require_safe
def captions(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """What is said in one voice, written in one language, as WebVTT."""
    video = _visible(request, slug)
    track = _first(t for t in video.captions if _is(t, voice) and t.language == language)
    return HttpResponse(track.webvtt, content_type="text/vtt; charset=utf-8")


@require_safe
def subrip(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """The same as a SubRip file, for programs that read no WebVTT."""
    video = _visible(request, slug)
    track = _first(t for t in video.captions if _is(t, voice) and t.language == language)
    response = HttpResponse(as_subrip(track.cues()), content_type="application/x-subrip")
    response["Content-Disposition"] = f'attachment; filename="{slug}.{language}.srt"'
    return response


@require_safe
def chapters(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """The chapters of one voice, named in one language, as WebVTT."""
    video = _visible(request, slug)
    track = _first(t for t in video.chapters if _is(t, voice) and t.language == language)
    return HttpResponse(track.webvtt, content_type="text/vtt; charset=utf-8")


@require_safe
def transcript(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """The words of a film as a text file to keep."""
    words = transcript_of(_visible(request, slug), voice, language)
    if words is None:
        raise Http404
    response = HttpResponse(as_text(words), content_type="text/plain; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.{language}.txt"'
    return response


def _visible(request: HttpRequest, slug: str) -> Video:
    return get_object_or_404(Video.objects.visible_to(request.user).with_film(), slug=slug)


def _is(part: Rendition | TimedTextTrack, voice: str) -> bool:
    return part.spoken_language == voice


def _first(items: Iterable[Item]) -> Item:
    for item in items:
        return item
    raise Http404
