"""The words by which links name each kind of record. They never change: other people hold them."""

from portal.records.models import Record
from resources.models import BestPractice, Collection, Video
from resources.sharing.basket import BasketItem

KEYS: dict[type[Record], str] = {
    Video: "video",
    BestPractice: "practice",
    Collection: "collection",
}


def basket_item(record: Record) -> str:
    """How a basket names this record. Raises KeyError for a kind that is not shared."""
    return str(BasketItem(KEYS[type(record)], record.slug))
