"""The two bases of every record's pages: a list with facets, and a detail."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import DetailView, TemplateView

from portal.fulltext.engine import SearchUnavailable
from portal.fulltext.query import SearchQuery
from portal.records.facets import Facet, Selection
from portal.records.forms import ListForm
from portal.records.language import reader_language
from portal.records.listing import PUBLIC, Listing, find, find_in_database
from portal.records.models import Record
from portal.records.querysets import RecordQuerySet


class RecordDetailView(DetailView):
    """One record. What may not be seen is a 404; what was public once and has expired says so."""

    context_object_name = "record"
    expired_template = "components/expired.html"

    def get_queryset(self) -> RecordQuerySet:
        return self.model.objects.visible_to(self.request.user)

    def get(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        try:
            return super().get(request, *args, **kwargs)
        except Http404:
            expired = self.model.objects.expired().filter(slug=self.kwargs["slug"]).first()
            if expired is None:
                raise
            return render(request, self.expired_template, {"record": expired}, status=410)


class RecordListView(TemplateView):
    """Records of one kind, found by the engine and read again through ``visible_to``."""

    model: type[Record]
    facets: ClassVar[Sequence[Facet]] = ()
    form_class = ListForm
    page_size = 24

    def get_queryset(self) -> RecordQuerySet:
        """The records that may be shown, with everything their cards need."""
        return self.model.objects.visible_to(self.request.user)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form_class(self.request.GET)
        selection = Selection.read(self.facets, self.request.GET)
        listing = self.listing(self.search_query(form), selection)
        return super().get_context_data(
            form=form,
            listing=listing,
            page_obj=listing.page,
            records=self.records(listing),
            selection=selection,
            chips=selection.chips(self.request.GET),
            clear_url=selection.clear_url(self.request.GET),
            **kwargs,
        )

    def search_query(self, form: ListForm) -> SearchQuery:
        text = str(form.asked("q") or "")
        return SearchQuery(
            text=text,
            language=reader_language(),
            scopes=PUBLIC,
            kinds=(self.model._meta.model_name or "",),
            sort=str(form.asked("sort") or ("relevance" if text else "newest")),
            page=int(form.asked("page") or 1),
            size=self.page_size,
        )

    def listing(self, query: SearchQuery, selection: Selection) -> Listing:
        try:
            return find(query, selection)
        except SearchUnavailable:
            return find_in_database(self.get_queryset(), query, selection)

    def records(self, listing: Listing) -> list[Record]:
        keys = [int(hit.id.partition(":")[2]) for hit in listing.hits]
        found = self.get_queryset().in_bulk(keys)
        return [found[key] for key in keys if key in found]
