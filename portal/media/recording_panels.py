"""Read-only panels: the texts of a recording on its screen, all of it on its record's screen."""

from typing import Any

from django.forms import Media
from django.urls import reverse
from wagtail.admin.panels import Panel

from portal.media.captioning.files import texts_context
from portal.media.making_screen import making_context
from portal.media.models import Recording
from portal.media.models.spoken_language import VOICES_LIST
from portal.media.transcript import clock
from portal.media.voices import voice_names

LOOKS = Media(css={"all": ["css/admin/caption-editor.css"]})


class TextsPanel(Panel):
    """Captions and chapters with what is to be looked at, each with a link to its lines."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/includes/texts.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | texts_context(self.instance, self.request.user)

        @property
        def media(self) -> Media:
            return super().media + LOOKS


class VoicesPanel(Panel):
    """What the fields of spoken languages on the same screen offer."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/includes/voices.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | {"id": VOICES_LIST, "names": voice_names().values()}


class RecordingPanel(Panel):
    """For a record with a ``recording``: the state of its film and texts, and the way to them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/recording_panel.html"

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            recording: Recording | None = self.instance.recording
            if recording is None:
                return context | {"recording": None}
            user = self.request.user
            shown = making_context(recording) | texts_context(recording, user)
            return (
                context
                | shown
                | {"lengths": _lengths(shown["films"]), "screen": _screen(recording)}
            )

        @property
        def media(self) -> Media:
            return super().media + LOOKS


def _lengths(films: Any) -> dict[str, str]:
    """The length of the film in each voice, as players write it."""
    return {film.spoken_language: clock(film.duration_ms) for film in films}


def _screen(recording: Recording) -> str:
    return reverse(Recording.snippet_viewset.get_url_name("edit"), args=[recording.pk])
