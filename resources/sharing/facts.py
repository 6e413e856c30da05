"""What the API says of each kind besides what it says of every record: rows, and row to facts."""

from collections.abc import Callable, Iterator
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.db.models import Prefetch
from django.urls import reverse
from django.utils.translation import override

from portal.media.models import CaptionTrack, ChapterTrack, Rendition
from portal.records.bilingual import in_both
from portal.records.language import LANGUAGES
from portal.records.models import Record
from portal.taxonomy.models import Standard
from resources.cards import still_url
from resources.models import Collection, Video, VideoQuerySet
from resources.sharing.films import film_url, films_of, licence_url, text_urls

Absolute = Callable[[str], str]  # from a path of this site to a whole address


def nothing_more(record: Record, absolute: Absolute) -> dict[str, Any]:
    """For kinds that are told by their texts and lists alone."""
    return {}


def video_rows() -> VideoQuerySet:
    """Videos with everything that is said of them, without the words of their captions."""
    videos = Video.objects.with_cards().with_lists()
    return videos.prefetch_related(
        Prefetch("recording__caption_tracks", CaptionTrack.objects.defer("webvtt")),
        Prefetch("recording__chapter_tracks", ChapterTrack.objects.defer("webvtt")),
    )


def video_facts(video: Video, absolute: Absolute) -> dict[str, Any]:
    return {
        "picture": absolute(still_url(video)),
        "films": [_film(video, film, absolute) for film in films_of(video)],
        "embed": {code: absolute(embed_url(video, code)) for code in LANGUAGES},
        "standards": [_standard(standard) for standard in video.standards.all()],
        "series": _series(video, absolute),
        "place": video.place or None,
        "region": video.region.name if video.region else None,
        "licence": {"name": video.licence, "url": licence_url(video)},
    }


def embed_url(video: Video, language: str) -> str:
    """The address of the player alone, in one language."""
    with override(language):
        return reverse("embed_video", kwargs={"slug": video.slug})


def collection_rows() -> Any:
    """Collections with the videos of theirs that everybody may see, in their order."""
    videos = Video.objects.visible_to(AnonymousUser()).in_series_order().only("slug", "series")
    return Collection.objects.prefetch_related(Prefetch("videos", videos, to_attr="shown_videos"))


def collection_facts(collection: Any, absolute: Absolute) -> dict[str, Any]:
    items = [{"id": v.document_id, "slug": v.slug} for v in collection.shown_videos]
    return {"is_series": collection.is_series, "items": items}


def _film(video: Video, film: Rendition, absolute: Absolute) -> dict[str, Any]:
    voice = film.spoken_language
    return {
        "spoken_language": voice,
        "url": absolute(film_url(video, voice)),
        "type": "video/mp4",
        "duration_seconds": film.duration_ms / 1000,
        "size_bytes": film.size_bytes,
        "captions": list(_texts(video, voice, "captions", absolute)),
        "chapters": list(_texts(video, voice, "chapters", absolute)),
        "transcripts": list(_texts(video, voice, "transcript", absolute)),
    }


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
