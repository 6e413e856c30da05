"""How long and how large a film is, read from its own header.

Source: ISO/IEC 14496-12 (ISO base media file format): boxes (4.2), movie header (8.2.2) and track
header (8.3.2). Only the few boxes on the way are read, never the pictures.
"""

import struct
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import IO, Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST_BOXES = 1000  # on one level; more is an attack or a live stream, not a film to upload
SHOWN_AS = ">9i2I"  # the matrix, width and height that end a track header
SIDEWAYS = (0, 0)  # the diagonal of a matrix that turns by a quarter


class FilmError(ValueError):
    """The file is no MP4 that can be measured; ``reason`` says so to the one who uploaded it."""

    def __init__(self, reason: str | Promise) -> None:
        super().__init__(reason)
        self.reason = reason


BROKEN = _("This MP4 file is broken or was not uploaded whole.")


@dataclass(frozen=True)
class Film:
    """Width and height are as shown, in pixels: a film turned by its header is measured turned."""

    duration_ms: int
    width: int
    height: int


@dataclass(frozen=True)
class Box:
    """A part of the file: its four-letter kind, and where its content starts and ends."""

    kind: bytes
    start: int
    end: int


def read_mp4(file: IO[bytes], has_picture: bool = True) -> Film:
    """Measure a film, or its sound alone. Raises FilmError for all else, a broken MP4 included."""
    file.seek(0)
    if file.read(8)[4:] != b"ftyp":  # the first box of every MP4 (4.3)
        raise FilmError(_("This file is not an MP4 film."))
    file.seek(0, 2)
    movie = only(b"moov", list(boxes(file, 0, file.tell())))
    parts = list(boxes(file, movie.start, movie.end))
    tracks = [boxes(file, part.start, part.end) for part in parts if part.kind == b"trak"]
    sizes = [_size(file, only(b"tkhd", list(track))) for track in tracks]
    width, height = next((size for size in sizes if all(size)), (0, 0))
    if has_picture and not width:
        raise FilmError(_("There is no picture in this film."))
    return Film(_duration_ms(file, only(b"mvhd", parts)), width, height)


def boxes(file: IO[bytes], start: int, end: int, most: int = MOST_BOXES) -> Iterator[Box]:
    """The boxes side by side between two places. Raises FilmError where one has no room there."""
    for _count in range(most):
        if start == end:
            return
        box = _box(file, start, end)
        yield box
        start = box.end
    raise FilmError(BROKEN)


def _box(file: IO[bytes], start: int, end: int) -> Box:
    size, kind = unpack(file, start, end, ">I4s")
    head = 8
    if size == 1:  # too large for 32 bits: the size follows in 64
        (size,), head = unpack(file, start + 8, end, ">Q"), 16
    size = size or end - start  # 0 means to the end
    if not head <= size <= end - start:
        raise FilmError(BROKEN)
    return Box(kind, start + head, start + size)


def only(kind: bytes, found: Iterable[Box]) -> Box:
    """The first box of a kind. Raises FilmError where there is none."""
    for box in found:
        if box.kind == kind:
            return box
    raise FilmError(BROKEN)


def _duration_ms(file: IO[bytes], header: Box) -> int:
    (version,) = unpack(file, header.start, header.end, ">B")
    layout = ">4x16xIQ" if version == 1 else ">4x8xII"
    ticks_per_second, ticks = unpack(file, header.start, header.end, layout)
    if not ticks_per_second or not 0 < ticks * 1000 // ticks_per_second < 2**31:
        raise FilmError(_("This film does not say how long it is."))
    return round(ticks * 1000 / ticks_per_second)


def _size(file: IO[bytes], header: Box) -> tuple[int, int]:
    """Width and height; both are 0 for a track of sound."""
    start = max(header.start, header.end - struct.calcsize(SHOWN_AS))
    a, _b, _u, _c, d, *_rest, width, height = unpack(file, start, header.end, SHOWN_AS)
    size = width >> 16, height >> 16  # 16.16 fixed point
    return size[::-1] if (a, d) == SIDEWAYS else size


def unpack(file: IO[bytes], start: int, end: int, layout: str) -> tuple[Any, ...]:
    """Numbers as ``struct`` lays them out. Raises FilmError where they do not fit."""
    length = struct.calcsize(layout)
    if length > end - start:
        raise FilmError(BROKEN)
    file.seek(start)
    return struct.unpack(layout, file.read(length))
