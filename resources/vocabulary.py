"""The words of a film in both languages, each with the moments at which it is said.

Captions of one voice in English and in Spanish are two witnesses of the same sentence. A word is
listed only where both name the same concept of the thesaurus at about the same moment: "right"
beside "derecho" is a right, beside "derecha" it is a direction. A list may therefore lack a word;
what it has, it has right.
"""

import unicodedata
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import NamedTuple

from portal.fulltext.analysis import LANGUAGES, meaning_of
from portal.fulltext.folding import fold
from portal.fulltext.thesaurus import Concept, Match, find
from portal.media.captions import Cue
from portal.media.transcript import clock

NEAR_MS = 5000  # a sentence: within it the two languages put their words in different places
LEAD_MS = 500  # where a word stands in its caption only estimates when it is heard
ENDING = 2  # letters in which the end of a word may differ: class, classes; hijo, hija


class Moment(NamedTuple):
    """When a word is said, in milliseconds, and how the caption writes it there."""

    at_ms: int
    surface: str

    @property
    def clock(self) -> str:
        return clock(self.at_ms)


@dataclass(frozen=True)
class Word:
    """A word of a film; ``labels`` and ``moments`` by language, moments in the order of time.

    A label is the thesaurus's preferred one where the film says that, else the one it says most.
    In a language without captions it is the preferred one, and there are no moments.
    """

    concept: Concept
    labels: Mapping[str, str]
    moments: Mapping[str, Sequence[Moment]]

    @property
    def count(self) -> int:
        """In how many captions it stands, in the language in which these are more."""
        return max(len(moments) for moments in self.moments.values())

    @property
    def first_ms(self) -> int:
        return min(moment.at_ms for moments in self.moments.values() for moment in moments)


class Mention(NamedTuple):
    """A concept in the captions of one language, by the label found; ``cue`` counts from 0."""

    label: str
    cue: int
    moment: Moment


Mentions = Mapping[Concept, Sequence[Mention]]
Told = tuple[Concept, Mapping[str, Sequence[Mention]]]  # mentions by language


def words_of_film(cues: Mapping[str, Sequence[Cue]], domain: str = "") -> list[Word]:
    """The words of one voice, from its captions by language, the most important first.

    Words of ``domain``, the subject, come before others; then what stands in more captions, then
    what is said first. Where the captions are in one language only, a word counts if the thesaurus
    calls its concept plain, not ambiguous, and prefers this label.
    """
    mentions = {code: _mentions(cues[code], code) for code in LANGUAGES if cues.get(code)}
    if len(mentions) == len(LANGUAGES):
        told = _agreed(mentions["en"], mentions["es"])
    else:
        told = (one for code, found in mentions.items() for one in _plain(found, code))
    words = [_word(concept, by_language) for concept, by_language in told]
    return sorted(words, key=lambda word: _importance(word, domain))


def _importance(word: Word, domain: str) -> tuple[bool, int, int, str]:
    return word.concept.domain != domain, -word.count, word.first_ms, word.concept.key


def _mentions(cues: Sequence[Cue], language: str) -> Mentions:
    """What the captions of a language name. A phrase may go on in the next caption."""
    cues = sorted(cues, key=lambda cue: cue.start_ms)
    texts = [unicodedata.normalize("NFC", cue.text) + "\n" for cue in cues]
    starts = list(accumulate(map(len, texts), initial=0))
    found: dict[Concept, list[Mention]] = defaultdict(list)
    for match in find("".join(texts), language):
        if _is_written_as_listed(match, language):
            cue = bisect_right(starts, match.start) - 1
            share = (match.start - starts[cue]) / len(texts[cue])
            moment = Moment(_moment(cues[cue], share), match.surface)
            found[match.concept].append(Mention(match.label, cue, moment))
    return found


def _is_written_as_listed(match: Match, language: str) -> bool:
    """Whether a label that is not the preferred one is meant.

    The analysis finds "carry" by "carrying" and "cut" by "cutting", as a search should; but such a
    label is listed for this form of the word.
    """
    label, surface = fold(match.label), fold(match.surface)
    if match.label == match.concept.labels[language].preferred or " " in label:
        return True
    same = next((n for n, (a, b) in enumerate(zip(label, surface, strict=False)) if a != b), None)
    shorter = min(len(label), len(surface))
    return max(len(label), len(surface)) - (shorter if same is None else same) <= ENDING


def _moment(cue: Cue, share: float) -> int:
    """When a word is heard that stands so far into its caption; never before the caption."""
    return max(cue.start_ms, cue.start_ms + int((cue.end_ms - cue.start_ms) * share) - LEAD_MS)


def _agreed(en: Mentions, es: Mentions) -> Iterator[Told]:
    """The mentions that have one of the same concept near them in the other language."""
    for concept in en.keys() & es.keys():
        english = _near(en[concept], es[concept])
        if english:
            yield concept, {"en": english, "es": _near(es[concept], en[concept])}


def _near(mentions: Sequence[Mention], witnesses: Sequence[Mention]) -> list[Mention]:
    times = [witness.moment.at_ms for witness in witnesses]
    return [
        mention
        for mention in mentions
        if bisect_left(times, mention.moment.at_ms - NEAR_MS)
        < bisect_right(times, mention.moment.at_ms + NEAR_MS)
    ]


def _plain(mentions: Mentions, language: str) -> Iterator[Told]:
    """The mentions that need no witness."""
    for concept, found in mentions.items():
        sure = [m for m in found if m.label == concept.labels[language].preferred]
        if sure and not concept.is_ambiguous:
            yield concept, {language: sure}


def _word(concept: Concept, mentions: Mapping[str, Sequence[Mention]]) -> Word:
    labels = {code: _label(concept, code, mentions.get(code, ())) for code in LANGUAGES}
    moments = {code: _first_in_each_cue(found) for code, found in mentions.items()}
    return Word(concept, labels, moments)


def _label(concept: Concept, language: str, mentions: Sequence[Mention]) -> str:
    preferred = concept.labels[language].preferred
    said = Counter(mention.label for mention in mentions)
    if not said:
        return preferred
    label = preferred if preferred in said else said.most_common(1)[0][0]
    surfaces = {m.moment.surface for m in mentions if m.label == label}
    return _in_gender_of(surfaces, label) if language == "es" else label


def _in_gender_of(surfaces: Collection[str], label: str) -> str:
    """A Spanish label as the film says it: "hermana" where there is a sister and no brother.

    The analysis takes -o and -a for one word; nouns that are also forms of a verb keep their own.
    """
    said = {surface.lower().removesuffix("s") for surface in surfaces}
    one = next(iter(said))
    root = fold(label).rstrip("oa")
    is_verb = meaning_of(label, "es").stem.endswith(("ar", "er", "ir"))
    is_other_gender = fold(one) in {root, root + "o", root + "a"}
    return one if len(said) == 1 and is_other_gender and not is_verb else label


def _first_in_each_cue(mentions: Sequence[Mention]) -> list[Moment]:
    return sorted({mention.cue: mention.moment for mention in reversed(mentions)}.values())
