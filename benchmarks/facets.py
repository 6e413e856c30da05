"""Compares the engine's facet counts with SQL, for selections drawn by the same dice every time."""

import random
from collections.abc import Iterator, Mapping
from functools import reduce

from portal.fulltext.query import SearchQuery
from portal.records.facets import Facet, Selection
from portal.records.forms import PUBLIC
from portal.records.listing import Listing, find
from resources.facets import VIDEO_FACETS
from resources.models import Video

SELECTIONS = 200
Holders = Mapping[tuple[str, str], set[int]]  # facet and value -> the videos that have it


def unlike_sql() -> list[str]:
    """What differs, in words; empty where all counts of all selections agree."""
    labels = {facet.name: facet.labels() for facet in VIDEO_FACETS}
    videos, holders = live_videos(), holders_of(labels)
    drawn = [draw(labels, random.Random(number)) for number in range(SELECTIONS)]  # noqa: S311
    return [words for one in drawn for words in differences(one, videos, holders)]


def live_videos() -> set[int]:
    return set(Video.objects.live().values_list("pk", flat=True))


def holders_of(labels: Mapping[str, Mapping[str, str]]) -> Holders:
    """Asked once for each value: the selections then only cut and join these sets."""
    return {
        (facet.name, value): set(
            Video.objects.live().filter(facet.where([value])).values_list("pk", flat=True)
        )
        for facet in VIDEO_FACETS
        for value in labels[facet.name]
    }


def draw(labels: Mapping[str, Mapping[str, str]], dice: random.Random) -> Selection:
    """Up to three facets with one or two values each."""
    names = dice.sample(sorted(labels), dice.randint(0, 3))
    chosen = {name: dice.sample(sorted(labels[name]), dice.randint(1, 2)) for name in names}
    return Selection(VIDEO_FACETS, labels, chosen)


def differences(selection: Selection, videos: set[int], holders: Holders) -> Iterator[str]:
    """A value that is not shown counts nothing."""
    listing = listing_of(selection)
    total = len(narrowed(selection, videos, holders))
    if listing.total != total:
        yield f"{dict(selection.chosen)}: {listing.total} found, {total} in SQL"
    for facet, group in zip(VIDEO_FACETS, listing.groups, strict=True):
        shown = {choice.value: choice.count for choice in group.choices}
        others = narrowed(selection, videos, holders, without=facet)
        for value in selection.labels[facet.name]:
            expected = len(others & holders[facet.name, value])
            if shown.get(value, 0) != expected:
                found = f"{facet.name}={value} {shown.get(value, 0)}"
                yield f"{dict(selection.chosen)}: {found}, {expected} in SQL"


def listing_of(selection: Selection) -> Listing:
    query = SearchQuery(text="", language="es", scopes=PUBLIC, kinds=("video",))
    return find(query, selection, Video.objects.live())


def narrowed(
    selection: Selection, videos: set[int], holders: Holders, without: Facet | None = None
) -> set[int]:
    """The videos of a selection: any value of each facet."""
    chosen = [
        set().union(*(holders[name, value] for value in values))
        for name, values in selection.chosen.items()
        if without is None or name != without.name
    ]
    return reduce(set.intersection, chosen, videos)
