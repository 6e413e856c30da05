"""Paging by key (keyset): a page begins after the last row of the one before it.

Rows come in the order of their last change, the oldest first. What changes while somebody reads
moves to the end, so it may be seen twice and is never missed, however long the reading takes.
"""

import binascii
from base64 import urlsafe_b64decode, urlsafe_b64encode
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Self

from django.db.models import Q

# where no moment of publication is known; before everything else
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Cursor:
    """The last row that was read: when it changed, and its key."""

    changed_at: datetime
    key: int

    @classmethod
    def read(cls, text: str) -> Self:
        """Raises ValueError for what ``str()`` has not made."""
        try:
            moment, _comma, key = urlsafe_b64decode(text.encode()).decode().partition(",")
            cursor = cls(datetime.fromisoformat(moment), int(key))
            is_ours = str(cursor) == text
        except (binascii.Error, UnicodeError, OverflowError, ValueError) as error:
            raise ValueError("not a cursor") from error
        if not is_ours:
            raise ValueError("not a cursor")
        return cursor

    def __str__(self) -> str:
        written = f"{self.changed_at.astimezone(UTC).isoformat()},{self.key}"
        return urlsafe_b64encode(written.encode()).decode()

    def after(self) -> Q:
        """The condition for rows that follow, by ``changed_at`` and key."""
        return Q(changed_at__gt=self.changed_at) | Q(changed_at=self.changed_at, pk__gt=self.key)
