"""What a file is by its own first bytes, and whether all of it is there.

Sources: ISO/IEC 14496-12 (MP4, MOV, M4V), RFC 8794 (EBML) and RFC 9559 (Matroska, WebM). The name
of a file says nothing: a playlist called .mp4 would make ffmpeg read other files.
"""

from collections.abc import Iterator
from typing import IO

from django.conf import settings
from django.utils.translation import gettext_noop

from portal.jobs.running import JobFailed
from portal.media.mp4 import Box, FilmError, boxes, only, unpack

MOV, MATROSKA = "mov", "matroska"  # as ffmpeg names what reads them
FIRST_BOXES = {b"ftyp", b"moov", b"mdat", b"wide", b"free", b"skip", b"pnot"}
EBML = b"\x1a\x45\xdf\xa3"
SEGMENT = b"\x18\x53\x80\x67"
LOCKED = {b"encv", b"enca", b"drms", b"drmi", b"drmt"}  # 14496-12, 8.12; the latter are Apple's
MOST_AFTER = 16 * 1024**2  # bytes behind a segment, all of which would be searched for more
MOST_BOXES = 200_000  # a long film in fragments has two for every second

EMPTY = gettext_noop("The file is empty.")
TOO_LARGE = gettext_noop("The file is larger than %(gigabytes)s GB. Upload a smaller copy.")
NOT_A_FILM = gettext_noop(
    "This is not a film that can be read: it has to be MP4, MOV, MKV or WebM."
)
NOT_WHOLE = gettext_noop("The file ends before its film does. Upload it again, all of it.")
DAMAGED = gettext_noop(
    "The film is damaged, or in a form that cannot be read. Save it anew as MP4 in a film editor "
    "and upload that."
)
PROTECTED = gettext_noop("The film is copy-protected and cannot be read.")


def recognise(file: IO[bytes], size: int) -> str:
    """``MOV`` or ``MATROSKA``. Raises JobFailed for all else, and for what is not whole."""
    largest: int = settings.TRANSCODING["largest_bytes"]
    if size == 0:
        raise JobFailed(EMPTY)
    if size > largest:
        raise JobFailed(TOO_LARGE, gigabytes=largest >> 30)
    file.seek(0)
    head = file.read(64)
    if head[4:8] in FIRST_BOXES:
        _check_boxes(file, size)
        return MOV
    if head[:4] == EBML:
        _check_segment(head + file.read(4096), size)
        return MATROSKA
    raise JobFailed(NOT_A_FILM)


def _check_boxes(file: IO[bytes], size: int) -> None:
    try:
        movie = only(b"moov", _whole(file, size))
        locked = LOCKED.intersection(_sample_entries(file, movie))
    except FilmError as error:
        raise JobFailed(NOT_WHOLE) from error
    if locked:
        raise JobFailed(PROTECTED)


def _whole(file: IO[bytes], size: int) -> list[Box]:
    """The outermost boxes; a few bytes of padding may follow the last."""
    found = []
    for box in boxes(file, 0, size, MOST_BOXES):
        found.append(box)
        if size - box.end < 8:
            break
    return found


def _sample_entries(file: IO[bytes], movie: Box) -> Iterator[bytes]:
    """The kinds of the tracks' samples (8.5.2): "avc1", "mp4a", "encv"..."""
    for track in boxes(file, movie.start, movie.end):
        if track.kind == b"trak":
            box = track
            for kind in (b"mdia", b"minf", b"stbl", b"stsd"):
                box = only(kind, boxes(file, box.start, box.end))
            yield from unpack(file, box.start + 8, box.end, ">4x4s")


def _check_segment(head: bytes, size: int) -> None:
    """The segment holds everything; its size is known unless the film was recorded live."""
    at = head.find(SEGMENT)
    if at < 0:
        raise JobFailed(NOT_A_FILM)
    start = at + len(SEGMENT)
    length, width = _variable_size(head[start : start + 8])
    if length is not None and start + width + length > size:
        raise JobFailed(NOT_WHOLE)
    if length is not None and start + width + length < size - MOST_AFTER:
        raise JobFailed(DAMAGED)


def _variable_size(octets: bytes) -> tuple[int | None, int]:
    """A data size and its width (RFC 8794, 4); None is written where it is not known (6.2)."""
    width = 9 - octets[0].bit_length() if octets else 9
    if not 1 <= width <= len(octets):
        raise JobFailed(NOT_WHOLE)
    value = int.from_bytes(octets[:width], "big") ^ 1 << 7 * width
    return (None if value == (1 << 7 * width) - 1 else value), width
