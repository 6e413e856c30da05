"""Reads SubRip (.srt) as it is found: there is no standard, and each program has its own way.

The lines with times are found first; what stands between two of them are the words of the first
and the number of the second. That way nothing is lost where empty lines or numbers are missing.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from portal.media.captions.blocks import milliseconds
from portal.media.captions.cue import CaptionError, Cue, Kind, Note, Reading
from portal.media.captions.review import (
    BEHIND_TIMES,
    NO_TIMES,
    NOT_A_TIME,
    Placed,
    notes_on_letters,
    notes_on_order,
)
from portal.media.captions.subrip_words import SubRipWords, words_of
from portal.media.captions.webvtt import NOT_WEBVTT, one_line_end

TIME = r"(?:(\d{1,6})\s*:\s*)?(\d{1,3})\s*:\s*([0-5]?\d)(?:\s*[,.:]\s*(\d{1,9}))?"
ARROW = r"(?:-\s?-?>|[–—]>|→)"
TIMES = re.compile(rf"\s*{TIME}\s*{ARROW}\s*{TIME}(?!\d)(.*)", re.ASCII)
USUAL = re.compile(r"\d\d:\d\d:\d\d,\d{3} --> \d\d:\d\d:\d\d,\d{3}\b", re.ASCII)
NEARLY_TIMES = re.compile(r"\d\s*[:.,]\s*\d.*-->|-->.*\d\s*[:.,]\s*\d", re.ASCII)
LONGEST_TIMES = 100  # characters: no line of times is longer, and no search takes long
NUMBER = re.compile(r"\s*\d+\s*", re.ASCII)
COORDINATES = re.compile(r"(?:\s*[XY][12]:\s*-?\d+)*\s*", re.ASCII | re.IGNORECASE)

ODD_TIMES = _("These times are not written as 00:00:01,000 --> 00:00:04,000.")
NO_EMPTY_LINE = _("An empty line is missing below these words.")
EMPTY_LINE_WITHIN = _("An empty line in the middle of these words was left out.")
NOT_CAPTIONS = _("The first line must be “WEBVTT”, or there must be times as in a SubRip file.")


def read_subrip(text: str) -> Reading:
    """The cues of a SubRip file in its own order, with notes on what was repaired or is lost.

    Raises CaptionError where no line has times.
    """
    lines = one_line_end(text.removeprefix("\ufeff")).replace("\0", "\ufffd").split("\n")
    places = [at for at, line in enumerate(lines) if _is_times(line)]
    if not any(TIMES.fullmatch(lines[at]) for at in places):
        raise CaptionError(1, NOT_CAPTIONS)
    notes = [*_before_all(lines[: places[0]]), *notes_on_letters(lines, 1)]
    placed: list[Placed] = []
    for at, following in pairwise([*places, len(lines)]):
        is_last = following == len(lines)
        words = lines[at + 1 : following] if is_last else _unnumbered(lines[at + 1 : following])
        read = words_of([line for line in words if line.strip()])
        cue = _cue(lines[at], read)
        notes += _on_times(at + 1, lines[at], cue)
        notes += _on_gaps(at + 2, words, is_last=is_last)
        notes += [Note(at + 2, Kind.REPAIRED, sentence) for sentence in read.repairs]
        if cue:
            placed.append((at + 1, cue))
    notes += notes_on_order(placed)
    in_order = sorted(notes, key=lambda note: note.line)
    return Reading("WEBVTT", [cue for _line, cue in placed], in_order)


def _is_times(line: str) -> bool:
    return bool(TIMES.fullmatch(line) or NEARLY_TIMES.search(line[:LONGEST_TIMES]))


def _before_all(lines: Sequence[str]) -> Iterator[Note]:
    """Above the first times there should be a number and nothing else."""
    for number, line in enumerate(lines, start=1):
        if line.strip().upper().startswith("WEBVTT"):
            raise CaptionError(1, NOT_WEBVTT)
        if line.strip() and not NUMBER.fullmatch(line):
            yield Note(number, Kind.LOST, NO_TIMES)
            return


def _unnumbered(words: Sequence[str]) -> Sequence[str]:
    """Lines between two times without the number of the second, which may stand there twice.

    A number right below times are words: somebody says it.
    """
    rest = _without_end(words)
    if len(rest) > 1 and NUMBER.fullmatch(rest[-1]):
        number, rest = rest[-1].strip(), rest[:-1]
        again = _without_end(rest)
        return again[:-1] if len(again) > 1 and again[-1].strip() == number else rest
    return words


def _without_end(lines: Sequence[str]) -> Sequence[str]:
    """Without the empty lines at the end."""
    filled = [at for at, line in enumerate(lines, start=1) if line.strip()]
    return lines[: filled[-1]] if filled else []


def _cue(times: str, words: SubRipWords) -> Cue | None:
    match = TIMES.fullmatch(times)
    if match is None:
        return None
    return Cue(
        _moment(*match.group(1, 2, 3, 4)),
        _moment(*match.group(5, 6, 7, 8)),
        words.text,
        settings=words.settings,
        markup=words.markup,
    )


def _moment(hours: str | None, minutes: str, seconds: str, fraction: str | None) -> int:
    return milliseconds(hours, minutes, seconds, f"{fraction or ''}000"[:3])


def _on_times(line: int, times: str, cue: Cue | None) -> Iterator[Note]:
    match = TIMES.fullmatch(times)
    if match is None:
        yield Note(line, Kind.LOST, NOT_A_TIME, {"time": times.strip()[:60]})
    elif not COORDINATES.fullmatch(match[9]):
        yield Note(line, Kind.LOST, BEHIND_TIMES, {"words": match[9].strip()[:60]})
    elif not USUAL.match(times):
        yield Note(line, Kind.REPAIRED, ODD_TIMES)


def _on_gaps(line: int, words: Sequence[str], *, is_last: bool) -> Iterator[Note]:
    """``words`` begin in ``line``. Between two cues there should be one gap, at their end."""
    filled = [at for at, text in enumerate(words) if text.strip()]
    if filled and filled[-1] + 1 > len(filled):
        gap = next(at for at in range(filled[-1]) if not words[at].strip())
        yield Note(line + gap, Kind.REPAIRED, EMPTY_LINE_WITHIN)
    if filled and not is_last and filled[-1] + 1 == len(words):
        yield Note(line + filled[-1], Kind.REPAIRED, NO_EMPTY_LINE)
