"""Serving a file whole and in part, by RFC 9110."""

from datetime import UTC, datetime

import pytest
from django.core.files.base import ContentFile
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from portal.media.ranges import CHUNK_BYTES, bytes_wanted, serve_file

ALPHABET = b"abcdefghijklmnopqrstuvwxyz"
CHANGED_AT = datetime(2026, 11, 21, 9, 30, 15, 500_000, tzinfo=UTC)
DATE = "Sat, 21 Nov 2026 09:30:15 GMT"
EARLIER, LATER = "Fri, 20 Nov 2026 09:30:15 GMT", "Sun, 22 Nov 2026 09:30:15 GMT"
WHOLE, ALL = 200, ALPHABET


def ask(content: bytes = ALPHABET, method: str = "GET", **headers: str) -> HttpResponseBase:
    """Headers are named as in Python: ``if_range`` for If-Range."""
    request = RequestFactory().generic(
        method, "/film", headers={name.replace("_", "-"): value for name, value in headers.items()}
    )
    return serve_file(request, ContentFile(content), "video/mp4", '"v1"', CHANGED_AT)


@pytest.mark.parametrize(
    ("asked", "status", "content", "content_range"),
    [
        ("bytes=0-0", 206, b"a", "bytes 0-0/26"),
        ("bytes=0-4", 206, b"abcde", "bytes 0-4/26"),
        ("bytes=3-5", 206, b"def", "bytes 3-5/26"),
        ("bytes=0-", 206, ALPHABET, "bytes 0-25/26"),
        ("bytes=25-", 206, b"z", "bytes 25-25/26"),
        ("bytes=24-900", 206, b"yz", "bytes 24-25/26"),
        ("bytes=0-25", 206, ALPHABET, "bytes 0-25/26"),
        ("bytes=-1", 206, b"z", "bytes 25-25/26"),
        ("bytes=-3", 206, b"xyz", "bytes 23-25/26"),
        ("bytes=-900", 206, ALPHABET, "bytes 0-25/26"),
        ("BYTES=1-2", 206, b"bc", "bytes 1-2/26"),
        ("bytes= 1-2 ", 206, b"bc", "bytes 1-2/26"),
        ("bytes=007-008", 206, b"hi", "bytes 7-8/26"),
        ("bytes=26-", 416, b"", "bytes */26"),
        ("bytes=26-30", 416, b"", "bytes */26"),
        (f"bytes={'9' * 18}-", 416, b"", "bytes */26"),
        ("bytes=-0", 416, b"", "bytes */26"),
        # not understood, so ignored
        ("", WHOLE, ALL, None),
        ("bytes", WHOLE, ALL, None),
        ("bytes=", WHOLE, ALL, None),
        ("bytes=-", WHOLE, ALL, None),
        ("bytes=5-3", WHOLE, ALL, None),
        ("bytes=a-b", WHOLE, ALL, None),
        ("bytes=1.5-2", WHOLE, ALL, None),
        ("bytes=+1-2", WHOLE, ALL, None),
        ("bytes=--1", WHOLE, ALL, None),
        ("bytes=٣-٥", WHOLE, ALL, None),
        ("bytes=0x1-0x2", WHOLE, ALL, None),
        (f"bytes={'9' * 5000}-", WHOLE, ALL, None),
        ("items=0-4", WHOLE, ALL, None),
        ("bytes 0-4", WHOLE, ALL, None),
        # several ranges: the whole file
        ("bytes=0-1,3-4", WHOLE, ALL, None),
        ("bytes=0-1, -1", WHOLE, ALL, None),
        ("bytes=0-,0-,0-,0-", WHOLE, ALL, None),
    ],
)
def test_a_range_gets_its_bytes(
    asked: str, status: int, content: bytes, content_range: str | None
) -> None:
    response = ask(range=asked)
    assert response.status_code == status
    assert response.getvalue() == content
    assert response.get("Content-Range") == content_range
    if status != 416:
        assert response["Content-Length"] == str(len(content))


@pytest.mark.parametrize(
    ("headers", "status"),
    [
        ({"if_none_match": '"v1"'}, 304),
        ({"if_none_match": 'W/"v1"'}, 304),
        ({"if_none_match": '"v0", "v1"'}, 304),
        ({"if_none_match": "*"}, 304),
        ({"if_none_match": '"v0"'}, 200),
        ({"if_modified_since": DATE}, 304),
        ({"if_modified_since": LATER}, 304),
        ({"if_modified_since": EARLIER}, 200),
        ({"if_modified_since": "yesterday"}, 200),
        ({"if_none_match": '"v0"', "if_modified_since": LATER}, 200),  # the tag alone decides
        ({"if_none_match": '"v1"', "range": "bytes=0-1"}, 304),
        ({"if_match": '"v1"'}, 200),
        ({"if_match": '"v0"'}, 412),
        ({"if_match": '"v0"', "range": "bytes=0-1"}, 412),
        ({"if_unmodified_since": EARLIER}, 412),
        ({"if_unmodified_since": LATER}, 200),
        ({"range": "bytes=0-1", "if_range": '"v1"'}, 206),
        ({"range": "bytes=0-1", "if_range": '"v0"'}, 200),
        ({"range": "bytes=0-1", "if_range": 'W/"v1"'}, 200),  # only a strong tag will do
        ({"range": "bytes=0-1", "if_range": DATE}, 206),
        ({"range": "bytes=0-1", "if_range": EARLIER}, 200),
        ({"range": "bytes=0-1", "if_range": LATER}, 200),  # the exact date, not a later one
        ({"range": "bytes=0-1", "if_range": "tomorrow"}, 200),
        ({"range": "bytes=90-", "if_range": '"v0"'}, 200),
        ({"if_range": '"v1"'}, 200),
    ],
)
def test_conditions_decide_what_is_sent(headers: dict[str, str], status: int) -> None:
    response = ask(**headers)
    assert response.status_code == status
    if status != 412:
        assert (response["ETag"], response["Last-Modified"]) == ('"v1"', DATE)


@given(st.data())
def test_any_range_within_the_file_gets_exactly_its_slice(data: st.DataObject) -> None:
    content = data.draw(st.binary(min_size=1, max_size=300))
    first = data.draw(st.integers(0, len(content) - 1))
    last = data.draw(st.integers(first, len(content) + 50))
    response = ask(content, range=f"bytes={first}-{last}")
    assert (response.status_code, response.getvalue()) == (206, content[first : last + 1])


@given(st.text(max_size=30), st.integers(0, 100))
def test_no_header_whatever_asks_for_bytes_that_are_not_there(header: str, size: int) -> None:
    wanted = bytes_wanted(header, size)
    assert wanted is None or set(wanted) <= set(range(size))


@given(st.integers(0, 40), st.integers(0, 40))
def test_the_two_ways_of_naming_the_end_agree(first: int, size: int) -> None:
    if first < size:
        assert bytes_wanted(f"bytes={first}-", size) == bytes_wanted(f"bytes=-{size - first}", size)


@pytest.mark.parametrize("asked", ["", "bytes=0-4", "bytes=900-"])
def test_head_says_what_get_would_send_of_the_whole_file(asked: str) -> None:
    response = ask(method="HEAD", range=asked)
    assert (response.status_code, response.getvalue()) == (200, b"")
    assert (response["Content-Length"], response["Accept-Ranges"]) == ("26", "bytes")


@pytest.mark.parametrize(("asked", "status"), [("bytes=0-", 416), ("bytes=-1", 200), ("", 200)])
def test_an_empty_file_has_no_range(asked: str, status: int) -> None:
    response = ask(b"", range=asked)
    assert (response.status_code, response.getvalue()) == (status, b"")


def test_a_part_says_what_it_is_a_part_of() -> None:
    response = ask(range="bytes=0-1")
    assert {name: response[name] for name in ("Content-Type", "Accept-Ranges", "ETag")} == {
        "Content-Type": "video/mp4",
        "Accept-Ranges": "bytes",
        "ETag": '"v1"',
    }
    assert response["X-Content-Type-Options"] == "nosniff"


def test_a_film_is_never_held_whole_in_memory() -> None:
    response = ask(bytes(CHUNK_BYTES * 3 + 7))
    assert [len(chunk) for chunk in response] == [CHUNK_BYTES] * 3 + [7]


class Watched(ContentFile):
    """A file that says whether it was opened and closed."""

    was: tuple[str, ...] = ()

    def open(self, mode: str | None = None) -> "Watched":
        self.was += ("opened",)
        return super().open(mode)

    def close(self) -> None:
        self.was += ("closed",)


@pytest.mark.django_db  # a response that ends lets go of the database too
@pytest.mark.parametrize(
    ("method", "headers", "was"),
    [
        ("GET", {}, ("opened", "closed")),
        ("GET", {"range": "bytes=0-1"}, ("opened", "closed")),
        ("HEAD", {}, ("opened", "closed")),
        ("GET", {"range": "bytes=90-"}, ()),
        ("GET", {"if-none-match": '"v1"'}, ()),
    ],
)
def test_a_file_is_closed_even_if_nobody_reads_it(
    method: str, headers: dict[str, str], was: tuple[str, ...]
) -> None:
    file = Watched(ALPHABET)
    request = RequestFactory().generic(method, "/film", headers=headers)
    serve_file(request, file, "video/mp4", '"v1"', CHANGED_AT).close()
    assert file.was == was


@pytest.mark.parametrize(
    ("filename", "as_attachment", "disposition"),
    [
        (None, False, None),
        (None, True, "attachment"),
        ("film.mp4", False, 'inline; filename="film.mp4"'),
        ("niña.mp4", True, "attachment; filename*=utf-8''ni%C3%B1a.mp4"),
        ('a"b\r\nX: y.mp4', True, "attachment; filename*=utf-8''a%22b%0D%0AX%3A%20y.mp4"),
    ],
)
def test_a_file_can_be_named_for_keeping(
    filename: str | None, as_attachment: bool, disposition: str | None
) -> None:
    request = RequestFactory().get("/film")
    file = ContentFile(ALPHABET)
    response = serve_file(request, file, "video/mp4", '"v1"', CHANGED_AT, filename, as_attachment)
    assert response.get("Content-Disposition") == disposition
