"""What only a bucket does: sums, signed addresses, ranges that cost no more than they give."""

import time
from base64 import b64encode
from hashlib import sha256
from itertools import pairwise
from urllib.error import HTTPError
from urllib.parse import unquote
from urllib.request import Request, urlopen

import pytest
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import storages

from portal.media.content_types import content_type_of
from portal.media.s3 import PART_BYTES, ObjectStorage
from portal.media.s3_objects import FIRST_BYTES, MOST_BYTES
from portal.media.storage import Presigning, Stating, StorageUnavailable, film_name
from portal.settings.files import Buckets
from tests.buckets import s3_address
from tests.media.s3_calls import counted

TEXT = b"0123456789" * 100


@pytest.fixture(scope="module")
def bucket() -> ObjectStorage:
    s3_address()
    storage = storages["private"]
    assert isinstance(storage, ObjectStorage)
    return storage


@pytest.fixture
def name(bucket: ObjectStorage) -> str:
    return bucket.save(film_name(None, "a.mp4"), ContentFile(TEXT))


@pytest.fixture(scope="module")
def large(bucket: ObjectStorage) -> str:
    """Fifty million bytes, in parts."""
    content = ContentFile(bytes(50_000_000))
    return bucket.save(film_name(None, "a.mp4"), content)


def storage_at(endpoint_url: str = "", browser_url: str = "", region: str = "us-west-2"):
    place = Buckets("shown", "kept", endpoint_url, region, "key", "secret", browser_url)
    return ObjectStorage(**place.storages("/media/")["private"]["OPTIONS"]), place


def answer(url: str, method: str = "GET", **headers: str) -> tuple[int, dict[str, str], bytes]:
    asked = Request(url, method=method, headers=headers)  # noqa: S310  # our own server
    try:
        with urlopen(asked, timeout=10) as response:  # noqa: S310
            return response.status, dict(response.headers), response.read()
    except HTTPError as refused:
        return refused.code, dict(refused.headers), refused.read()


class TestSums:
    def test_a_small_file_is_stored_with_its_sum(self, bucket: ObjectStorage, name: str) -> None:
        head = bucket.client.head_object(
            Bucket=bucket.bucket_name, Key=name, ChecksumMode="ENABLED"
        )
        assert head["ChecksumSHA256"] == b64encode(sha256(TEXT).digest()).decode()
        assert head["ContentType"] == "video/mp4"

    def test_a_large_file_is_stored_in_parts_with_a_sum_of_their_sums(
        self, bucket: ObjectStorage, large: str
    ) -> None:
        head = bucket.client.head_object(
            Bucket=bucket.bucket_name, Key=large, ChecksumMode="ENABLED"
        )
        ends = [*range(0, 50_000_000, PART_BYTES), 50_000_000]
        sums = [sha256(bytes(end - start)).digest() for start, end in pairwise(ends)]
        whole = b64encode(sha256(b"".join(sums)).digest()).decode()
        assert head["ChecksumSHA256"] == f"{whole}-{len(sums)}"

    def test_the_uploaders_word_for_the_type_is_not_believed(self, bucket: ObjectStorage) -> None:
        content = ContentFile(b"<script>")
        content.content_type = "text/html"
        name = bucket.save("films/page.html", content)
        head = bucket.client.head_object(Bucket=bucket.bucket_name, Key=name)
        bucket.delete(name)
        assert head["ContentType"] == content_type_of("page.html") == "application/octet-stream"


class TestRanges:
    def test_a_jump_into_a_large_file_fetches_little(
        self, bucket: ObjectStorage, large: str
    ) -> None:
        with counted(bucket) as calls, bucket.open(large) as file:
            for place in (0, 30_000_000, 49_999_990):
                file.seek(place)
                assert file.read(10) == bytes(10)
        assert calls.names == ["HeadObject", *["GetObject"] * 3]
        assert calls.bytes_asked == 2 * FIRST_BYTES + 10

    def test_small_steps_in_one_place_are_one_range(
        self, bucket: ObjectStorage, large: str
    ) -> None:
        with counted(bucket) as calls, bucket.open(large) as file:
            for place in (0, 8, 100, 40, 60_000):
                file.seek(place)
                file.read(8)
        assert calls.names == ["HeadObject", "GetObject"]

    def test_reading_on_takes_few_ranges_and_every_byte_once(
        self, bucket: ObjectStorage, large: str
    ) -> None:
        with counted(bucket) as calls, bucket.open(large) as file:
            read = sum(len(chunk) for chunk in file.chunks())
        assert read == calls.bytes_asked == 50_000_000
        assert calls.names.count("GetObject") <= 7 + 50_000_000 // MOST_BYTES + 1

    def test_opening_and_closing_fetches_nothing(self, bucket: ObjectStorage, name: str) -> None:
        with counted(bucket) as calls, bucket.open(name):
            pass
        assert calls.names == ["HeadObject"]

    def test_a_file_cut_off_while_it_is_read_is_no_short_file(
        self, bucket: ObjectStorage, large: str
    ) -> None:
        copy = bucket.save(film_name(None, "b.mp4"), ContentFile(bytes(200_000)))
        with bucket.open(copy) as file:
            file.read(10)
            bucket.delete(copy)
            with pytest.raises(FileNotFoundError):
                file.read(150_000)

    def test_files_are_written_by_saving_only(self, bucket: ObjectStorage) -> None:
        with pytest.raises(ValueError, match="opened for reading"):
            bucket.open("films/a.mp4", "wb")


class TestSignedAddresses:
    def test_it_opens_the_file_whole_and_in_part(self, bucket: ObjectStorage, name: str) -> None:
        url = bucket.presigned(name, 60)
        assert answer(url)[::2] == (200, TEXT)
        status, headers, body = answer(url, Range="bytes=3-5")
        assert (status, body, headers["Content-Range"]) == (206, b"345", "bytes 3-5/1000")
        assert answer(url, Range="bytes=1000-")[0] == 416

    def test_it_opens_nothing_after_its_time(self, bucket: ObjectStorage, name: str) -> None:
        url = bucket.presigned(name, 2)
        assert answer(url)[0] == 200
        time.sleep(3.1)  # S3 counts whole seconds
        assert answer(url)[0] == 403

    @pytest.mark.parametrize(
        ("part", "other"),
        [
            ("Signature=", "Signature=0"),
            ("Expires=60", "Expires=6000"),
            ("films/", "masters/"),
            ("inline", "attachment"),
        ],
    )
    def test_a_changed_address_is_refused(
        self, bucket: ObjectStorage, name: str, part: str, other: str
    ) -> None:
        url = bucket.presigned(name, 60, filename="inline.mp4")
        assert part in url
        assert answer(url.replace(part, other))[0] == 403

    @pytest.mark.parametrize("method", ["PUT", "DELETE", "POST"])
    def test_it_only_reads(self, bucket: ObjectStorage, name: str, method: str) -> None:
        assert answer(bucket.presigned(name, 60), method)[0] in (400, 403, 405)
        assert bucket.exists(name)

    def test_without_a_signature_there_is_nothing(self, bucket: ObjectStorage, name: str) -> None:
        assert answer(bucket.presigned(name, 60).partition("?")[0])[0] == 403

    def test_head_has_an_address_of_its_own(self, bucket: ObjectStorage, name: str) -> None:
        status, headers, body = answer(bucket.presigned(name, 60, method="HEAD"), "HEAD")
        assert (status, headers["Content-Length"], body) == (200, "1000", b"")

    def test_the_signature_holds_the_headers_of_the_answer(
        self, bucket: ObjectStorage, name: str
    ) -> None:
        url = bucket.presigned(
            name, 60, "El niño y 1 + 1.mp4", "video/mp4", True, cache_control="private, max-age=9"
        )
        _status, headers, _body = answer(url)
        assert headers["Content-Type"] == "video/mp4"
        assert headers["Cache-Control"] == "private, max-age=9"
        kind, _, filename = headers["Content-Disposition"].partition("; filename*=utf-8''")
        assert (kind, unquote(filename)) == ("attachment", "El niño y 1 + 1.mp4")

    def test_a_name_that_leads_outside_is_not_signed(self, bucket: ObjectStorage) -> None:
        with pytest.raises(SuspiciousFileOperation):
            bucket.presigned("../other-bucket/a.mp4", 60)


class TestAddressesOfServers:
    """Nobody is spoken to: an address is made from the settings alone."""

    @pytest.mark.parametrize(
        ("servers", "start"),
        [
            ({}, "https://kept.s3.us-west-2.amazonaws.com/films/a.mp4?"),
            ({"region": "us-east-1"}, "https://kept.s3.us-east-1.amazonaws.com/films/a.mp4?"),
            ({"endpoint_url": "http://s3:9100"}, "http://s3:9100/kept/films/a.mp4?"),
            (
                {"endpoint_url": "http://s3:9100", "browser_url": "https://files.example.org"},
                "https://files.example.org/kept/films/a.mp4?",
            ),
        ],
    )
    def test_it_is_signed_for_the_host_that_readers_reach(
        self, servers: dict[str, str], start: str
    ) -> None:
        storage, place = storage_at(**servers)
        url = storage.presigned("films/a.mp4", 60)
        assert url.startswith(start)
        assert url.startswith(place.origin + "/")
        assert "X-Amz-Algorithm=AWS4-HMAC-SHA256" in url
        assert "secret" not in url

    def test_a_public_file_has_the_sites_own_address(self) -> None:
        place = Buckets("shown", "kept", "http://s3:9100")
        storage = ObjectStorage(**place.storages("/media/")["default"]["OPTIONS"])
        assert storage.url("images/a ñ.jpg") == "/media/images/a%20%C3%B1.jpg"

    def test_it_is_known_for_what_it_can_do(self) -> None:
        storage, _place = storage_at()
        assert isinstance(storage, Presigning)
        assert isinstance(storage, Stating)


class TestOutage:
    def test_a_server_that_is_away_is_no_missing_file(self) -> None:
        storage, _place = storage_at("http://127.0.0.1:9")
        for ask in (storage.size, storage.open, storage.exists, storage.delete):
            with pytest.raises(StorageUnavailable):
                ask("films/a.mp4")
        with pytest.raises(StorageUnavailable):
            storage.save("films/a.mp4", ContentFile(TEXT))

    def test_a_server_that_refuses_the_key_is_unavailable_too(
        self, bucket: ObjectStorage, name: str
    ) -> None:
        storage, _place = storage_at(s3_address(), region="us-east-1")
        storage.bucket_name, storage.access_key = bucket.bucket_name, bucket.access_key
        with pytest.raises(StorageUnavailable):
            storage.size(name)
