"""What every rule yields, and the shapes that TOML content comes in."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

Table = Mapping[str, Any]  # one TOML table as tomllib reads it


@dataclass(frozen=True)
class Problem:
    """One broken rule: `where` names file and place, `what` says what is wrong there."""

    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


def unknown_fields(where: str, table: Table, known: Iterable[str]) -> Iterator[Problem]:
    """A misspelt field would be dropped in silence by whoever loads the content."""
    for field in sorted(set(table) - set(known)):
        yield Problem(f"{where}.{field}", "is not a field of this table")


def missing_fields(where: str, table: Table, needed: Iterable[str]) -> Iterator[Problem]:
    """One problem for each field that the table must have and has not."""
    for field in sorted(set(needed) - set(table)):
        yield Problem(f"{where}.{field}", "is missing")


def not_listed(where: str, values: object, listed: Iterable[str], name: str) -> Iterator[Problem]:
    """One problem for each value, of one or of a list, that the list called `name` does not hold.

    An absent value (None) is no problem here; `missing_fields` says what must be there.
    """
    several = values if isinstance(values, list) else [] if values is None else [values]
    known = list(listed)
    for value in several:
        if value not in known:
            yield Problem(where, f"{value!r} is not in {name}")


def taken_twice(where: str, names: Iterable[object]) -> Iterator[Problem]:
    """One problem for each name after its first use."""
    seen = set()
    for name in names:
        if name in seen:
            yield Problem(where, f"{name!r} is there twice")
        seen.add(name)
