"""The two languages of the portal, and what to call one from the other."""

from django.conf import settings
from django.utils.translation import get_language

LANGUAGES: tuple[str, str] = ("en", "es")
OWN_NAMES = {"en": "English", "es": "Español"}


def reader_language() -> str:
    """The language of the page being made: "en" or "es"."""
    code = (get_language() or settings.LANGUAGE_CODE)[:2]
    return code if code in LANGUAGES else settings.LANGUAGE_CODE


def other_language(code: str) -> str:
    """The twin of a language of the portal."""
    return "es" if code == "en" else "en"
