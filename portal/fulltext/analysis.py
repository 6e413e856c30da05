"""One analysis of Spanish and English for index and query, whichever engine stores the tokens.

An engine only splits at spaces what ``fields`` gives. ``tests/fulltext/word_groups.tsv`` is the
contract: which words find each other, which must not, and which come first.
"""

import hashlib
import re
import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import NamedTuple

from portal.fulltext.folding import fold
from portal.fulltext.stemming import LONGEST_KEPT, stem

LANGUAGES = ("en", "es")
SOURCES = ("analysis.py", "english.py", "folding.py", "spanish.py", "stemming.py", "words.toml")
WORD = re.compile(r"[^\W_]+(?:[.,:&'’/-][^\W_]+)*")
ORDINAL = re.compile(r"(\d+)\.?(?:º|ª|o|a|er|[eé]?r[oa]|d[oa]|t[oa]|m[oa]|v[oa]|n[oa]|st|nd|rd|th)")
THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?")


class Meaning(NamedTuple):
    """What one word is found by.

    ``stem`` is shared by every form of the word; accents, case and ñ are folded. ``words`` are the
    word as typed, and its stem with ñ where ñ was typed: they decide the order. ``parts`` are the
    stems of the pieces of a hyphenated word; a query asks for the stem or for all parts.
    """

    stem: str
    words: tuple[str, ...]
    parts: tuple[str, ...] = ()


class Token(NamedTuple):
    """A word with its place: ``text[start:end]`` of the text in Unicode form NFC."""

    stem: str
    start: int
    end: int
    words: tuple[str, ...]
    parts: tuple[str, ...]


def tokens(text: str, language: str) -> Iterator[Token]:
    """Analyse a text. Combining accents are joined first, so offsets refer to the NFC text."""
    for found in WORD.finditer(unicodedata.normalize("NFC", text)):
        meaning = meaning_of(found[0], language)
        yield Token(meaning.stem, found.start(), found.end(), meaning.words, meaning.parts)


def fields(text: str, language: str) -> dict[str, list[str]]:
    """What an index stores: every stem (with pieces of hyphenated words) and word, in order."""
    found = WORD.findall(unicodedata.normalize("NFC", text))
    meanings = [meaning_of(raw, language) for raw in found]
    return {
        "stems": [stem for meaning in meanings for stem in (meaning.stem, *meaning.parts)],
        "words": [word for meaning in meanings for word in meaning.words],
    }


@cache
def version() -> str:
    """A fingerprint of the rules and lists. An index built with another one must be rebuilt."""
    folder = Path(__file__).parent
    digest = hashlib.sha256()
    for name in SOURCES:
        digest.update((folder / name).read_bytes())
    return digest.hexdigest()[:16]


def meaning_of(raw: str, language: str) -> Meaning:
    """What one piece of text that WORD cut out is found by."""
    return _kept_meaning(raw, language) if len(raw) <= LONGEST_KEPT else _meaning(raw, language)


def _meaning(raw: str, language: str) -> Meaning:
    word = unicodedata.normalize("NFC", raw).lower().replace("’", "'")
    if ordinal := ORDINAL.fullmatch(word):
        return Meaning(ordinal[1], (word,))
    if THOUSANDS.fullmatch(word):
        return Meaning(word.replace(",", ""), (word,))
    if "'" in word:
        word = word.removesuffix("'s").replace("'", "")
    if re.search(r"[.,:/&]", word):
        return _punctuated(word, language)
    if "-" in word:
        return _hyphenated(word, language)
    plain, typed = stem(word, language)
    return Meaning(plain, (word,) if typed in (plain, word) else (word, typed))


def _punctuated(word: str, language: str) -> Meaning:
    """Codes, decimals, ratios and times of day stay whole; words without a space between do not."""
    if "&" in word or re.search(r"\d", word):
        return Meaning(fold(word), (word,))
    stems = [stem(piece, language).plain for piece in re.split(r"[.,:/-]", word)]
    return Meaning(stems[0], (word,), tuple(stems))


def _hyphenated(word: str, language: str) -> Meaning:
    """ "Mini-Corps" is found as "minicorps" and as "mini corps"; "A-G" and "K-8" only whole."""
    pieces = word.split("-")
    whole = fold("".join(pieces[:-1])) + stem(pieces[-1], language).plain
    if max(map(len, pieces)) <= 2:
        return Meaning(whole, (word,))
    return Meaning(whole, (word,), tuple(stem(piece, language).plain for piece in pieces))


_kept_meaning = lru_cache(maxsize=200_000)(_meaning)

__all__ = ["LANGUAGES", "Token", "fields", "fold", "tokens", "version"]
