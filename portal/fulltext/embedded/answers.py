"""From a view of the index to the parts of an answer: ordered hits, their language, counts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tantivy import DocAddress, Order, Query, SearchResult

from portal.fulltext.analysis import LANGUAGES
from portal.fulltext.embedded import schema as names
from portal.fulltext.embedded.queries import Asked
from portal.fulltext.embedded.reader import View
from portal.fulltext.highlight import Fragment, snippet
from portal.fulltext.query import FacetCount, Hit, SearchQuery

Found = tuple[float, DocAddress]
MOST_VALUES = 60_000  # of all facets together; tantivy stops at 65,000 by itself


class Row(NamedTuple):
    """A hit as the index gives it, with the texts to cut a snippet from."""

    id: str
    score: float
    texts: Mapping[str, tuple[str, str]]


def hits(view: View, asked: Asked) -> tuple[int, list[Hit]]:
    """How many documents there are, and those of the page."""
    query = asked.query
    total, found = _ordered(view, asked.everything(), query)
    rows = [_row(view, score, address) for score, address in found]
    languages = _languages(view, asked, rows)
    return total, [_hit(row, languages[row.id], query) for row in rows]


def facets(view: View, asked: Asked) -> dict[str, list[FacetCount]]:
    """The counts of every facet asked for, most frequent first. Chosen values stay, even at 0."""
    query = asked.query
    chosen = [facet for facet in query.facets if facet in query.filters]
    counts = _counts(view, asked.everything()) if len(chosen) < len(query.facets) else {}
    by_facet = {facet: counts.get(facet, {}) for facet in query.facets if facet not in chosen}
    by_facet |= {facet: _counts(view, asked.without(facet)).get(facet, {}) for facet in chosen}
    return {
        facet: _facet_counts(by_facet[facet], query.filters.get(facet, ()))
        for facet in query.facets
    }


def _ordered(view: View, matching: Query, query: SearchQuery) -> tuple[int, list[Found]]:
    """How many documents there are, and those of the page in the order asked for."""
    documents = view.searcher.num_docs or 1
    # tantivy makes room for all that is asked for, so nothing is asked for that cannot be there
    offset, size = min(query.offset, documents), min(query.size, documents)
    if query.sort == "relevance" and not query.is_browsing:
        return _by_score(view, matching, offset, size)
    found = view.searcher.search(
        matching, size, order_by_field=_order_field(query), offset=offset, order=Order.Asc
    )
    return _total(found), [(0.0, address) for _key, address in found.hits]


def _order_field(query: SearchQuery) -> str:
    if query.sort == "title":
        return names.by_title(query.language)
    return names.BY_SHORTEST if query.sort == "shortest" else names.BY_NEWEST


def _by_score(view: View, matching: Query, offset: int, size: int) -> tuple[int, list[Found]]:
    """Best first, equals by the field made for it: tantivy would order them by their place on the
    disk. Asks for more until no equal of the last hit is left out."""
    end = offset + size
    limit = end + 1
    while True:
        result = view.searcher.search(matching, limit)
        found = result.hits
        if len(found) < limit or found[-1][0] < found[end - 1][0]:
            break
        limit *= 4
    ties = view.searcher.fast_field_values(names.TIE, [address for _score, address in found])
    order = sorted(range(len(found)), key=lambda place: (-found[place][0], ties[place] or 0))
    return _total(result), [found[place] for place in order[offset:end]]


def _total(result: SearchResult) -> int:
    """How many documents match; tantivy's type hints forget it."""
    return int(result.count)  # type: ignore[attr-defined]


def _row(view: View, score: float, address: DocAddress) -> Row:
    stored = view.searcher.doc(address)
    return Row(stored[names.ID][0], score, names.shown(bytes(stored[names.SHOWN][0])))


def _languages(view: View, asked: Asked, rows: Sequence[Row]) -> dict[str, str]:
    """The reader's language where its text matched, or else the one whose text did."""
    own = asked.query.language
    preferred = [own, *(code for code in LANGUAGES if code != own)]
    chosen = {row.id: next((c for c in preferred if c in row.texts), own) for row in rows}
    if asked.query.is_browsing or not rows:
        return chosen
    for code in reversed(preferred):
        matched = view.searcher.search(asked.in_language(code, [*chosen]), len(rows), count=False)
        found = {view.searcher.doc(address)[names.ID][0] for _score, address in matched.hits}
        chosen |= {row.id: code for row in rows if row.id in found and code in row.texts}
    return chosen


def _hit(row: Row, language: str, query: SearchQuery) -> Hit:
    pieces: Sequence[Fragment] = ()
    if query.highlight and not query.is_browsing and language in row.texts:
        summary, body = row.texts[language]
        pieces = tuple(snippet([summary, *body.splitlines()], query.text, language))
    return Hit(row.id, row.score, language, pieces)


def _counts(view: View, matching: Query) -> dict[str, dict[str, int]]:
    """How many of the documents hold each value, by facet."""
    asked = {"values": {"terms": {"field": names.FACET, "size": MOST_VALUES}}}
    buckets = view.searcher.aggregate(matching, asked)["values"]["buckets"]
    counts: dict[str, dict[str, int]] = {}
    for bucket in buckets:
        facet, _equals, value = bucket["key"].partition("=")
        counts.setdefault(facet, {})[value] = bucket["doc_count"]
    return counts


def _facet_counts(counts: Mapping[str, int], chosen: Sequence[str]) -> list[FacetCount]:
    values = dict.fromkeys(chosen, 0) | dict(counts)
    ordered = sorted(values.items(), key=lambda item: (-item[1], item[0]))
    return [FacetCount(value, count, value in chosen) for value, count in ordered]
