"""The language that is heard, kept as a code and chosen by name."""

from typing import Any

from django import forms
from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.media.voices import code_of, voice_name

# RFC 5646, section 2.1: a language of two or three letters, then subtags ("es", "mix", "es-MX").
LANGUAGE_CODE = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z",
    _("Choose a language from the list, or write its code, such as “es” or “mix”."),
)
VOICES_LIST = "voices"  # the id of the <datalist> that the screens with such a field hold


class VoiceField(forms.CharField):
    """Shows and takes the name of a language; takes its code as well."""

    def prepare_value(self, value: Any) -> Any:
        name = voice_name(value) if value else ""
        return name if code_of(name) == value else value

    def to_python(self, value: Any) -> str:
        return code_of(super().to_python(value) or "")

    def widget_attrs(self, widget: forms.Widget) -> dict[str, Any]:
        return super().widget_attrs(widget) | {"list": VOICES_LIST}


class SpokenLanguageField(models.CharField):
    """Open-ended on purpose: a film in a language that nobody thought of needs no release."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", _("spoken language"))
        kwargs.setdefault(
            "help_text", _("From the list; one that is not in it by its code, such as “zam”.")
        )
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("validators", [LANGUAGE_CODE])
        super().__init__(*args, **kwargs)

    def formfield(self, **kwargs: Any) -> forms.Field | None:
        return super().formfield(**{"form_class": VoiceField} | kwargs)
