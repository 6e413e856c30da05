"""Sends a private file to a reader who may have it, by whoever does that best here.

A bucket's server answers by a signed address; nginx by X-Accel-Redirect, where the settings name
its internal path; else this process, by ranges. The caller has asked before who may see the file.
"""

from datetime import datetime
from urllib.parse import quote

from django.conf import settings
from django.db.models.fields.files import FieldFile
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.utils.http import content_disposition_header

from portal.media.ranges import serve_file
from portal.media.storage import Presigning, StoredFile

ASK_EACH_TIME = "private, no-cache"  # a kept file costs no data again, but whoever may is asked
KEPT_SHARE = 6  # of its life, the part in which a browser may use a signed address again unasked


def deliver(
    request: HttpRequest,
    file: FieldFile | StoredFile,
    *,
    content_type: str,
    etag: str,
    last_modified: datetime | None = None,
    filename: str | None = None,
    as_attachment: bool = False,
) -> HttpResponseBase:
    """Answer GET or HEAD for a file in the private storage.

    ``etag`` is strong and quoted; it and ``last_modified`` (asked of the storage where it is not
    given) count where this process sends the bytes, the other servers have validators of their
    own. Raises OSError where the storage has lost the file and that shows here: a bucket's server
    and nginx answer 404 themselves.
    """
    storage, name = file.storage, str(file.name)
    if isinstance(storage, Presigning):
        url = address_of(
            file,
            content_type=content_type,
            filename=filename,
            as_attachment=as_attachment,
            method=request.method or "GET",
        )
        return _redirect(str(url))
    if settings.X_ACCEL_PATH:
        return _hand_over(name, content_type, filename, as_attachment)
    changed_at = last_modified or storage.get_modified_time(name)
    response = serve_file(request, file, content_type, etag, changed_at, filename, as_attachment)
    response["Cache-Control"] = ASK_EACH_TIME
    return response


def address_of(
    file: FieldFile | StoredFile,
    *,
    content_type: str,
    filename: str | None = None,
    as_attachment: bool = False,
    method: str = "GET",
) -> str | None:
    """The absolute signed address of a private file, for ``settings.PRESIGNED_SECONDS``.

    None where files are sent from the site's own address.
    """
    if not isinstance(file.storage, Presigning):
        return None
    return file.storage.presigned(
        str(file.name),
        settings.PRESIGNED_SECONDS,
        filename,
        content_type,
        as_attachment,
        method,
        cache_control=f"private, max-age={settings.PRESIGNED_SECONDS}",
    )


def _redirect(url: str) -> HttpResponse:
    response = HttpResponseRedirect(url)
    # kept for a part of the time only: whoever starts a film late can still watch all of it
    kept = settings.PRESIGNED_SECONDS // KEPT_SHARE
    response["Cache-Control"] = f"private, max-age={kept}"
    return response


def _hand_over(
    name: str, content_type: str, filename: str | None, as_attachment: bool
) -> HttpResponse:
    """nginx answers conditions and ranges with this file (ngx_http_proxy_module, X-Accel)."""
    response = HttpResponse(content_type=content_type)
    response["X-Accel-Redirect"] = quote(f"{settings.X_ACCEL_PATH}{name}")
    response["Cache-Control"] = ASK_EACH_TIME
    if disposition := content_disposition_header(as_attachment, filename or ""):
        response["Content-Disposition"] = disposition
    return response
