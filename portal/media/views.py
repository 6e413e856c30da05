"""Serves files: the public ones by their address, films for whoever has asked who may see them."""

from hashlib import blake2s

from django.core.exceptions import SuspiciousFileOperation
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.utils.cache import get_conditional_response
from django.views.decorators.http import require_safe

from portal.media.content_types import content_type_of
from portal.media.delivery import deliver
from portal.media.posters import PALETTES, poster
from portal.media.ranges import serve_file
from portal.media.storage import StoredFile, is_random, public_storage

KEEP_FOR_EVER = "public, max-age=31536000, immutable"
KEEP_FOR_AN_HOUR = "public, max-age=3600"
NO_SCRIPT = "default-src 'none'; style-src 'unsafe-inline'; sandbox"


@require_safe
def public_file(request: HttpRequest, name: str) -> HttpResponseBase:
    """A file of the public storage, for everybody."""
    content_type = content_type_of(name)
    try:
        file = StoredFile(public_storage(), name)
        changed_at = file.facts.changed_at
        etag = etag_of(f"{name} {file.size} {changed_at.isoformat()}")
        response = serve_file(request, file, content_type, etag, changed_at)
    except (OSError, ValueError, SuspiciousFileOperation) as error:
        raise Http404 from error  # no such file, or a name that reaches outside
    response["Cache-Control"] = KEEP_FOR_EVER if is_random(name) else KEEP_FOR_AN_HOUR
    if content_type == "image/svg+xml":
        response["Content-Security-Policy"] = NO_SCRIPT
    return response


def serve_private(request: HttpRequest, file: FieldFile, sha256: str = "") -> HttpResponseBase:
    """A private file. The caller has asked before whether the reader may see it.

    What lies under a random name never changes, so the name will do where the sum is not known.
    """
    name = str(file)
    etag = f'"{sha256}"' if sha256 else etag_of(name)
    try:
        return deliver(request, file, content_type=content_type_of(name), etag=etag)
    except (OSError, ValueError) as error:
        raise Http404 from error  # the storage has lost it


@require_safe
def drawn_poster(request: HttpRequest, subject: str, slug: str) -> HttpResponseBase:
    """The drawn poster of a record, which stays the same under its address."""
    if subject not in PALETTES:
        raise Http404
    svg = poster(subject, slug)
    etag = etag_of(svg)
    headers = {"ETag": etag, "Cache-Control": KEEP_FOR_EVER, "X-Content-Type-Options": "nosniff"}
    response = HttpResponse(svg, content_type="image/svg+xml", headers=headers)
    return get_conditional_response(request, etag, None, response) or response


def etag_of(text: str) -> str:
    return f'"{blake2s(text.encode(), digest_size=12).hexdigest()}"'
