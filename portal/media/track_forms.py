"""The editors' form of captions and chapters: pasted or uploaded, of any origin."""

from collections.abc import Collection, Sequence
from typing import Any

from django import forms
from django.core.exceptions import BadRequest, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db import models
from django.forms.formsets import DELETION_FIELD_NAME
from django.http import QueryDict
from django.utils.datastructures import MultiValueDictKeyError
from django.utils.translation import gettext_lazy as _
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms import WagtailAdminModelForm

from portal.media.captions import CaptionError, Cue, Note, as_webvtt, read_captions, text_of
from portal.media.models import TimedTextTrack
from portal.media.timing import draft_times
from portal.records.language import other_language

LARGEST = 2_000_000  # bytes: the captions of a whole day
ACCEPTED = {"accept": ".vtt,.srt,.txt,text/vtt,application/x-subrip", "data-largest": LARGEST}


def not_too_large(file: UploadedFile) -> None:
    """Raises ValidationError above 2 MB; captions of an hour are 60 kB."""
    if (file.size or 0) > LARGEST:
        raise ValidationError(_("This file is larger than 2 MB: it holds more than captions."))


class UploadForm(forms.Form):
    """A file of captions alone."""

    file = forms.FileField(
        label=_("A file of captions"),
        validators=[not_too_large],
        help_text=_("WebVTT (.vtt) or SubRip (.srt). You see its lines before they are saved."),
        widget=forms.FileInput(attrs=ACCEPTED),
    )


class TrackForm(WagtailAdminModelForm):
    """One text. A file takes the place of what is pasted, and is shown there if it is refused."""

    formset: "TrackFormSet"
    data: QueryDict  # the base class comes without types
    file = forms.FileField(
        label=_("Or a file"),
        required=False,
        validators=[not_too_large],
        help_text=_("WebVTT (.vtt) or SubRip (.srt). It replaces the text beside it."),
        widget=forms.FileInput(attrs=ACCEPTED),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["webvtt"].required = False  # a file will do
        self.encoding_notes: list[Note] = []

    @property
    def notes(self) -> list[Note]:
        """What was repaired, for the editor to look at; known once the form is valid."""
        return [*self.encoding_notes, *self.instance.notes]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("file"):
            text, self.encoding_notes = text_of(cleaned["file"].read())
            cleaned["webvtt"] = text
            self._show(text)
        if not cleaned.get("webvtt", "").strip() and not self.has_error("file"):
            self.add_error("webvtt", _("Paste a text with times, or choose a file."))
        return cleaned

    def _show(self, text: str) -> None:
        """Puts a text where it can be corrected if this form comes back."""
        shown: QueryDict = self.data.copy()
        shown[self.add_prefix("webvtt")] = text
        self.data = shown


class CaptionForm(TrackForm):
    """Captions may begin as plain words, timed by the captions in the other language."""

    take_times = forms.BooleanField(
        label=_("Take the times from the captions in the other language"),
        required=False,
        help_text=_("For a text without times: one sentence a line is best. Look at the result."),
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        words = cleaned.get("webvtt", "")
        if cleaned.get("take_times") and words.strip() and not _has_times(words):
            drafted = draft_times(self._cues_of_the_twin(), words)
            if drafted:
                cleaned["webvtt"] = as_webvtt(drafted)
            else:
                self.add_error("take_times", _("This voice has no captions to take times from."))
        return cleaned

    def _cues_of_the_twin(self) -> Sequence[Cue]:
        """The captions of the same voice in the other language, as this form brings them."""
        for other in self.formset.forms:
            found = {} if other is self or other.errors else other.cleaned_data
            is_twin = found.get("spoken_language") == self.cleaned_data.get("spoken_language")
            is_kept = not (found.get(DELETION_FIELD_NAME) or found.get("take_times"))
            if found.get("webvtt") and is_twin and is_kept:
                return read_captions(found["webvtt"]).cues
        return self._cues_of_a_closed_twin()

    def _cues_of_a_closed_twin(self) -> Sequence[Cue]:
        """Of captions in a language that is not open to this editor."""
        own, voice = (self.cleaned_data.get(name) for name in ("language", "spoken_language"))
        if not own or not voice or self.formset.languages is None:
            return []
        twin = other_language(own)
        found = None if twin in self.formset.languages else self.formset.stored(twin, voice)
        return found.cues() if found else []


class TrackFormSet(BaseChildFormSet):
    """Forms that know of each other. Narrowed, the set holds the texts in ``languages`` alone:
    those in another one are neither written, moved nor taken out."""

    languages: Collection[str] | None = None
    queryset: models.QuerySet[TimedTextTrack]

    def narrow(self, languages: Collection[str]) -> None:
        """To be called before any form of the set is looked at."""
        self.languages = languages
        self.queryset = self.queryset.filter(language__in=languages)
        if not languages:
            self.max_num = 0  # the screen offers to add none

    def add_fields(self, form: Any, index: int | None) -> None:
        super().add_fields(form, index)
        if self.languages is not None:
            field = form.fields["language"]
            field.choices = [one for one in field.choices if one[0] in ("", *self.languages)]

    def _construct_form(self, i: int, **kwargs: Any) -> TrackForm:
        try:
            form = super()._construct_form(i, **kwargs)
        except (ValidationError, MultiValueDictKeyError) as error:  # from the key of a row
            raise BadRequest("The key of a row is missing or is none.") from error
        form.formset = self
        return form

    def stored(self, language: str, voice: str) -> TimedTextTrack | None:
        """A text that readers have, whoever may write it."""
        rows = getattr(self.instance, self.rel_name)
        return rows.filter(language=language, spoken_language=voice).first()


def _has_times(text: str) -> bool:
    try:
        return bool(read_captions(text).cues)
    except CaptionError:
        return False
