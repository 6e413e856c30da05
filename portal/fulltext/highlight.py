"""Marking the words found, by the places of tokens: an engine only knows stems.

Pieces are returned, not markup, so that templates escape every one of them.
"""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from portal.fulltext.analysis import WORD, Token, meaning_of, tokens

MOST_WORDS = 32  # of what somebody typed; the rest is a text, not a question
MOST_LETTERS = 20_000  # of a body that are looked at for one snippet
SIZE = 180  # letters of a snippet, two lines
ELLIPSIS = "…"


class Fragment(NamedTuple):
    """A piece of text, and whether it is one of the words searched for."""

    text: str
    is_match: bool


class Place(NamedTuple):
    """Where a word stands in a text, and which words of the query it answers, by number."""

    start: int
    end: int
    answers: frozenset[int]


def typed(text: str, language: str) -> list[Token]:
    """The words of a query, of which only the first ones count."""
    return list(islice(tokens(text, language), MOST_WORDS))


def fragments(text: str, query_text: str, language: str, size: int = SIZE) -> list[Fragment]:
    """The window of at most about ``size`` letters that holds most of the words searched for."""
    return snippet([text], query_text, language, size)


def snippet(
    passages: Iterable[str], query_text: str, language: str, size: int = SIZE
) -> list[Fragment]:
    """The best window of the passage that holds most of the words searched for.

    The first of equal passages wins; without any match it is the beginning of the first one.
    """
    seeker = _seeker(query_text, language)
    best, most, letters = "", -1, 0
    for passage in passages:
        text = unicodedata.normalize("NFC", passage.strip())[:MOST_LETTERS]
        count = seeker.count(text)
        if text and count > most:
            best, most = text, count
        letters += len(text)
        if most == len(seeker.wanted) or letters > MOST_LETTERS:
            break
    return _pieces(best, list(seeker.places(best)), size)


class Seeker:
    """Finds the words of one query in many texts; remembers every word that it has looked at."""

    def __init__(self, query_text: str, language: str) -> None:
        self.language = language
        self.wanted = [{token.stem, *token.parts} for token in typed(query_text, language)]
        self.known: dict[str, frozenset[int]] = {}

    def places(self, text: str) -> Iterator[Place]:
        for word in WORD.finditer(text):
            yield Place(word.start(), word.end(), self._answers(word[0]))

    def count(self, text: str) -> int:
        """How many words of the query a text answers."""
        return len(frozenset().union(*map(self._answers, set(WORD.findall(text)))))

    def _answers(self, raw: str) -> frozenset[int]:
        answers = self.known.get(raw)
        if answers is None:
            meaning = meaning_of(raw, self.language)
            stems = {meaning.stem, *meaning.parts}
            answers = frozenset(n for n, w in enumerate(self.wanted) if not w.isdisjoint(stems))
            self.known[raw] = answers
        return answers


@lru_cache(maxsize=8)
def _seeker(query_text: str, language: str) -> Seeker:
    """The same one for all hits of a page."""
    return Seeker(query_text, language)


def _pieces(text: str, places: Sequence[Place], size: int) -> list[Fragment]:
    start, end = _window(text, places, size)
    pieces, last = [], start
    for place in places:
        if place.answers and start <= place.start and place.end <= end:
            pieces.append(Fragment(text[last : place.start], False))
            pieces.append(Fragment(text[place.start : place.end], True))
            last = place.end
    pieces.append(Fragment(text[last:end], False))
    if start > 0:
        pieces.insert(0, Fragment(ELLIPSIS, False))
    if end < len(text):
        pieces.append(Fragment(ELLIPSIS, False))
    return [piece for piece in pieces if piece.text]


def _window(text: str, places: Sequence[Place], size: int) -> tuple[int, int]:
    """Where to cut: around the most different words found, at the edges of words."""
    if len(text) <= size:
        return 0, len(text)
    found = [place for place in places if place.answers]
    best = max(found, key=lambda place: _answered(found, place.start, size), default=None)
    wanted = max(0, best.start - size // 4) if best else 0
    wanted = min(wanted, len(text) - size)
    start = next((p.start for p in places if p.start >= wanted), 0) if wanted else 0
    if len(text) - start <= size:
        return start, len(text)
    return start, max(
        (p.end for p in places if start < p.end <= start + size), default=start + size
    )


def _answered(found: Sequence[Place], start: int, size: int) -> int:
    """How many words of the query stand in a window that begins a little before ``start``."""
    end = start + size - size // 4
    inside = [place.answers for place in found if start <= place.start and place.end <= end]
    return len(frozenset().union(*inside))
