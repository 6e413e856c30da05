"""Records gathered in an order by somebody who chose them."""

from typing import Any, Self

from django.core.exceptions import ValidationError
from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalManyToManyField

from portal.records.models import Record
from portal.records.querysets import RecordQuerySet
from portal.records.related import items_field
from portal.taxonomy.models import Audience, Subject


class CollectionQuerySet(RecordQuerySet):
    """Collections as readers meet them."""

    def with_cards(self) -> Self:
        """With everything that a card shows of the collection itself, in two queries."""
        return self.with_brief_cards().prefetch_related("audiences")

    def with_brief_cards(self) -> Self:
        return self.select_related("subject")


class Collection(Record):
    """Records in an order.

    One marked as a series is what its videos name as theirs, each with its place; any other names
    its items itself.
    """

    url_name = "resources:collection_detail"
    preview_template = "resources/collection_detail.html"

    is_series = models.BooleanField(
        _("is a series"),
        default=False,
        help_text=_("Its videos belong together and have an order."),
    )
    curator_note = models.TextField(
        _("note of the one who gathered it"),
        blank=True,
        help_text=_("How to use it, and who put it together."),
    )
    curator_note_en: str | None
    curator_note_es: str | None
    audiences = ParentalManyToManyField(
        Audience, blank=True, related_name="collections", verbose_name=_("for whom")
    )
    subject = models.ForeignKey(
        Subject,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="collections",
        verbose_name=_("subject"),
    )
    items = items_field(video="resources.Video", best_practice="resources.BestPractice")

    objects = CollectionQuerySet.as_manager()

    class Meta(Record.Meta):
        verbose_name = _("collection")
        verbose_name_plural = _("collections")

    def clean(self) -> None:
        super().clean()
        if self.is_series and self.items:
            raise ValidationError(
                {"items": _("The videos of a series are chosen on their own screens.")}
            )

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        # the page imports the model, which only needs it for an editor's preview
        from resources.collection_page import page_of  # noqa: PLC0415

        return super().get_preview_context(request, mode_name) | page_of(self, request)
