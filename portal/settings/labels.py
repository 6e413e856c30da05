"""What the columns of a translated field are called, in the language of whoever edits them."""

from django.utils.translation import gettext

LANGUAGE_NAMES = {"en": "English", "es": "Spanish"}  # translated where they are used


def label_in(name: str, language: str) -> str:
    """The name of a field with the language of one of its columns. Called when it is shown."""
    return f"{name} ({gettext(LANGUAGE_NAMES[language])})"
