"""The language that is heard, as a code: the list of names is kept by the taxonomy above."""

from typing import Any

from django.core.validators import RegexValidator
from django.db import models
from django.utils.translation import gettext_lazy as _

# RFC 5646, section 2.1: a language of two or three letters, then subtags ("es", "mix", "es-MX").
LANGUAGE_CODE = RegexValidator(
    r"^[a-z]{2,3}(-[A-Za-z0-9]{1,8})*\Z",
    _("Write the code of a language, such as “es” or “mix”."),
)


class SpokenLanguageField(models.CharField):
    """Open-ended on purpose: a film in a language that nobody thought of needs no release."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("verbose_name", _("spoken language"))
        kwargs.setdefault("help_text", _("Its code: es, en, mix, trq, zap, pan..."))
        kwargs.setdefault("max_length", 20)
        kwargs.setdefault("validators", [LANGUAGE_CODE])
        super().__init__(*args, **kwargs)
