"""A video as search engines read it: https://schema.org/VideoObject.

What it has to name follows "Video (VideoObject, Clip)" of Google Search Central.
"""

from datetime import datetime, time
from itertools import pairwise

from django.utils.timezone import make_aware

from portal.media.transcript import Transcript
from portal.records.bilingual import reader_text
from portal.records.language import reader_language
from portal.taxonomy.models import Standard
from resources.cards import still_url
from resources.film_addresses import embed_url, part_url
from resources.models import Video
from resources.sharing.absolute import Absolute
from resources.sharing.films import film_for, iso_duration, licence_url, text_urls
from resources.sharing.structured import Facts, for_teaching, learning_resource, told


def video_facts(video: Video, absolute: Absolute, transcript: Transcript | None = None) -> Facts:
    """A video as a film and as something to learn from; ``transcript`` is the one that is shown.

    Without a film it is only the second: search engines refuse a VideoObject without one.
    """
    facts = learning_resource(video, absolute) | told(
        {
            **for_teaching(video),
            "educationalAlignment": [_alignment(one) for one in video.standards.all()],
            "license": licence_url(video),
            "isPartOf": _series(video, absolute),
        }
    )
    film = film_for(video, reader_language())
    if film is None:
        return facts
    voice, duration = film.spoken_language, iso_duration(film.duration_ms)
    return facts | told(
        {
            "@type": ["VideoObject", "LearningResource"],
            "thumbnailUrl": [absolute(still_url(video))],
            "uploadDate": make_aware(datetime.combine(video.posted_on, time())).isoformat(),
            "duration": duration,
            "timeRequired": duration,
            "contentUrl": absolute(part_url("film", video, voice)),
            "embedUrl": absolute(embed_url(video, reader_language())),
            "encodingFormat": "video/mp4",
            "contentSize": str(film.size_bytes),
            "inLanguage": voice,
            "caption": [
                _caption(language, absolute(url))
                for language, url in text_urls(video, voice, "captions")
            ],
            "transcript": _words(transcript),
            "hasPart": _clips(transcript, film.duration_ms, facts["url"]),
        }
    )


def _alignment(standard: Standard) -> Facts:
    return {
        "@type": "AlignmentObject",
        "alignmentType": "teaches",
        "educationalFramework": str(standard.framework),
        "targetName": standard.code,
        "targetDescription": reader_text(standard, "statement").text,
    }


def _series(video: Video, absolute: Absolute) -> Facts | None:
    if video.series is None:
        return None
    return {
        "@type": "CreativeWorkSeries",
        "name": reader_text(video.series, "title").text,
        "url": absolute(video.series.get_absolute_url()),
    }


def _caption(language: str, url: str) -> Facts:
    return {
        "@type": "MediaObject",
        "inLanguage": language,
        "encodingFormat": "text/vtt",
        "contentUrl": url,
    }


def _words(transcript: Transcript | None) -> str:
    chapters = transcript.chapters if transcript else ()
    return " ".join(line.text for chapter in chapters for line in chapter.lines)


def _clips(transcript: Transcript | None, duration_ms: int, url: str) -> list[Facts]:
    """The chapters as parts of the film, each with the address that leads to its moment."""
    chapters = [chapter for chapter in (transcript.chapters if transcript else ()) if chapter.title]
    starts = [chapter.start_ms for chapter in chapters] + [duration_ms]
    return [
        {
            "@type": "Clip",
            "name": chapter.title,
            "startOffset": start // 1000,
            "endOffset": max(end, start + 1000) // 1000,
            "url": f"{url}?t={start / 1000:g}",
        }
        for chapter, (start, end) in zip(chapters, pairwise(starts), strict=True)
    ]
