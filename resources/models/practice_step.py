"""One thing to do, in the order of doing."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.records.parts import RecordPart, some_language


class PracticeStep(RecordPart):
    practice = ParentalKey(
        "resources.BestPractice", related_name="steps", verbose_name=_("best practice")
    )
    text = models.TextField(_("what to do"), blank=True)
    text_en: str | None
    text_es: str | None

    class Meta(RecordPart.Meta):
        verbose_name = _("step")
        verbose_name_plural = _("steps")
        constraints = [
            some_language(
                "text", "a_step_has_a_text", _("Write the step in at least one language.")
            )
        ]

    def __str__(self) -> str:
        return self.text_en or self.text_es or f"{self._meta.verbose_name} {self.pk}"
