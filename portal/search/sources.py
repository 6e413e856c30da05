"""What is indexed: the plain list. A record kind is in it, or in OPTED_OUT with a reason."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import models
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.fulltext.document import SearchDocument
from portal.records.models import Record
from portal.records.querysets import RecordQuerySet
from portal.search.documents import collection_document, practice_document, video_document
from resources.contents import collections_with
from resources.models import BestPractice, Collection, Video


@dataclass(frozen=True)
class Source:
    """One kind of record in the search: how to fetch its rows, and how to read one.

    ``parts`` are the paths from the record to other rows whose texts its document holds.
    ``holding`` finds the records that hold a row by a way that is no path.
    """

    model: type[Record]
    label: str | Promise
    rows: Callable[[], RecordQuerySet]
    document: Callable[[Any], SearchDocument]
    parts: Sequence[str] = ()
    holding: Callable[[models.Model], Iterable[int]] = lambda _row: ()

    @property
    def kind(self) -> str:
        return self.model._meta.model_name or ""


SOURCES = [
    Source(
        Video,
        _("Video"),
        Video.objects.with_everything,
        video_document,
        parts=(
            "subject",
            "setting",
            "region",
            "series",
            "audiences",
            "grade_bands",
            "focus_areas",
            "standards",
            "strategies",
            "recording",
            "recording__renditions",
            "recording__caption_tracks",
        ),
    ),
    Source(
        BestPractice,
        _("Best practice"),
        BestPractice.objects.with_everything,
        practice_document,
        parts=(
            "subject",
            "setting",
            "contact_region",
            "audiences",
            "grade_bands",
            "focus_areas",
            "strategies",
            "steps",
            "handouts",
        ),
    ),
    Source(
        Collection,
        _("Collection"),
        Collection.objects.with_cards,
        collection_document,
        parts=("subject", "audiences", "videos"),
        holding=collections_with,
    ),
]
OPTED_OUT: dict[type[Record], str] = {}
BY_KIND = {source.kind: source for source in SOURCES}
BATCH = 200  # rows read at once: their captions fit in memory


def documents_for(ids: Sequence[str]) -> Mapping[str, SearchDocument]:
    """The documents of these records, of those among them that the public may find."""
    wanted: dict[str, list[int]] = {}
    for document_id in ids:
        kind, _colon, key = document_id.partition(":")
        wanted.setdefault(kind, []).append(int(key))
    found = [_read(BY_KIND[kind], keys) for kind, keys in wanted.items() if kind in BY_KIND]
    return {document.id: document for documents in found for document in documents}


def all_documents() -> Iterator[SearchDocument]:
    """Every document there is, read in batches."""
    for source in SOURCES:
        keys = list(_findable(source.rows()).order_by("pk").values_list("pk", flat=True))
        for start in range(0, len(keys), BATCH):
            yield from _read(source, keys[start : start + BATCH])


def dependants_of(instance: models.Model) -> list[str]:
    """Names of the documents that hold something of this row: itself, or what points at it."""
    return [f"{source.kind}:{key}" for source in SOURCES for key in _keys_touched(source, instance)]


def _read(source: Source, keys: Iterable[int]) -> list[SearchDocument]:
    return [source.document(row) for row in _findable(source.rows()).filter(pk__in=list(keys))]


def _findable(rows: RecordQuerySet) -> RecordQuerySet:
    """Published rows, also those whose hours are still to come: the index knows the hours."""
    return rows.filter(live=True)


def _keys_touched(source: Source, instance: models.Model) -> Iterable[int]:
    if isinstance(instance, source.model):
        return [instance.pk]
    touched = models.Q()
    for path in source.parts:
        if end_of(source.model, path) is type(instance):
            touched |= models.Q(**{path: instance.pk})
    rows = source.model._base_manager.filter(touched)
    by_path = rows.values_list("pk", flat=True).distinct() if touched else []
    return dict.fromkeys([*by_path, *source.holding(instance)])


def end_of(model: type[models.Model], path: str) -> type[models.Model]:
    """The model that a path of relations leads to."""
    for step in path.split("__"):
        related: Any = model._meta.get_field(step).related_model
        model = related
    return model
