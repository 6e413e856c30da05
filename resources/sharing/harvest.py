"""Which rows a reader of the API gets: those that everybody may see, or all that has changed since.

What was public once and is not any more is named too, so that copies of it can be taken down.
Rows that were deleted leave no trace here; a full reading shows that they are gone.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.contrib.auth.models import AnonymousUser
from django.contrib.contenttypes.models import ContentType
from django.db.models import Case, CharField, DateTimeField, F, OuterRef, Q, Subquery, Value, When
from django.db.models.functions import Cast, Coalesce
from django.utils import timezone
from wagtail.models import ModelLogEntry

from portal.records.models import Record
from portal.records.querysets import RecordQuerySet
from resources.sharing.kinds import SharedKind
from resources.sharing.paging import EPOCH, Cursor


@dataclass(frozen=True)
class Harvest:
    """A page of rows, each with ``changed_at``; ``following`` is None on the last page."""

    rows: Sequence[Any]
    shown: Mapping[int, Record]
    following: Cursor | None


def harvest(
    kind: SharedKind, limit: int, after: Cursor | None = None, since: datetime | None = None
) -> Harvest:
    """Up to ``limit`` rows after a cursor, the oldest change first.

    With ``since`` also what is no longer public: it is in ``rows`` and not in ``shown``.
    """
    visible = kind.model.objects.visible_to(AnonymousUser())
    if since is None:
        found = visible.annotate(changed_at=_published())
    else:
        once_public = kind.model.objects.filter(Q(first_published_at__isnull=False) | Q(live=True))
        found = once_public.annotate(changed_at=_changed(kind.model)).filter(changed_at__gte=since)
    if after:
        found = found.filter(after.after())
    rows = list(_slim(found).order_by("changed_at", "pk")[: limit + 1])
    page = rows[:limit]
    shown = kind.rows().visible_to(AnonymousUser()).in_bulk([row.pk for row in page])
    return Harvest(page, shown, _cursor(page) if len(rows) > limit else None)


def _slim(found: RecordQuerySet) -> RecordQuerySet:
    """Only what a row needs that is named and not shown."""
    return found.only("pk", "slug")


def _cursor(page: Sequence[Any]) -> Cursor:
    return Cursor(page[-1].changed_at, page[-1].pk)


def _published() -> Coalesce:
    return Coalesce("last_published_at", "first_published_at", Value(EPOCH, DateTimeField()))


def _changed(model: type[Record]) -> Case:
    """When a row was last published, or taken down: by its date or by an editor's hand."""
    taken_down = ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(model),
        object_id=Cast(OuterRef("pk"), CharField()),
        action="wagtail.unpublish",
    ).order_by("-timestamp")
    return Case(
        When(expire_at__lte=timezone.now(), then=F("expire_at")),
        When(live=False, then=Coalesce(Subquery(taken_down.values("timestamp")[:1]), _published())),
        default=_published(),
        output_field=DateTimeField(),
    )
