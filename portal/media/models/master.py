"""The master: a film as somebody uploaded it, from which everything that readers get is made."""

from functools import partial
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.storage import storages
from django.core.validators import FileExtensionValidator
from django.db import models, transaction
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.jobs.models import Job
from portal.jobs.running import JobFailed
from portal.media.digests import sha256
from portal.media.models.file_owner import FileOwner, delete_unnamed, is_upload
from portal.media.models.recording import Recording
from portal.media.models.spoken_language import SpokenLanguageField
from portal.media.storage import master_name, private_storage
from portal.media.transcoding.container import recognise

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
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, db_index=True, editable=False)
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

    def clean(self) -> None:
        """Refuses what is plainly no film; the job that reads all of it may refuse more."""
        super().clean()
        if self.has_upload:
            try:
                recognise(self.file.open("rb"), self.file.size)
            except JobFailed as failure:
                raise ValidationError({"file": failure.sentence}) from failure

    def save(self, *args: Any, **kwargs: Any) -> None:
        if self.has_upload:
            self.size_bytes = self.file.size
            self.sha256 = sha256(self.file.open("rb"))
            self.file.seek(0)  # its storage has yet to read it
        super().save(*args, **kwargs)

    @property
    def has_upload(self) -> bool:
        """Whether it has been given a file that is not stored yet."""
        return bool(self.file) and is_upload(self.file)

    def stage(self, files: list[list[str]]) -> None:
        """Note files that nobody else names, each by its storage and its name there."""
        before, self.staged = self.staged, files
        type(self).objects.filter(pk=self.pk, staged=before).update(staged=files)

    def forget_staged(self) -> None:
        """Delete the files that are noted, unless a row has come to name them."""
        for storage, name in self.staged:
            delete_unnamed(storages[storage], name)
        self.stage([])


def end_work_on(instance: Master, **kwargs: Any) -> None:
    """Hears ``post_delete``: a job without its row finds out that it has to stop."""
    if instance.job is not None:
        instance.job.delete()
    for storage, name in instance.staged:
        transaction.on_commit(partial(delete_unnamed, storages[storage], name), robust=True)
