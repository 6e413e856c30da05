"""The words of a film in both languages beside each other, to read along and to print."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.http import QueryDict

from portal.media.side_by_side import Section, side_by_side
from portal.media.transcript import Transcript
from portal.records.language import OWN_NAMES, other_language, reader_language
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import Language
from resources.models import Video
from resources.watching import chosen_film, transcript_of


@dataclass(frozen=True)
class Column:
    """One language of the words. ``lang`` is "" where it is the language of the page."""

    code: str
    name: str

    @property
    def lang(self) -> str:
        return "" if self.code == reader_language() else self.code


@dataclass(frozen=True)
class BothLanguages:
    """The columns, the reader's own language first; one where the other is not written yet."""

    voice: str
    voice_name: str
    columns: Sequence[Column]
    missing: str
    sections: Sequence[Section]


def both_languages(video: Video, query: QueryDict, language: str) -> BothLanguages | None:
    """What is said in the voice that the address asks for, else in the one that suits the reader.

    None where nothing of it is written in any language.
    """
    film = chosen_film(video, query, language)
    voice = film.spoken_language if film else ""
    wanted = (language, other_language(language))
    written = {code: transcript_of(video, voice, code) for code in wanted}
    found = {code: words for code, words in written.items() if words is not None}
    if not found:
        return None
    first, second = [*found.values(), Transcript([])][:2]
    return BothLanguages(
        voice=voice,
        voice_name=labels_of(Language).get(voice, voice),
        columns=[Column(code, OWN_NAMES[code]) for code in found],
        missing=next((code for code in wanted if code not in found), ""),
        sections=side_by_side(first, second),
    )
