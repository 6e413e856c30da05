"""What other sites are told of a video's film: the one for a reader, its texts, its licence."""

from collections.abc import Iterator

from portal.media.models import Rendition, TimedTextTrack
from resources.film_addresses import part_url
from resources.models import Video

LICENCE_URLS = {
    Video.Licence.CC_BY: "https://creativecommons.org/licenses/by/4.0/",
    Video.Licence.CC_BY_NC: "https://creativecommons.org/licenses/by-nc/4.0/",
}


def film_for(video: Video, language: str) -> Rendition | None:
    """The film for readers of ``language``, else in the video's own language, else any."""
    by_voice = {film.spoken_language: film for film in video.films}
    wanted = (language, video.source_language, *by_voice)
    return next((by_voice[voice] for voice in wanted if voice in by_voice), None)


def text_urls(video: Video, voice: str, kind: str) -> Iterator[tuple[str, str]]:
    """(language, address) of each text of a voice; ``kind`` is captions, chapters or transcript.

    A transcript is made from captions, so it is there where they are.
    """
    tracks: list[TimedTextTrack] = [*(video.chapters if kind == "chapters" else video.captions)]
    for track in tracks:
        if track.spoken_language == voice:
            yield track.language, part_url(f"film_{kind}", video, voice, track.language)


def licence_url(video: Video) -> str | None:
    """The licence's own page, or None where all rights are reserved."""
    return LICENCE_URLS.get(Video.Licence(video.licence))


def iso_duration(milliseconds: int) -> str:
    """A length as ISO 8601 writes it, in whole seconds: "PT40S", "PT1H2M3S"."""
    minutes, seconds = divmod(max(round(milliseconds / 1000), 1), 60)
    hours, minutes = divmod(minutes, 60)
    parts = ((hours, "H"), (minutes, "M"), (seconds, "S"))
    return "PT" + "".join(f"{number}{letter}" for number, letter in parts if number)
