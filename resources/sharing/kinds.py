"""The kinds of record that are shared: in baskets, feeds and the read API. One entry a kind."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.records.facets import Facet
from portal.records.models import Record
from portal.records.querysets import RecordQuerySet
from resources.facets import COLLECTION_FACETS, PRACTICE_FACETS, VIDEO_FACETS
from resources.models import BestPractice, Collection, Video
from resources.sharing.absolute import Absolute
from resources.sharing.collection_facts import facts_of_collections
from resources.sharing.keys import KEYS
from resources.sharing.practice_facts import facts_of_practices
from resources.sharing.video_facts import facts_of_videos, video_rows

TEACHING_LISTS = ("audiences", "subject", "grade_bands", "focus_areas", "strategies", "setting")


@dataclass(frozen=True)
class SharedKind:
    """How one kind of record is shared.

    ``plural`` names it in the API's addresses and never changes. ``words`` are those of its list's
    address, ``list_name`` the list's page. ``rows`` fetches what the API says, in a constant
    number of queries. ``lists`` are its fields that hold terms; ``own_facts`` is what the API says
    of some records besides texts, dates and lists, for each in their order.
    """

    model: type[Record]
    label: str | Promise
    plural: str
    title: str | Promise
    words: str | Promise
    list_name: str
    rows: Callable[[], RecordQuerySet]
    own_facts: Callable[[Sequence[Any], Absolute], Sequence[dict[str, Any]]]
    lists: Sequence[str]
    facets: Sequence[Facet]

    @property
    def key(self) -> str:
        """What a basket's address and the API's rows call it."""
        return KEYS[self.model]

    @property
    def feed_name(self) -> str:
        """The name of its feed's address."""
        return f"resources:{self.plural}_feed"


SHARED_KINDS = [
    SharedKind(
        Video,
        _("Video"),
        "videos",
        _("Videos"),
        _("videos/"),
        "resources:video_list",
        video_rows,
        facts_of_videos,
        TEACHING_LISTS,
        VIDEO_FACETS,
    ),
    SharedKind(
        BestPractice,
        _("Best practice"),
        "practices",
        _("Best practices"),
        _("practices/"),
        "resources:practice_list",
        BestPractice.objects.with_everything,
        facts_of_practices,
        TEACHING_LISTS,
        PRACTICE_FACETS,
    ),
    SharedKind(
        Collection,
        _("Collection"),
        "collections",
        _("Collections"),
        _("collections/"),
        "resources:collection_list",
        Collection.objects.with_cards,
        facts_of_collections,
        ("audiences", "subject"),
        COLLECTION_FACETS,
    ),
]
BY_KEY = {kind.key: kind for kind in SHARED_KINDS}
BY_PLURAL = {kind.plural: kind for kind in SHARED_KINDS}
BY_MODEL = {kind.model: kind for kind in SHARED_KINDS}


def kind_of(record: Record) -> SharedKind:
    """Raises KeyError for a record that is not shared."""
    return BY_MODEL[type(record)]
