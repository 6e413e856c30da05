"""The words of a film in both languages beside each other, line by line, by the time they are said.

The lines of one language begin the rows. A line of the other stands in the row with which it shares
most time, or, where it shares none, in the last one that begins before it.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field

from portal.media.transcript import Transcript, TranscriptChapter, TranscriptLine, clock


@dataclass
class Row:
    """What is said at one moment; either side may be silent."""

    start_ms: int
    left: list[TranscriptLine] = field(default_factory=list)
    right: list[TranscriptLine] = field(default_factory=list)

    @property
    def clock(self) -> str:
        return clock(self.start_ms)


@dataclass(frozen=True)
class Section:
    """A chapter with its title in both languages, "" where it has none."""

    start_ms: int
    left_title: str
    right_title: str
    rows: Sequence[Row]

    @property
    def clock(self) -> str:
        return clock(self.start_ms)


def side_by_side(left: Transcript, right: Transcript) -> list[Section]:
    """Rows in the order of time under the chapters of both languages; no line is lost."""
    titles = {part.start_ms: ("", "") for part in [*left.chapters, *right.chapters]}
    for part in left.chapters:
        titles[part.start_ms] = (part.title, "")
    for part in right.chapters:
        titles[part.start_ms] = (titles[part.start_ms][0], part.title)
    starts = sorted(titles)
    rows = align(_lines(left.chapters), _lines(right.chapters))
    ends = [*starts[1:], float("inf")]
    return [
        Section(start, *titles[start], [row for row in rows if start <= row.start_ms < end])
        for start, end in zip(starts, ends, strict=True)
    ]


def align(left: Sequence[TranscriptLine], right: Sequence[TranscriptLine]) -> list[Row]:
    """A row for each line of the left; those of the right where they fit best in time.

    Lines of the right before the first of the left, or without any, get a row of their own.
    """
    rows = [Row(line.start_ms, left=[line]) for line in left]
    early: list[Row] = []
    at = 0
    for line in right:
        at = _best(rows, at, line)
        if not rows or line.end_ms <= rows[0].start_ms:
            early.append(Row(line.start_ms, right=[line]))
        else:
            rows[at].right.append(line)
    return [*early, *rows]


def _lines(chapters: Sequence[TranscriptChapter]) -> list[TranscriptLine]:
    return [line for chapter in chapters for line in chapter.lines]


def _best(rows: Sequence[Row], first: int, line: TranscriptLine) -> int:
    """The row that shares most time with a line, never one above ``first``: order is kept."""
    best, most = first, 0
    for at in range(first, len(rows)):
        if rows[at].start_ms >= line.end_ms:
            break
        shared = min(line.end_ms, rows[at].left[0].end_ms) - max(line.start_ms, rows[at].start_ms)
        if shared > most or (most <= 0 and rows[at].start_ms <= line.start_ms):
            best, most = at, max(shared, 0)
    return best
