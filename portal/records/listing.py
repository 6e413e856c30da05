"""One way to find records for a list: the engine answers, and the database where it cannot."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from django.core.paginator import Page, Paginator

from portal.fulltext.engine import SearchUnavailable, get_engine
from portal.fulltext.query import Hit, SearchPage, SearchQuery
from portal.records.facets import FacetGroup, Selection
from portal.records.querysets import RecordQuerySet


@dataclass(frozen=True)
class Listing:
    """A page of hits with the facets around it; ``unavailable`` when the database had to answer."""

    hits: Sequence[Hit]
    page: Page
    total: int
    groups: list[FacetGroup]
    unavailable: bool = False


def find(query: SearchQuery, selection: Selection, in_database: RecordQuerySet) -> Listing:
    """Ask the engine, or the rows of ``in_database`` where the engine cannot answer.

    A page number past the end means the last page.
    """
    try:
        return _find_by_engine(query, selection)
    except SearchUnavailable:
        return _find_by_title(in_database, query, selection)


def _find_by_engine(query: SearchQuery, selection: Selection) -> Listing:
    asked = replace(
        query,
        filters=dict(selection.chosen),
        facets=tuple(facet.name for facet in selection.facets),
    )
    found = get_engine().search(asked)
    page = _page_of(found, asked)
    if page.number != asked.page:
        found = get_engine().search(replace(asked, page=page.number))
    return Listing(found.hits, page, found.total, selection.groups(found.facets))


def _page_of(found: SearchPage, query: SearchQuery) -> Page:
    """Paging over hits that the engine has cut already."""
    return Paginator(range(found.total), query.size).get_page(query.page)


def _find_by_title(queryset: RecordQuerySet, query: SearchQuery, selection: Selection) -> Listing:
    """Answer from titles alone, narrowed by the same facets: less clever, never unfiltered."""
    for condition in selection.where():
        queryset = queryset.filter(condition)
    matching = queryset.titled(query.text).prefetch_related(None).distinct()
    if query.sort == "title":
        rows = matching.by_title(query.language).values_list("pk", f"sort_key_{query.language}")
    else:
        rows = matching.newest_first().values_list("pk", "posted_on")
    page = Paginator(rows, query.size).get_page(query.page)
    kind = queryset.model._meta.model_name
    hits = [Hit(f"{kind}:{pk}", 0.0, query.language, ()) for pk, _key in page.object_list]
    return Listing(hits, page, page.paginator.count, selection.groups({}), unavailable=True)
