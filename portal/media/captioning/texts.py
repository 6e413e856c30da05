"""A text of a recording wherever it stands: published, unfinished, or still to be begun."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product
from typing import Any

from django.db import transaction
from django.urls import reverse

from portal.media.captions import CaptionError, Cue, Reading, read_captions
from portal.media.captions.quality import Finding, findings_on, findings_on_chapters
from portal.media.models import (
    CaptionDraft,
    CaptionTrack,
    ChapterTrack,
    Master,
    Recording,
    Rendition,
    TimedTextTrack,
)
from portal.media.transcript import Transcript, build_transcript

CAPTIONS, CHAPTERS = "captions", "chapters"
MODELS: dict[str, type[TimedTextTrack]] = {CAPTIONS: CaptionTrack, CHAPTERS: ChapterTrack}


class ChangedMeanwhile(Exception):
    """Somebody else has saved the text since it was loaded."""


@dataclass
class Text:
    """Captions or chapters of one voice in one language."""

    recording: Recording
    kind: str
    voice: str
    language: str

    @property
    def url(self) -> str:
        key = [self.recording.pk, self.kind, self.voice, self.language]
        return reverse("recording_text", args=key)

    @cached_property
    def track(self) -> TimedTextTrack | None:
        """What readers have."""
        return self._stored_as(MODELS[self.kind])

    @cached_property
    def draft(self) -> TimedTextTrack | None:
        """What is not finished; readers do not have it."""
        return self._stored_as(CaptionDraft) if self.kind == CAPTIONS else None

    @property
    def stored(self) -> str:
        """The WebVTT that an editor goes on with, "" where nothing is written yet."""
        found = self.draft or self.track
        return found.webvtt if found else ""

    @property
    def fingerprint(self) -> str:
        return hashlib.sha256(self.stored.encode()).hexdigest()[:32]

    @cached_property
    def reading(self) -> Reading:
        """What is stored; nothing where it was saved past all checks and cannot be read."""
        try:
            return read_captions(self.stored) if self.stored else Reading("WEBVTT", [], [])
        except CaptionError:
            return Reading("WEBVTT", [], [])

    @cached_property
    def twin(self) -> "Text":
        """The same of this voice in the other language."""
        other = {"en": "es", "es": "en"}[self.language]
        return Text(self.recording, self.kind, self.voice, other)

    @property
    def transcript(self) -> Transcript:
        """These captions as readers get them, under the chapters in the same language."""
        chapters = Text(self.recording, CHAPTERS, self.voice, self.language).reading.cues
        return build_transcript(self.reading.cues, chapters)

    @cached_property
    def duration_ms(self) -> int:
        """The length of the film in this voice, 0 where there is none yet."""
        films = self.recording.renditions.all()
        return max((f.duration_ms for f in films if f.spoken_language == self.voice), default=0)

    @cached_property
    def findings(self) -> Sequence[Finding]:
        return self.findings_on(self.reading.cues)

    def findings_on(self, cues: Sequence[Cue]) -> list[Finding]:
        """What an editor should look at, were these its lines."""
        if self.kind == CHAPTERS:
            return findings_on_chapters(cues, self.duration_ms)
        return findings_on(cues, self.language, self.duration_ms)

    def save(self, webvtt: str, loaded: str, *, is_finished: bool) -> TimedTextTrack:
        """Keep the text; ``loaded`` is the fingerprint of what the editor began with.

        Raises ValidationError for what no player would show, and ChangedMeanwhile, and then keeps
        nothing.
        """
        with transaction.atomic():
            Recording.objects.select_for_update().get(pk=self.recording.pk)
            fresh = Text(self.recording, self.kind, self.voice, self.language)
            if fresh.fingerprint != loaded:
                raise ChangedMeanwhile
            return fresh._keep(webvtt, is_finished=is_finished)

    def _keep(self, webvtt: str, *, is_finished: bool) -> TimedTextTrack:
        kept = self.track if is_finished else self.draft
        if kept is None:
            model = MODELS[self.kind] if is_finished else CaptionDraft
            kept = model(spoken_language=self.voice, language=self.language)
            kept.recording = self.recording
        kept.webvtt = webvtt
        kept.full_clean()
        kept.save()
        if is_finished and self.draft:
            self.draft.delete()
        return kept

    def _stored_as(self, model: type[TimedTextTrack]) -> TimedTextTrack | None:
        return _rows(self.recording, model).get((self.voice, self.language))


def texts_of(recording: Recording) -> list[Text]:
    """Every text that the recording has or could have: both kinds in both languages a voice."""
    models: list[type[TimedTextTrack]] = [CaptionTrack, ChapterTrack, CaptionDraft]
    stored = {model: _rows(recording, model) for model in models}
    films = Rendition.objects.filter(recording=recording.pk).values_list(
        "spoken_language", flat=True
    )
    masters = Master.objects.filter(recording=recording.pk)
    voices = {*films, *masters.values_list("spoken_language", flat=True)}
    voices |= {voice for rows in stored.values() for voice, _language in rows}
    texts = []
    for voice, kind, language in product(sorted(voices), MODELS, ("en", "es")):
        text = Text(recording, kind, voice, language)
        text.track = stored[MODELS[kind]].get((voice, language))
        text.draft = stored[CaptionDraft].get((voice, language)) if kind == CAPTIONS else None
        texts.append(text)
    return texts


def _rows(
    recording: Recording, model: type[TimedTextTrack]
) -> dict[tuple[str, str], TimedTextTrack]:
    """Read from the database: the recording may be a form's, with rows that are not saved."""
    of_recording: dict[str, Any] = {"recording": recording.pk}  # no column of the abstract model
    rows = model._default_manager.filter(**of_recording)
    return {(row.spoken_language, row.language): row for row in rows}
