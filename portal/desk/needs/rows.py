"""Records of several kinds in one list and one query: no more of each than a line shows."""

from collections.abc import Sequence
from typing import Any

from django.db.models import Q, Value
from django.urls import reverse

from portal.desk.needs.need import MOST
from portal.records.models import Record

Row = dict[str, Any]


def gathered(kinds: Sequence[type[Record]], wanted: Q, order: str, *fields: str) -> list[Row]:
    """The first rows of all kinds together that are ``wanted``, with some more ``fields``."""
    if not kinds:
        return []
    names = ("pk", "newest_titles", "slug", "source_language", *fields)
    first, *others = (
        kind._default_manager.filter(wanted)
        .annotate(kind_name=Value(kind._meta.model_name))
        .order_by()
        .values("kind_name", *names)
        for kind in kinds
    )
    rows = list(first.union(*others, all=True).order_by(order, "pk")[:MOST])
    by_name = {kind._meta.model_name: kind for kind in kinds}
    return [row | {"kind": by_name[row["kind_name"]]} for row in rows]


def title_of(row: Row) -> tuple[str, str]:
    """The newest title in the language it was written in, and that language."""
    language = row["source_language"]
    return row["newest_titles"].get(language) or row["slug"], language


def edit_url(kind: Any, pk: Any, field: str = "") -> str:
    """The edit screen of a record, at one of its fields."""
    url = reverse(kind.snippet_viewset.get_url_name("edit"), args=[pk])
    return f"{url}#id_{field}" if field else url


def lists_of(kinds: Sequence[type[Record]], query: str) -> list[tuple[str, str]]:
    """The list of each kind, ordered or filtered: its name and its address."""
    return [(str(kind._meta.verbose_name_plural), f"{_list_url(kind)}?{query}") for kind in kinds]


def _list_url(kind: Any) -> str:
    return reverse(kind.snippet_viewset.get_url_name("list"))
