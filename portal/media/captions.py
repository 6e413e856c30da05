"""Reads WebVTT, the text of captions and chapters.

Source: WebVTT, W3C (https://www.w3.org/TR/webvtt1/), section 6: the same blocks, times and tags.
A player skips in silence what it does not understand. Here that is an error which names the line,
because words that nobody will ever see are worse than a refused file.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ARROW = "-->"
ASIDE = re.compile(r"(NOTE|STYLE|REGION)(\s|$)")
TIMES = re.compile(r"\s*(\S+?)\s*-->\s*(\S+)(\s.*)?")
TIME = re.compile(r"(?:([0-9]{1,6}):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})")
TAG = re.compile(r"</?(?:[A-Za-z]+|[0-9:.]+)?(?:\.[^\s<>]*)?(?:\s[^<>]*)?>")
VOICE = re.compile(r"<v(?:\.[^\s>]*)?\s+([^>]+)>")

Line = tuple[int, str]  # its number, counted from 1, and its text


@dataclass(frozen=True)
class Cue:
    """Words between two moments. ``text`` has no tags; it keeps the line breaks of the file."""

    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""
    id: str = ""


class CaptionError(ValueError):
    """The text does not parse: ``line`` counts from 1, ``reason`` is for the editor's eyes."""

    def __init__(self, line: int, reason: str | Promise) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason

    @property
    def message(self) -> str:
        return _("Line %(line)s: %(reason)s") % {"line": self.line, "reason": self.reason}


def read_webvtt(text: str) -> list[Cue]:
    """The cues of a WebVTT file in its own order. Raises CaptionError."""
    lines = list(enumerate(_split(text), start=1))
    if not re.match(r"WEBVTT([ \t]|$)", lines[0][1]):
        raise CaptionError(1, _("The first line must be “WEBVTT”."))
    return [cue for block in _blocks(lines[1:]) for cue in _cues(block)]


def _split(text: str) -> list[str]:
    text = text.removeprefix("\ufeff").replace("\0", "\ufffd")
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _blocks(lines: list[Line]) -> Iterator[list[Line]]:
    """What stands between empty lines. Before the first of them there is only the header."""
    block: list[Line] = []
    in_header = True
    for number, line in lines:
        if not line.strip():
            yield block
            block, in_header = [], False
        elif not in_header or ARROW in line:
            block.append((number, line))
            in_header = False
    yield block


def _cues(block: list[Line]) -> Iterator[Cue]:
    """The cue of a block; more than one where only the empty line between them is missing."""
    starts = [place for place, (_number, line) in enumerate(block) if ARROW in line]
    if not starts or starts[0] > 1:
        if block and not ASIDE.match(block[0][1]):
            raise CaptionError(block[0][0], _("These words have no times above them."))
        return
    name = block[0][1] if starts[0] == 1 else ""
    for start, end in zip(starts, [*starts[1:], len(block)], strict=True):
        yield _cue(block[start], block[start + 1 : end], name)
        name = ""


def _cue(times: Line, words: list[Line], name: str) -> Cue:
    number, line = times
    match = TIMES.fullmatch(line)
    if match is None:
        raise CaptionError(number, _("Write the times as 00:00:01.000 --> 00:00:04.000."))
    start_ms, end_ms = _milliseconds(match[1], number), _milliseconds(match[2], number)
    if end_ms <= start_ms:
        raise CaptionError(number, _("It ends before it begins."))
    voice = VOICE.search("\n".join(line for _number, line in words))
    speaker = html.unescape(voice[1]).strip() if voice else ""
    return Cue(start_ms, end_ms, "\n".join(map(_plain, words)), speaker, name)


def _milliseconds(time: str, number: int) -> int:
    match = TIME.fullmatch(time)
    if match is None:
        raise CaptionError(number, _("“%(time)s” is not a time.") % {"time": time})
    hours, minutes, seconds, thousandths = (int(part or 0) for part in match.groups())
    return ((hours * 60 + minutes) * 60 + seconds) * 1000 + thousandths


def _plain(line: Line) -> str:
    """The words without tags, character references resolved."""
    number, text = line
    text = TAG.sub("", text)
    if "<" in text:
        raise CaptionError(number, _("Write “&lt;” for the sign “<”."))
    return html.unescape(text).strip()
