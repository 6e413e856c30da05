"""The recording: something that was filmed once and can be watched in one or more voices."""

from typing import Self

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.models import ClusterableModel

from portal.media.models.file_owner import FileOwner
from portal.media.storage import poster_name, public_storage


class RecordingQuerySet(models.QuerySet["Recording"]):
    """Recordings by what can be done with them."""

    def ready(self) -> Self:
        """Those that can be watched in at least one voice."""
        return self.filter(renditions__isnull=False).distinct()

    def with_everything(self) -> Self:
        """With films, captions and chapters, in four queries however many there are."""
        return self.prefetch_related("renditions", "caption_tracks", "chapter_tracks")


class Recording(FileOwner, ClusterableModel):
    """Owned by the record that shows it, which holds the foreign key.

    The name is for editors only; readers see the title of the owner.
    """

    name = models.CharField(_("name"), max_length=200, help_text=_("Only editors see this name."))
    poster = models.ImageField(
        _("poster"),
        upload_to=poster_name,
        storage=public_storage,
        blank=True,
        db_index=True,
        help_text=_("A still without words. Without one, a drawn picture is shown."),
    )
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)

    objects = RecordingQuerySet.as_manager()

    class Meta:
        verbose_name = _("recording")
        verbose_name_plural = _("recordings")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def is_ready(self) -> bool:
        """Whether it can be watched in at least one voice."""
        return bool(self.renditions.all())

    @property
    def voices(self) -> list[str]:
        """The codes of the languages that it can be heard in."""
        return list(dict.fromkeys(film.spoken_language for film in self.renditions.all()))
