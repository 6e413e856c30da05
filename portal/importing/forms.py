"""What an operator sends in: a spreadsheet, and the files that it names."""

from pathlib import Path
from typing import Any

from django import forms
from django.conf import settings
from django.core.validators import FileExtensionValidator
from django.utils.translation import gettext_lazy as _

SPREADSHEETS = ["xlsx", "csv", "tsv", "txt"]


class SeveralFilesInput(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Any number of files, none among them (Django's documentation of file uploads)."""

    widget = SeveralFilesInput

    def clean(self, data: Any, initial: Any = None) -> tuple[Any, ...]:
        files = data if isinstance(data, list | tuple) else [data] if data else []
        return tuple(super(SeveralFilesField, self).clean(one, initial) for one in files)


class BeginForm(forms.Form):
    file = forms.FileField(
        label=_("Spreadsheet"),
        help_text=_("XLSX, or CSV as any spreadsheet saves it."),
        validators=[FileExtensionValidator(SPREADSHEETS)],
        widget=forms.FileInput(attrs={"accept": ",".join(f".{one}" for one in SPREADSHEETS)}),
        max_length=200,
    )
    uploads = SeveralFilesField(
        label=_("Files that it names"),
        help_text=_("Films, captions, posters and papers: all at once, or in ZIP archives."),
        required=False,
    )
    folder = forms.ChoiceField(
        label=_("Or a folder on the server"),
        help_text=_("Large collections are put there by whoever runs the server."),
        required=False,
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = [(name, name) for name in _folders()]
        self.fields["folder"].choices = [("", _("None")), *names]  # type: ignore[attr-defined]
        if not names:
            del self.fields["folder"]

    @property
    def path(self) -> str:
        """The folder that was chosen, as the server knows it."""
        name = self.cleaned_data.get("folder")
        return str(_place() / name) if name else ""


def _place() -> Path:
    place: Path = settings.CATALOGUE["folder"]
    return place


def _folders() -> list[str]:
    place = _place()
    return sorted(one.name for one in place.iterdir() if one.is_dir()) if place.is_dir() else []
