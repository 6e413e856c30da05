"""The addresses of a film and of what belongs to it."""

from urllib.parse import urlencode

from django.urls import reverse
from django.utils.translation import override

from portal.media.models import Rendition
from resources.models import Video


def part_url(name: str, video: Video, voice: str, language: str = "") -> str:
    """One file of a voice by the name of its address, such as "film_captions"."""
    parts = {"slug": video.slug, "voice": voice} | ({"language": language} if language else {})
    return reverse(f"films:{name}", kwargs=parts)


def rendition_url(video: Video, rendition: Rendition) -> str:
    """The film in one quality, or its sound, as a file that plays while it arrives."""
    parts = {"slug": video.slug, "voice": rendition.spoken_language}
    if rendition.is_sound:
        return reverse("films:film_sound", kwargs=parts)
    return reverse("films:film", kwargs=parts | {"quality": rendition.quality})


def embed_url(video: Video, language: str) -> str:
    """The page of the player alone, in one language."""
    with override(language):
        return reverse("embed_video", kwargs={"slug": video.slug})


def transcript_page_url(video: Video, asked_voice: str | None) -> str:
    """The page of the words in both languages, of the voice that was asked for, if one was."""
    address = reverse("resources:video_transcript", kwargs={"slug": video.slug})
    return f"{address}?{urlencode({'voice': asked_voice})}" if asked_voice else address
