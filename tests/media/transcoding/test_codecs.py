"""Codecs as a playlist names them, from headers made by hand and from a film."""

from contextlib import suppress
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.mp4 import FilmError
from portal.media.transcoding.codecs import read_codecs
from tests.media.films import FILE_TYPE, box

AVC = box(b"avc1", bytes(78) + box(b"avcC", b"\1\x4d\x40\x1e\xff"))
ESDS = bytes.fromhex("00000000 03808080 1a 000000 04808080 12 40 15 000000 00000000 00000000")
AAC = box(b"mp4a", bytes(28) + box(b"esds", ESDS + bytes.fromhex("0502 1188")))


def film_of(*entries: bytes) -> bytes:
    tracks = [
        box(
            b"trak",
            box(b"mdia", box(b"minf", box(b"stbl", box(b"stsd", b"\0\0\0\0\0\0\0\1" + entry)))),
        )
        for entry in entries
    ]
    return FILE_TYPE + box(b"moov", b"".join(tracks))


@pytest.mark.parametrize(
    ("entries", "codecs"),
    [
        ((AVC, AAC), "avc1.4d401e,mp4a.40.2"),
        ((AAC, AVC), "avc1.4d401e,mp4a.40.2"),
        ((AAC,), "mp4a.40.2"),
        ((AVC,), "avc1.4d401e"),
    ],
)
def test_codecs_are_named_the_picture_first(entries: tuple[bytes, ...], codecs: str) -> None:
    assert read_codecs(BytesIO(film_of(*entries))) == codecs


def test_a_real_film_is_read(small_film: Path) -> None:
    with small_film.open("rb") as file:
        assert read_codecs(file).endswith(",mp4a.40.2")


@given(st.binary(max_size=60), st.integers(0, len(film_of(AVC, AAC))))
def test_no_bytes_whatever_break_it(noise: bytes, place: int) -> None:
    content = film_of(AVC, AAC)
    with suppress(FilmError):
        read_codecs(BytesIO(content[:place] + noise + content[place + len(noise) :]))
