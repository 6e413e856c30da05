"""From a record to what an index holds of it, column by column."""

from collections.abc import Iterable

from portal.fulltext.document import SearchDocument
from portal.records.bilingual import in_both
from portal.records.forms import PUBLIC
from portal.records.language import LANGUAGES
from portal.records.models import Record
from portal.taxonomy.models import Term
from resources.cards import shown_duration_ms
from resources.facets import length_of
from resources.models import Collection, Video


def video_document(video: Video) -> SearchDocument:
    """A video: its words in both languages, what is said in it, and what narrows a list to it."""
    return SearchDocument(
        id=video.document_id,
        kind="video",
        titles=both(video, "title"),
        summaries=both(video, "summary"),
        bodies={code: "\n".join(_words(video, code)) for code in LANGUAGES},
        codes=[code for standard in video.standards.all() for code in standard.codes],
        facets={
            "audience": _keys(video.audiences.all()),
            "grade": _keys(video.grade_bands.all()),
            "subject": [video.subject.key],
            "focus": _keys(video.focus_areas.all()),
            "voice": sorted({r.spoken_language for r in video.renditions}),
            "length": sorted({length_of(r.duration_ms) for r in video.renditions}),
            "series": [video.series.slug] if video.series else [],
        },
        scopes=PUBLIC,
        posted_on=video.posted_on,
        sort_keys={"en": video.sort_key_en, "es": video.sort_key_es},
        durations={
            code: duration // 1000
            for code in LANGUAGES
            if (duration := shown_duration_ms(video, code))
        },
        visible_from=video.go_live_at,
        visible_until=video.expire_at,
    )


def collection_document(collection: Collection) -> SearchDocument:
    return SearchDocument(
        id=collection.document_id,
        kind="collection",
        titles=both(collection, "title"),
        summaries=both(collection, "summary"),
        bodies={},
        codes=[],
        facets={},
        scopes=PUBLIC,
        posted_on=collection.posted_on,
        sort_keys={"en": collection.sort_key_en, "es": collection.sort_key_es},
        visible_from=collection.go_live_at,
        visible_until=collection.expire_at,
    )


def both(record: Record | Term, field: str) -> dict[str, str]:
    """A translated field in the languages that it has."""
    return {code: text for code, text in in_both(record, field).items() if text}


def _keys(terms: Iterable[Term]) -> list[str]:
    return [term.key for term in terms]


def _words(video: Video, code: str) -> Iterable[str]:
    """Everything else that a reader may remember of a video: prompt, lists, place, speech."""
    yield both(video, "notice").get(code, "")
    terms = [video.subject, *video.strategies.all(), *video.focus_areas.all()]
    terms += [term for term in (video.setting,) if term]
    yield from (both(term, "label").get(code, "") for term in terms)
    yield from (both(standard, "statement").get(code, "") for standard in video.standards.all())
    yield video.place
    yield video.region.name if video.region else ""
    yield from _speech(video, code)


def _speech(video: Video, code: str) -> Iterable[str]:
    """What is said, once: voices that say the same have the same captions."""
    tracks = [track for track in video.captions if track.language == code]
    return dict.fromkeys(cue.text for track in tracks[:1] for cue in track.cues())
