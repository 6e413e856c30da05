"""A reader's player gets the same answers, whoever sends the film: we, S3's server or nginx."""

from collections.abc import Iterator
from pathlib import Path
from urllib.parse import unquote

import pytest
from django.core.files.base import ContentFile
from pytest_django import Settings

from portal.media.storage import PrivateFolder, film_name
from tests.fetching import Answer, ask
from tests.media.contracts.sites import site_of
from tests.nginx import X_ACCEL_PATH, running_nginx

FILM = bytes(range(256)) * 1000
SIZE = len(FILM)


@pytest.fixture(params=["folder", "bucket", "nginx"])
def film(request: pytest.FixtureRequest, tmp_path: Path, settings: Settings) -> Iterator[str]:
    """The address of a film."""
    folder = PrivateFolder(location=tmp_path / "private")
    storage = request.getfixturevalue("bucket") if request.param == "bucket" else folder
    name = storage.save(film_name(None, "a.mp4"), ContentFile(FILM))
    with site_of(storage) as port:
        if request.param != "nginx":
            yield f"http://127.0.0.1:{port}/{name}"
            return
        settings.X_ACCEL_PATH = X_ACCEL_PATH
        with running_nginx(tmp_path, port, tmp_path / "private") as front:
            yield f"http://127.0.0.1:{front}/{name}"


def test_the_film_arrives_whole_and_says_what_it_is(film: str) -> None:
    answer = ask(film)
    assert (answer.status, answer.body) == (200, FILM)
    assert answer.headers["Content-Type"] == "video/mp4"
    assert answer.headers["Content-Length"] == str(SIZE)
    assert header(answer, "Accept-Ranges") == "bytes"
    assert "private" in answer.headers["Cache-Control"]
    assert unquote(answer.headers["Content-Disposition"]) == "inline; filename*=utf-8''ñ.mp4"


def header(answer: Answer, name: str) -> str:
    """Servers differ in how they write a header's name."""
    return next(value for key, value in answer.headers.items() if key.lower() == name.lower())


def test_head_says_the_same_without_bytes(film: str) -> None:
    answer = ask(film, "HEAD")
    assert (answer.status, answer.body) == (200, b"")
    assert answer.headers["Content-Length"] == str(SIZE)
    assert answer.headers["Content-Type"] == "video/mp4"


@pytest.mark.parametrize(
    ("asked", "start", "end"),
    [
        ("bytes=0-0", 0, 1),
        ("bytes=0-", 0, SIZE),
        ("bytes=1000-1999", 1000, 2000),
        (f"bytes={SIZE - 1}-", SIZE - 1, SIZE),
        ("bytes=-100", SIZE - 100, SIZE),
        (f"bytes=255000-{SIZE + 900}", 255_000, SIZE),
    ],
)
def test_a_part_is_sent_alone(film: str, asked: str, start: int, end: int) -> None:
    answer = ask(film, range=asked)
    assert (answer.status, answer.body) == (206, FILM[start:end])
    assert answer.headers["Content-Range"] == f"bytes {start}-{end - 1}/{SIZE}"
    assert answer.headers["Content-Type"] == "video/mp4"


def test_a_part_behind_the_end_cannot_be_had(film: str) -> None:
    assert ask(film, range=f"bytes={SIZE}-").status == 416


def test_what_the_reader_has_is_not_sent_again(film: str) -> None:
    first = ask(film)
    same = {"if_none_match": first.headers["ETag"]}
    for condition in (same, same | {"if_modified_since": first.headers["Last-Modified"]}):
        again = ask(film, **condition)
        assert (again.status, again.body) == (304, b"")


def test_what_the_reader_has_of_another_film_is_no_reason(film: str) -> None:
    assert ask(film, if_none_match='"another"').body == FILM


def test_a_part_of_the_same_film_goes_on(film: str) -> None:
    etag = ask(film, "HEAD").headers["ETag"]
    answer = ask(film, range="bytes=10-19", if_range=etag)
    assert (answer.status, answer.body) == (206, FILM[10:20])


def test_a_film_that_was_lost_is_not_found(film: str) -> None:
    assert ask(film.replace(".mp4", "0.mp4")).status == 404
    assert ask(film.replace(".mp4", "0.mp4"), "HEAD").status == 404
