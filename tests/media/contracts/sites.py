"""A site of one file, over real HTTP, for each way in which a private file can be delivered."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from wsgiref.simple_server import WSGIRequestHandler, make_server

from django.core.files.storage import Storage
from django.core.handlers.wsgi import WSGIHandler
from django.http import Http404, HttpResponseNotFound
from django.http.response import HttpResponseBase

from portal.media.content_types import content_type_of
from portal.media.delivery import deliver
from portal.media.storage import StoredFile


class OneFile(WSGIHandler):
    """Delivers the file of the path, without addresses, sessions and languages around it."""

    def __init__(self, storage: Storage) -> None:
        self.storage = storage
        super().__init__()

    def load_middleware(self, is_async: bool = False) -> None:
        """None: what is asked here is the delivery alone."""

    def get_response(self, request: Any) -> HttpResponseBase:
        file = StoredFile(self.storage, request.path.lstrip("/"))
        try:
            return deliver(
                request, file, content_type=content_type_of(file.key), etag='"v1"', filename="ñ.mp4"
            )
        except (OSError, Http404):
            return HttpResponseNotFound()


class Silent(WSGIRequestHandler):
    def log_message(self, *_args: Any) -> None:
        """Says nothing."""


@contextmanager
def site_of(storage: Storage) -> Iterator[int]:
    """The port of a site that delivers files of a storage."""
    with make_server("127.0.0.1", 0, OneFile(storage), handler_class=Silent) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        yield server.server_port
        server.shutdown()
        thread.join()
