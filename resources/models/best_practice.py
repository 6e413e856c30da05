"""The best practice: what a school or an office did about a problem, and what came of it."""

from typing import Any, Self

from django.db import models
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from portal.records.publishing.checks.remark import Remark
from portal.records.querysets import RecordQuerySet
from portal.records.related import related_field
from resources.models.classified import ClassifiedRecord
from resources.reading_time import MinutesToReadField
from resources.remarks import remarks_on_papers


class BestPracticeQuerySet(RecordQuerySet):
    """Practices as readers meet them."""

    def with_rows(self) -> Self:
        """With what stands in rows of their own beside each practice: one query."""
        return self.select_related("subject", "setting", "contact_region")

    def with_brief_cards(self) -> Self:
        return self.with_rows()

    def with_cards(self) -> Self:
        """With everything that a card shows, in a constant number of queries."""
        return self.with_rows().prefetch_related(*BestPractice.CARD_PARTS)

    def with_everything(self) -> Self:
        """With all that its page and its search document hold."""
        return self.with_cards().prefetch_related(*BestPractice.LISTS, *BestPractice.parts)


class BestPractice(ClassifiedRecord):
    """Tried by somebody who can be called: the contact is the office that did it."""

    url_name = "resources:practice_detail"
    preview_template = "resources/practice_detail.html"
    parts = ("steps", "handouts")

    CARD_PARTS = ("audiences", "grade_bands")
    LISTS = ("focus_areas", "strategies")

    problem = models.TextField(
        _("problem"), blank=True, help_text=_("What was wrong, and for whom.")
    )
    problem_en: str | None
    problem_es: str | None
    who = models.TextField(_("who"), blank=True, help_text=_("Who did it, with whom, how often."))
    who_en: str | None
    who_es: str | None
    evidence = models.TextField(
        _("evidence"),
        blank=True,
        help_text=_("What came of it, how that was found out, and what it does not prove."),
    )
    evidence_en: str | None
    evidence_es: str | None
    contact_region = models.ForeignKey(
        "accounts.OrgUnit",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="practices",
        verbose_name=_("office to ask"),
    )
    related = related_field(video="resources.Video", best_practice="resources.BestPractice")
    minutes_to_read_en = MinutesToReadField(language="en")
    minutes_to_read_es = MinutesToReadField(language="es")

    objects = BestPracticeQuerySet.as_manager()

    class Meta(ClassifiedRecord.Meta):
        verbose_name = _("best practice")
        verbose_name_plural = _("best practices")

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        # the page imports the model, which only needs it for an editor's preview
        from resources.practice_page import page_of  # noqa: PLC0415

        return super().get_preview_context(request, mode_name) | page_of(self, request)

    def remarks(self) -> list[Remark]:
        return [*super().remarks(), *remarks_on_papers(self)]

    def minutes_to_read(self, language: str) -> int:
        """As long as a reader of this language is told; in the other one where it is missing."""
        lengths = {"en": self.minutes_to_read_en, "es": self.minutes_to_read_es}
        return lengths[language] or max(lengths.values())
