"""What a viewer would stumble over in captions that play without an error.

Sources: Netflix Timed Text Style Guides for English and for Latin American Spanish, "reading
speed" (20 and 17 characters a second for adults) and "character limitation" (42 a line, two lines),
which agree with the Described and Captioned Media Program's Captioning Key on two lines.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import pairwise

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from portal.media.captions.cue import Cue, Note
from portal.media.captions.review import notes_on_order
from portal.media.captions.written_in import written_in

FASTEST = {"en": 20, "es": 17}  # characters a second
LONGEST = 84  # characters: two lines of 42
SILENCE_MS = 15_000
END_MS = 10_000

TOO_FAST = _("%(speed)s characters a second are too fast to read; up to %(most)s can be read.")
TOO_LONG = _("%(length)s characters do not fit on two lines; up to %(most)s do.")
NO_WORDS = _("The words are missing.")
SILENCE = _("Nothing is written for %(seconds)s s before this line. Is something said or heard?")
BEYOND = _("It runs %(seconds)s s over the end of the film.")
ENDS_EARLY = _("The captions end %(seconds)s s before the film does. Is something said after it?")
WRONG_LANGUAGE = _("These words seem to be written in the other language.")


@dataclass(frozen=True)
class Finding:
    """A sentence for the editor on one cue, counted from 0, or on the whole text (None)."""

    at: int | None
    sentence: str | Promise
    values: Mapping[str, object] = field(default_factory=dict)

    @property
    def message(self) -> str:
        return str(self.sentence) % self.values


def findings_on(cues: Sequence[Cue], language: str, duration_ms: int = 0) -> list[Finding]:
    """What to look at, in the order of the cues, what concerns all of them first.

    ``duration_ms`` is the length of the film, 0 where it is not known.
    """
    found = [*_on_order(cues), *_on_silence(cues)]
    for at, cue in enumerate(cues):
        found += _on_words(at, cue, language)
        if duration_ms and cue.end_ms > duration_ms:
            found.append(Finding(at, BEYOND, {"seconds": _seconds(cue.end_ms - duration_ms)}))
    whole = [*_on_end(cues, duration_ms), *_on_language(cues, language)]
    return whole + sorted(found, key=lambda finding: finding.at or 0)


def findings_on_chapters(chapters: Sequence[Cue], duration_ms: int = 0) -> list[Finding]:
    """The same for the parts of a film: titles are not read against the clock."""
    found = [*_on_order(chapters)]
    for at, cue in enumerate(chapters):
        if not cue.text.strip():
            found.append(Finding(at, NO_WORDS))
        if duration_ms and cue.end_ms > duration_ms:
            found.append(Finding(at, BEYOND, {"seconds": _seconds(cue.end_ms - duration_ms)}))
    return sorted(found, key=lambda finding: finding.at or 0)


def _on_order(cues: Sequence[Cue]) -> list[Finding]:
    notes: list[Note] = [*notes_on_order(list(enumerate(cues)))]
    return [Finding(note.line, note.sentence, note.values) for note in notes]


def _on_words(at: int, cue: Cue, language: str) -> Iterator[Finding]:
    length = len(" ".join(cue.text.split()))
    most = FASTEST.get(language, FASTEST["es"])
    if not length:
        yield Finding(at, NO_WORDS)
    if length > LONGEST:
        yield Finding(at, TOO_LONG, {"length": length, "most": LONGEST})
    if cue.end_ms > cue.start_ms and length * 1000 > most * (cue.end_ms - cue.start_ms):
        speed = -(-length * 1000 // (cue.end_ms - cue.start_ms))
        yield Finding(at, TOO_FAST, {"speed": speed, "most": most})


def _on_silence(cues: Sequence[Cue]) -> Iterator[Finding]:
    if cues and cues[0].start_ms >= SILENCE_MS:
        yield Finding(0, SILENCE, {"seconds": _seconds(cues[0].start_ms)})
    for at, (above, cue) in enumerate(pairwise(cues), start=1):
        if cue.start_ms - above.end_ms >= SILENCE_MS:
            yield Finding(at, SILENCE, {"seconds": _seconds(cue.start_ms - above.end_ms)})


def _on_end(cues: Sequence[Cue], duration_ms: int) -> Iterator[Finding]:
    rest = duration_ms - max((cue.end_ms for cue in cues), default=duration_ms)
    if rest >= END_MS:
        yield Finding(None, ENDS_EARLY, {"seconds": _seconds(rest)})


def _on_language(cues: Sequence[Cue], language: str) -> Iterator[Finding]:
    found = written_in(" ".join(cue.text for cue in cues))
    if found and found != language:
        yield Finding(None, WRONG_LANGUAGE)


def _seconds(milliseconds: int) -> int:
    return -(-milliseconds // 1000)
