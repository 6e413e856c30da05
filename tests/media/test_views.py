"""Files over HTTP: public ones by their address, films for whoever has asked who may see."""

from collections.abc import Iterator
from gzip import decompress
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage, storages
from django.http import Http404
from django.test import Client, RequestFactory
from django.urls import reverse

from portal.media.compression import PageCompressionMiddleware
from portal.media.models import Recording, Rendition
from portal.media.posters import poster
from portal.media.storage import PrivateFolder, random_name
from portal.media.views import public_file, serve_private
from tests.media.films import film

pytestmark = pytest.mark.django_db

TEXT = b"0123456789" * 100


@pytest.fixture
def stored() -> Iterator[str]:
    """The address of a public file that this site has named itself."""
    name = default_storage.save(f"posters/{random_name('x.webp')}", ContentFile(TEXT))
    yield default_storage.url(name)
    default_storage.delete(name)


@pytest.fixture
def rendition(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Rendition:
    """In a folder, whatever the settings say: what a bucket's server answers is in contracts/."""
    field = Rendition._meta.get_field("file")
    monkeypatch.setattr(field, "storage", PrivateFolder(location=tmp_path))
    recording = Recording.objects.create(name="A film")
    return Rendition.objects.create(
        recording=recording, spoken_language="es", file=ContentFile(film(), name="a.mp4")
    )


class TestPublicFiles:
    def test_a_file_is_served_by_the_address_that_its_storage_gives(
        self, client: Client, stored: str
    ) -> None:
        response = client.get(stored)
        assert response.status_code == 200
        assert response.getvalue() == TEXT
        assert response["Content-Type"] == "image/webp"
        assert response["X-Content-Type-Options"] == "nosniff"

    def test_a_file_of_ours_is_kept_for_ever_and_another_for_an_hour(
        self, client: Client, stored: str
    ) -> None:
        other = default_storage.save("images/orchard.jpg", ContentFile(TEXT))
        kept = [client.get(url)["Cache-Control"] for url in (stored, default_storage.url(other))]
        default_storage.delete(other)
        assert kept == ["public, max-age=31536000, immutable", "public, max-age=3600"]

    def test_a_part_of_a_file_can_be_asked_for(self, client: Client, stored: str) -> None:
        response = client.get(stored, headers={"range": "bytes=3-5", "accept-encoding": "gzip"})
        assert (response.status_code, response.getvalue()) == (206, b"345")
        assert response["Content-Range"] == "bytes 3-5/1000"
        assert response["Content-Length"] == "3"

    def test_head_sends_no_bytes(self, client: Client, stored: str) -> None:
        response = client.head(stored)
        assert (response.status_code, response["Content-Length"]) == (200, "1000")
        assert response.getvalue() == b""

    def test_a_file_that_the_reader_has_is_not_sent_again(
        self, client: Client, stored: str
    ) -> None:
        first = client.get(stored)
        again = client.get(stored, headers={"if-none-match": first["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again["Cache-Control"] == first["Cache-Control"]

    def test_what_cannot_be_satisfied_says_how_long_the_file_is(
        self, client: Client, stored: str
    ) -> None:
        response = client.get(stored, headers={"range": "bytes=1000-"})
        assert (response.status_code, response["Content-Range"]) == (416, "bytes */1000")

    @pytest.mark.parametrize("method", ["post", "put", "patch", "delete"])
    def test_a_file_is_only_read(self, client: Client, stored: str, method: str) -> None:
        assert getattr(client, method)(stored).status_code == 405

    @pytest.mark.parametrize(
        "name",
        [
            "nothing.webp",
            "posters",
            "posters/",
            "../private/secret.mp4",
            "posters/../../private/secret.mp4",
            "..%2fprivate%2fsecret.mp4",
            "..\\private\\secret.mp4",
            "/etc/passwd",
            "//etc/passwd",
            ".",
            "..",
            "a\0b",
            "x" * 5000,
            "ñ" * 300,
            "~root/.profile",
        ],
    )
    @pytest.mark.parametrize("method", ["GET", "HEAD"])
    def test_a_name_that_leads_nowhere_or_outside_is_not_found(
        self, name: str, method: str
    ) -> None:
        secret = storages["private"].save("secret.mp4", ContentFile(b"secret"))
        try:
            with pytest.raises(Http404):
                public_file(RequestFactory().generic(method, "/"), name)
        finally:
            storages["private"].delete(secret)

    def test_a_drawing_that_was_uploaded_runs_no_script(self, client: Client) -> None:
        name = default_storage.save("images/x.svg", ContentFile(b"<svg><script/></svg>"))
        policy = client.get(default_storage.url(name))["Content-Security-Policy"]
        default_storage.delete(name)
        assert policy == "default-src 'none'; style-src 'unsafe-inline'; sandbox"


class TestFilms:
    def test_a_film_is_served_in_parts(self, rendition: Rendition) -> None:
        request = RequestFactory().get("/", headers={"range": "bytes=4-7"})
        response = serve_private(request, rendition.file, rendition.sha256)
        assert (response.status_code, response.getvalue()) == (206, b"ftyp")
        assert response["Content-Type"] == "video/mp4"
        assert response["ETag"] == f'"{rendition.sha256}"'

    def test_a_kept_film_costs_no_data_but_permission_is_asked_again(
        self, rendition: Rendition
    ) -> None:
        request = RequestFactory().get("/", headers={"if-none-match": f'"{rendition.sha256}"'})
        response = serve_private(request, rendition.file, rendition.sha256)
        assert (response.status_code, response["Cache-Control"]) == (304, "private, no-cache")

    def test_a_film_that_the_storage_has_lost_is_not_found(self, rendition: Rendition) -> None:
        rendition.file.storage.delete(rendition.file.name)
        with pytest.raises(Http404):
            serve_private(RequestFactory().get("/"), rendition.file)

    def test_a_film_has_no_public_address(self, client: Client, rendition: Rendition) -> None:
        assert client.get(f"/media/{rendition.file.name}").status_code == 404

    def test_a_film_is_not_squeezed(self, rendition: Rendition) -> None:
        request = RequestFactory().get("/", headers={"accept-encoding": "gzip"})
        middleware = PageCompressionMiddleware(lambda asked: serve_private(asked, rendition.file))
        response = middleware(request)
        assert response.getvalue() == film()
        assert response["Content-Length"] == str(len(film()))
        assert "Content-Encoding" not in response


class TestPosters:
    URL = "/posters/mathematics/packing-equal-boxes.svg"

    def test_a_poster_is_drawn_under_its_address(self, client: Client) -> None:
        parts = {"subject": "mathematics", "slug": "packing-equal-boxes"}
        assert reverse("poster", kwargs=parts) == self.URL
        response = client.get(self.URL)
        assert response["Content-Type"] == "image/svg+xml"
        assert response["Cache-Control"] == "public, max-age=31536000, immutable"
        assert response.content.decode() == poster(**parts)

    def test_a_poster_that_the_reader_has_is_not_sent_again(self, client: Client) -> None:
        etag = client.get(self.URL)["ETag"]
        again = client.get(self.URL, headers={"if-none-match": etag})
        assert (again.status_code, again.content) == (304, b"")

    def test_a_poster_travels_compressed_and_is_still_known_again(self, client: Client) -> None:
        packed = client.get(self.URL, headers={"accept-encoding": "gzip"})
        assert decompress(packed.content) == client.get(self.URL).content
        again = client.get(self.URL, headers={"if-none-match": packed["ETag"]})
        assert again.status_code == 304

    @pytest.mark.parametrize(
        "url",
        [
            "/posters/astrology/film.svg",
            "/posters/mathematics/.svg",
            "/posters/mathematics/ñ.svg",
            "/posters/mathematics/a%22b.svg",
            "/posters/mathematics/a/b.svg",
            "/posters/mathematics/film.png",
            "/posters/film.svg",
        ],
    )
    def test_there_is_no_poster_elsewhere(self, client: Client, url: str) -> None:
        assert client.get(url).status_code == 404
