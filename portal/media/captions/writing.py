"""Captions as files: WebVTT for browsers, SubRip for everything else."""

import re
from collections.abc import Iterable

from portal.media.captions.blocks import ARROW
from portal.media.captions.cue import Cue, Reading
from portal.media.captions.markup import Turn, escape, turns

SIGNATURE = "WEBVTT"
EMPTY_LINE = re.compile(r"(?<=\n)\n|^\n|\n$")
BLANK_LINES = re.compile(r"\n\s*\n")


def as_webvtt(blocks: Iterable[Cue | str], header: str = SIGNATURE) -> str:
    """A WebVTT file (https://www.w3.org/TR/webvtt1/, section 4). Strings are written as they are.

    Read again it gives the same cues, save that WebVTT knows no U+0000, and that a name or a
    speaker is one line without an arrow.
    """
    written = [block if isinstance(block, str) else _webvtt_cue(block) for block in blocks]
    return "\n\n".join([header, *written]) + "\n"


def normal_form(reading: Reading) -> str:
    """The file that was read, written again cleanly: everything that a browser uses, and notes."""
    return as_webvtt(reading.blocks, reading.header)


def as_subrip(cues: Iterable[Cue]) -> str:
    """A SubRip file: numbered, in the order of time, without tags; speakers stand before words.

    SubRip has no standard; this is what all its readers agree on.
    """
    ordered = sorted(cues, key=lambda cue: (cue.start_ms, cue.end_ms))
    return "\n".join(_subrip_cue(number, cue) for number, cue in enumerate(ordered, start=1))


def _webvtt_cue(cue: Cue) -> str:
    name = " ".join(cue.id.split("\n")).replace(ARROW, "->")
    times = f"{_time(cue.start_ms, '.')} {ARROW} {_time(cue.end_ms, '.')} {cue.settings}".rstrip()
    return "\n".join(part for part in (name, times, cue.markup or _markup(cue)) if part)


def _markup(cue: Cue) -> str:
    """An empty line would end the cue, and CR would become LF: both are written as references."""
    speaker = " ".join(cue.speaker.split())
    text = escape(cue.text).replace("\r", "&#13;")
    text = f"<v {escape(speaker)}>{text}" if speaker else text
    return EMPTY_LINE.sub("&#10;", text)


def _subrip_cue(number: int, cue: Cue) -> str:
    said = turns(cue.markup) or [Turn(cue.speaker, cue.text)]
    words = "\n".join(f"{one.speaker}: {one.text}" if one.speaker else one.text for one in said)
    words = BLANK_LINES.sub("\n", words.replace("\r", "\n")).strip()
    return f"{number}\n{_time(cue.start_ms, ',')} {ARROW} {_time(cue.end_ms, ',')}\n{words}\n"


def _time(moment_ms: int, point: str) -> str:
    seconds, thousandths = divmod(moment_ms, 1000)
    return f"{seconds // 3600:02}:{seconds // 60 % 60:02}:{seconds % 60:02}{point}{thousandths:03}"
