"""What a reader watches on a video's page: one voice, its texts in both languages, and the cost."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.http import QueryDict
from django.urls import reverse

from portal.media.models import Rendition, TimedTextTrack
from portal.media.transcript import Transcript, build_transcript, clock
from portal.records.language import LANGUAGES, OWN_NAMES, reader_language
from portal.taxonomy.labels import labels_of
from portal.taxonomy.models import Language
from resources.models import Video


class WatchForm(forms.Form):
    """How an address asks for a voice, a language of the text, and a moment in seconds."""

    voice = forms.CharField(required=False, max_length=10)
    text = forms.ChoiceField(choices=[(code, code) for code in LANGUAGES], required=False)
    t = forms.FloatField(required=False, min_value=0, max_value=86_400)


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
    """A film as it is about to be watched: one voice, with its texts."""

    rendition: Rendition
    film_url: str
    voices: Sequence[Voice]
    captions: Sequence[Track]
    chapters: Sequence[Track]
    caption_language: str
    text_language: str
    text_url: str
    subrip_url: str
    print_url: str
    transcript: Transcript | None
    start_seconds: float

    @property
    def length(self) -> str:
        return clock(self.rendition.duration_ms)

    @property
    def text_is_other(self) -> bool:
        """Whether the words shown are not in the language of the page."""
        return self.text_language != reader_language()

    @property
    def captions_url(self) -> str:
        """The captions in the language of the text, as WebVTT; "" without captions."""
        return next((t.url for t in self.captions if t.language == self.text_language), "")

    @property
    def start_fragment(self) -> str:
        """Where a player without script begins (W3C Media Fragments URI 1.0, 4.2.1)."""
        return f"#t={self.start}" if self.start_seconds else ""

    @property
    def start(self) -> str:
        """The same moment for script, in no language's own notation."""
        return f"{self.start_seconds:g}"


def watch(video: Video, query: QueryDict, language: str) -> Watching | None:
    """Choose what the address asks for, else what suits a reader of ``language``.

    None while the video has no film.
    """
    asked = _asked(query)
    rendition = chosen_film(video, query, language)
    if rendition is None:
        return None
    voice = rendition.spoken_language
    captions = _tracks("film_captions", video, video.captions, voice)
    texts = [track.language for track in captions]
    text_language = next((c for c in (asked.get("text"), language, *texts) if c in texts), "")
    return Watching(
        rendition=rendition,
        film_url=_address("film", video, voice),
        voices=_voices(video),
        captions=captions,
        chapters=_tracks("film_chapters", video, video.chapters, voice),
        caption_language=language if language in texts else next(iter(texts), ""),
        text_language=text_language,
        text_url=_address("film_transcript", video, voice, text_language) if texts else "",
        subrip_url=_address("film_subrip", video, voice, text_language) if texts else "",
        print_url=_print_address(video, asked.get("voice")),
        transcript=transcript_of(video, voice, text_language),
        start_seconds=asked.get("t") or 0.0,
    )


def chosen_film(video: Video, query: QueryDict, language: str) -> Rendition | None:
    """The film in the voice that an address asks for, else in the one that suits the reader."""
    wanted = (_asked(query).get("voice"), language, video.source_language)
    by_voice = {rendition.spoken_language: rendition for rendition in video.renditions}
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


def _tracks(name: str, video: Video, tracks: Sequence[TimedTextTrack], voice: str) -> list[Track]:
    own = [track.language for track in tracks if track.spoken_language == voice]
    return [Track(code, OWN_NAMES[code], _address(name, video, voice, code)) for code in own]


def _voices(video: Video) -> list[Voice]:
    names = labels_of(Language)
    codes = [rendition.spoken_language for rendition in video.renditions]
    return [Voice(code, names.get(code, code)) for code in codes]


def _track(tracks: Sequence[TimedTextTrack], voice: str, language: str) -> TimedTextTrack | None:
    fitting = (t for t in tracks if t.spoken_language == voice and t.language == language)
    return next(fitting, None)


def _address(name: str, video: Video, voice: str, language: str = "") -> str:
    parts = {"slug": video.slug, "voice": voice} | ({"language": language} if language else {})
    return reverse(f"films:{name}", kwargs=parts)


def _print_address(video: Video, asked_voice: str | None) -> str:
    address = reverse("resources:video_transcript", kwargs={"slug": video.slug})
    return f"{address}?{urlencode({'voice': asked_voice})}" if asked_voice else address
