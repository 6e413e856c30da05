"""What can be asked of an index, and what comes back: the same for every engine."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime

from portal.fulltext.analysis import LANGUAGES
from portal.fulltext.highlight import Fragment

SORTS = ("relevance", "newest", "title", "shortest")


@dataclass(frozen=True)
class SearchQuery:
    """A question to an index.

    Only documents are found that name one of ``scopes`` and are visible at ``now`` (aware; None
    is this moment). Values of one facet in ``filters`` are alternatives, different facets narrow
    each other; ``posted_from`` and ``posted_until`` are inclusive. An empty ``text`` browses, and
    relevance then means newest. ``page`` counts from 1.

    Raises ValueError for empty scopes, an unknown sort or language, a page or size below 1, and a
    ``now`` without time zone.
    """

    text: str
    language: str
    scopes: Sequence[str]
    kinds: Sequence[str] = ()
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict, hash=False)
    posted_from: date | None = None
    posted_until: date | None = None
    sort: str = "relevance"
    page: int = 1
    size: int = 24
    facets: Sequence[str] = ()
    highlight: bool = True
    now: datetime | None = None

    def __post_init__(self) -> None:
        if isinstance(self.scopes, str) or not self.scopes:
            raise ValueError("A query must name the scopes it may find.")
        if self.sort not in SORTS:
            raise ValueError(f"Unknown sort {self.sort!r}.")
        if self.language not in LANGUAGES:
            raise ValueError(f"Unknown language {self.language!r}.")
        if self.page < 1 or self.size < 1:
            raise ValueError("Pages and their sizes count from 1.")
        if self.now is not None and self.now.tzinfo is None:
            raise ValueError("The moment of a query needs a time zone.")
        self._freeze()

    def _freeze(self) -> None:
        """Sequences become tuples; facets without a chosen value narrow nothing."""
        for name in ("scopes", "kinds", "facets"):
            object.__setattr__(self, name, tuple(getattr(self, name)))
        chosen = {name: tuple(values) for name, values in self.filters.items() if values}
        object.__setattr__(self, "filters", chosen)

    @property
    def is_browsing(self) -> bool:
        """Nothing was typed."""
        return not self.text.strip()

    @property
    def offset(self) -> int:
        """How many hits stand before this page."""
        return (self.page - 1) * self.size


@dataclass(frozen=True)
class Hit:
    """A document found. ``language`` is the one whose text matched and should be shown;
    ``fragments`` are pieces of that text around the words found, empty when browsing."""

    id: str
    score: float
    language: str
    fragments: Sequence[Fragment]


@dataclass(frozen=True)
class FacetCount:
    """How many documents a value would find, were it chosen alone in its facet."""

    value: str
    count: int
    selected: bool


@dataclass(frozen=True)
class SearchPage:
    """One page of an answer. Values of a facet come most frequent first."""

    total: int
    hits: Sequence[Hit]
    facets: Mapping[str, Sequence[FacetCount]]
    engine: str
    took_ms: float
