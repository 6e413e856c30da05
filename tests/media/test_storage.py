"""What files are called, and what they are by their name."""

import re

import pytest

from portal.media.content_types import content_type_of
from portal.media.storage import film_name, is_random, poster_name, random_name


@pytest.mark.parametrize(
    ("filename", "extension"),
    [
        ("clase de 4.º grado.MP4", ".mp4"),
        ("still.webp", ".webp"),
        ("archive.tar.gz", ".gz"),
        ("no-extension", ""),
        (".mp4", ""),
        ("trailing.", ""),
        ("x.m p4", ""),
        ("x.mp4\n", ""),
        ("x.ñandú", ""),
        ("x.averylongextension", ""),
        ("../../etc/passwd", ""),
        ("..\\x.exe;.mp4", ".mp4"),
        ("", ""),
    ],
)
def test_only_the_extension_of_a_name_is_kept(filename: str, extension: str) -> None:
    assert re.fullmatch(r"[0-9a-f]{32}" + re.escape(extension), random_name(filename))


def test_the_same_file_twice_has_two_names() -> None:
    assert random_name("film.mp4") != random_name("film.mp4")


def test_films_and_posters_lie_apart() -> None:
    assert film_name(None, "a.mp4").startswith("films/")
    assert poster_name(None, "a.webp").startswith("posters/")


@pytest.mark.parametrize(
    ("name", "random"),
    [
        ("{made}", True),
        ("films/{made}", True),
        ("images/orchard.width-400.jpg", False),
        ("x{made}", False),
        ("{made}/a.jpg", False),
    ],
)
def test_a_name_that_was_made_here_is_known(name: str, random: bool) -> None:
    assert is_random(name.format(made=random_name("a.mp4"))) is random


@pytest.mark.parametrize(
    ("name", "content_type"),
    [
        ("films/a.mp4", "video/mp4"),
        ("A.MP4", "video/mp4"),
        ("a.webm", "video/webm"),
        ("a.vtt", "text/vtt; charset=utf-8"),
        ("a.webp", "image/webp"),
        ("a.svg", "image/svg+xml"),
        ("a.pdf", "application/pdf"),
        ("a.html", "application/octet-stream"),
        ("a.xhtml", "application/octet-stream"),
        ("a.mp4.exe", "application/octet-stream"),
        ("mp4", "application/octet-stream"),
    ],
)
def test_a_file_is_what_its_extension_says(name: str, content_type: str) -> None:
    assert content_type_of(name) == content_type
