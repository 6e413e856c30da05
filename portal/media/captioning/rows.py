"""The lines of a text as rows of a form, and the text made of them again; nothing gets lost."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from portal.media.captions import Cue, Reading, as_webvtt
from portal.media.captions.markup import escape, first_speaker, plain
from portal.media.captions.moments import NOT_A_MOMENT, moment, read_moment
from portal.media.captions.review import ENDS_FIRST

MOST_ROWS = 2000
EMPTY_ROWS = 3  # to be filled without script
NO_TIME = _("The time is missing.")


class MomentField(forms.CharField):
    """Milliseconds, None where nothing is written."""

    def clean(self, value: Any) -> int | None:
        text = super().clean(value)
        try:
            return read_moment(text) if text else None
        except ValueError as error:
            raise ValidationError(NOT_A_MOMENT) from error


class CueForm(forms.Form):
    """One line. ``tagged`` says that its text is written in WebVTT's own tags.

    ``name``, ``settings`` and ``aside`` (comments and styles above it) are carried along unseen.
    """

    start = MomentField(required=False, max_length=20)
    end = MomentField(required=False, max_length=20)
    speaker = forms.CharField(required=False, max_length=200)
    text = forms.CharField(required=False, max_length=5000)
    tagged = forms.BooleanField(required=False)
    name = forms.CharField(required=False)
    settings = forms.CharField(required=False)
    aside = forms.CharField(required=False, strip=False)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if self.is_blank:
            return cleaned
        for name in ("start", "end"):
            if cleaned.get(name) is None and name not in self.errors:
                self.add_error(name, NO_TIME)
        start, end = cleaned.get("start"), cleaned.get("end")
        if start is not None and end is not None and end <= start:
            self.add_error("end", ENDS_FIRST)
        return cleaned

    @property
    def is_blank(self) -> bool:
        """Whether nobody has written anything in this row."""
        return not any(self[name].data for name in ("start", "end", "text"))

    @property
    def cue(self) -> Cue | None:
        """None for a row that is blank or that has errors in its times."""
        found = getattr(self, "cleaned_data", {})
        start, end = found.get("start"), found.get("end")
        if start is None or end is None:
            return None
        words = found.get("text", "").replace("\r\n", "\n")
        name, settings = found.get("name", ""), found.get("settings", "")
        if found.get("tagged"):
            markup = "\n".join(line for line in words.split("\n") if line.strip())
            speaker = first_speaker(markup)
            return Cue(start, end, plain(markup), speaker, name, settings, markup)
        return Cue(start, end, words, found.get("speaker", ""), name, settings)


class RowSet(forms.BaseFormSet):
    """All lines of a text, with what stands above the first and below the last of them."""

    def kept(self) -> list[tuple[int, CueForm, Cue]]:
        """The rows that say something, with their places in the form, in the order of time."""
        rows = [
            (place, form, form.cue)
            for place, form in enumerate(self.forms)
            if form.cue is not None and not form.cleaned_data.get("DELETE")
        ]
        return sorted(rows, key=lambda row: row[2].start_ms)

    def cues(self) -> list[Cue]:
        return [cue for _place, _form, cue in self.kept()]

    def webvtt(self, header: str, tail: str) -> str:
        """The text that the rows make. Comments above a line that was deleted stay."""
        blocks: list[Cue | str] = []
        gone = [form for form in self.forms if form.cleaned_data.get("DELETE")]
        blocks += [form.cleaned_data["aside"] for form in gone if form.cleaned_data.get("aside")]
        for _place, form, cue in self.kept():
            aside = form.cleaned_data.get("aside")
            blocks += [aside, cue] if aside else [cue]
        return as_webvtt([*blocks, tail] if tail else blocks, header or "WEBVTT")


Rows = cast(
    "type[RowSet]",  # what the factory makes of it; its type says only the base class
    forms.formset_factory(
        CueForm,
        formset=RowSet,
        extra=EMPTY_ROWS,
        can_delete=True,
        max_num=MOST_ROWS,
        absolute_max=MOST_ROWS,
        validate_max=True,
    ),
)


class AroundForm(forms.Form):
    """What goes with the rows: the text's frame, and what was stored when they were loaded."""

    header = forms.CharField(required=False, strip=False)
    tail = forms.CharField(required=False, strip=False)
    loaded = forms.CharField(required=False)


@dataclass(frozen=True)
class Loaded:
    """A text as rows for a form: ``header`` and ``tail`` are what no row holds."""

    rows: Sequence[dict[str, Any]] = ()
    header: str = "WEBVTT"
    tail: str = ""
    cues: Sequence[Cue] = ()


def loaded(reading: Reading) -> Loaded:
    """The rows of a text that was read."""
    rows: list[dict[str, Any]] = []
    asides: list[str] = []
    for block in reading.blocks:
        if isinstance(block, Cue):
            rows.append(row_of(block) | {"aside": "\n\n".join(asides)})
            asides = []
        else:
            asides.append(block)
    return Loaded(rows, reading.header or "WEBVTT", "\n\n".join(asides), reading.cues)


def row_of(cue: Cue) -> dict[str, Any]:
    """What the form begins with for a line; its tags are shown only where they say more."""
    is_simple = not cue.markup or cue.markup == _simple(cue)
    return {
        "start": moment(cue.start_ms),
        "end": moment(cue.end_ms),
        "speaker": cue.speaker if is_simple else "",
        "text": cue.text if is_simple else cue.markup,
        "tagged": not is_simple,
        "name": cue.id,
        "settings": cue.settings,
    }


def timed_only(cues: Sequence[Cue]) -> Loaded:
    """The times of another text, with the words still to be written."""
    empty = [Cue(cue.start_ms, cue.end_ms, "", cue.speaker) for cue in cues if cue.text.strip()]
    return Loaded([row_of(cue) for cue in empty], cues=empty)


def without_words(rows: RowSet) -> Iterator[int]:
    """The places of rows whose words are still to be written."""
    return (place for place, _form, cue in rows.kept() if not cue.text.strip())


def _simple(cue: Cue) -> str:
    text = escape(cue.text)
    return f"<v {escape(cue.speaker)}>{text}" if cue.speaker else text
