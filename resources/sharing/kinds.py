"""The kinds of record that are shared: in baskets, feeds and the read API. One line a kind."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.records.facets import Facet
from portal.records.models import Record
from portal.records.querysets import RecordQuerySet
from resources.facets import VIDEO_FACETS
from resources.models import Collection, Video
from resources.sharing import facts


@dataclass(frozen=True)
class SharedKind:
    """How one kind of record is shared.

    ``key`` names it in a basket's address, ``plural`` in the API's; both never change, since other
    people's links hold them. ``words`` are those of its list's address, ``list_name`` the list's
    page. ``cards`` fetches what baskets and feeds show of it, ``rows`` what the API says, each in
    a constant number of queries. ``lists`` are its fields that hold terms; ``own_facts`` is what
    the API says of it besides texts, dates and lists.
    """

    key: str
    model: type[Record]
    label: str | Promise
    plural: str
    title: str | Promise
    words: str | Promise
    list_name: str
    cards: Callable[[], RecordQuerySet]
    rows: Callable[[], RecordQuerySet]
    lists: Sequence[str] = ()
    facets: Sequence[Facet] = ()
    own_facts: Callable[[Any, facts.Absolute], Mapping[str, Any]] = facts.nothing_more


SHARED_KINDS = [
    SharedKind(
        "video",
        Video,
        _("Video"),
        "videos",
        _("Videos"),
        _("videos/"),
        "resources:video_list",
        Video.objects.with_cards,
        facts.video_rows,
        lists=("audiences", "subject", "grade_bands", "focus_areas", "strategies", "setting"),
        facets=VIDEO_FACETS,
        own_facts=facts.video_facts,
    ),
    SharedKind(
        "collection",
        Collection,
        _("Collection"),
        "collections",
        _("Collections"),
        _("collections/"),
        "resources:video_list",
        Collection.objects.all,
        facts.collection_rows,
        own_facts=facts.collection_facts,
    ),
]
BY_KEY = {kind.key: kind for kind in SHARED_KINDS}
BY_PLURAL = {kind.plural: kind for kind in SHARED_KINDS}


def kind_of(record: Record) -> SharedKind:
    """Raises StopIteration for a record that is not shared."""
    return next(kind for kind in SHARED_KINDS if isinstance(record, kind.model))
