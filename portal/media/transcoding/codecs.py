"""The codecs of a film, as a playlist names them (RFC 6381, 3.3 and 3.4).

Read from the film's own header: ISO/IEC 14496-12 (boxes), 14496-15, 5.3.3 (H.264), and 14496-1,
7.2.6 with 14496-3, 1.6.2 (AAC). Other codecs are not made here.
"""

import struct
from typing import IO

from portal.media.mp4 import BROKEN, Box, FilmError, boxes, only, unpack

# what stands between the head of a sample entry and its own boxes (14496-12, 8.5.2)
PICTURE_HEAD, SOUND_HEAD = 78, 28
ELEMENTARY_STREAM, DECODER, SPECIFIC = 3, 4, 5  # tags of descriptors


def read_codecs(file: IO[bytes]) -> str:
    """Of all tracks, the picture first: "avc1.4d401e,mp4a.40.2". Raises FilmError."""
    file.seek(0, 2)
    movie = only(b"moov", boxes(file, 0, file.tell()))
    tracks = [box for box in boxes(file, movie.start, movie.end) if box.kind == b"trak"]
    return ",".join(sorted(_codec(file, track) for track in tracks))


def _codec(file: IO[bytes], track: Box) -> str:
    box = track
    for kind in (b"mdia", b"minf", b"stbl", b"stsd"):
        box = only(kind, boxes(file, box.start, box.end))
    entry = next(boxes(file, box.start + 8, box.end), None)
    if entry is None:
        raise FilmError(BROKEN)
    if entry.kind == b"avc1":
        return _h264(file, only(b"avcC", boxes(file, entry.start + PICTURE_HEAD, entry.end)))
    if entry.kind == b"mp4a":
        return _aac(file, only(b"esds", boxes(file, entry.start + SOUND_HEAD, entry.end)))
    raise FilmError(BROKEN)


def _h264(file: IO[bytes], box: Box) -> str:
    profile, compatible, level = unpack(file, box.start, box.end, ">x3B")
    return f"avc1.{profile:02x}{compatible:02x}{level:02x}"


def _aac(file: IO[bytes], box: Box) -> str:
    (content,) = unpack(file, box.start + 4, box.end, f">{box.end - box.start - 4}s")
    stream = _descriptor(content, ELEMENTARY_STREAM)
    decoder = _descriptor(stream[3:], DECODER)
    specific = _descriptor(decoder[13:], SPECIFIC)
    return f"mp4a.{decoder[0]:02x}.{specific[0] >> 3}"


def _descriptor(content: bytes, tag: int) -> bytes:
    """The first descriptor, which has to have this tag; its size has seven bits in each byte."""
    size, at, more = 0, 1, True
    while more and at < len(content):
        size, more = size << 7 | content[at] & 0x7F, bool(content[at] & 0x80)
        at += 1
    body = content[at : at + size]
    if content[:1] != struct.pack("B", tag) or not body:
        raise FilmError(BROKEN)
    return body
