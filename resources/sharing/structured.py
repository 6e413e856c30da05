"""What search engines and other catalogues read of a page: schema.org with LRMI, as plain dicts.

Terms: https://schema.org/VideoObject, https://www.dublincore.org/specifications/lrmi/ (whose terms
schema.org has taken in). What a video has to name follows "Video (VideoObject, Clip)" of Google
Search Central. Texts are those that the page shows, with the language that they are really in.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime, time
from itertools import pairwise
from typing import Any

from django.utils.timezone import make_aware
from django.utils.translation import gettext as _

from portal.media.transcript import Transcript
from portal.records.bilingual import reader_text
from portal.records.language import reader_language
from portal.records.models import Record
from portal.taxonomy.models import Standard, Term
from resources.cards import still_url
from resources.models import Collection, Video
from resources.sharing.facts import Absolute, embed_url
from resources.sharing.films import film_for, film_url, iso_duration, licence_url, text_urls
from resources.sharing.kinds import kind_of

Facts = dict[str, Any]
# https://schema.org/educationalRole has no fixed list; these are LRMI's examples
ROLES = {
    "teachers": "teacher",
    "students": "student",
    "families": "parent",
    "staff": "administrator",
}


def graph(*things: Facts | None) -> Facts:
    """Several things of one page as one document."""
    return {"@context": "https://schema.org", "@graph": [thing for thing in things if thing]}


def breadcrumbs(absolute: Absolute, steps: Iterable[tuple[str, str]]) -> Facts:
    """The way to the page: (name, path) from the front door on."""
    items = [
        {"@type": "ListItem", "position": place, "name": name, "item": absolute(path)}
        for place, (name, path) in enumerate(steps, start=1)
    ]
    return {"@type": "BreadcrumbList", "itemListElement": items}


def learning_resource(record: Record, absolute: Absolute) -> Facts:
    """What every record of the library says: a base for its kind's own facts."""
    url = absolute(record.get_absolute_url())
    title = reader_text(record, "title")
    return _told(
        {
            "@type": "LearningResource",
            "@id": f"{url}#resource",
            "url": url,
            "name": title.text,
            "description": reader_text(record, "summary").text or title.text,
            "inLanguage": title.language,
            "learningResourceType": str(kind_of(record).label),
            "datePublished": record.posted_on.isoformat(),
            "dateModified": _modified(record),
            "isAccessibleForFree": True,
            "publisher": {"@type": "Organization", "name": _("Migrant Education Portal")},
        }
    )


def video_facts(video: Video, absolute: Absolute, transcript: Transcript | None = None) -> Facts:
    """A video as a film and as something to learn from; ``transcript`` is the one that is shown.

    Without a film it is only the second: search engines refuse a VideoObject without one.
    """
    facts = learning_resource(video, absolute) | _told(
        {
            "audience": [_audience(one) for one in video.audiences.all()],
            "educationalLevel": [str(band) for band in video.grade_bands.all()],
            "about": str(video.subject),
            "educationalAlignment": [_alignment(one) for one in video.standards.all()],
            "license": licence_url(video),
            "isPartOf": _series(video, absolute),
        }
    )
    film = film_for(video, reader_language())
    if film is None:
        return facts
    voice, duration = film.spoken_language, iso_duration(film.duration_ms)
    return facts | _told(
        {
            "@type": ["VideoObject", "LearningResource"],
            "thumbnailUrl": [absolute(still_url(video))],
            "uploadDate": make_aware(datetime.combine(video.posted_on, time())).isoformat(),
            "duration": duration,
            "timeRequired": duration,
            "contentUrl": absolute(film_url(video, voice)),
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


def collection_facts(
    collection: Collection, records: Sequence[Record], absolute: Absolute
) -> Facts:
    """A collection with what is in it, in its order."""
    items = [
        {
            "@type": "ListItem",
            "position": place,
            "url": absolute(record.get_absolute_url()),
            "name": reader_text(record, "title").text,
        }
        for place, record in enumerate(records, start=1)
    ]
    return learning_resource(collection, absolute) | {
        "@type": ["Collection", "LearningResource"],
        "mainEntity": {
            "@type": "ItemList",
            "itemListOrder": "https://schema.org/ItemListOrderAscending",
            "numberOfItems": len(items),
            "itemListElement": items,
        },
    }


def _told(facts: Mapping[str, Any]) -> Facts:
    """The facts that there are."""
    return {name: value for name, value in facts.items() if value not in (None, "", [])}


def _modified(record: Record) -> str | None:
    return record.last_published_at.isoformat() if record.last_published_at else None


def _audience(audience: Term) -> Facts:
    role = ROLES.get(audience.key, audience.key)
    return {
        "@type": "EducationalAudience",
        "educationalRole": role,
        "audienceType": str(audience),
    }


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
