"""The film reader, on headers made by hand and on a film of the demonstration."""

import json
from contextlib import suppress
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.demo.reading import FILMS
from portal.media.mp4 import Film, FilmError, read_mp4
from tests.media.films import FILE_TYPE, SOUND, TURNED, box, film, movie_header, track

PICTURE = track(640, 360)
HEADER = movie_header(2500)


@pytest.mark.parametrize(
    ("content", "measured"),
    [
        (film(), Film(2500, 640, 360)),
        (film(movie_header(30_030, 12_000), PICTURE), Film(2502, 640, 360)),  # 2502.5 ms
        (film(movie_header(2500, version=1), PICTURE), Film(2500, 640, 360)),
        (film(HEADER, track(640, 360, version=1)), Film(2500, 640, 360)),
        (film(HEADER, track(640, 360, TURNED)), Film(2500, 360, 640)),
        (film(SOUND, PICTURE, track(10, 10), HEADER), Film(2500, 640, 360)),
        (
            FILE_TYPE + box(b"mdat", b"1", wide=True) + film()[len(FILE_TYPE) :],
            Film(2500, 640, 360),
        ),
        (film() + b"\0\0\0\0free the rest of the file", Film(2500, 640, 360)),
    ],
    ids=[
        "plain",
        "odd ticks",
        "64-bit times",
        "64-bit track",
        "turned",
        "any order",
        "wide",
        "open",
    ],
)
def test_a_film_says_how_long_and_how_large_it_is(content: bytes, measured: Film) -> None:
    assert read_mp4(BytesIO(content)) == measured


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "not an MP4"),
        (b"GIF89a", "not an MP4"),
        (b"<!DOCTYPE html><title>404</title>", "not an MP4"),
        (b"RIFF\x24\x00\x00\x00WAVEfmt ", "not an MP4"),
        (b"\x1aE\xdf\xa3\x01\0\0\0\0\0\0\x1fB\x86\x81\x01", "not an MP4"),  # WebM
        (box(b"free", b"") + film(), "not an MP4"),
        (FILE_TYPE, "broken"),
        (film()[:-1], "broken"),
        (film()[:60], "broken"),
        (FILE_TYPE + box(b"moov", b""), "no picture"),
        (film(PICTURE), "broken"),
        (film(HEADER, SOUND), "no picture"),
        (film(movie_header(0), PICTURE), "how long"),
        (film(movie_header(2**32 - 1, 1), PICTURE), "how long"),
        (film(movie_header(10, 0), PICTURE), "how long"),
        (film(HEADER, box(b"trak", box(b"tkhd", b"\0" * 20))), "broken"),
        (film(HEADER, box(b"trak", b"\0\0\0\2tkhd")), "broken"),
        (film() + box(b"free", b"") * 2000, "broken"),
    ],
)
def test_what_is_not_a_whole_film_is_refused_with_the_reason(content: bytes, reason: str) -> None:
    with pytest.raises(FilmError) as refused:
        read_mp4(BytesIO(content))
    assert reason in str(refused.value.reason)


@given(st.binary(max_size=300), st.integers(0, len(film())))
def test_no_bytes_whatever_break_the_reader(noise: bytes, place: int) -> None:
    content = film()[:place] + noise + film()[place:]
    with suppress(FilmError):
        assert read_mp4(BytesIO(content)).duration_ms > 0


def test_the_films_of_the_demonstration_are_as_long_as_their_makers_say() -> None:
    clips = json.loads((FILMS / "manifest.json").read_text(encoding="utf-8"))["clips"]
    for made in clips[0]["renditions"]:
        with (FILMS / made["file"]).open("rb") as file:
            measured = read_mp4(file)
        assert measured.duration_ms == pytest.approx(made["duration_ms"], abs=84)  # one picture
        assert (measured.width, measured.height) == (640, 360)
