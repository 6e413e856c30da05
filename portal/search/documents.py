"""From a record to what an index holds of it, column by column."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import TypeVar

from django.contrib.auth.models import AnonymousUser
from django.db import models

from portal.fulltext.document import SearchDocument
from portal.records.bilingual import in_both
from portal.records.forms import PUBLIC
from portal.records.language import LANGUAGES
from portal.records.models import Record
from portal.taxonomy.models import Term
from resources.cards import shown_duration_ms
from resources.contents import Item, items_of, total_seconds
from resources.facets import length_of
from resources.models import BestPractice, Collection, Video

RecordKind = TypeVar("RecordKind", bound=Record)


def video_document(video: Video) -> SearchDocument:
    """A video: its words in both languages, what is said in it, and what narrows a list to it."""
    return _document(
        video,
        words=_words,
        codes=[code for standard in video.standards.all() for code in standard.codes],
        facets={
            "audience": _keys(video.audiences.all()),
            "grade": _keys(video.grade_bands.all()),
            "subject": [video.subject.key],
            "focus": _keys(video.focus_areas.all()),
            "voice": sorted({film.spoken_language for film in video.films}),
            "length": sorted({length_of(film.duration_ms) for film in video.films}),
            "series": [video.series.slug] if video.series else [],
        },
        seconds={code: (shown_duration_ms(video, code) or 0) // 1000 for code in LANGUAGES},
    )


def practice_document(practice: BestPractice) -> SearchDocument:
    """A practice: everything that is written of it, and what narrows a list to it."""
    return _document(
        practice,
        words=_passages,
        facets={
            "audience": _keys(practice.audiences.all()),
            "grade": _keys(practice.grade_bands.all()),
            "subject": [practice.subject.key],
            "focus": _keys(practice.focus_areas.all()),
            "strategy": _keys(practice.strategies.all()),
            "setting": [practice.setting.key] if practice.setting else [],
            "office": [practice.contact_region.key] if practice.contact_region else [],
        },
        seconds={code: practice.minutes_to_read(code) * 60 for code in LANGUAGES},
    )


def collection_document(collection: Collection) -> SearchDocument:
    """A collection, with the titles of what everybody may see in it.

    Asks for its items, so that many collections take many queries: they are few beside records.
    """
    items = items_of(collection, AnonymousUser())
    return _document(
        collection,
        words=partial(_inside, items),
        facets={
            "audience": _keys(collection.audiences.all()),
            "subject": [collection.subject.key] if collection.subject else [],
            "form": ["series" if collection.is_series else "collection"],
        },
        seconds={code: total_seconds(items, code) for code in LANGUAGES},
    )


def _document(
    record: RecordKind,
    *,
    words: Callable[[RecordKind, str], Iterable[str]],
    facets: Mapping[str, Sequence[str]],
    seconds: Mapping[str, int],
    codes: Sequence[str] = (),
) -> SearchDocument:
    """What every record's document holds, beside the kind's own: ``words`` gives the rest of its
    words in one language, ``seconds`` how long it takes in each, 0 where that is not known."""
    return SearchDocument(
        id=record.document_id,
        kind=record._meta.model_name or "",
        titles=both(record, "title"),
        summaries=both(record, "summary"),
        bodies={code: "\n".join(words(record, code)) for code in LANGUAGES},
        codes=codes,
        facets=facets,
        scopes=PUBLIC,
        posted_on=record.posted_on,
        sort_keys={"en": record.sort_key_en, "es": record.sort_key_es},
        durations={code: length for code, length in seconds.items() if length},
        visible_from=record.go_live_at,
        visible_until=record.expire_at,
    )


def both(record: models.Model, field: str) -> dict[str, str]:
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


def _passages(practice: BestPractice, code: str) -> Iterable[str]:
    """Each text of a practice apart, so that no snippet runs from one into the next."""
    yield from (both(practice, field).get(code, "") for field in ("problem", "who"))
    yield from (both(step, "text").get(code, "") for step in practice.steps.all())
    yield both(practice, "evidence").get(code, "")
    yield from (both(handout, "name").get(code, "") for handout in practice.handouts.all())
    terms: list[Term] = [practice.subject, *practice.strategies.all(), *practice.focus_areas.all()]
    terms += [practice.setting] if practice.setting else []
    yield from (both(term, "label").get(code, "") for term in terms)
    yield practice.place
    yield practice.contact_region.name if practice.contact_region else ""


def _inside(items: Sequence[Item], collection: Collection, code: str) -> Iterable[str]:
    yield both(collection, "curator_note").get(code, "")
    yield from (both(item, "title").get(code, "") for item in items)


def _speech(video: Video, code: str) -> Iterable[str]:
    """What is said, once: voices that say the same have the same captions."""
    tracks = [track for track in video.captions if track.language == code]
    return dict.fromkeys(cue.text for track in tracks[:1] for cue in track.cues())
