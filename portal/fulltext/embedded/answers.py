"""From a view of the index to the parts of an answer: ordered hits, their language, counts."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from tantivy import DocAddress, Query

from portal.fulltext.analysis import LANGUAGES
from portal.fulltext.embedded import schema as names
from portal.fulltext.embedded.ordering import page_of
from portal.fulltext.embedded.queries import Asked
from portal.fulltext.embedded.reader import View
from portal.fulltext.highlight import Fragment, snippet
from portal.fulltext.query import FacetCount, Hit, SearchQuery

MOST_VALUES = 60_000  # of all facets together; tantivy stops at 65,000 by itself


class Row(NamedTuple):
    """A hit as the index gives it, with the texts to cut a snippet from."""

    id: str
    score: float
    texts: Mapping[str, tuple[str, str]]


def hits(view: View, asked: Asked) -> tuple[int, list[Hit]]:
    """How many documents there are, and those of the page."""
    query = asked.query
    total, found = page_of(view, asked.everything(), query)
    is_ranked = query.sort == "relevance" and not query.is_browsing
    rows = [_row(view, score if is_ranked else 0.0, address) for score, address in found]
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


def _row(view: View, score: float, address: DocAddress) -> Row:
    stored = view.searcher.doc(address)
    return Row(stored[names.ID][0], score, names.shown(stored).texts)


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
