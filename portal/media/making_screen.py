"""The part of a recording's screen that says what is being made of its uploads, and its buttons."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.forms import Media
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import Panel

from portal.jobs.models import Job
from portal.jobs.recovery import retry
from portal.media.captioning.rights import LANGUAGES, may_write
from portal.media.models import Master, Recording, Rendition
from portal.media.track_forms import TrackFormSet
from portal.media.transcoding.make import queue_film

may_change = permission_required("media.change_recording", raise_exception=True)


class RecordingForm(WagtailAdminModelForm):
    """Whatever is uploaded with it is put into the queue, in the same transaction. Captions and
    chapters are open in the languages in which the editor may write them, as on their screens."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if self.for_user is None:
            return
        languages = [code for code in LANGUAGES if may_write(self.for_user, code)]
        for formset in self.formsets.values():
            if isinstance(formset, TrackFormSet):
                formset.narrow(languages)

    def save(self, commit: bool = True) -> Recording:
        recording: Recording = super().save(commit)
        masters = self.formsets["masters"]
        for form in masters.forms:
            if form.has_changed() and form not in masters.deleted_forms:
                queue_film(form.instance, self.for_user)
        return recording


class MakingPanel(Panel):
    """Read-only: how each upload is doing, and the films that readers get now."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "media/making_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            context = super().get_context_data(parent_context)
            return context | making_context(self.instance)

        @property
        def media(self) -> Media:
            return Media(js=["js/making.js"])


def making_context(recording: Recording) -> dict[str, Any]:
    """What the fragment shows, read anew: the form beside it may hold rows that are not saved."""
    masters = list(Master.objects.filter(recording=recording).select_related("job"))
    for master in masters:
        master.recording = recording
    films = list(Rendition.objects.filter(recording=recording))
    with_sound = {film.spoken_language for film in films if film.is_sound}
    without = {film.spoken_language for film in films} - with_sound
    kept = {master.spoken_language for master in masters}
    return {
        "recording": recording,
        "masters": masters,
        "films": films,
        # films that were made before every film had its sound alone as well
        "voices_to_make": without & kept,
        "voices_to_upload": sorted(without - kept),
        "is_over": all(master.job is None or master.job.has_ended for master in masters),
    }


@require_safe
@never_cache
@may_change
def making(request: HttpRequest, pk: int) -> HttpResponse:
    """The fragment alone, for a page that looks after it while something is made."""
    recording = get_object_or_404(Recording, pk=pk)
    return render(request, "media/making.html", making_context(recording))


@require_POST
@may_change
def try_again(request: HttpRequest, pk: int) -> HttpResponse:
    """Let the films of an upload be made anew after it has failed."""
    master = get_object_or_404(Master.objects.select_related("job"), pk=pk)
    job = master.job
    if job is None or job.state == Job.State.DONE:
        queue_film(master, request.user if request.user.is_authenticated else None)
    else:
        retry(job)
    messages.success(request, _("It is tried again."))
    return redirect(_screen_of(master.recording))


@may_change
def remove_voice(request: HttpRequest, pk: int, voice: str) -> HttpResponse:
    """Take the films of one voice away from readers, after a question."""
    recording = get_object_or_404(Recording, pk=pk)
    screen = _screen_of(recording)
    if request.method != "POST":
        context = {"recording": recording, "voice": voice, "screen": screen}
        return render(request, "media/remove_voice.html", context)
    for row in [*recording.renditions.filter(spoken_language=voice)]:
        row.delete()
    for board in recording.storyboards.filter(spoken_language=voice):
        board.delete()
    messages.success(request, _("The films are removed."))
    return redirect(screen)


def _screen_of(recording: Recording) -> str:
    return reverse(Recording.snippet_viewset.get_url_name("edit"), args=[recording.pk])
