"""WebVTT captions and chapters.

The spoken language has the exact times of its sentences. The other language says the same, sentence
by sentence, and takes the same times. A sentence too long for one cue is split at the ends of its
clauses, and its time is shared out by the number of characters.
"""

import re
from dataclasses import dataclass
from itertools import accumulate, pairwise

from .narration import Narration
from .storyboard import Storyboard

LINE, LINES = 42, 2
CLAUSE = re.compile(r"(?<=[,;:.?!…”])\s+")


@dataclass(frozen=True)
class Cue:
    """Words on screen from `start` to `end`, both in seconds."""

    start: float
    end: float
    text: str

    def __str__(self) -> str:
        return f"{stamp(self.start)} --> {stamp(self.end)}\n{escaped(self.text)}\n"


def stamp(seconds: float) -> str:
    """HH:MM:SS.mmm, rounded to the nearest thousandth."""
    whole, thousandths = divmod(round(seconds * 1000), 1000)
    return f"{whole // 3600:02}:{whole // 60 % 60:02}:{whole % 60:02}.{thousandths:03}"


def escaped(text: str) -> str:
    """Text that WebVTT does not read as tags."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def two_lines(text: str) -> str | None:
    """The text on one line, or broken near its middle, or None where it does not fit."""
    if len(text) <= LINE:
        return text
    breaks = [match.start() for match in re.finditer(" ", text)]
    fitting = [at for at in breaks if at <= LINE and len(text) - at - 1 <= LINE]
    if not fitting:
        return None
    at = min(
        fitting, key=lambda place: abs(place - len(text) / 2) - 8 * (text[place - 1] in ",;:.?!")
    )
    return f"{text[:at]}\n{text[at + 1 :]}"


def halves(text: str) -> tuple[str, str]:
    """Cut at the clause end nearest to the middle, else at the word nearest to it."""
    places = [m.start() for m in CLAUSE.finditer(text)]
    places = [at for at in places if min(at, len(text) - at) > 12] or [
        m.start() for m in re.finditer(" ", text)
    ]
    at = min(places, key=lambda place: abs(place - len(text) / 2))
    return text[:at], text[at:].lstrip()


def cue_texts(sentence: str) -> list[str]:
    """A sentence in pieces that each fit the screen."""
    fitting = two_lines(sentence)
    if fitting:
        return [fitting]
    return [text for half in halves(sentence) for text in cue_texts(half)]


def sentence_cues(sentence: str, start: float, end: float) -> list[Cue]:
    """The cues of one sentence, which share its time by their length."""
    texts = cue_texts(sentence)
    total = sum(map(len, texts))
    edges = [start + (end - start) * n / total for n in accumulate(map(len, texts), initial=0)]
    return [Cue(a, b, text) for (a, b), text in zip(pairwise(edges), texts, strict=True)]


def caption_cues(clip: Storyboard, narration: Narration, language: str) -> list[Cue]:
    """Captions in a language for a film that may be spoken in the other."""
    sentences = [sentence for scene in clip.scenes for sentence in scene.say[language]]
    spans = narration.sentences
    return [
        cue
        for text, span in zip(sentences, spans, strict=True)
        for cue in sentence_cues(text, *span.seconds)
    ]


def chapter_cues(clip: Storyboard, narration: Narration, language: str) -> list[Cue]:
    """Each chapter lasts until the next one; the last until the end of the film."""
    named = [
        (start, scene.chapter[language])
        for start, scene in zip(narration.scene_starts(), clip.scenes, strict=True)
        if scene.chapter
    ]
    ends = [start for start, _ in named[1:]] + [narration.seconds]
    return [Cue(start, end, text) for (start, text), end in zip(named, ends, strict=True)]


def webvtt(cues: list[Cue]) -> str:
    """A WebVTT file with numbered cues (https://www.w3.org/TR/webvtt1/)."""
    return "WEBVTT\n\n" + "\n".join(f"{number}\n{cue}" for number, cue in enumerate(cues, 1))
