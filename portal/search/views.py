"""One box over everything public."""

from typing import Any

from django.views.generic import TemplateView

from portal.records.facets import Selection
from portal.records.forms import SearchForm
from portal.records.listing import find
from portal.search.results import result_of, rows_of
from portal.search.sources import SOURCES
from resources.facets import VIDEO_FACETS
from resources.models import Video


class SearchView(TemplateView):
    template_name = "search/search.html"
    page_size = 20

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        selection = Selection.read(VIDEO_FACETS, self.request.GET)
        query = form.search_query([source.kind for source in SOURCES], self.page_size)
        listing = find(query, selection, Video.objects.visible_to(self.request.user))
        rows = rows_of(listing.hits, self.request.user)
        return super().get_context_data(
            form=form,
            query=query.text,
            listing=listing,
            page_obj=listing.page,
            results=[result_of(hit, rows[hit.id]) for hit in listing.hits if hit.id in rows],
            chips=selection.chips(self.request.GET),
            clear_url=selection.clear_url(self.request.GET),
            **kwargs,
        )
