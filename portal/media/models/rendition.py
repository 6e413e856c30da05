"""The rendition: the film of a recording in one spoken language and one quality."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.core.exceptions import ValidationError
from django.core.files import File
from django.core.validators import FileExtensionValidator
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.media.models.file_owner import FileOwner, is_upload
from portal.media.models.recording import Recording
from portal.media.models.spoken_language import SpokenLanguageField
from portal.media.mp4 import FilmError, read_mp4
from portal.media.storage import film_name, private_storage, stream_name
from portal.media.transcript import clock


class Quality(models.TextChoices):
    """What a film is made in: the lines of its shorter side, or its sound alone."""

    LOW = "240", _("240 lines")
    MIDDLE = "360", _("360 lines")
    HIGH = "720", _("720 lines")
    SOUND = "audio", _("Sound only")


PICTURES = (Quality.LOW, Quality.MIDDLE, Quality.HIGH)
USUAL = (Quality.MIDDLE, Quality.LOW, Quality.HIGH)  # which one is meant where none is named


class Rendition(FileOwner):
    """Measures its own file whenever that is a new one; nobody types sizes or minutes.

    ``file`` can be played while it arrives. ``stream_file`` holds the same in fragments for HLS,
    and ``playlist`` says where each begins (RFC 8216, 4.3.2.2); both are empty for a film that was
    not made here. The files are private: whoever shows the recording asks first who may see it.
    """

    recording = ParentalKey(Recording, related_name="renditions", verbose_name=_("recording"))
    spoken_language = SpokenLanguageField()
    quality = models.CharField(
        _("quality"), max_length=5, choices=Quality.choices, default=Quality.MIDDLE
    )
    file = models.FileField(
        _("film"),
        upload_to=film_name,
        storage=private_storage,
        db_index=True,
        validators=[FileExtensionValidator(["mp4", "m4a"])],
        help_text=_("An MP4 file (H.264 and AAC)."),
    )
    size_bytes = models.PositiveBigIntegerField(_("size in bytes"), default=0, editable=False)
    duration_ms = models.PositiveIntegerField(
        _("length in milliseconds"), default=0, editable=False
    )
    sha256 = models.CharField("SHA-256", max_length=64, blank=True, editable=False)
    width = models.PositiveIntegerField(_("width in pixels"), default=0, editable=False)
    height = models.PositiveIntegerField(_("height in pixels"), default=0, editable=False)
    stream_file = models.FileField(
        _("fragments"),
        upload_to=stream_name,
        storage=private_storage,
        blank=True,
        db_index=True,
        editable=False,
    )
    stream_size_bytes = models.PositiveBigIntegerField(default=0, editable=False)
    playlist = models.TextField(_("playlist"), blank=True, editable=False)
    peak_bits_per_second = models.PositiveIntegerField(default=0, editable=False)
    mean_bits_per_second = models.PositiveIntegerField(default=0, editable=False)
    codecs = models.CharField(max_length=60, blank=True, editable=False)
    frames_per_second = models.FloatField(default=0, editable=False)

    class Meta:
        verbose_name = _("film")
        verbose_name_plural = _("films")
        ordering = ["spoken_language", "quality"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "spoken_language", "quality"],
                name="one_rendition_per_voice_and_quality",
                violation_error_message=_(
                    "There is already a film in this spoken language and quality."
                ),
            )
        ]

    def __str__(self) -> str:
        return f"{self.recording} ({self.spoken_language}, {self.quality})"

    def clean(self) -> None:
        super().clean()
        if self._has_new_file():
            try:
                self._measure_own_file()
            except FilmError as error:
                raise ValidationError({"file": error.reason}) from error

    def save(self, *args: Any, **kwargs: Any) -> None:
        """Raises FilmError, and stores nothing, for a new file that is not an MP4."""
        if self._has_new_file():
            self._measure_own_file()
        super().save(*args, **kwargs)

    @property
    def clock(self) -> str:
        """Its length as players write it."""
        return clock(self.duration_ms)

    @property
    def is_sound(self) -> bool:
        return self.quality == Quality.SOUND

    @property
    def is_streamed(self) -> bool:
        """Whether it can be sent in fragments."""
        return bool(self.playlist)

    def measure(self, file: File) -> None:
        """Take over what the bytes of its film say. Raises FilmError where they are not one."""
        film = read_mp4(file, has_picture=not self.is_sound)
        digest = hashlib.sha256()
        for chunk in file.chunks():
            digest.update(chunk)
        self.duration_ms, self.width, self.height = film.duration_ms, film.width, film.height
        self.sha256, self.size_bytes = digest.hexdigest(), file.size

    def _has_new_file(self) -> bool:
        if not self.file:
            return False
        return is_upload(self.file) or self.file.name != self.stored_files().get("file")

    def _measure_own_file(self) -> None:
        with _opened(self.file) as file:
            self.measure(file)


@contextmanager
def _opened(file: Any) -> Iterator[File]:
    """A file to be read from its start. An upload stays open: its storage has yet to read it."""
    file.open("rb")
    try:
        yield file
    finally:
        if not is_upload(file):
            file.close()
