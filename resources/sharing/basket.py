"""A basket as its address says it: records in an order, of films perhaps only a part.

``?item=video.keeping-the-balance.12-48&item=collection.algebra-in-five``. The address is the whole
state: nothing is kept on the server, and whoever has the link sees the same list in their own
language. Kinds, slugs and whole seconds are joined by full stops, which no slug holds and nothing
on the way escapes.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from urllib.parse import urlencode

MOST_ITEMS = 40
ITEM = re.compile(
    r"([a-z]{1,20})\.([A-Za-z0-9_-]{1,120})(?:\.([0-9]{1,5})-([0-9]{1,5})?)?", re.ASCII
)


@dataclass(frozen=True)
class BasketItem:
    """A record, from a second to another; ``end`` is None for the rest of the film."""

    kind: str
    slug: str
    start: int = 0
    end: int | None = None

    def __post_init__(self) -> None:
        """Raises ValueError for a part that ends before it starts."""
        if self.end is not None and self.end <= self.start:
            raise ValueError(f"A part from {self.start} s cannot end at {self.end} s.")

    def __str__(self) -> str:
        part = f".{self.start}-{self.end or ''}" if self.is_part else ""
        return f"{self.kind}.{self.slug}{part}"

    @property
    def is_part(self) -> bool:
        return self.start > 0 or self.end is not None

    @property
    def moment(self) -> str:
        """The part as the query of the record's own page says it."""
        asked = {"t": self.start or None, "end": self.end}
        return urlencode({name: value for name, value in asked.items() if value is not None})

    def within(self, seconds: float) -> "BasketItem":
        """The same of a film that is so long: what lies behind its end is left out."""
        start = self.start if self.start < seconds else 0
        end = self.end if self.end is not None and start < self.end < seconds else None
        return replace(self, start=start, end=end)


@dataclass(frozen=True)
class Basket:
    """What an address holds, how much of it could not be read, and how much was too much."""

    items: Sequence[BasketItem] = ()
    unreadable: int = 0
    left_out: int = 0

    @property
    def query(self) -> str:
        return query_of(self.items)

    def with_item(self, item: BasketItem) -> "Basket":
        """With one more at the end; what is there already stays where it is."""
        return basket_of([*self.items, item])

    def without(self, place: int) -> "Basket":
        return replace(self, items=[*self.items[:place], *self.items[place + 1 :]])

    def moved_up(self, place: int) -> "Basket":
        """With the item one place nearer to the beginning."""
        items = list(self.items)
        items.insert(max(place - 1, 0), items.pop(place))
        return replace(self, items=items)

    def with_part(self, place: int, start: int, end: int | None) -> "Basket":
        """With another part of the same film. Raises ValueError for one that ends too early."""
        changed = replace(self.items[place], start=start, end=end)
        return basket_of([*self.items[:place], changed, *self.items[place + 1 :]])


def read_item(text: str) -> BasketItem | None:
    """An item as an address names it, or None where it makes no sense."""
    match = ITEM.fullmatch(text)
    if match is None:
        return None
    kind, slug, start, end = match.groups()
    try:
        return BasketItem(kind, slug, int(start or 0), int(end) if end else None)
    except ValueError:
        return None


def read_basket(values: Iterable[str]) -> Basket:
    """Read the items of an address, in its order."""
    found = [read_item(value) for value in values]
    items = [item for item in found if item is not None]
    return replace(basket_of(items), unreadable=len(found) - len(items))


def basket_of(items: Iterable[BasketItem]) -> Basket:
    """The items without those that repeat, and no more than ``MOST_ITEMS``."""
    different = list(dict.fromkeys(items))
    return Basket(different[:MOST_ITEMS], left_out=max(len(different) - MOST_ITEMS, 0))


def query_of(items: Iterable[BasketItem]) -> str:
    """The address's query, without its question mark."""
    return urlencode([("item", str(item)) for item in items])
