"""Choosing a record or a row of a list: found by either language, accents never matter."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.snippets.views.chooser import (
    BaseSnippetChooseView,
    ChooseResultsView,
    ChooseView,
    SnippetChooserViewSet,
)

from portal.records.editing.columns import StatesColumn, TitlesColumn
from portal.records.editing.states import with_states
from portal.records.finding import found_by_key, found_by_texts
from portal.records.guarding import GuardedChooserViewSet
from portal.records.models import Record


class FindingForm(BaseFilterForm):
    """One box; a kind of row says in ``matching`` what it is found by."""

    q = forms.CharField(
        label=_("Search"),
        widget=forms.TextInput(attrs={"placeholder": _("Search")}),
        required=False,
    )

    def filter(self, objects: QuerySet) -> QuerySet:
        self.search_query = self.cleaned_data["q"]
        self.is_searching = bool(self.search_query)
        return self.matching(objects) if self.is_searching else objects

    def matching(self, objects: QuerySet) -> QuerySet:
        raise NotImplementedError


class RecordFindingForm(FindingForm):
    def matching(self, objects: QuerySet) -> QuerySet:
        return found_by_key(objects, self.search_query)


class ChoosesRecords(BaseSnippetChooseView):
    """The newest titles in both languages and every state, the newest records first."""

    filter_form_class = RecordFindingForm
    ordering = ["-posted_on", "-pk"]

    def get_object_list(self) -> QuerySet:
        return with_states(super().get_object_list())

    @property
    def title_column(self) -> TitlesColumn:
        if self.is_multiple_choice:
            return TitlesColumn("title", label=_("Title"), label_prefix="chooser-modal-select")
        attributes = {"data-chooser-modal-choice": True}
        return TitlesColumn(
            "title", label=_("Title"), get_url=self.chosen_url, link_attrs=attributes
        )

    def chosen_url(self, record: Record) -> str:
        return self.append_preserved_url_parameters(reverse(self.chosen_url_name, args=[record.pk]))

    @property
    def columns(self) -> list[Any]:
        return [self.title_column, StatesColumn("live", label=_("State"))]


class RecordChooseView(ChoosesRecords, ChooseView):
    pass


class RecordChooseResultsView(ChoosesRecords, ChooseResultsView):
    pass


class RecordChooserViewSet(GuardedChooserViewSet):
    choose_view_class = RecordChooseView
    choose_results_view_class = RecordChooseResultsView


def chooser_of(**condition: Any) -> type[RecordChooserViewSet]:
    """A chooser that offers only the records that a field may name."""

    class Narrowed:
        def get_object_list(self) -> QuerySet:
            return super().get_object_list().filter(**condition)  # type: ignore[misc]  # the view's

    views = {
        "choose_view_class": type("NarrowChooseView", (Narrowed, RecordChooseView), {}),
        "choose_results_view_class": type(
            "NarrowChooseResultsView", (Narrowed, RecordChooseResultsView), {}
        ),
    }
    return type("NarrowChooserViewSet", (RecordChooserViewSet,), views)


def list_chooser(*fields: str) -> type[SnippetChooserViewSet]:
    """A chooser for rows of a short list that are found by their texts in ``fields``."""
    form = type("ListFindingForm", (ListFindingForm,), {"texts": fields})
    views = {
        "choose_view_class": type("ListChooseView", (ChooseView,), {"filter_form_class": form}),
        "choose_results_view_class": type(
            "ListChooseResultsView", (ChooseResultsView,), {"filter_form_class": form}
        ),
    }
    return type("ListChooserViewSet", (SnippetChooserViewSet,), views)


class ListFindingForm(FindingForm):
    texts: Sequence[str] = ()

    def matching(self, objects: QuerySet) -> QuerySet:
        return found_by_texts(objects, self.search_query, self.texts)
