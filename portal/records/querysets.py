"""The vocabulary of records: adjectives that chain."""

from typing import Any, Self

from django.db import models
from django.db.models import Q
from django.utils import timezone


class RecordQuerySet(models.QuerySet[Any]):
    """Records as readers meet them."""

    def live(self) -> Self:
        """Published, and within their dates by the clock of this moment."""
        now = timezone.now()
        return self.filter(
            Q(go_live_at__isnull=True) | Q(go_live_at__lte=now),
            Q(expire_at__isnull=True) | Q(expire_at__gt=now),
            live=True,
        )

    def visible_to(self, user: Any) -> Self:
        """The one rule of who sees what: everybody sees what is live, and nobody more.

        Editors look at drafts through previews, which have their own permission.
        """
        return self.live()

    def expired(self) -> Self:
        """Once published, now past their last day."""
        return self.filter(expire_at__lte=timezone.now(), first_published_at__isnull=False)

    def with_cards(self) -> Self:
        """With everything that a card shows: the row alone, where a kind does not say more."""
        return self

    def with_brief_cards(self) -> Self:
        """With what a card without its lists shows, for hits and for rows beside something else."""
        return self

    def newest_first(self) -> Self:
        return self.order_by("-posted_on", "-pk")

    def by_title(self, language: str) -> Self:
        return self.order_by(f"sort_key_{language}", "pk")

    def titled(self, words: str) -> Self:
        """Records whose title, in either language, holds every word: the search of last resort."""
        matching = self
        for word in words.split():
            matching = matching.filter(Q(title_en__icontains=word) | Q(title_es__icontains=word))
        return matching
