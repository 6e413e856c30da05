"""The blocks of a WebVTT file: cues, comments, style sheets, regions, and what is none of them.

Source: WebVTT, W3C (https://www.w3.org/TR/webvtt1/), section 6: "collect a WebVTT block", "collect
WebVTT cue timings and settings", "collect a WebVTT timestamp".
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from portal.media.captions.cue import Cue
from portal.media.captions.markup import first_speaker, plain

ARROW = "-->"
SPACES = "\t\f "
TIME = r"(?:([0-9]+):)?([0-5][0-9]):([0-5][0-9])\.([0-9]{3})(?![0-9])"
TIMES = re.compile(rf"[{SPACES}]*{TIME}[{SPACES}]*{ARROW}[{SPACES}]*{TIME}(.*)")
MOST_HOURS = 2**63 // 3_600_000_000 + 1  # no longer fit 64 bits of microseconds, as browsers count


@dataclass(frozen=True)
class Block:
    """Lines without an empty one between them.

    ``line`` is the number of the first, counted from 1; ``times`` the place of the line with the
    arrow among them, None without one; ``is_glued`` says that no empty line stands before it.
    """

    line: int
    lines: Sequence[str]
    times: int | None
    is_glued: bool

    @property
    def text(self) -> str:
        return "\n".join(self.lines)

    @property
    def markup(self) -> str:
        """The words of a cue as they are written."""
        return "\n".join(self.lines[(self.times or 0) + 1 :])

    @property
    def cue(self) -> Cue | None:
        """The cue, or None where the times do not parse, so that browsers drop it."""
        match = TIMES.fullmatch(self.lines[self.times]) if self.times is not None else None
        if match is None:
            return None
        markup = self.markup
        return Cue(
            milliseconds(*match.group(1, 2, 3, 4)),
            milliseconds(*match.group(5, 6, 7, 8)),
            plain(markup),
            first_speaker(markup),
            self.lines[0] if self.times else "",
            match[9].strip(SPACES),
            markup if "<" in markup or "&" in markup else "",
        )


def blocks_of(lines: Sequence[str]) -> Iterator[Block]:
    """The blocks of a whole file, the header first, which may be without lines but the first."""
    end = _end(lines, 1, in_header=True)
    yield Block(1, [line for line in lines[:end] if line], None, is_glued=False)
    at = end
    while at < len(lines):
        if lines[at]:
            start, at = at, _end(lines, at)
            times = next((n for n in range(start, at) if ARROW in lines[n]), None)
            place = None if times is None else times - start
            yield Block(start + 1, lines[start:at], place, is_glued=bool(lines[start - 1]))
        else:
            at += 1


def milliseconds(hours: str | None, minutes: str, seconds: str, thousandths: str) -> int:
    """The moment that the parts of a time name."""
    digits = (hours or "").lstrip("0")
    whole = min(int(digits or 0), MOST_HOURS) if len(digits) < 11 else MOST_HOURS
    return ((whole * 60 + int(minutes)) * 60 + int(seconds)) * 1000 + int(thousandths)


def _end(lines: Sequence[str], start: int, *, in_header: bool = False) -> int:
    """Where the block that starts there ends: at an empty line, or at times that begin a next one.

    Times may stand in the first line of a block, or in the second below the name of the cue.
    """
    has_times = False
    for at in range(start, len(lines)):
        if not lines[at]:
            return at
        if ARROW in lines[at]:
            if in_header or has_times or at - start > 1:
                return at
            has_times = True
    return len(lines)
