"""House rules that a newcomer could break when declaring a record kind, as system checks."""

from collections.abc import Iterator, Sequence
from typing import Any

from django.core.checks import CheckMessage, Error
from django.urls import NoReverseMatch, reverse
from modeltranslation.translator import NotRegistered, translator
from wagtail.snippets.models import get_snippet_models

from portal.records.bilingual import columns, panel_columns, translated_fields
from portal.records.kinds import record_kinds
from portal.records.models import Record


def check_record_kinds(app_configs: Any, **kwargs: Any) -> Sequence[CheckMessage]:
    """Every record has a page, a translation entry and a screen that edits both languages."""
    return [error for kind in record_kinds() for error in check_kind(kind)]


def check_kind(kind: type[Record]) -> Iterator[CheckMessage]:
    if not _is_translated(kind):
        yield Error(f"{kind.__name__} has no entry in translation.py.", obj=kind, id="records.E001")
        return
    if not _has_page(kind):
        yield Error(
            f"{kind.__name__}.url_name names no address with a slug.", obj=kind, id="records.E002"
        )
    if kind not in get_snippet_models():
        yield Error(f"{kind.__name__} has no screen for editors.", obj=kind, id="records.E003")
    elif missing := _columns_without_panel(kind):
        yield Error(
            f"The panels of {kind.__name__} leave out {', '.join(missing)}.",
            hint="Use portal.records.editing.panels.twin_panel for each translated field.",
            obj=kind,
            id="records.E004",
        )


def _is_translated(kind: type[Record]) -> bool:
    try:
        return {"title", "summary"} <= set(translator.get_options_for_model(kind).get_field_names())
    except NotRegistered:
        return False


def _has_page(kind: type[Record]) -> bool:
    try:
        reverse(getattr(kind, "url_name", ""), kwargs={"slug": "a-slug"})
    except NoReverseMatch:
        return False
    return True


def _columns_without_panel(kind: type[Record]) -> list[str]:
    edited = panel_columns(kind.snippet_viewset.get_edit_handler().children)
    wanted = [column for field in translated_fields(kind) for column in columns(field)]
    return [column for column in wanted if column not in edited]
