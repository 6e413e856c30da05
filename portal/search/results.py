"""From hits to what a results page shows: rows read again through the rule of who sees what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise

from portal.fulltext.query import Hit
from portal.records.bilingual import BilingualText
from portal.records.models import Record
from portal.search.sources import BY_KIND
from resources.cards import brief_card


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
    card = brief_card(record)
    return Result(
        url=card.url,
        kind_label=card.kind_label,
        title=card.title,
        fragments=hit.fragments,
        fragments_language=hit.language,
        poster_url=card.poster_url,
        duration=card.length,
        note=card.other_title_note,
    )


def _visible(kind: str, user: Any) -> Any:
    return BY_KIND[kind].model.objects.visible_to(user).with_brief_cards()
