"""Views of the editors' screens of records, where they differ from the framework's."""

from typing import Any

from django.db.models import QuerySet
from django.utils.translation import gettext_lazy
from wagtail.snippets.views.snippets import CreateView, IndexView

from portal.records.editing.columns import TitlesColumn
from portal.records.editing.filters import RecordFilterSet
from portal.records.editing.panels import SCREEN_MEDIA
from portal.records.editing.states import with_states
from portal.records.finding import found_by_key
from portal.records.language import reader_language
from portal.records.models import Record
from portal.records.publishing.screens import ThroughTheGate


class RecordIndexView(IndexView):
    """A list that is found by either title, and ordered by the one in the editor's language."""

    base_filterset_class = RecordFilterSet

    def get_base_queryset(self) -> QuerySet:
        return with_states(super().get_base_queryset())

    def search_queryset(self, queryset: QuerySet) -> QuerySet:
        return found_by_key(queryset, self.search_query) if self.is_searching else queryset

    def _get_title_column(self, field_name: str, *args: Any, **kwargs: Any) -> TitlesColumn:
        column = super()._get_title_column(field_name, TitlesColumn, **kwargs)
        column.label, column.sort_key = gettext_lazy("Title"), f"sort_key_{reader_language()}"
        return column

    def get_context_data(self, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(*args, **kwargs)
        context["media"] += SCREEN_MEDIA
        return context


class RecordCreateView(ThroughTheGate, CreateView):
    """A new record is proposed to be written first in the language of the editor's screens."""

    def get_initial_form_instance(self) -> Record:
        return self.model(source_language=reader_language())
