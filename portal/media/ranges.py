"""Serves one file, whole or in part, so that a film can be entered at any moment.

Source: RFC 9110, sections 13 (conditions) and 14 (ranges). Of several ranges in one request none
is answered apart: the whole file is, as 14.2 allows; no player asks for them.
"""

import re
from collections.abc import Iterator
from datetime import datetime

from django.core.files import File
from django.http import HttpRequest, HttpResponse, HttpResponseBase, StreamingHttpResponse
from django.utils.cache import get_conditional_response
from django.utils.http import content_disposition_header, http_date, parse_http_date_safe

CHUNK_BYTES = 64 * 1024  # all that is held of a film at a time
ALWAYS = {"Accept-Ranges": "bytes", "X-Content-Type-Options": "nosniff"}
ONE_RANGE = re.compile(r"bytes=[ \t]*([0-9]{0,18})-([0-9]{0,18})[ \t]*", re.IGNORECASE)


class FileSlice:
    """Some bytes of a file, read as they are sent. Opens it at once: a lost file shows here."""

    def __init__(self, file: File, wanted: range) -> None:
        file.open("rb")
        self.file, self.wanted = file, wanted

    def __iter__(self) -> Iterator[bytes]:
        self.file.seek(self.wanted.start)
        left = len(self.wanted)
        while left > 0 and (chunk := self.file.read(min(left, CHUNK_BYTES))):
            left -= len(chunk)
            yield chunk

    def close(self) -> None:
        """Called by the response when it has been sent or given up."""
        self.file.close()


def serve_file(
    request: HttpRequest,
    file: File,
    content_type: str,
    etag: str,
    last_modified: datetime,
    filename: str | None = None,
    as_attachment: bool = False,
) -> HttpResponseBase:
    """Answer GET or HEAD with 200, 206, 304, 412 or 416.

    ``etag`` is strong and quoted. Any file of any storage will do that knows its size and can be
    read from a place. The caller has asked before whether the reader may see it: even a 304 tells
    that it is there. Raises OSError where the storage has lost the file.
    """
    changed_at = int(last_modified.timestamp())
    headers = {"ETag": etag, "Last-Modified": http_date(changed_at)}
    if disposition := content_disposition_header(as_attachment, filename or ""):
        headers["Content-Disposition"] = disposition
    bare = HttpResponse(content_type=content_type, headers=ALWAYS | headers)
    answer = get_conditional_response(request, etag, changed_at, bare)
    if answer is None or answer is bare:  # nothing stands against it
        return _with_bytes(request, file, bare)
    return answer


def bytes_wanted(header: str, size: int) -> range | None:
    """The bytes that a Range header asks of a file of ``size`` bytes.

    None for a header that is to be ignored (RFC 9110, 14.2: not understood, or several ranges);
    an empty range for one that cannot be satisfied.
    """
    match = ONE_RANGE.fullmatch(header)
    if match is None or match.groups() == ("", ""):
        return None
    first, last = (int(part) if part else None for part in match.groups())
    if first is None:  # the last so many bytes; an empty file has none to name
        return range(max(size - (last or 0), 0), size) if size else None
    if last is not None and last < first:
        return None
    return range(first, min(size, size if last is None else last + 1))


def _with_bytes(request: HttpRequest, file: File, bare: HttpResponse) -> HttpResponseBase:
    size = file.size
    wanted = bytes_wanted(request.headers.get("Range", ""), size)
    if wanted is None or request.method != "GET" or not _range_holds(request, bare):
        return _send(request, file, range(size), 200, bare)
    if not wanted:
        return HttpResponse(status=416, headers={"Content-Range": f"bytes */{size}"})
    bare["Content-Range"] = f"bytes {wanted[0]}-{wanted[-1]}/{size}"
    return _send(request, file, wanted, 206, bare)


def _range_holds(request: HttpRequest, bare: HttpResponse) -> bool:
    """Whether If-Range, where it is sent, names the file as it is now (RFC 9110, 13.1.5)."""
    condition = request.headers.get("If-Range", "").strip()
    if not condition or condition == bare["ETag"]:
        return True
    date = parse_http_date_safe(condition)
    return date is not None and date == parse_http_date_safe(bare["Last-Modified"])


def _send(
    request: HttpRequest, file: File, wanted: range, status: int, bare: HttpResponse
) -> HttpResponseBase:
    content = FileSlice(file, wanted)
    response = StreamingHttpResponse(content, status=status, headers=dict(bare.items()))
    if request.method == "HEAD":
        response.streaming_content = ()  # the file is closed with the response all the same
    response["Content-Length"] = str(len(wanted))
    return response
