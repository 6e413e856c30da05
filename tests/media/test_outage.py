"""A storage that does not answer is said in words, in both languages, and is never a 500."""

import pytest
from django.core.files.storage import storages
from django.test import Client
from pytest_django import Settings

from portal.media.s3 import ObjectStorage
from portal.settings.files import Buckets


@pytest.fixture
def away(settings: Settings) -> None:
    """The public files are said to be in a bucket of a server that is not there."""
    place = Buckets("shown", "kept", "http://127.0.0.1:9", access_key="a", secret_key="b")
    settings.STORAGES = settings.STORAGES | place.storages("/media/")
    assert isinstance(storages["default"], ObjectStorage)


@pytest.mark.usefixtures("away", "db")
@pytest.mark.parametrize("method", ["get", "head"])
def test_a_file_that_cannot_be_asked_for_is_a_503(client: Client, method: str) -> None:
    response = getattr(client, method)("/media/posters/a.webp")
    assert response.status_code == 503
    assert response["Retry-After"] == "30"
    assert response["Cache-Control"] == "no-store"


@pytest.mark.usefixtures("away", "db")
def test_the_page_says_so_in_both_languages(client: Client) -> None:
    page = client.get("/media/posters/a.webp").content.decode()
    assert "Por ahora no podemos abrir este archivo" in page
    assert 'lang="en"' in page
    assert "We cannot open this file right now" in page


@pytest.mark.usefixtures("away", "db")
def test_a_name_that_leads_nowhere_is_still_not_found(client: Client) -> None:
    assert client.get("/media/..%2fsecret").status_code == 404
