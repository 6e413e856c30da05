"""What other sites are told of a video's film: one file a voice, its texts, its licence."""

from collections.abc import Iterator

from django.urls import reverse

from portal.media.models import PICTURES, Quality, Rendition, TimedTextTrack
from resources.models import Video

# which quality the address of a voice stands for, where it has several
USUAL = (Quality.MIDDLE, *PICTURES)
LICENCE_URLS = {
    Video.Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Video.Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
}


def films_of(video: Video) -> list[Rendition]:
    """The film in each language it is spoken in, in the quality that its address gives."""
    by_voice: dict[str, Rendition] = {}
    for quality in USUAL:
        for rendition in video.renditions:
            if rendition.quality == quality:
                by_voice.setdefault(rendition.spoken_language, rendition)
    return [by_voice[voice] for voice in sorted(by_voice)]


def film_for(video: Video, language: str) -> Rendition | None:
    """The film for readers of ``language``, else in the video's own language, else any."""
    by_voice = {film.spoken_language: film for film in films_of(video)}
    wanted = (language, video.source_language, *by_voice)
    return next((by_voice[voice] for voice in wanted if voice in by_voice), None)


def film_url(video: Video, voice: str) -> str:
    """The address of the film in one voice, without the host."""
    return reverse("films:film", kwargs={"slug": video.slug, "voice": voice})


def text_urls(video: Video, voice: str, kind: str) -> Iterator[tuple[str, str]]:
    """(language, address) of each text of a voice; ``kind`` is captions, chapters or transcript.

    A transcript is made from captions, so it is there where they are.
    """
    tracks: list[TimedTextTrack] = [*(video.chapters if kind == "chapters" else video.captions)]
    for track in tracks:
        if track.spoken_language == voice:
            parts = {"slug": video.slug, "voice": voice, "language": track.language}
            yield track.language, reverse(f"films:film_{kind}", kwargs=parts)


def licence_url(video: Video) -> str | None:
    """The licence's own page, or None where all rights are reserved."""
    return LICENCE_URLS.get(Video.Licence(video.licence))


def iso_duration(milliseconds: int) -> str:
    """A length as ISO 8601 writes it, in whole seconds: "PT40S", "PT1H2M3S"."""
    minutes, seconds = divmod(max(round(milliseconds / 1000), 1), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + "".join(f"{number}{letter}" for number, letter in parts if number)
