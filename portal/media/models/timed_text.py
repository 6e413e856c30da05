"""Words with their times: what is said in one voice, or its chapters, written in one language."""

from collections.abc import Sequence

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey

from portal.media.captions import (
    CaptionError,
    Cue,
    Note,
    normal_form,
    read_captions,
    read_webvtt,
)
from portal.media.models.recording import Recording
from portal.media.models.spoken_language import SpokenLanguageField

MOST_REASONS = 10  # lines named in one refusal


class TextLanguage(models.TextChoices):
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


class TimedTextTrack(models.Model):
    """Every voice has times of its own, so every voice has texts of its own."""

    recording: Recording
    spoken_language = SpokenLanguageField()
    language = models.CharField(_("written in"), max_length=2, choices=TextLanguage.choices)
    webvtt = models.TextField("WebVTT")
    notes: Sequence[Note] = ()  # what was repaired when the text was last checked

    class Meta:
        abstract = True
        ordering = ["spoken_language", "language"]
        constraints = [
            models.UniqueConstraint(
                fields=["recording", "spoken_language", "language"],
                name="one_%(class)s_per_voice_and_language",
                violation_error_message=_("This voice already has a text in this language."),
            )
        ]

    def __str__(self) -> str:
        return f"{self.recording} ({self.spoken_language}, {self.language})"

    def clean(self) -> None:
        """Stores the text as clean WebVTT, whether it came as WebVTT or as SubRip.

        Refuses what no player would show, and names the lines. What was only repaired is accepted
        and told in ``notes``.
        """
        super().clean()
        if self.webvtt:  # its field says that it is empty
            self._accept(self.webvtt)

    def _accept(self, text: str) -> None:
        try:
            reading = read_captions(text)
        except CaptionError as error:
            raise ValidationError({"webvtt": error.message}) from error
        if lost := reading.lost:
            raise ValidationError({"webvtt": [note.message for note in lost[:MOST_REASONS]]})
        if not reading.cues:
            raise ValidationError({"webvtt": _("There are no timed lines in this text.")})
        self.webvtt = normal_form(reading)
        self.notes = reading.repaired

    def cues(self) -> list[Cue]:
        """Raises CaptionError for text that was saved past ``clean()`` and is no WebVTT."""
        return read_webvtt(self.webvtt).cues


class CaptionTrack(TimedTextTrack):
    """What is said and heard, for those who cannot hear it or speak another language."""

    recording = ParentalKey(Recording, related_name="caption_tracks", verbose_name=_("recording"))

    class Meta(TimedTextTrack.Meta):
        verbose_name = _("captions")
        verbose_name_plural = _("captions")
        permissions = [
            ("write_captions_en", _("Can write captions and chapters in English")),
            ("write_captions_es", _("Can write captions and chapters in Spanish")),
        ]


class ChapterTrack(TimedTextTrack):
    """The parts of the film: each cue is a chapter, its text the title."""

    recording = ParentalKey(Recording, related_name="chapter_tracks", verbose_name=_("recording"))

    class Meta(TimedTextTrack.Meta):
        verbose_name = _("chapters")
        verbose_name_plural = _("chapters")


class CaptionDraft(TimedTextTrack):
    """Captions of which some words are still to be written. Readers never see them.

    They wait in a table of their own, so that nothing that counts captions has to leave them out.
    """

    recording = models.ForeignKey(
        Recording, models.CASCADE, related_name="caption_drafts", verbose_name=_("recording")
    )

    class Meta(TimedTextTrack.Meta):
        verbose_name = _("unfinished captions")
        verbose_name_plural = _("unfinished captions")
