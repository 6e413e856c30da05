"""What the page of a collection shows besides the collection's own columns."""

from collections.abc import Sequence
from math import ceil
from typing import Any

from resources.cards import card_of, minutes_label
from resources.contents import Item, total_seconds


def page_of(items: Sequence[Item]) -> dict[str, Any]:
    """The context of the page, for readers and for previews alike."""
    return {
        "cards": [card_of(item) for item in items],
        "minutes": minutes_label(ceil(total_seconds(items) / 60)),
    }
