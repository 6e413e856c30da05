"""Who sends a private file, and what is said to whom; real servers answer in contracts/."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.core.files.base import ContentFile
from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.test import RequestFactory
from pytest_django import Settings

from portal.media.delivery import address_of, deliver
from portal.media.s3 import ObjectStorage
from portal.media.storage import PrivateFolder, StoredFile
from portal.settings.files import Buckets

HOUR = 60 * 60


@pytest.fixture
def in_folder(tmp_path: Path) -> StoredFile:
    storage = PrivateFolder(location=tmp_path)
    return StoredFile(storage, storage.save("films/a.mp4", ContentFile(b"film")))


@pytest.fixture
def in_bucket() -> StoredFile:
    """Of a server that is not there: a signed address asks it nothing."""
    options = Buckets("shown", "kept", "http://127.0.0.1:9", access_key="a", secret_key="b")
    return StoredFile(ObjectStorage(**options.storages("/media/")["private"]["OPTIONS"]), "a.mp4")


def sent(file: StoredFile, method: str = "GET", **more: object) -> HttpResponseBase:
    request: HttpRequest = RequestFactory().generic(method, "/")
    return deliver(request, file, content_type="video/mp4", etag='"v1"', **more)


def test_without_a_server_for_it_we_send_the_bytes(in_folder: StoredFile) -> None:
    response = sent(in_folder)
    assert (response.status_code, response.getvalue()) == (200, b"film")
    assert response["ETag"] == '"v1"'
    assert response["Cache-Control"] == "private, no-cache"
    assert address_of(in_folder, content_type="video/mp4") is None


def test_a_file_in_a_bucket_is_at_a_signed_address(
    in_bucket: StoredFile, settings: Settings
) -> None:
    settings.PRESIGNED_SECONDS = 6 * HOUR
    response = sent(in_bucket, filename="niño.mp4", as_attachment=True)
    query = parse_qs(urlsplit(response["Location"]).query)
    assert response.status_code == 302
    assert query["X-Amz-Expires"] == [str(6 * HOUR)]
    assert query["response-content-type"] == ["video/mp4"]
    assert query["response-content-disposition"] == ["attachment; filename*=utf-8''ni%C3%B1o.mp4"]


def test_a_kept_redirect_always_leads_to_an_address_that_lasts(
    in_bucket: StoredFile, settings: Settings
) -> None:
    settings.PRESIGNED_SECONDS = 6 * HOUR
    assert sent(in_bucket)["Cache-Control"] == f"private, max-age={HOUR}"


def test_a_playlist_names_the_same_address_without_a_request(in_bucket: StoredFile) -> None:
    address = address_of(in_bucket, content_type="video/mp4")
    assert address is not None
    assert address.startswith("http://127.0.0.1:9/kept/a.mp4?")


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("films/a.mp4", "/kept/films/a.mp4"),
        ("films/a ñ.mp4", "/kept/films/a%20%C3%B1.mp4"),
        ("a?b#c%d.mp4", "/kept/a%3Fb%23c%25d.mp4"),
        ("a\r\nX-Header: b.mp4", "/kept/a%0D%0AX-Header%3A%20b.mp4"),
    ],
)
def test_nginx_is_told_where_the_file_lies(
    tmp_path: Path, settings: Settings, name: str, written: str
) -> None:
    settings.X_ACCEL_PATH = "/kept/"
    response = sent(StoredFile(PrivateFolder(location=tmp_path), name), filename="a.mp4")
    assert response["X-Accel-Redirect"] == written
    assert response["Content-Type"] == "video/mp4"
    assert response["Content-Disposition"] == 'inline; filename="a.mp4"'
    assert response["Cache-Control"] == "private, no-cache"
    assert response.content == b""


def test_a_bucket_has_no_need_of_nginx(in_bucket: StoredFile, settings: Settings) -> None:
    settings.X_ACCEL_PATH = "/kept/"
    assert sent(in_bucket).status_code == 302
