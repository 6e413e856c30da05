"""Captions and chapters on the screen of a recording: their panel, and what was repaired."""

from typing import Any

from django.contrib import messages
from django.http import HttpResponse
from django.utils.html import format_html, format_html_join
from django.utils.translation import gettext as _
from wagtail.admin.panels import InlinePanel
from wagtail.snippets.views.snippets import CreateView, EditView

from portal.media.track_forms import TrackForm, TrackFormSet

MOST_NOTES = 10  # lines named in one message


class TrackPanel(InlinePanel):
    """An inline panel whose rows are forms of our own: ``form`` is a TrackForm."""

    def __init__(self, *args: Any, form: type[TrackForm] = TrackForm, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.form = form

    def clone_kwargs(self) -> dict[str, Any]:
        return super().clone_kwargs() | {"form": self.form}

    def get_form_options(self) -> dict[str, Any]:
        options = super().get_form_options()
        own = {"form": self.form, "formset": TrackFormSet}
        options["formsets"][self.relation_name] |= own
        return options


class TellsRepairs:
    """A view that names, after saving, the lines of captions that somebody may want to look at."""

    def save_action(self) -> HttpResponse:
        response = super().save_action()  # type: ignore[misc]  # mixed into a view that has it
        for formset in self.form.formsets.values():  # type: ignore[attr-defined]  # likewise
            for form in formset.forms if isinstance(formset, TrackFormSet) else []:
                if form.has_changed() and form.notes and form not in formset.deleted_forms:
                    messages.warning(self.request, _told(form))  # type: ignore[attr-defined]
        return response


class CreateRecordingView(TellsRepairs, CreateView):
    pass


class EditRecordingView(TellsRepairs, EditView):
    pass


def _told(form: TrackForm) -> str:
    lines = [(note.message,) for note in form.notes[:MOST_NOTES]]
    if len(form.notes) > MOST_NOTES:
        lines.append((_("and %(count)s more") % {"count": len(form.notes) - MOST_NOTES},))
    heading = _("Saved. Please look at these lines of “%(track)s”:") % {"track": form.instance}
    return format_html("{}<ul>{}</ul>", heading, format_html_join("", "<li>{}</li>", lines))
