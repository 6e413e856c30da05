"""Who may write captions: a permission a language, so that a translator keeps to one."""

from collections.abc import Callable
from typing import Any

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest
from django.http.response import HttpResponseBase

LANGUAGES = ("en", "es")
View = Callable[..., HttpResponseBase]


def may_write(user: Any, language: str) -> bool:
    """Whether somebody may change captions and chapters that are written in a language."""
    return user.has_perm(f"media.write_captions_{language}")


def may_see(user: Any) -> bool:
    """Whether somebody works on recordings at all: changes them, or writes their captions."""
    return user.has_perm("media.change_recording") or any(
        may_write(user, language) for language in LANGUAGES
    )


def for_writers(view: View) -> View:
    """Lets in whoever may see recordings; others are refused."""

    def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not may_see(request.user):
            raise PermissionDenied
        return view(request, *args, **kwargs)

    return guarded
