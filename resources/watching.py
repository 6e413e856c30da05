"""What a reader watches on a video's page: one voice in one way, with its texts."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from django import forms
from django.http import QueryDict

from portal.media.models import Rendition, TimedTextTrack
from portal.media.transcript import Transcript, build_transcript
from portal.records.language import LANGUAGES, OWN_NAMES, reader_language
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import Language
from resources.film_addresses import part_url, rendition_url, transcript_page_url
from resources.models import Video
from resources.ways import CHOICES, Way, chosen, ways_of


class WatchForm(forms.Form):
    """How an address asks for a voice, a quality, a language of the text, and a clip in seconds."""

    voice = forms.CharField(required=False, max_length=20)
    quality = forms.ChoiceField(choices=CHOICES, required=False)
    text = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES], required=False)
    t = forms.FloatField(required=False, min_value=0, max_value=86_400)
    end = forms.FloatField(required=False, min_value=0, max_value=86_400)


@dataclass(frozen=True)
class Track:
    """A file of captions or chapters, as a ``<track>`` names it."""

    language: str
    name: str
    url: str


@dataclass(frozen=True)
class Voice:
    """A language that the film is spoken in, with its name for the reader."""

    code: str
    label: str


@dataclass(frozen=True)
class Watching:
    """A film as it is about to be watched: one voice, one way, with its texts."""

    voice: str
    voices: Sequence[Voice]
    way: Way
    ways: Sequence[Way]
    captions: Sequence[Track]
    chapters: Sequence[Track]
    caption_language: str
    text_language: str
    text_url: str
    subrip_url: str
    print_url: str
    transcript: Transcript | None
    start_seconds: float
    end_seconds: float

    @property
    def film_url(self) -> str:
        """The file itself, for a browser that plays nothing inside a page."""
        return self.way.sources[-1].url

    @property
    def offers_lighter(self) -> bool:
        """Whether there is more than one quality of the pictures to choose from."""
        return sum(not way.is_sound for way in self.ways) > 1

    @property
    def text_is_other(self) -> bool:
        """Whether the words shown are not in the language of the page."""
        return self.text_language != reader_language()

    @property
    def captions_url(self) -> str:
        """The captions in the language of the text, as WebVTT; "" without captions."""
        return next((t.url for t in self.captions if t.language == self.text_language), "")

    @property
    def fragment(self) -> str:
        """Where a player without script begins and ends (W3C Media Fragments URI 1.0, 4.2.1)."""
        if not (self.start_seconds or self.end_seconds):
            return ""
        return f"#t={self.start}" + (f",{self.end}" if self.end_seconds else "")

    @property
    def start(self) -> str:
        """The moment for script, in no language's own notation."""
        return f"{self.start_seconds:g}"

    @property
    def end(self) -> str:
        return f"{self.end_seconds:g}" if self.end_seconds else ""


def watch(
    video: Video, query: QueryDict, language: str, saves_data: bool = False
) -> Watching | None:
    """Choose what the address asks for, else what suits a reader of ``language``.

    None while the video has no film with pictures.
    """
    asked = _asked(query)
    film = chosen_film(video, query, language)
    if film is None:
        return None
    voice = film.spoken_language
    ways = _ways(video, voice)
    captions = _tracks("film_captions", video, video.captions, voice)
    texts = [track.language for track in captions]
    text_language = next((c for c in (asked.get("text"), language, *texts) if c in texts), "")
    start, end = asked.get("t") or 0.0, asked.get("end") or 0.0
    return Watching(
        voice=voice,
        voices=_voices(video),
        way=chosen(ways, asked.get("quality"), saves_data),
        ways=ways,
        captions=captions,
        chapters=_tracks("film_chapters", video, video.chapters, voice),
        caption_language=language if language in texts else next(iter(texts), ""),
        text_language=text_language,
        text_url=part_url("film_transcript", video, voice, text_language) if texts else "",
        subrip_url=part_url("film_subrip", video, voice, text_language) if texts else "",
        print_url=transcript_page_url(video, asked.get("voice")),
        transcript=transcript_of(video, voice, text_language),
        start_seconds=start,
        end_seconds=end if end > start else 0.0,
    )


def chosen_film(video: Video, query: QueryDict, language: str) -> Rendition | None:
    """The film in the voice that an address asks for, else in the one that suits the reader."""
    wanted = (_asked(query).get("voice"), language, video.source_language)
    by_voice = {film.spoken_language: film for film in video.films}
    first = next((code for code in wanted if code in by_voice), None)
    return by_voice[first] if first else next(iter(by_voice.values()), None)


def transcript_of(video: Video, voice: str, language: str) -> Transcript | None:
    """The words of one voice in one language under their chapters, or None without captions."""
    captions = _track(video.captions, voice, language)
    chapters = _track(video.chapters, voice, language)
    if captions is None:
        return None
    return build_transcript(captions.cues(), chapters.cues() if chapters else [])


def _asked(query: QueryDict) -> dict[str, Any]:
    form = WatchForm(query)
    form.is_valid()
    return form.cleaned_data


def _ways(video: Video, voice: str) -> list[Way]:
    renditions = [r for r in video.renditions if r.spoken_language == voice]
    stream_url = part_url("film_playlist", video, voice)
    return ways_of(renditions, partial(rendition_url, video), stream_url)


def _tracks(name: str, video: Video, tracks: Sequence[TimedTextTrack], voice: str) -> list[Track]:
    own = [track.language for track in tracks if track.spoken_language == voice]
    return [Track(code, OWN_NAMES[code], part_url(name, video, voice, code)) for code in own]


def _voices(video: Video) -> list[Voice]:
    names = labels_of(Language)
    codes = [film.spoken_language for film in video.films]
    return [Voice(code, names.get(code, code)) for code in codes]


def _track(tracks: Sequence[TimedTextTrack], voice: str, language: str) -> TimedTextTrack | None:
    fitting = (t for t in tracks if t.spoken_language == voice and t.language == language)
    return next(fitting, None)
