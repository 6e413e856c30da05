"""A first draft of times for the words of the other language, from the captions of the first.

Both say the same in the same order, so the draft goes sentence by sentence. Where one language has
more sentences, those that stand at the same share of the whole text belong together (as Gale and
Church align translations by length, "A Program for Aligning Sentences in Bilingual Corpora", 1993,
here without their search: the shares alone do not drift). An editor corrects the rest.
"""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import accumulate, pairwise

from portal.media.captions import Cue
from portal.media.transcript import sentences_of

SENTENCE = re.compile(r"\S.*?[.?!…][\"'»”’)\]]*(?=\s|$)|\S.*", re.DOTALL)
CLAUSE_END = (",", ";", ":", ".", "?", "!", "…", "”", "»")
LINE, LONGEST = 42, 84  # characters of a line and of two, as they fit on a small screen
CLAUSE_BONUS = 20  # characters by which a cut at the end of a clause may be further from the middle


@dataclass(frozen=True)
class Span:
    """The time of one sentence, and how long its words are."""

    start_ms: int
    end_ms: int
    length: int


def draft_times(cues: Sequence[Cue], text: str) -> list[Cue]:
    """Timed cues with the words of ``text``, at the times of ``cues``.

    ``text`` has a sentence a line, or flows. The cues come in its order, do not overlap, and begin
    and end within those given; each has at most 84 characters, unless one word is longer or there
    is no time for more cues. No cues come back where there are no times, or no words.
    """
    spans = _spans(cues)
    sentences = _sentences(text, wanted=len(spans))
    if not spans or not sentences:
        return []
    if len(sentences) >= len(spans):
        groups = _grouped([len(one) for one in sentences], [span.length for span in spans])
        said = [(" ".join(sentences[a:b]), spans[n : n + 1]) for n, (a, b) in enumerate(groups)]
    else:
        groups = _grouped([span.length for span in spans], [len(one) for one in sentences])
        said = [(sentences[n], spans[a:b]) for n, (a, b) in enumerate(groups)]
    return [cue for words, at in said for cue in _cues(words, at[0].start_ms, at[-1].end_ms)]


def _spans(cues: Sequence[Cue]) -> list[Span]:
    """The sentences of the first language in order; one that overlaps the next ends before it."""
    lines = sentences_of(cues)
    limits = [line.start_ms for line in lines[1:]] + [line.end_ms for line in lines[-1:]]
    spans = [
        Span(line.start_ms, min(line.end_ms, limit), len(line.text))
        for line, limit in zip(lines, limits, strict=True)
    ]
    return [span for span in spans if span.end_ms > span.start_ms]


def _sentences(text: str, *, wanted: int) -> list[str]:
    """A sentence a line where the lines are as many as wanted, else as punctuation ends them."""
    lines = [" ".join(line.split()) for line in text.splitlines() if line.strip()]
    if len(lines) == wanted:
        return lines
    return SENTENCE.findall(" ".join(lines))


def _grouped(many: Sequence[int], few: Sequence[int]) -> list[tuple[int, int]]:
    """Cuts the longer list into as many runs as the other has parts, at like shares of length.

    Every run has at least one part: (from, to) as places in the longer list.
    """
    total_of_many, total_of_few = sum(many), sum(few)
    shares = [length / total_of_many for length in accumulate(many)]
    cuts = [0]
    for number, length in enumerate(list(accumulate(few))[:-1], start=1):
        nearest = _nearest(shares, length / total_of_few) + 1
        cuts.append(min(max(nearest, cuts[-1] + 1), len(many) - len(few) + number))
    return list(pairwise([*cuts, len(many)]))


def _nearest(shares: Sequence[float], share: float) -> int:
    """The place of the share nearest to ``share``; they grow to 1."""
    at = bisect_left(shares, share)
    return at - 1 if at and share - shares[at - 1] < shares[at] - share else at


def _cues(words: str, start_ms: int, end_ms: int) -> Iterator[Cue]:
    """The words in pieces that share the time by their length."""
    pieces = _pieces(words)
    total, length = sum(map(len, pieces)), end_ms - start_ms
    edges = [start_ms + length * at // total for at in accumulate(map(len, pieces), initial=0)]
    if any(end <= start for start, end in pairwise(edges)):  # milliseconds for long words
        pieces, edges = [words], [start_ms, end_ms]
    for piece, (start, end) in zip(pieces, pairwise(edges), strict=True):
        yield Cue(start, end, _two_lines(piece))


def _pieces(words: str) -> list[str]:
    if len(words) <= LONGEST or " " not in words:
        return [words]
    at = _middle(words)
    return [*_pieces(words[:at]), *_pieces(words[at + 1 :])]


def _two_lines(piece: str) -> str:
    if len(piece) <= LINE or " " not in piece:
        return piece
    at = _middle(piece)
    return f"{piece[:at]}\n{piece[at + 1 :]}"


def _middle(words: str) -> int:
    """The space nearest to the middle, rather one after a clause."""
    middle = len(words) / 2
    spaces = [at for at, sign in enumerate(words) if sign == " "]
    return min(
        spaces, key=lambda at: abs(at - middle) - CLAUSE_BONUS * (words[at - 1] in CLAUSE_END)
    )
