"""The commands that make the buckets and fill them, against a real server."""

import os
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.core.management import CommandError, call_command
from pytest_django import Settings

from portal.media.s3 import ObjectStorage
from portal.settings.files import Buckets, in_folders
from tests.buckets import remove, s3_address


@pytest.fixture
def fresh(settings: Settings, tmp_path: Path) -> Iterator[list[ObjectStorage]]:
    """The settings name two buckets that nobody has made yet."""
    s3_address()
    place = Buckets.of_scratch(tmp_path, os.environ)
    settings.STORAGES = settings.STORAGES | place.storages("/media/")
    both = [storages["default"], storages["private"]]
    yield both
    for storage in both:
        remove(storage)


def said(*command: str) -> list[str]:
    out = StringIO()
    call_command(*command, stdout=out)
    return out.getvalue().splitlines()


def test_buckets_are_made_once_and_the_second_time_found(fresh: list[ObjectStorage]) -> None:
    names = [storage.bucket_name for storage in fresh]
    assert said("make_buckets") == [f"{name}: made" for name in names]
    assert said("make_buckets") == [f"{name}: there already" for name in names]


def test_only_the_sites_own_pages_may_read_the_private_one_by_script(
    fresh: list[ObjectStorage],
) -> None:
    said("make_buckets", "--origin", "https://portal.example.org")
    private = fresh[1]
    rules = private.client.get_bucket_cors(Bucket=private.bucket_name)["CORSRules"]
    assert [rule["AllowedOrigins"] for rule in rules] == [["https://portal.example.org"]]
    assert sorted(rules[0]["AllowedMethods"]) == ["GET", "HEAD"]
    assert "Content-Range" in rules[0]["ExposeHeaders"]


def test_files_in_folders_need_no_bucket(settings: Settings, tmp_path: Path) -> None:
    settings.STORAGES = settings.STORAGES | in_folders(tmp_path, tmp_path, "/media/")
    assert said("make_buckets") == ["Files are kept in a folder: there is no bucket to make."] * 2


def test_a_server_that_is_away_is_named_in_words(settings: Settings) -> None:
    place = Buckets("shown", "kept", "http://127.0.0.1:9", access_key="a", secret_key="b")
    settings.STORAGES = settings.STORAGES | place.storages("/media/")
    with pytest.raises(CommandError, match="The S3 server does not answer"):
        said("make_buckets")


def test_a_folder_moves_into_buckets_under_the_same_names(
    fresh: list[ObjectStorage], tmp_path: Path
) -> None:
    public, private = fresh
    written = {"public/posters/a.webp": b"poster", "private/films/a ñ.mp4": b"film"}
    for name, content in written.items():
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_bytes(content)
    said("make_buckets")
    assert said("copy_to_buckets", str(tmp_path)) == ["public: 1 copied", "private: 1 copied"]
    assert said("copy_to_buckets", str(tmp_path)) == ["public: 0 copied", "private: 0 copied"]
    with public.open("posters/a.webp") as poster, private.open("films/a ñ.mp4") as film:
        assert (poster.read(), film.read()) == (b"poster", b"film")


def test_a_folder_that_is_none_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="There is no folder"):
        said("copy_to_buckets", str(tmp_path))
