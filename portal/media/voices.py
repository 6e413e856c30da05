"""What spoken languages are called: the list of names is kept by the taxonomy above."""

from typing import Any

from asgiref.local import Local
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.utils import translation
from django.utils.module_loading import import_string

SMALL = {"es"}  # languages that write the names of languages with a small letter (RAE, Ortografía)

_of_request = Local()


def voice_names() -> dict[str, str]:
    """{code: name in the language of the screen}. One query; in a request only the first time."""
    known = getattr(_of_request, "names", {})
    language = translation.get_language()
    if language not in known:
        known[language] = import_string(settings.VOICE_NAMES)()
    return known[language]


def voice_name(code: str) -> str:
    """The name as it stands in a list; the code itself where the list has none."""
    return voice_names().get(code, code)


def voice_in_sentence(code: str) -> str:
    """The name as it stands within a sentence: "Spanish", "español"."""
    name = voice_name(code)
    return name.lower() if translation.get_language() in SMALL else name


def code_of(written: str) -> str:
    """The code of the language with that name, in whichever of our languages; else what was
    written. A name that two languages have says neither."""
    found = set()
    for language, _name in settings.LANGUAGES:
        with translation.override(language):
            names = voice_names().items()
        found |= {code for code, name in names if name.casefold() == written.casefold()}
    return found.pop() if len(found) == 1 else written


def begin_request(**_signal: Any) -> None:
    _of_request.names = {}


def end_request(**_signal: Any) -> None:
    if hasattr(_of_request, "names"):
        del _of_request.names


def connect() -> None:
    request_started.connect(begin_request, dispatch_uid="portal.media.voices")
    request_finished.connect(end_request, dispatch_uid="portal.media.voices")
