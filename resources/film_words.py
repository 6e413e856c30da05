"""The words of a film as a page shows them: the reader's language first, a few moments each."""

from collections.abc import Sequence
from dataclasses import dataclass

from portal.media.captions import CaptionError, Cue
from portal.media.models import CaptionTrack
from portal.records.language import LANGUAGES, other_language, reader_language
from resources.models import Video
from resources.vocabulary import Moment, Word, words_of_film
from resources.watching import Watching

SHOWN = 12  # words; the others are one touch away
MOST_MOMENTS = 5  # of one word

# the subject of a video: the domain of the thesaurus whose words come first
DOMAINS = {
    "mathematics": "mathematics",
    "english-language-arts": "language-arts",
    "english-language-development": "language-arts",
    "early-learning": "early-learning",
    "health": "health",
    "family-engagement": "family",
    "college-and-career": "career",
    "program-operation": "programme",
}


@dataclass(frozen=True)
class WordRow:
    """A word in the reader's language and in the other, and when to hear it."""

    own: str
    other: str
    moments: Sequence[Moment]


@dataclass(frozen=True)
class FilmWords:
    """What is shown at once and what on request, the most important words first."""

    first: Sequence[WordRow]
    rest: Sequence[WordRow]
    other_language: str


def words_of(video: Video, watching: Watching | None) -> FilmWords | None:
    """The words of the voice that is being watched; None without a film or without such words.

    Asks the database for nothing where the video has been fetched with its film.
    """
    if watching is None:
        return None
    voice = watching.voice
    cues = {t.language: _cues(t) for t in video.captions if t.spoken_language == voice}
    words = words_of_film(cues, DOMAINS.get(video.subject.key, ""))
    own = reader_language()
    heard = voice if voice in LANGUAGES else own
    rows = [_row(word, own, heard) for word in words]
    return FilmWords(rows[:SHOWN], rows[SHOWN:], other_language(own)) if rows else None


def _cues(track: CaptionTrack) -> list[Cue]:
    """No cues where the text does not parse: the words of the other language are still there."""
    try:
        return track.cues()
    except CaptionError:
        return []


def _row(word: Word, own: str, heard: str) -> WordRow:
    """The moments are those of the language that is heard, if its captions have the word."""
    moments = word.moments.get(heard) or next(iter(word.moments.values()))
    return WordRow(word.labels[own], word.labels[other_language(own)], moments[:MOST_MOMENTS])
