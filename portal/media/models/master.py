"""The master: a film as somebody uploaded it, from which everything that readers get is made."""

from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.jobs.models import Job
from portal.media.models.file_owner import FileOwner
from portal.media.models.recording import Recording
from portal.media.models.spoken_language import SpokenLanguageField
from portal.media.storage import master_name, private_storage

MASTER_EXTENSIONS = ["mp4", "mov", "mkv", "webm", "m4v"]


class Master(FileOwner):
    """Kept as it came, so that everything can be made again when the ladder of qualities changes.

    ``staged`` names the files that a job has put into the storage and no row names yet: whoever
    takes the job up after a kill deletes them first.
    """

    recording = ParentalKey(Recording, related_name="masters", verbose_name=_("recording"))
    spoken_language = SpokenLanguageField()
    file = models.FileField(
        _("film"),
        upload_to=master_name,
        storage=private_storage,
        db_index=True,
        validators=[FileExtensionValidator(MASTER_EXTENSIONS)],
        help_text=_("MP4, MOV, MKV, WebM or M4V, as it came from the camera or the editor."),
    )
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    uploaded_at = models.DateTimeField(_("uploaded at"), auto_now_add=True)
    uploaded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("uploaded by"),
    )
    job = models.ForeignKey(
        Job, models.SET_NULL, null=True, blank=True, editable=False, related_name="+"
    )
    staged = models.JSONField(default=list, blank=True, editable=False)

    class Meta:
        verbose_name = _("uploaded film")
        verbose_name_plural = _("uploaded films")
        ordering = ["spoken_language"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "spoken_language"],
                name="one_master_per_spoken_language",
                violation_error_message=_("There is already a film in this spoken language."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.recording} ({self.spoken_language})"
