"""The files of a video's film. Each view asks first whether the video may be watched."""

from collections.abc import Iterable
from typing import TypeVar

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.views.decorators.http import require_safe

from portal.media.captions import as_subrip
from portal.media.content_types import CONTENT_TYPES, content_type_of
from portal.media.delivery import ASK_EACH_TIME, address_of
from portal.media.models import USUAL, Quality, Rendition, TimedTextTrack
from portal.media.transcoding.playlists import master_playlist, media_playlist
from portal.media.transcript import as_text
from portal.media.views import serve_private
from resources.models import Video
from resources.watching import transcript_of

Item = TypeVar("Item")
Track = TypeVar("Track", bound=TimedTextTrack)
PLAYLIST = CONTENT_TYPES[".m3u8"]


@require_safe
def film(request: HttpRequest, slug: str, voice: str, quality: str = "") -> HttpResponseBase:
    """The film in one spoken language: of one quality, or of the normal one where none is named."""
    wanted = [quality] if quality else USUAL
    return _whole(request, _rendition(_watchable(request, slug), voice, wanted))


@require_safe
def sound(request: HttpRequest, slug: str, voice: str) -> HttpResponseBase:
    """What is heard in one spoken language, without pictures."""
    return _whole(request, _rendition(_watchable(request, slug), voice, [Quality.SOUND]))


@require_safe
def playlist(request: HttpRequest, slug: str, voice: str) -> HttpResponse:
    """Everything that one voice can be streamed in, for a player that follows the line (HLS)."""
    streamed = [r for r in _renditions(_watchable(request, slug), voice) if r.is_streamed]
    if not streamed:
        raise Http404
    parts = {"slug": slug, "voice": voice}
    addresses = [
        (r, reverse("films:film_quality_playlist", kwargs=parts | {"quality": r.quality}))
        for r in streamed
    ]
    return _text(master_playlist(addresses), PLAYLIST)


@require_safe
def quality_playlist(request: HttpRequest, slug: str, voice: str, quality: str) -> HttpResponse:
    """Where the fragments of one quality begin, in one file that is named by a single address."""
    rendition = _streamed(_watchable(request, slug), voice, quality)
    parts = {"slug": slug, "voice": voice, "quality": quality}
    file = rendition.stream_file
    signed = address_of(file, content_type=content_type_of(str(file)))
    address = signed or reverse("films:film_stream", kwargs=parts)
    return _text(media_playlist(rendition, address), PLAYLIST)


@require_safe
def stream(request: HttpRequest, slug: str, voice: str, quality: str) -> HttpResponseBase:
    """The fragments of one quality, by ranges."""
    return serve_private(request, _streamed(_watchable(request, slug), voice, quality).stream_file)


@require_safe
def stills(request: HttpRequest, slug: str, voice: str) -> HttpResponseBase:
    """The storyboard of one voice: small stills of the film in one picture."""
    recording = _watchable(request, slug).recording
    storyboards = recording.storyboards.filter(spoken_language=voice) if recording else ()
    return serve_private(request, _first(storyboards).file)


@require_safe
def captions(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """What is said in one voice, written in one language, as WebVTT."""
    tracks = _watchable(request, slug).captions
    return _text(_track(tracks, voice, language).webvtt, CONTENT_TYPES[".vtt"])


@require_safe
def subrip(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """The same as a SubRip file, for programs that read no WebVTT."""
    track = _track(_watchable(request, slug).captions, voice, language)
    return _to_keep(as_subrip(track.cues()), f"{slug}.{language}.srt")


@require_safe
def chapters(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """The chapters of one voice, named in one language, as WebVTT."""
    tracks = _watchable(request, slug).chapters
    return _text(_track(tracks, voice, language).webvtt, CONTENT_TYPES[".vtt"])


@require_safe
def transcript(request: HttpRequest, slug: str, voice: str, language: str) -> HttpResponse:
    """The words of a film as a text file to keep."""
    words = transcript_of(_watchable(request, slug), voice, language)
    if words is None:
        raise Http404
    return _to_keep(as_text(words), f"{slug}.{language}.txt")


def _watchable(request: HttpRequest, slug: str) -> Video:
    return get_object_or_404(Video.objects.watchable_by(request.user).with_film(), slug=slug)


def _whole(request: HttpRequest, rendition: Rendition) -> HttpResponseBase:
    return serve_private(request, rendition.file, rendition.sha256)


def _renditions(video: Video, voice: str) -> list[Rendition]:
    return [rendition for rendition in video.renditions if _is(rendition, voice)]


def _rendition(video: Video, voice: str, wanted: Iterable[str]) -> Rendition:
    """The first quality of those wanted that this voice has."""
    by_quality = {rendition.quality: rendition for rendition in _renditions(video, voice)}
    return _first(by_quality[quality] for quality in wanted if quality in by_quality)


def _streamed(video: Video, voice: str, quality: str) -> Rendition:
    return _first(r for r in _renditions(video, voice) if r.quality == quality and r.is_streamed)


def _track(tracks: Iterable[Track], voice: str, language: str) -> Track:
    return _first(track for track in tracks if _is(track, voice) and track.language == language)


def _text(text: str, content_type: str) -> HttpResponse:
    headers = {"Cache-Control": ASK_EACH_TIME}
    return HttpResponse(text, content_type=content_type, headers=headers)


def _to_keep(text: str, filename: str) -> HttpResponse:
    response = _text(text, content_type_of(filename))
    response["Content-Disposition"] = f'attachment; filename="{filename}"'
    return response


def _is(part: Rendition | TimedTextTrack, voice: str) -> bool:
    return part.spoken_language == voice


def _first(items: Iterable[Item]) -> Item:
    for item in items:
        return item
    raise Http404
