"""The storyboard: small stills of a film in one picture, to look through it without playing it."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.media.models.file_owner import FileOwner
from portal.media.models.recording import Recording
from portal.media.models.spoken_language import SpokenLanguageField
from portal.media.storage import private_storage, storyboard_name


@dataclass(frozen=True)
class Tile:
    """One still: its moment, and where it lies in the picture, in pixels."""

    start_ms: int
    end_ms: int
    x: int
    y: int


class Storyboard(FileOwner):
    """Stills every ``interval_ms`` of a voice's film, row by row, all of the same size."""

    recording = ParentalKey(Recording, related_name="storyboards", verbose_name=_("recording"))
    spoken_language = SpokenLanguageField()
    file = models.FileField(
        _("picture"), upload_to=storyboard_name, storage=private_storage, db_index=True
    )
    size_bytes = models.PositiveIntegerField(_("size in bytes"), default=0, editable=False)
    columns = models.PositiveSmallIntegerField(_("columns"))
    count = models.PositiveSmallIntegerField(_("stills"))
    tile_width = models.PositiveSmallIntegerField(_("width of a still in pixels"))
    tile_height = models.PositiveSmallIntegerField(_("height of a still in pixels"))
    interval_ms = models.PositiveIntegerField(_("milliseconds between two stills"))

    class Meta:
        verbose_name = _("storyboard")
        verbose_name_plural = _("storyboards")
        ordering = ["spoken_language"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "spoken_language"], name="one_storyboard_per_spoken_language"
            )
        ]

    def __str__(self) -> str:
        return f"{self.recording} ({self.spoken_language})"

    def tiles(self) -> Iterator[Tile]:
        for number in range(self.count):
            row, column = divmod(number, self.columns)
            start = number * self.interval_ms
            yield Tile(
                start, start + self.interval_ms, column * self.tile_width, row * self.tile_height
            )
