"""Captions of any origin, read as browsers read them and written so that every player can."""

from portal.media.captions.cue import CaptionError, Cue, Kind, Note, Reading
from portal.media.captions.markup import Turn, turns
from portal.media.captions.reading import read_captions, text_of
from portal.media.captions.subrip import read_subrip
from portal.media.captions.webvtt import read_webvtt
from portal.media.captions.writing import as_subrip, as_webvtt, normal_form

__all__ = [
    "CaptionError",
    "Cue",
    "Kind",
    "Note",
    "Reading",
    "Turn",
    "as_subrip",
    "as_webvtt",
    "normal_form",
    "read_captions",
    "read_subrip",
    "read_webvtt",
    "text_of",
    "turns",
]
