"""One box over everything public."""

from typing import Any

from django.views.generic import TemplateView

from portal.fulltext.query import SearchQuery
from portal.records.facets import Facet, Selection
from portal.records.forms import SearchForm
from portal.records.language import reader_language
from portal.records.listing import PUBLIC, Listing, SearchUnavailable, find, find_in_database
from portal.search.results import result_of, rows_of
from portal.search.sources import SOURCES
from resources.facets import VIDEO_FACETS
from resources.models import Video

SEARCH_FACETS: tuple[Facet, ...] = VIDEO_FACETS


class SearchView(TemplateView):
    template_name = "search/search.html"
    page_size = 20

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        form = SearchForm(self.request.GET)
        selection = Selection.read(SEARCH_FACETS, self.request.GET)
        query = self.search_query(form)
        listing = self.listing(query, selection)
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

    def search_query(self, form: SearchForm) -> SearchQuery:
        return SearchQuery(
            text=str(form.asked("q") or ""),
            language=reader_language(),
            scopes=PUBLIC,
            kinds=tuple(source.kind for source in SOURCES),
            sort=str(form.asked("sort") or "relevance"),
            page=int(form.asked("page") or 1),
            size=self.page_size,
        )

    def listing(self, query: SearchQuery, selection: Selection) -> Listing:
        try:
            return find(query, selection)
        except SearchUnavailable:
            return find_in_database(Video.objects.visible_to(self.request.user), query, selection)
