"""What the page of a collection shows besides the collection's own columns."""

from math import ceil
from typing import Any

from django.http import HttpRequest

from resources.cards import card_of, minutes_label
from resources.contents import items_of, total_seconds
from resources.models import Collection


def page_of(collection: Collection, request: HttpRequest) -> dict[str, Any]:
    """The context of the page, for readers and for previews alike."""
    items = items_of(collection, request.user)
    return {
        "cards": [card_of(item) for item in items],
        "minutes": minutes_label(ceil(total_seconds(items) / 60)),
    }
