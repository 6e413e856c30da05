"""What the API says of videos besides what it says of every record: the rows, and row to facts."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.db.models import Prefetch

from portal.media.content_types import content_type_of
from portal.media.models import CaptionTrack, ChapterTrack, Rendition
from portal.records.bilingual import in_both
from portal.records.language import LANGUAGES
from portal.taxonomy.models import Standard
from resources.cards import still_url
from resources.film_addresses import embed_url, part_url, rendition_url
from resources.models import Video, VideoQuerySet
from resources.sharing.absolute import Absolute
from resources.sharing.films import licence_url, text_urls


def video_rows() -> VideoQuerySet:
    """Videos with everything that is said of them, without the words of their captions."""
    videos = Video.objects.with_cards().with_lists()
    return videos.prefetch_related(
        Prefetch("recording__caption_tracks", CaptionTrack.objects.defer("webvtt")),
        Prefetch("recording__chapter_tracks", ChapterTrack.objects.defer("webvtt")),
    )


def facts_of_videos(videos: Sequence[Video], absolute: Absolute) -> list[dict[str, Any]]:
    """For each video its films with their files and texts, and what else it alone has."""
    return [_facts(video, absolute) for video in videos]


def _facts(video: Video, absolute: Absolute) -> dict[str, Any]:
    return {
        "picture": absolute(still_url(video)),
        "films": [_film(video, film, absolute) for film in video.films],
        "embed": {code: absolute(embed_url(video, code)) for code in LANGUAGES},
        "standards": [_standard(standard) for standard in video.standards.all()],
        "series": _series(video, absolute),
        "place": video.place or None,
        "region": video.region.name if video.region else None,
        "licence": {"name": video.licence, "url": licence_url(video)},
    }


def _film(video: Video, film: Rendition, absolute: Absolute) -> dict[str, Any]:
    """One voice: the usual file by the address that always gives it, then everything there is."""
    voice = film.spoken_language
    own = [rendition for rendition in video.renditions if rendition.spoken_language == voice]
    return {
        "spoken_language": voice,
        "url": absolute(part_url("film", video, voice)),
        "type": "video/mp4",
        "duration_seconds": film.duration_ms / 1000,
        "size_bytes": film.size_bytes,
        "qualities": [_file(video, one, absolute) for one in own if not one.is_sound],
        "sound": next((_file(video, one, absolute) for one in own if one.is_sound), None),
        "playlist": _playlist(video, own, absolute),
        "captions": list(_texts(video, voice, "captions", absolute)),
        "chapters": list(_texts(video, voice, "chapters", absolute)),
        "transcripts": list(_texts(video, voice, "transcript", absolute)),
    }


def _file(video: Video, rendition: Rendition, absolute: Absolute) -> dict[str, Any]:
    url = rendition_url(video, rendition)
    return {
        "quality": rendition.quality,
        "url": absolute(url),
        "type": content_type_of(url),
        "size_bytes": rendition.size_bytes,
    }


def _playlist(video: Video, own: Sequence[Rendition], absolute: Absolute) -> dict[str, str] | None:
    """The address to stream a voice from (HLS), where any of its renditions can be streamed."""
    if not any(rendition.is_streamed for rendition in own):
        return None
    url = part_url("film_playlist", video, own[0].spoken_language)
    return {"url": absolute(url), "type": content_type_of(url)}


def _texts(video: Video, voice: str, kind: str, absolute: Absolute) -> Iterator[dict[str, str]]:
    for language, url in text_urls(video, voice, kind):
        yield {"language": language, "url": absolute(url)}


def _standard(standard: Standard) -> dict[str, Any]:
    return {
        "code": standard.code,
        "framework": in_both(standard.framework, "label"),
        "statement": in_both(standard, "statement"),
    }


def _series(video: Video, absolute: Absolute) -> dict[str, Any] | None:
    if video.series is None:
        return None
    return {
        "id": video.series.document_id,
        "slug": video.series.slug,
        "title": in_both(video.series, "title"),
        "position": video.series_position,
    }
