"""The two bases of every record's pages: a list with facets, and a detail."""

from collections.abc import Sequence
from typing import Any, ClassVar

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.generic import DetailView, TemplateView

from portal.records.facets import Facet, Selection
from portal.records.forms import ListForm
from portal.records.listing import Listing, find
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
        return self.model.objects.visible_to(self.request.user).with_cards()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = self.form_class(self.request.GET)
        selection = Selection.read(self.facets, self.request.GET)
        query = form.search_query((self.model._meta.model_name or "",), self.page_size)
        listing = find(query, selection, self.get_queryset())
        return super().get_context_data(
            form=form,
            listing=listing,
            page_obj=listing.page,
            records=self.records(listing),
            chips=selection.chips(self.request.GET),
            clear_url=selection.clear_url(self.request.GET),
            **kwargs,
        )

    def records(self, listing: Listing) -> list[Record]:
        keys = [int(hit.id.partition(":")[2]) for hit in listing.hits]
        found = self.get_queryset().in_bulk(keys)
        return [found[key] for key in keys if key in found]
