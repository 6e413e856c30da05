"""What an editor should know of captions that a browser reads without a word."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from django.utils.translation import gettext_lazy as _

from portal.media.captions.blocks import ARROW, SPACES, TIME, Block
from portal.media.captions.cue import Cue, Kind, Note
from portal.media.captions.markup import notes_on_markup

COMMENT = re.compile(rf"NOTE(?:[{SPACES}]|$)")
DEFINITION = re.compile(rf"(?:STYLE|REGION)[{SPACES}]*")
SETTING = re.compile(r"(?:vertical|line|position|size|align|region):.+")
NO_TIMES = _("These words have no times above them.")
WRITE_TIMES = _("Write the times as 00:00:01.000 --> 00:00:04.000.")
NOT_A_TIME = _("“%(time)s” is not a time. Write it as 00:00:01.000.")
ENDS_FIRST = _("It ends before it begins.")
BEHIND_TIMES = _("“%(words)s” stands behind the times, where no player shows it.")
NOT_A_SETTING = _("Players do not know the setting “%(words)s”.")
GLUED = _("An empty line is missing above these times.")
ONLY_SPACES = _("There are only spaces in this line, so players do not take it for an empty one.")
TOO_LATE = _("Players do not use a style or a region after the first caption.")
LETTER_LOST = _("The sign “�” stands where a letter was lost.")
OVERLAP = _("It begins before the caption above it ends: players show both at once.")
OUT_OF_ORDER = _("It begins before the caption above it begins: players put it first.")

ONE_TIME = re.compile(TIME)

Placed = tuple[int, Cue]  # the line of the times, counted from 1, and the cue


def is_aside(block: Block) -> bool:
    """Whether a block is a comment, a style sheet or a region: kept, and never shown as words."""
    return block.times is None and bool(
        COMMENT.match(block.lines[0]) or DEFINITION.fullmatch(block.lines[0])
    )


def review(read: Sequence[tuple[Block, Cue | None]]) -> list[Note]:
    """Notes on the blocks of a WebVTT file, in the order of lines."""
    placed: list[Placed] = []
    notes: list[Note] = []
    for block, cue in read:
        if cue is not None:
            notes += _on_cue(block, cue)
            placed.append((block.line + (block.times or 0), cue))
        elif block.times is not None:
            notes.append(_on_times(block, block.times))
        elif is_aside(block):
            notes += [Note(block.line, Kind.REPAIRED, TOO_LATE)] * _is_late(block, placed)
        elif block.text.strip():
            notes.append(Note(block.line, Kind.LOST, NO_TIMES))
        notes += [*notes_on_letters(block.lines, block.line), *_on_spaces(block)]
    return sorted([*notes, *notes_on_order(placed)], key=lambda note: note.line)


def notes_on_order(placed: Sequence[Placed]) -> Iterator[Note]:
    """Cues that no player ever shows, and those that it shows otherwise than they are written."""
    for line, cue in placed:
        if cue.end_ms <= cue.start_ms and cue.text.strip():
            yield Note(line, Kind.LOST, ENDS_FIRST)
    for (_line, above), (line, cue) in pairwise(placed):
        if cue.start_ms < above.start_ms:
            yield Note(line, Kind.REPAIRED, OUT_OF_ORDER)
        elif cue.start_ms < above.end_ms:
            yield Note(line, Kind.REPAIRED, OVERLAP)


def notes_on_letters(lines: Sequence[str], first_line: int) -> Iterator[Note]:
    """Lines in which a letter was lost before the file came here, as by a wrong encoding."""
    for number, text in enumerate(lines, start=first_line):
        if "\ufffd" in text:
            yield Note(number, Kind.REPAIRED, LETTER_LOST)


def _on_cue(block: Block, cue: Cue) -> Iterator[Note]:
    times = block.times or 0
    line = block.line + times
    if block.is_glued and block.line > 2:
        yield Note(line, Kind.REPAIRED, GLUED)
    for word in cue.settings.split():
        if ":" not in word:
            yield Note(line, Kind.LOST, BEHIND_TIMES, {"words": word})
        elif not SETTING.fullmatch(word):
            yield Note(line, Kind.REPAIRED, NOT_A_SETTING, {"words": word})
    if cue.markup:
        yield from notes_on_markup(cue.markup, line + 1)


def _on_times(block: Block, times: int) -> Note:
    """Why the times of a cue do not parse."""
    start, _arrow, rest = block.lines[times].partition(ARROW)
    end = rest.strip().split(" ", 1)[0]
    words = [start.strip(), end.strip()]
    line = block.line + times
    if not all(words):
        return Note(line, Kind.LOST, WRITE_TIMES)
    wrong = next((word for word in words if not ONE_TIME.fullmatch(word)), words[1])
    return Note(line, Kind.LOST, NOT_A_TIME, {"time": wrong})


def _on_spaces(block: Block) -> Iterator[Note]:
    for number, text in enumerate(block.lines, start=block.line):
        if not text.strip(SPACES):
            yield Note(number, Kind.REPAIRED, ONLY_SPACES)


def _is_late(block: Block, placed: Sequence[Placed]) -> bool:
    return bool(placed) and not COMMENT.match(block.lines[0])
