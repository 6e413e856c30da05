"""Uploads with progress on the editors' forms: what the script needs of the page and the server."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.forms import Media
from django.http import HttpRequest, HttpResponseRedirect, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import resolve_url
from wagtail.admin.panels import Panel

BY_SCRIPT = "X-Upload"  # the header by which the script says that it is no browser's own submit


class UploadPanel(Panel):
    """Makes the form that it stands in show its uploads; without script it shows nothing."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/upload.html"

        @property
        def media(self) -> Media:
            return Media(js=["js/upload-progress.js"])


def answers_uploads(
    get_response: Callable[[HttpRequest], HttpResponseBase],
) -> Callable[[HttpRequest], HttpResponseBase]:
    """Middleware: tells the script where a saved form leads, instead of leading it there.

    A browser's script follows a redirect unseen, and the message that waits for the next page
    would be gone. ``is_signed_out`` says that the way leads to the door, with nothing saved.
    """

    def answer(request: HttpRequest) -> HttpResponseBase:
        response = get_response(request)
        if BY_SCRIPT not in request.headers or not isinstance(response, HttpResponseRedirect):
            return response
        return _in_words(response)

    return answer


def _in_words(response: HttpResponseRedirect) -> JsonResponse:
    door = resolve_url(settings.WAGTAILADMIN_LOGIN_URL)
    found: dict[str, Any] = {"to": response.url, "is_signed_out": response.url.startswith(door)}
    told = JsonResponse(found)
    told.cookies = response.cookies
    return told
