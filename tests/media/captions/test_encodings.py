"""Bytes in every encoding that captions come in give the same words."""

import codecs
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from portal.media.captions import CaptionError, Cue, read_captions
from portal.media.captions.encodings import decode

WEBVTT = "WEBVTT\n\n00:01.000 --> 00:02.000\n¿Cuántas piñas? €5\n"
SUBRIP = "1\n00:00:01,000 --> 00:00:02,000\n¿Cuántas piñas? €5\n"


@pytest.mark.parametrize("text", [WEBVTT, SUBRIP])
@pytest.mark.parametrize(
    ("mark", "encoding", "named"),
    [
        (b"", "utf-8", ""),
        (codecs.BOM_UTF8, "utf-8", ""),
        (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
        (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
        (b"", "utf-16-le", "UTF-16"),
        (b"", "utf-16-be", "UTF-16"),
        (b"", "cp1252", "Windows-1252"),
    ],
)
def test_the_words_come_out_right_and_another_encoding_is_told(
    text: str, mark: bytes, encoding: str, named: str
) -> None:
    reading = read_captions(mark + text.encode(encoding))
    assert reading.cues == [Cue(1000, 2000, "¿Cuántas piñas? €5")]
    told = [note.reason for note in reading.notes if "UTF-8" in note.reason]
    assert [named in reason for reason in told] == ([True] if named else [])


def test_a_byte_that_is_no_letter_is_told_with_its_line() -> None:
    reading = read_captions(WEBVTT.encode("cp1252").replace(b"\x80", b"\x81"))
    assert reading.cues[0].text == "¿Cuántas piñas? \ufffd5"
    assert [note.line for note in reading.notes] == [1, 4]


@pytest.mark.parametrize("wrong", ["cp1252", "latin-1"])
@pytest.mark.parametrize("words", ["¿Cuántas piñas? €5", "Ñandú", "ÁÍ", "“ñ”"])
def test_accents_that_went_through_a_wrong_encoding_are_put_right(words: str, wrong: str) -> None:
    meant = WEBVTT.replace("¿Cuántas piñas? €5", words)
    doubled = "".join(_read_as(wrong, byte) for byte in meant.encode())
    for content in (doubled, doubled.encode()):
        reading = read_captions(content)
        assert [cue.text for cue in reading.cues] == [words]
        assert [note.reason for note in reading.notes] == [
            "The accents had been written in the wrong encoding and were put right."
        ]


def _read_as(encoding: str, byte: int) -> str:
    return bytes([byte]).decode(encoding, errors="ignore") or chr(byte)


@pytest.mark.parametrize("words", ["¿Cuántas?", "Ã", "Ã± y ñ", "Â¿ 🍊", "plain"])
def test_other_accents_stay_as_they_are(words: str) -> None:
    reading = read_captions(WEBVTT.replace("¿Cuántas piñas? €5", words))
    assert ([cue.text for cue in reading.cues], reading.notes) == ([words], [])


@pytest.mark.parametrize(
    "content", [b"", b"\0", b"\x89PNG\r\n\x1a\n", b"PK\3\4", b"\xff\xfe", b"GIF89a"]
)
def test_files_that_are_no_text_are_refused(content: bytes) -> None:
    with pytest.raises(CaptionError):
        read_captions(content)


@given(st.binary())
def test_no_bytes_break_the_reader(content: bytes) -> None:
    text, encoding = decode(content)
    assert isinstance(text, str)
    assert encoding in {"utf-8", "utf-16-le", "utf-16-be", "cp1252"}
    with suppress(CaptionError):
        read_captions(content)
