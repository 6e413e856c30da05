"""Compares the engine's facet counts with SQL, for selections drawn by the same dice every time."""

import random
from collections.abc import Iterator

from django.db.models import Q

from portal.fulltext.query import SearchQuery
from portal.records.facets import Choice, Facet, Selection
from portal.records.forms import PUBLIC
from portal.records.listing import find
from resources.facets import VIDEO_FACETS
from resources.models import Video

SELECTIONS = 10


def unlike_sql() -> list[str]:
    """What differs, in words; empty where all counts of all selections agree."""
    drawn = [draw(random.Random(number)) for number in range(SELECTIONS)]  # noqa: S311
    return [difference for selection in drawn for difference in differences(selection)]


def draw(dice: random.Random) -> Selection:
    """Up to three facets with one or two values each."""
    labels = {facet.name: facet.labels() for facet in VIDEO_FACETS}
    names = dice.sample(sorted(labels), dice.randint(0, 3))
    chosen = {name: dice.sample(sorted(labels[name]), dice.randint(1, 2)) for name in names}
    return Selection(VIDEO_FACETS, labels, chosen)


def differences(selection: Selection) -> Iterator[str]:
    listing = find(SearchQuery(text="", language="es", scopes=PUBLIC, kinds=("video",)), selection)
    total = count(selection)
    if listing.total != total:
        yield f"{dict(selection.chosen)}: {listing.total} found, {total} in SQL"
    for facet, group in zip(VIDEO_FACETS, listing.groups, strict=True):
        found = {choice.value: choice for choice in group.choices}
        for value in selection.labels[facet.name]:
            yield from difference(selection, facet, value, found.get(value))


def difference(
    selection: Selection, facet: Facet, value: str, choice: Choice | None
) -> Iterator[str]:
    """A value that is not shown counts nothing."""
    expected = count(selection, without=facet, also=facet.where([value]))
    shown = choice.count if choice else 0
    if shown != expected:
        yield f"{dict(selection.chosen)}: {facet.name}={value} {shown}, {expected} in SQL"


def count(selection: Selection, without: Facet | None = None, also: Q | None = None) -> int:
    """The videos of a selection, as the database counts them."""
    videos = Video.objects.live()
    for facet in selection.facets:
        if facet != without and facet.name in selection.chosen:
            videos = videos.filter(facet.where(selection.chosen[facet.name]))
    if also is not None:
        videos = videos.filter(also)
    return videos.values("pk").distinct().count()
