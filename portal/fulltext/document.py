"""What an index holds of one record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime


@dataclass(frozen=True)
class SearchDocument:
    """One record in both languages, as the engines index it.

    ``id`` is "kind:key". ``titles``, ``summaries``, ``bodies`` and ``sort_keys`` are texts by
    language code, ``durations`` seconds as a reader of each language is told; a language may be
    missing. The lines of a body are passages: a snippet never
    runs over two. ``codes`` are found exactly ("7.EE.B.4" and its alias "7.EE.4"). ``facets``
    give values by facet name. ``scopes`` say who may find it: a query must name one of them.
    It is found from ``visible_from`` on and before ``visible_until`` (aware; None is open).
    """

    id: str
    kind: str
    scopes: Sequence[str]
    titles: Mapping[str, str]
    summaries: Mapping[str, str] = field(default_factory=dict)
    bodies: Mapping[str, str] = field(default_factory=dict)
    codes: Sequence[str] = ()
    facets: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort_keys: Mapping[str, str] = field(default_factory=dict)
    posted_on: date | None = None
    durations: Mapping[str, int] = field(default_factory=dict)
    visible_from: datetime | None = None
    visible_until: datetime | None = None
