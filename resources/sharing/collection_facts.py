"""What the API says of collections besides what it says of every record: what is in them."""

from collections.abc import Sequence
from typing import Any

from django.contrib.auth.models import AnonymousUser

from resources.contents import BARE, Item, contents_of
from resources.models import Collection
from resources.sharing.absolute import Absolute
from resources.sharing.keys import KEYS


def facts_of_collections(
    collections: Sequence[Collection], absolute: Absolute
) -> list[dict[str, Any]]:
    """For each collection the items that everybody may see, in their order.

    A query a kind of item, however many collections there are.
    """
    contents = contents_of(collections, AnonymousUser(), BARE)
    return [
        {"is_series": one.is_series, "items": [_named(item) for item in contents[one.pk]]}
        for one in collections
    ]


def _named(item: Item) -> dict[str, str]:
    return {"id": item.document_id, "kind": KEYS[type(item)], "slug": item.slug}
