"""Columns of the editors' lists: titles in both languages, where each record stands, its dates."""

from typing import Any

from django.utils import timezone
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy
from wagtail.admin.ui.tables import Column, TitleColumn

from portal.records.editing.states import EditingState, states_of
from portal.records.language import other_language
from portal.records.models import Record
from portal.records.newest import TwinStates
from portal.records.twin import TwinState


class TitlesColumn(TitleColumn):
    """The newest title in the record's first language, and under it the other one."""

    cell_template_name = "records/titles_cell.html"

    def get_value(self, instance: Record) -> str:
        first = instance.source_language
        for language in (first, other_language(first)):
            if title := instance.newest_titles.get(language):
                return in_language(title, language)
        return str(instance)

    def get_cell_context_data(self, instance: Record, parent_context: Any) -> dict[str, Any]:
        second = other_language(instance.source_language)
        has_both = all(
            instance.newest_titles.get(code) for code in (second, instance.source_language)
        )
        other = in_language(instance.newest_titles[second], second) if has_both else ""
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        return context | {"other_title": other}


def in_language(text: str, language: str) -> SafeString:
    return format_html('<span lang="{}">{}</span>', language, text)


class StatesColumn(Column):
    """Every state that a record is in; its queryset comes from ``with_states``."""

    cell_template_name = "records/states_cell.html"

    def get_value(self, instance: Record) -> list[tuple[str, bool]]:
        """Names, each with whether it deserves the stronger colour."""
        return [(str(state.label), state == EditingState.LIVE) for state in states_of(instance)]


class TwinColumn(Column):
    """The state of the other language in the newest version, with the fields that want work."""

    cell_template_name = "records/twin_cell.html"

    def get_value(self, instance: Record) -> str:
        return str(TwinStates(instance.twin_state).label)

    def get_cell_context_data(self, instance: Record, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        names = ", ".join(name_of(instance, field) for field in instance.twin_fields)
        return context | {"fields": names, "is_done": instance.twin_state == TwinState.DONE}


def name_of(record: Record | type[Record], field: str) -> str:
    """What editors call a translated field, or a part by the rows it is made of."""
    found = record._meta.get_field(field)
    if found.one_to_many and found.related_model:
        return str(found.related_model._meta.verbose_name_plural)
    return str(found.verbose_name)


class ReviewColumn(Column):
    """The date by which somebody has to look at the record again, and whether it has passed."""

    cell_template_name = "records/review_cell.html"

    def __init__(self) -> None:
        super().__init__("review_by", label=gettext_lazy("Review by"), sort_key="review_by")

    def get_cell_context_data(self, instance: Record, parent_context: Any) -> dict[str, Any]:
        context: dict[str, Any] = super().get_cell_context_data(instance, parent_context)
        is_past = instance.review_by is not None and instance.review_by < timezone.localdate()
        return context | {"is_past": is_past}
