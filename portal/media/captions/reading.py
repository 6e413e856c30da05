"""Reads captions of any origin: bytes or text, WebVTT or SubRip."""

from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from portal.media.captions.cue import Kind, Note, Reading
from portal.media.captions.encodings import UTF_8, decode, undoubled
from portal.media.captions.subrip import read_subrip
from portal.media.captions.webvtt import is_webvtt, read_webvtt

ENCODINGS = {"cp1252": "Windows-1252", "utf-16-le": "UTF-16", "utf-16-be": "UTF-16"}
OTHER_ENCODING = _("The file was not written in UTF-8 but in %(encoding)s. Look at its accents.")
DOUBLED = _("The accents had been written in the wrong encoding and were put right.")
FROM_SUBRIP = _("This was a SubRip file. It is kept as WebVTT.")


def read_captions(content: bytes | str) -> Reading:
    """The cues of a file, with notes. Raises CaptionError for what is neither WebVTT nor SubRip."""
    text, first = text_of(content) if isinstance(content, bytes) else (content, [])
    if meant := undoubled(text):
        text, first = meant, [*first, Note(1, Kind.REPAIRED, DOUBLED)]
    if is_webvtt(text):
        reading = read_webvtt(text)
    else:
        reading = read_subrip(text)
        first = [*first, Note(1, Kind.REPAIRED, FROM_SUBRIP)]
    return replace(reading, notes=[*first, *reading.notes])


def text_of(content: bytes) -> tuple[str, list[Note]]:
    """The text of a file in whatever encoding, with a note where that is none for the web."""
    text, encoding = decode(content)
    if encoding == UTF_8:
        return text, []
    found = {"encoding": ENCODINGS[encoding]}
    return text, [Note(1, Kind.REPAIRED, OTHER_ENCODING, found)]
