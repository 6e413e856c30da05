"""Facets: the ways to narrow a list, said once for the engine, the database and the page."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import QueryDict
from django.utils.functional import Promise

from portal.fulltext.query import FacetCount
from portal.records.bilingual import BilingualText

Labels = Mapping[str, str | BilingualText]


@dataclass(frozen=True)
class Facet:
    """A way to narrow a list.

    ``labels`` gives every value there is, in the order to show, with its name in the reader's
    language. ``lookup`` is the column path that holds the value, for when the database answers;
    ``condition`` replaces it where a value is not simply stored.
    """

    name: str
    label: str | Promise
    labels: Callable[[], Labels]
    lookup: str = ""
    condition: Callable[[Sequence[str]], Q] | None = None
    is_open: bool = False

    def where(self, values: Sequence[str]) -> Q:
        """The database's condition for any of the values."""
        return self.condition(values) if self.condition else Q(**{f"{self.lookup}__in": values})


@dataclass(frozen=True)
class Choice:
    value: str
    label: str | BilingualText
    count: int
    selected: bool


@dataclass(frozen=True)
class FacetGroup:
    """One facet as a page shows it: the values that would find something, or are chosen."""

    name: str
    label: str | Promise
    is_open: bool
    choices: list[Choice] = field(default_factory=list)


@dataclass(frozen=True)
class Chip:
    """A chosen value, and the address of the page without it."""

    label: str | BilingualText
    url: str


@dataclass(frozen=True)
class Selection:
    """What a reader has chosen in some facets, with the names of all their values."""

    facets: Sequence[Facet]
    labels: Mapping[str, Labels]
    chosen: Mapping[str, Sequence[str]]

    @classmethod
    def read(cls, facets: Sequence[Facet], query: QueryDict) -> "Selection":
        """Read an address. Values that no facet has are left out, so an old link still opens."""
        labels = {facet.name: facet.labels() for facet in facets}
        chosen = {
            facet.name: [
                v for v in dict.fromkeys(query.getlist(facet.name)) if v in labels[facet.name]
            ]
            for facet in facets
        }
        return cls(facets, labels, {name: values for name, values in chosen.items() if values})

    def where(self) -> list[Q]:
        """One condition a facet, each to be its own ``filter()``: a list holds what fits all."""
        return [f.where(self.chosen[f.name]) for f in self.facets if f.name in self.chosen]

    def groups(self, counts: Mapping[str, Iterable[FacetCount]]) -> list[FacetGroup]:
        """The facets to show beside a result."""
        return [
            FacetGroup(
                facet.name,
                facet.label,
                facet.is_open or facet.name in self.chosen,
                self._choices(facet.name, counts.get(facet.name, ())),
            )
            for facet in self.facets
        ]

    def _choices(self, name: str, counts: Iterable[FacetCount]) -> list[Choice]:
        number = {count.value: count.count for count in counts}
        chosen = self.chosen.get(name, ())
        return [
            Choice(value, label, number.get(value, 0), value in chosen)
            for value, label in self.labels[name].items()
            if number.get(value) or value in chosen
        ]

    def chips(self, query: QueryDict) -> list[Chip]:
        """A removable chip for every chosen value."""
        return [
            Chip(self.labels[name][value], _without(query, name, value))
            for name, values in self.chosen.items()
            for value in values
        ]

    def clear_url(self, query: QueryDict) -> str:
        """The same page with nothing chosen."""
        kept = query.copy()
        for name in [facet.name for facet in self.facets] + ["page"]:
            kept.pop(name, None)
        return "?" + kept.urlencode()


def _without(query: QueryDict, name: str, value: str) -> str:
    kept = query.copy()
    kept.pop("page", None)
    kept.setlist(name, [other for other in query.getlist(name) if other != value])
    return "?" + kept.urlencode()
