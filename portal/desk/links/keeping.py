"""Keeps the list of links true to the texts: one row for each address in each field."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import Page

from portal.desk.links.finding import Found, links_of
from portal.desk.models import CheckedLink
from portal.records.kinds import record_kinds
from portal.records.models import Record


def note_links_of(row: Record | Page) -> list[CheckedLink]:
    """Write down the links of one row. What was known of a link that still stands there is kept;
    links that are no longer there are forgotten."""
    found = links_of(row)
    with transaction.atomic():
        known = {_key(link): link for link in _links_at(row)}
        gone = [link.pk for key, link in known.items() if key not in found]
        CheckedLink.objects.filter(pk__in=gone).delete()
        new = [CheckedLink(**_place(row), **vars(key)) for key in found if key not in known]
        CheckedLink.objects.bulk_create(new)
    return [known[key] for key in found if key in known] + new


def forget_links_of(row: Record | Page) -> None:
    _links_at(row).delete()


def note_all_links() -> None:
    """The same for everything that readers can see now; the links of everything else go."""
    seen: list[int] = []
    for rows in (*(_live(kind) for kind in record_kinds()), Page.objects.live().specific()):
        for row in rows.iterator(chunk_size=200):
            seen += [link.pk for link in note_links_of(row)]
    every = CheckedLink.objects.values_list("pk", flat=True)
    gone = list(set(every) - set(seen))
    for start in range(0, len(gone), 500):
        CheckedLink.objects.filter(pk__in=gone[start : start + 500]).delete()


def _live(kind: type[Record]) -> Any:
    return kind._default_manager.filter(live=True).prefetch_related(*kind.parts)


def _links_at(row: Record | Page) -> Any:
    kind = ContentType.objects.get_for_model(row)
    return CheckedLink.objects.filter(content_type=kind, object_id=str(row.pk))


def _key(link: CheckedLink) -> Found:
    return Found(link.address, link.field, link.language)


def _place(row: Record | Page) -> dict[str, Any]:
    language = row.locale.language_code if isinstance(row, Page) else row.source_language
    return {
        "content_type": ContentType.objects.get_for_model(row),
        "object_id": str(row.pk),
        "title": str(row)[:255],
        "title_language": language,
    }
