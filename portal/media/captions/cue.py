"""A caption, and what reading a file of them gives."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from functools import cached_property

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

LINE = _("Line %(line)s: %(reason)s")


@dataclass(frozen=True)
class Cue:
    """Words between two moments, in milliseconds.

    ``text`` is what a browser shows, without tags; ``speaker`` the first voice that the words name.
    ``settings`` and ``markup`` are as the file writes them, for writing it again; ``markup`` is ""
    where the text alone says everything.
    """

    start_ms: int
    end_ms: int
    text: str
    speaker: str = ""
    id: str = ""
    settings: str = field(default="", compare=False)
    markup: str = field(default="", compare=False, repr=False)


class Kind(Enum):
    """What became of a place that is not as it should be."""

    REPAIRED = "repaired"  # read as players read it; somebody may want to look
    LOST = "lost"  # words, or a caption, that no player would show


@dataclass(frozen=True)
class Note:
    """What the reader has to say about one line, counted from 1."""

    line: int
    kind: Kind
    sentence: str | Promise
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def reason(self) -> str:
        """The sentence for the editor's eyes, in the language that is active now."""
        return str(self.sentence) % self.values

    @property
    def message(self) -> str:
        return str(LINE) % {"line": self.line, "reason": self.reason}


class CaptionError(ValueError):
    """The text is no captions at all: ``line`` counts from 1, ``reason`` is for the editor."""

    def __init__(self, line: int, reason: str | Promise) -> None:
        super().__init__(line, reason)
        self.line = line
        self.reason = reason

    @property
    def message(self) -> str:
        return str(LINE) % {"line": self.line, "reason": self.reason}


@dataclass(frozen=True)
class Reading:
    """What a file holds: its blocks in its own order, and notes in the order of lines.

    A block is a cue, or the text of a comment, a style sheet or a region. ``header`` is what stands
    with the word WEBVTT before the first empty line.
    """

    header: str
    blocks: Sequence[Cue | str]
    notes: Sequence[Note]

    @cached_property
    def cues(self) -> list[Cue]:
        return [block for block in self.blocks if isinstance(block, Cue)]

    @property
    def lost(self) -> list[Note]:
        return [note for note in self.notes if note.kind is Kind.LOST]

    @property
    def repaired(self) -> list[Note]:
        return [note for note in self.notes if note.kind is Kind.REPAIRED]
