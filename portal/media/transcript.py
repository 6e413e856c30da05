"""The words of a film to read beside it: a line for each sentence, under the film's chapters.

Captions are cut to fit a screen, so a sentence runs over several of them; read as text it is one
line. A line starts at the moment of its first caption, so a click on it goes to the exact place.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from portal.media.captions import Cue, turns

SENTENCE_END = re.compile(r"[.?!…][\"'»”’)\]]*$")
PAUSE_MS = 2000  # after so long a silence a new line begins, whatever the punctuation says
LONGEST = 220  # characters: captions without punctuation, as machines make them, still get lines


@dataclass(frozen=True)
class TranscriptLine:
    """One sentence, or what has to do for one. ``speaker`` is "" unless the captions name one."""

    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""

    @property
    def start_seconds(self) -> float:
        return self.start_ms / 1000

    @property
    def clock(self) -> str:
        return clock(self.start_ms)


@dataclass(frozen=True)
class TranscriptChapter:
    """A part of the film with its lines. The title is "" for what stands under no chapter."""

    start_ms: int
    title: str
    lines: Sequence[TranscriptLine]

    @property
    def start_seconds(self) -> float:
        return self.start_ms / 1000

    @property
    def clock(self) -> str:
        return clock(self.start_ms)


@dataclass(frozen=True)
class Transcript:
    chapters: Sequence[TranscriptChapter]


def build_transcript(cues: Sequence[Cue], chapters: Sequence[Cue]) -> Transcript:
    """Lines in the order of time; each stands under the chapter in which it starts.

    Without chapters there is one, without a title; so there is for words before the first chapter.
    A chapter in which nothing is said is kept: it is a place to go to.
    """
    cues = _spoken(cues)
    parts = [(c.start_ms, _one_line(c.text)) for c in sorted(chapters, key=lambda c: c.start_ms)]
    if not parts or (cues and cues[0].start_ms < parts[0][0]):
        parts.insert(0, (0, ""))
    ends = [start for start, _title in parts[1:]] + [float("inf")]
    return Transcript(
        [
            TranscriptChapter(start, title, list(_lines(_between(cues, start, end))))
            for (start, title), end in zip(parts, ends, strict=True)
        ]
    )


def sentences_of(cues: Sequence[Cue]) -> list[TranscriptLine]:
    """The lines of a film in the order of time, whatever its chapters."""
    return list(_lines(_spoken(cues)))


def as_text(transcript: Transcript) -> str:
    """The transcript as a plain text to keep: titles, and lines with their times."""
    return "\n\n".join(_chapter_text(chapter) for chapter in transcript.chapters) + "\n"


def clock(milliseconds: int) -> str:
    """A moment or a length as players write it: "0:18", "1:02:03"."""
    minutes, seconds = divmod(milliseconds // 1000, 60)
    hours, minutes = divmod(minutes, 60)
    return f"{hours}:{minutes:02}:{seconds:02}" if hours else f"{minutes}:{seconds:02}"


def _spoken(cues: Sequence[Cue]) -> list[Cue]:
    """What is said in the order of time; a cue in which several speak becomes one for each."""
    single = (turn for cue in cues for turn in _turns(cue) if turn.text.strip())
    return sorted(single, key=lambda cue: cue.start_ms)


def _turns(cue: Cue) -> list[Cue]:
    said = turns(cue.markup) if cue.speaker else []
    if len(said) < 2:
        return [cue]
    return [replace(cue, text=turn.text, speaker=turn.speaker, markup="") for turn in said]


def _between(cues: Sequence[Cue], start: float, end: float) -> list[Cue]:
    return [cue for cue in cues if start <= cue.start_ms < end]


def _lines(cues: Sequence[Cue]) -> Iterator[TranscriptLine]:
    sentence: list[Cue] = []
    for cue in cues:
        if sentence and _ends(sentence, cue):
            yield _line(sentence)
            sentence = []
        sentence.append(cue)
    if sentence:
        yield _line(sentence)


def _ends(sentence: Sequence[Cue], following: Cue) -> bool:
    """Whether what has been said so far is a line of its own before ``following``."""
    last = sentence[-1]
    return (
        SENTENCE_END.search(last.text.strip()) is not None
        or following.speaker != last.speaker
        or following.start_ms - last.end_ms >= PAUSE_MS
        or sum(len(cue.text) for cue in [*sentence, following]) > LONGEST
    )


def _line(cues: Sequence[Cue]) -> TranscriptLine:
    text = _one_line(" ".join(cue.text for cue in cues))
    end_ms = max(cue.end_ms for cue in cues)
    return TranscriptLine(cues[0].start_ms, end_ms, text, cues[0].speaker)


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _chapter_text(chapter: TranscriptChapter) -> str:
    lines = [_line_text(line) for line in chapter.lines]
    return "\n".join([chapter.title, "", *lines] if chapter.title else lines)


def _line_text(line: TranscriptLine) -> str:
    speaker = f"{line.speaker}: " if line.speaker else ""
    return f"{line.clock}  {speaker}{line.text}"
