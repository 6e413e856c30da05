"""The handout: a file that somebody who follows a practice can print, fill in or pass on."""

from typing import Any

from django.core.exceptions import ValidationError
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.media.papers import EXTENSIONS, PaperError, read_paper
from portal.media.storage import handout_name, private_storage
from portal.records.language import LANGUAGES
from portal.records.parts import RecordPart, some_language


class HandoutFileField(models.FileField):
    """Private: whoever offers the handout asks first who may see its practice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        fixed = {"upload_to": handout_name, "storage": private_storage, "blank": True}
        super().__init__(*args, **kwargs | fixed, validators=[FileExtensionValidator(EXTENSIONS)])

    def deconstruct(self) -> Any:
        name, path, args, kwargs = super().deconstruct()
        kwargs.pop("validators", None)
        return name, path, args, kwargs


class Handout(RecordPart):
    """One paper in one or both languages, with its size and pages as measured in each.

    A replaced file stays in the storage, because an earlier revision of the practice names it.
    """

    practice = ParentalKey(
        "resources.BestPractice", related_name="handouts", verbose_name=_("best practice")
    )
    name = models.CharField(_("name"), max_length=160, blank=True)
    name_en: str | None
    name_es: str | None
    file_en = HandoutFileField(_("file in English"))
    file_es = HandoutFileField(_("file in Spanish"))
    size_bytes_en = models.PositiveIntegerField(default=0, editable=False)
    size_bytes_es = models.PositiveIntegerField(default=0, editable=False)
    pages_en = models.PositiveIntegerField(null=True, editable=False)
    pages_es = models.PositiveIntegerField(null=True, editable=False)

    class Meta(RecordPart.Meta):
        verbose_name = _("handout")
        verbose_name_plural = _("handouts")
        constraints = [
            some_language(
                "name", "a_handout_has_a_name", _("Write the name in at least one language.")
            ),
            some_language(
                "file", "a_handout_has_a_file", _("Choose a file in at least one language.")
            ),
        ]

    def __str__(self) -> str:
        return self.name_en or self.name_es or f"{self._meta.verbose_name} {self.pk}"

    def clean(self) -> None:
        """Measures what was uploaded: nobody types sizes or pages."""
        super().clean()
        for code in LANGUAGES:
            if getattr(self, f"file_{code}") and not getattr(self, f"file_{code}")._committed:
                self._measure(code)

    def _measure(self, code: str) -> None:
        file = getattr(self, f"file_{code}")
        try:
            paper = read_paper(file.open("rb"), file.name)
        except PaperError as error:
            raise ValidationError({f"file_{code}": error.reason}) from error
        file.seek(0)  # its storage has yet to read it
        setattr(self, f"size_bytes_{code}", paper.size_bytes)
        setattr(self, f"pages_{code}", paper.pages)
