"""Marking the words found, by the places of tokens: an engine only knows stems.

Pieces are returned, not markup, so that templates escape every one of them.
"""

import unicodedata
from collections.abc import Iterable, Sequence
from itertools import islice
from typing import NamedTuple

from portal.fulltext.analysis import Token, tokens

MOST_WORDS = 32  # of what somebody typed; the rest is a text, not a question
MOST_LETTERS = 20_000  # of a body that are looked at for one snippet: about 15 ms
SIZE = 180  # letters of a snippet, two lines
ELLIPSIS = "…"


class Fragment(NamedTuple):
    """A piece of text, and whether it is one of the words searched for."""

    text: str
    is_match: bool


class Marked(NamedTuple):
    """A text in Unicode form NFC with all its tokens, and those among them that were found."""

    text: str
    tokens: Sequence[Token]
    found: Sequence[Token]


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
    words = [{token.stem, *token.parts} for token in typed(query_text, language)]
    best: Marked | None = None
    most, letters = -1, 0
    for passage in passages:
        marked = _mark(passage, set().union(*words), language)
        stems = {stem for token in marked.found for stem in (token.stem, *token.parts)}
        count = sum(not word.isdisjoint(stems) for word in words)
        if count > most and passage.strip():
            best, most = marked, count
        letters += len(passage)
        if most == len(words) or letters > MOST_LETTERS:
            break
    return _pieces(best, size) if best else []


def _mark(passage: str, wanted: set[str], language: str) -> Marked:
    text = unicodedata.normalize("NFC", passage.strip())[:MOST_LETTERS]
    found = list(tokens(text, language))
    return Marked(text, found, [t for t in found if not wanted.isdisjoint((t.stem, *t.parts))])


def _pieces(marked: Marked, size: int) -> list[Fragment]:
    start, end = _window(marked, size)
    pieces, place = [], start
    for token in marked.found:
        if start <= token.start and token.end <= end:
            pieces.append(Fragment(marked.text[place : token.start], False))
            pieces.append(Fragment(marked.text[token.start : token.end], True))
            place = token.end
    pieces.append(Fragment(marked.text[place:end], False))
    if start > 0:
        pieces.insert(0, Fragment(ELLIPSIS, False))
    if end < len(marked.text):
        pieces.append(Fragment(ELLIPSIS, False))
    return [piece for piece in pieces if piece.text]


def _window(marked: Marked, size: int) -> tuple[int, int]:
    """Where to cut: around the most different words found, at the edges of words."""
    if len(marked.text) <= size:
        return 0, len(marked.text)
    first = max(
        marked.found,
        key=lambda token: (_different_words(marked.found, token.start, size), -token.start),
        default=None,
    )
    wanted = max(0, first.start - size // 4) if first else 0
    wanted = min(wanted, len(marked.text) - size)
    start = next((t.start for t in marked.tokens if t.start >= wanted), 0) if wanted else 0
    ends = [t.end for t in marked.tokens if start < t.end <= start + size]
    is_rest = len(marked.text) - start <= size
    return start, len(marked.text) if is_rest else max(ends, default=start + size)


def _different_words(found: Sequence[Token], start: int, size: int) -> int:
    """How many different stems a window holds that begins a little before ``start``."""
    end = start + size - size // 4
    return len({token.stem for token in found if start <= token.start and token.end <= end})
