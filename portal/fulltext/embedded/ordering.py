"""The page asked for, in the order asked for: the same one however the index lies on the disk."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import groupby
from operator import itemgetter
from typing import Any

from tantivy import DocAddress, Order, Query, SearchResult

from portal.fulltext.embedded import schema as names
from portal.fulltext.embedded.reader import View
from portal.fulltext.query import SearchQuery

Found = tuple[Any, DocAddress]  # what it is ordered by, and where it is
Find = Callable[..., SearchResult]


def page_of(view: View, matching: Query, query: SearchQuery) -> tuple[int, list[Found]]:
    """How many documents there are, and those of the page in the order asked for."""
    find: Find = partial(view.searcher.search, matching)
    if query.sort == "title":
        find = partial(find, order_by_field=names.by_title(query.language), order=Order.Asc)
        return _page(view, find, partial(_title_keys, view, query.language), query)
    if query.sort == "shortest":
        find = partial(find, order_by_field=names.by_shortest(query.language), order=Order.Asc)
    elif query.sort == "newest" or query.is_browsing:
        find = partial(find, order_by_field=names.BY_NEWEST, order=Order.Asc)
    newest = partial(view.searcher.fast_field_values, names.BY_NEWEST)
    return _page(view, find, newest, query)


def _page(
    view: View,
    find: Find,
    keys: Callable[[list[DocAddress]], Sequence[Any]],
    query: SearchQuery,
) -> tuple[int, list[Found]]:
    """The page of what ``find`` finds, with equals ordered by ``keys``.

    tantivy would order equals by their place on the disk, so all equals of the first and the last
    hit are fetched before the page is cut.
    """
    documents = view.searcher.num_docs or 1
    # tantivy makes room for all that is asked for, so nothing is asked for that cannot be there
    offset, end = (min(place, documents) for place in (query.offset, query.offset + query.size))
    limit = end + 1
    while True:
        result = find(limit)
        found = result.hits
        if len(found) < limit or found[-1][0] != found[end - 1][0]:
            break
        limit *= 4
    start, stop = _with_equals(found, offset, min(end, len(found)))
    candidates = found[start:stop]
    ties = keys([address for _value, address in candidates])
    ordered = [
        candidate
        for _value, equals in groupby(zip(candidates, ties, strict=True), lambda pair: pair[0][0])
        for candidate, _tie in sorted(equals, key=itemgetter(1))
    ]
    return _total(result), ordered[offset - start : end - start]


def _with_equals(found: Sequence[Found], start: int, stop: int) -> tuple[int, int]:
    """The same piece, widened to all that equal its first and last hit."""
    if start >= stop:
        return start, start
    while start and found[start - 1][0] == found[start][0]:
        start -= 1
    while stop < len(found) and found[stop][0] == found[stop - 1][0]:
        stop += 1
    return start, stop


def _title_keys(
    view: View, language: str, addresses: Sequence[DocAddress]
) -> list[tuple[str, str]]:
    rows = [view.searcher.doc(address) for address in addresses]
    return [(names.shown(row).title_keys[language], row[names.ID][0]) for row in rows]


def _total(result: SearchResult) -> int:
    """How many documents match; tantivy's type hints forget it."""
    return int(result.count)  # type: ignore[attr-defined]
