"""From hits to what a results page shows: rows read again through the rule of who sees what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from portal.fulltext.query import Hit
from portal.records.bilingual import BilingualText, reader_text
from portal.records.models import Record
from portal.search.sources import BY_KIND
from resources.cards import duration_of, only_in, poster_url
from resources.models import Video


@dataclass(frozen=True)
class Result:
    url: str
    kind_label: str | Promise
    title: BilingualText
    fragments: Sequence[Any]
    fragments_language: str
    poster_url: str
    duration: str
    note: str


def rows_of(hits: Sequence[Hit], user: Any) -> Mapping[str, Record]:
    """The rows behind the hits, of those that this user may see. One pass per kind."""
    keys: dict[str, list[int]] = {}
    for hit in hits:
        kind, _colon, key = hit.id.partition(":")
        keys.setdefault(kind, []).append(int(key))
    rows = [
        row for kind, wanted in keys.items() for row in _visible(kind, user).filter(pk__in=wanted)
    ]
    return {row.document_id: row for row in rows}


def result_of(hit: Hit, record: Record) -> Result:
    title = reader_text(record, "title")
    is_video = isinstance(record, Video)
    return Result(
        url=record.get_absolute_url(),
        kind_label=BY_KIND[record.document_id.partition(":")[0]].label,
        title=title,
        fragments=hit.fragments,
        fragments_language=hit.language,
        poster_url=poster_url(record) if is_video else "",
        duration=duration_of(record) if is_video else "",
        note=only_in(title.language) if title.is_other else "",
    )


def _visible(kind: str, user: Any) -> Any:
    rows: Any = BY_KIND[kind].model.objects.visible_to(user)
    return rows.with_cards() if kind == "video" else rows
