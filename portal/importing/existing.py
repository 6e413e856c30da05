"""Records of the library as an editor meets them, with everything that their columns ask."""

from collections.abc import Iterable
from typing import Any

from portal.importing.columns import Kind

FILMS = ("renditions", "masters", "caption_tracks", "chapter_tracks")


def records_of(kind: Kind) -> Any:
    """All records of a kind; a constant number of queries for any number."""
    rows = kind.model.objects.all()
    rows = rows.with_everything() if hasattr(rows, "with_everything") else rows.with_cards()
    return rows.prefetch_related(*(f"recording__{one}" for one in FILMS if kind.has_films))


def records_by_slug(kind: Kind, slugs: Iterable[str]) -> dict[str, Any]:
    return {row.slug: row for row in records_of(kind).filter(slug__in=set(slugs)).order_by("pk")}


def as_edited(record: Any) -> Any:
    """What readers get where it is published, else what its editors wrote last."""
    if record.live or not record.latest_revision_id:
        return record
    return record.get_latest_revision_as_object()


def has_unpublished_changes(record: Any) -> bool:
    """Whether somebody has begun to change a published record: they are asked first."""
    return bool(record.live and record.has_unpublished_changes)
