"""What is in collections: the videos that name a series, or the records that a collection names."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from operator import methodcaller
from typing import Any

from django.db.models import Count, Model, TextField
from django.db.models.functions import Cast

from portal.records.language import reader_language
from portal.records.querysets import RecordQuerySet
from portal.records.related import picks_of
from resources.cards import shown_duration_ms
from resources.models import BestPractice, Collection, Video

KINDS: dict[str, Any] = {"video": Video, "best_practice": BestPractice}
Item = Video | BestPractice
# what may be needed of each item
BARE, BRIEF_CARDS, CARDS = (methodcaller(f) for f in ("all", "with_brief_cards", "with_cards"))


def items_of(collection: Collection, user: Any) -> list[Item]:
    """The items that a user may see, in their order, ready for their cards.

    A constant number of queries, whatever there is of each kind.
    """
    return contents_of([collection], user, CARDS)[collection.pk]


def contents_of(
    collections: Sequence[Collection], user: Any, needed: Callable[[Any], Any]
) -> dict[int, list[Item]]:
    """The same of several collections, by their keys; ``needed`` is fetched with each item.

    A query a kind, and one more for the series, besides what ``needed`` adds to each.
    """
    picks = _picks(collections)
    found = {
        (kind, row.pk): row
        for kind, keys in _by_kind(picks).items()
        for row in needed(_visible(kind, user)).filter(pk__in=keys)
    }
    contents = {key: [found[pick] for pick in some if pick in found] for key, some in picks.items()}
    series: dict[int, list[Item]] = {key: [] for key in _series(collections)}
    of_series = needed(Video.objects.visible_to(user)).filter(series__in=series)
    for video in of_series.in_series_order():
        series[video.series_id].append(video)
    return contents | series


def count_items(collections: Sequence[Collection], user: Any) -> dict[int, int]:
    """How many items of each collection, by its key, a user may see. A query a kind, and one more
    for the series."""
    picks, series = _picks(collections), _series(collections)
    seen = {
        (kind, key)
        for kind, keys in _by_kind(picks).items()
        for key in _visible(kind, user).filter(pk__in=keys).values_list("pk", flat=True)
    }
    counts = {key: sum(pick in seen for pick in some) for key, some in picks.items()}
    return counts | (_count_series(series, user) if series else {})


def total_seconds(items: Sequence[Item], language: str | None = None) -> int:
    """How long it takes to watch and read them all in a language, the reader's when omitted."""
    return sum(seconds_of(item, language or reader_language()) for item in items)


def seconds_of(item: Item, language: str) -> int:
    if isinstance(item, Video):
        return (shown_duration_ms(item, language) or 0) // 1000
    return item.minutes_to_read(language) * 60


def collections_with(record: Model) -> Iterable[int]:
    """Keys of the collections that name a record among their items, published or not."""
    kind = next((kind for kind, model in KINDS.items() if isinstance(record, model)), None)
    if kind is None:
        return ()
    # the text of the column as both databases write JSON: its keys stand in this order in each
    named = rf'"type": "{kind}", "value": {record.pk}[,}}]'
    rows = Collection._base_manager.annotate(text=Cast("items", TextField()))
    return rows.filter(text__regex=named).values_list("pk", flat=True)


def _count_series(series: Sequence[int], user: Any) -> dict[int, int]:
    videos = Video.objects.visible_to(user).filter(series__in=series)
    found = videos.values_list("series_id").annotate(Count("pk"))
    return dict.fromkeys(series, 0) | dict(found)


def _visible(kind: str, user: Any) -> RecordQuerySet:
    visible: RecordQuerySet = KINDS[kind].objects.visible_to(user)
    return visible


def _picks(collections: Sequence[Collection]) -> dict[int, list[tuple[str, int]]]:
    """What each collection that is no series names, by its key."""
    return {one.pk: picks_of(one.items) for one in collections if not one.is_series}


def _series(collections: Sequence[Collection]) -> list[int]:
    return [one.pk for one in collections if one.is_series]


def _by_kind(picks: Mapping[int, Sequence[tuple[str, int]]]) -> dict[str, list[int]]:
    """The keys of what is named of each kind; kinds that nobody names are left out."""
    named = {pick for some in picks.values() for pick in some}
    return {kind: keys for kind in KINDS if (keys := [key for one, key in named if one == kind])}
