"""Words that mean the same in both languages: concepts, found in a text by any of their labels.

``thesaurus.toml`` lists them. Labels are compared by the shared analysis, so that plurals, genders,
forms of verbs and accents need no labels of their own.
"""

import re
import tomllib
import unicodedata
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path
from typing import NamedTuple

from portal.fulltext.analysis import LANGUAGES, WORD, meaning_of

FILE = Path(__file__).with_name("thesaurus.toml")
PIECE = re.compile(WORD.pattern + r"|[.,;:!?¿¡…()\[\]]")  # a word, or what keeps words apart
LETTERS = re.compile(r"\w+")


@dataclass(frozen=True)
class Labels:
    """What one language calls a concept; ``preferred`` is the label to show."""

    preferred: str
    other: tuple[str, ...] = ()

    def __iter__(self) -> Iterator[str]:
        yield self.preferred
        yield from self.other


@dataclass(frozen=True, eq=False)  # there is one of each, so it can be a key
class Concept:
    """One meaning. ``is_ambiguous``: at least one of its labels has everyday meanings too."""

    key: str
    domain: str
    labels: Mapping[str, Labels]
    is_ambiguous: bool = False


class Match(NamedTuple):
    """A concept in a text, by the label that was found. ``surface`` is how the text writes it.

    ``surface`` is ``text[start:end]`` of the text in Unicode form NFC.
    """

    concept: Concept
    label: str
    start: int
    end: int
    surface: str


class Piece(NamedTuple):
    """A word by its stem, or a punctuation mark, with its place."""

    stem: str
    start: int
    end: int


Phrase = tuple[str, ...]
Index = Mapping[Phrase, Sequence[tuple[Concept, str]]]


class Thesaurus:
    """Concepts by their keys, and the phrases by which each language finds them."""

    def __init__(self, concepts: Sequence[Concept]) -> None:
        self.concepts = {concept.key: concept for concept in concepts}
        self.phrases = {language: _index(concepts, language) for language in LANGUAGES}
        self.longest = {code: _longest(index) for code, index in self.phrases.items()}

    def find(self, text: str, language: str) -> Iterator[Match]:
        """The concepts that a text in ``language`` names, in its order, without overlap.

        Of labels that begin at the same word the longest wins: "least common multiple" is no
        "multiple". A label that stands for several concepts gives each of them. No label reaches
        over a punctuation mark that it does not have itself. Capitals of a label are meant:
        "PASS" is not "pass"; a longer text in nothing but capitals holds no codes.
        """
        text = unicodedata.normalize("NFC", text)
        pieces = list(_pieces(text, language))
        is_shouted = text.isupper()
        place = 0
        while place < len(pieces):
            size, matches = self._longest_at(pieces, place, text, language)
            for match in matches:
                if not (is_shouted and _is_code(match.label) and size < len(pieces)):
                    yield match
            place += size

    def _longest_at(
        self, pieces: Sequence[Piece], place: int, text: str, language: str
    ) -> tuple[int, list[Match]]:
        """How many pieces the longest label at a place has, and what it stands for."""
        index = self.phrases[language]
        for size in range(self.longest[language].get(pieces[place].stem, 0), 0, -1):
            words = pieces[place : place + size]
            found = index.get(tuple(word.stem for word in words), ())
            start, end = words[0].start, words[-1].end
            surface = text[start:end]
            matches = [
                Match(concept, label, start, end, surface)
                for concept, label in found
                if has_capitals_of(label, surface)
            ]
            if matches:
                return len(words), matches
        return 1, []


def read_concepts(text: str) -> list[Concept]:
    """The concepts of a file like ``thesaurus.toml``. Raises KeyError where a part is missing."""
    return [
        Concept(
            row["key"],
            row["domain"],
            {code: Labels(row[code]["preferred"], tuple(row[code]["other"])) for code in LANGUAGES},
            row.get("ambiguous", False),
        )
        for row in tomllib.loads(text)["concept"]
    ]


@cache
def get_thesaurus() -> Thesaurus:
    """The portal's thesaurus, read and indexed once a process."""
    return Thesaurus(read_concepts(FILE.read_text(encoding="utf-8")))


def find(text: str, language: str) -> Iterator[Match]:
    """The concepts of the portal's thesaurus in a text; see ``Thesaurus.find``."""
    return get_thesaurus().find(text, language)


def has_capitals_of(label: str, surface: str) -> bool:
    """Whether each capital of a label is one in the text; the text may have more of them."""
    if label.islower():
        return True
    words = zip(LETTERS.findall(label), LETTERS.findall(surface), strict=False)
    return all(
        written.isupper()
        for word, surface_word in words
        for letter, written in zip(word, surface_word, strict=False)
        if letter.isupper()
    )


def _is_code(label: str) -> bool:
    """Whether capitals are all that tells a word of a label from another word: PASS, CAMP."""
    return any(len(word) > 1 and word.isupper() for word in LETTERS.findall(label))


def _pieces(text: str, language: str) -> Iterator[Piece]:
    for found in PIECE.finditer(text):
        raw = found[0]
        stem = meaning_of(raw, language).stem if raw[0].isalnum() else raw
        yield Piece(stem, found.start(), found.end())


def _index(concepts: Sequence[Concept], language: str) -> Index:
    index: dict[Phrase, list[tuple[Concept, str]]] = defaultdict(list)
    for concept in concepts:
        for label in concept.labels[language]:
            for phrase in _phrases(label, language):
                if concept not in (known for known, _label in index[phrase]):
                    index[phrase].append((concept, label))
    return dict(index)


def _phrases(label: str, language: str) -> Iterator[Phrase]:
    """A label as its stems; one with hyphens also as people write it without them."""
    ways = []
    for raw in PIECE.findall(label):
        meaning = meaning_of(raw, language) if raw[0].isalnum() else None
        ways.append({(meaning.stem,), meaning.parts or (meaning.stem,)} if meaning else {(raw,)})
    for way in product(*ways):
        yield tuple(stem for stems in way for stem in stems)


def _longest(index: Index) -> Mapping[str, int]:
    """The number of words of the longest phrase that begins with a word."""
    longest: dict[str, int] = {}
    for phrase in index:
        longest[phrase[0]] = max(longest.get(phrase[0], 0), len(phrase))
    return longest
