"""The words of a film in both languages beside each other, to read along and to print."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from django import forms
from django.http import QueryDict

from portal.media.models import Storyboard
from portal.media.side_by_side import Section, side_by_side
from portal.media.transcript import Transcript
from portal.records.language import OWN_NAMES, other_language, reader_language
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import Language
from resources.film_addresses import part_url
from resources.models import Video
from resources.stills import Sheet, Still, sheet_of, stills_between
from resources.watching import chosen_film, transcript_of


class PicturesForm(forms.Form):
    """Whether an address asks for stills: they cost data, so nobody gets them unasked."""

    pictures = forms.BooleanField(required=False)


@dataclass(frozen=True)
class Column:
    """One language of the words. ``lang`` is "" where it is the language of the page."""

    code: str
    name: str

    @property
    def lang(self) -> str:
        return "" if self.code == reader_language() else self.code


@dataclass(frozen=True)
class Part:
    """A chapter, with stills of it where they were asked for."""

    section: Section
    stills: Sequence[Still]


@dataclass(frozen=True)
class BothLanguages:
    """The columns, the reader's own language first; one where the other is not written yet.

    ``sheet`` is there where there are stills to ask for.
    """

    voice: str
    voice_name: str
    columns: Sequence[Column]
    missing: str
    parts: Sequence[Part]
    sheet: Sheet | None
    shows_stills: bool


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
    sections = side_by_side(first, second)
    storyboard = next((s for s in video.storyboards if s.spoken_language == voice), None)
    shows_stills = bool(storyboard and _asks_for_pictures(query))
    return BothLanguages(
        voice=voice,
        voice_name=labels_of(Language).get(voice, voice),
        columns=[Column(code, OWN_NAMES[code]) for code in found],
        missing=next((code for code in wanted if code not in found), ""),
        parts=_parts(sections, storyboard if shows_stills else None),
        sheet=sheet_of(storyboard, part_url("film_stills", video, voice)) if storyboard else None,
        shows_stills=shows_stills,
    )


def _asks_for_pictures(query: QueryDict) -> bool:
    form = PicturesForm(query)
    return form.is_valid() and form.cleaned_data["pictures"]


def _parts(sections: Sequence[Section], storyboard: Storyboard | None) -> list[Part]:
    if storyboard is None:
        return [Part(section, ()) for section in sections]
    ends = [following.start_ms for _section, following in pairwise(sections)] + [float("inf")]
    return [
        Part(section, stills_between(storyboard, section.start_ms, end))
        for section, end in zip(sections, ends, strict=True)
    ]
