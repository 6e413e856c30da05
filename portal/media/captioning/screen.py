"""The screen on which a text is written line by line, beside the film and the other language."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST

from portal.media.captioning.beside import said_beside
from portal.media.captioning.rights import for_writers, may_write
from portal.media.captioning.rows import (
    AroundForm,
    Loaded,
    Rows,
    RowSet,
    loaded,
    timed_only,
    without_words,
)
from portal.media.captioning.texts import CAPTIONS, CHAPTERS, MODELS, ChangedMeanwhile, Text
from portal.media.captions import CaptionError, read_captions, text_of
from portal.media.captions.quality import Finding
from portal.media.models import Recording
from portal.media.track_forms import UploadForm

PREFIX = "row"


def text_at(pk: int, kind: str, voice: str, language: str) -> Text:
    """The text of an address. Raises Http404 where there can be none."""
    if kind not in MODELS or language not in ("en", "es"):
        raise Http404
    recordings = Recording.objects.prefetch_related("renditions")
    return Text(get_object_or_404(recordings, pk=pk), kind, voice, language)


@never_cache
@for_writers
def edit_text(request: HttpRequest, pk: int, kind: str, voice: str, language: str) -> HttpResponse:
    """Shows the lines, keeps them, or shows those of a file or of the other language's times."""
    text = text_at(pk, kind, voice, language)
    if not may_write(request.user, language):
        raise PermissionDenied
    if request.method == "POST" and "upload" in request.POST:
        return _show_file(request, text)
    if request.method == "POST":
        return _save(request, text)
    if "times" in request.GET:
        messages.info(request, _("These times come from the other language. Nothing is saved yet."))
        return _show(request, text, timed_only(text.twin.reading.cues))
    return _show(request, text, loaded(text.reading))


@require_POST
@never_cache
@for_writers
def check_text(request: HttpRequest, pk: int, kind: str, voice: str, language: str) -> HttpResponse:
    """What is to be said of the rows as they stand in the form, by their places in it."""
    rows = Rows(request.POST, prefix=PREFIX)
    rows.is_valid()
    found = _placed(text_at(pk, kind, voice, language), rows)
    return JsonResponse(
        {
            "rows": {
                place: [one.message for one in many] for place, many in found.items() if place
            },
            "whole": [one.message for one in found.get("", [])],
        }
    )


def _placed(text: Text, rows: RowSet) -> dict[str, list[Finding]]:
    """Findings by the prefix of their row, "" for what concerns the whole text."""
    kept = rows.kept()
    found: dict[str, list[Finding]] = {}
    for finding in text.findings_on([cue for _place, _form, cue in kept]):
        place = "" if finding.at is None else str(kept[finding.at][1].prefix)
        found.setdefault(place, []).append(finding)
    return found


def _save(request: HttpRequest, text: Text) -> HttpResponse:
    rows, around = Rows(request.POST, prefix=PREFIX), AroundForm(request.POST)
    if not (rows.is_valid() and around.is_valid()):
        messages.error(request, _("Not saved. Please look at the lines marked below."))
        return _page(request, text, rows, around.data)
    missing = len(list(without_words(rows)))
    if missing and (text.track or text.kind == CHAPTERS):
        messages.error(request, _("Not saved. Write the missing words, or delete those lines."))
        return _page(request, text, rows, around.data)
    frame = around.cleaned_data
    try:
        webvtt = rows.webvtt(frame["header"], frame["tail"])
        text.save(webvtt, frame["loaded"], is_finished=not missing)
    except ValidationError as error:
        messages.error(request, " ".join([_("Not saved."), *error.messages]))
        return _page(request, text, rows, around.data)
    except ChangedMeanwhile:
        return _told_of_the_other(request, text, rows, around.data)
    _tell(request, missing)
    return redirect(text.url)


def _tell(request: HttpRequest, missing: int) -> None:
    if missing:
        kept = ngettext(
            "Kept, unfinished: %(count)s line is still without words. Readers do not see it yet.",
            "Kept, unfinished: %(count)s lines are still without words. Readers do not see them"
            " yet.",
            missing,
        )
        messages.warning(request, kept % {"count": missing})
    else:
        messages.success(request, _("Saved. Readers see it now."))


def _told_of_the_other(request: HttpRequest, text: Text, rows: RowSet, sent: Any) -> HttpResponse:
    """What was typed stays; who saves once more does so knowing of the other's text."""
    messages.error(
        request,
        _(
            "Not saved: somebody else has changed this text since you opened it. What you wrote"
            " stands below. Open the saved text in another window and compare; if you save again,"
            " yours takes its place."
        ),
    )
    fresh = text_at(text.recording.pk, text.kind, text.voice, text.language)
    frame = {"header": sent.get("header", ""), "tail": sent.get("tail", "")}
    return _page(request, fresh, rows, frame | {"loaded": fresh.fingerprint}, is_conflict=True)


def _show_file(request: HttpRequest, text: Text) -> HttpResponse:
    """The lines of a file in place of those that are stored, to be looked at and saved."""
    form = UploadForm(request.POST, request.FILES)
    if form.is_valid():
        words, notes = text_of(form.cleaned_data["file"].read())
        try:
            reading = read_captions(words)
        except CaptionError as error:
            messages.error(request, error.message)
        else:
            for note in [*notes, *reading.notes][:10]:
                messages.warning(request, note.message)
            messages.info(request, _("These lines come from the file. Nothing is saved yet."))
            return _show(request, text, loaded(reading))
    else:
        messages.error(request, " ".join(map(str, form.errors["file"])))
    return _show(request, text, loaded(text.reading))


def _show(request: HttpRequest, text: Text, begun: Loaded) -> HttpResponse:
    rows = Rows(initial=list(begun.rows), prefix=PREFIX)
    frame = {"header": begun.header, "tail": begun.tail, "loaded": text.fingerprint}
    found: dict[str, list[Finding]] = {}
    for finding in text.findings_on(begun.cues):
        place = "" if finding.at is None else f"{PREFIX}-{finding.at}"
        found.setdefault(place, []).append(finding)
    return _page(request, text, rows, frame, found=found)


def _page(
    request: HttpRequest,
    text: Text,
    rows: RowSet,
    frame: Any,
    *,
    found: dict[str, list[Finding]] | None = None,
    is_conflict: bool = False,
) -> HttpResponse:
    found = _placed(text, rows) if found is None else found
    twin = text.twin
    context = {
        "text": text,
        "recording": text.recording,
        "rows": rows,
        "lines": said_beside(rows, twin.reading.cues, found),
        "frame": {name: frame.get(name, "") for name in AroundForm.base_fields},
        "whole": found.get("", []),
        "twin": twin,
        "has_times": bool(twin.reading.cues) and not text.stored,
        "upload": UploadForm(),
        "transcript": text.transcript if text.stored and text.kind == CAPTIONS else None,
        "is_conflict": is_conflict,
    }
    return render(request, "media/text.html", context)
