"""Says in words that the storage does not answer, whichever page or file needed it."""

import logging
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.template.loader import render_to_string

from portal.media.storage import StorageUnavailable

logger = logging.getLogger(__name__)
COME_BACK = "30"  # seconds


class StorageOutageMiddleware:
    """503, so that nobody keeps the answer and a proxy tries again; the page has both languages."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        if not isinstance(error, StorageUnavailable):
            return None
        logger.error("The storage of files does not answer.", exc_info=error)
        headers = {"Retry-After": COME_BACK, "Cache-Control": "no-store"}
        return HttpResponse(render_to_string("503.html"), status=503, headers=headers)
