"""The screens of the catalogue: begin an import, see what it would do, make it, take it back."""

from typing import Any

from django.contrib import messages
from django.contrib.auth.decorators import permission_required
from django.core.paginator import Paginator
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_POST, require_safe

from portal.importing.beginning import begin, discard
from portal.importing.columns import KINDS
from portal.importing.forms import BeginForm
from portal.importing.making import queue_making
from portal.importing.models import Batch, StagedRow
from portal.importing.undoing import queue_undoing
from portal.records.language import reader_language

A_PAGE = 25  # batches or rows on a page
MOST_CELL = 160  # letters of a cell shown
MOST_PROBLEMS = 100  # shown; all of them stand in the rows to correct
may_import = permission_required("importing.add_batch", raise_exception=True)


@require_safe
@may_import
def index(request: HttpRequest) -> HttpResponse:
    """One's own imports, an administrator's all."""
    batches = Batch.objects.visible_to(request.user).select_related("owner", "job")
    page = Paginator(batches.defer("problems", "files"), A_PAGE).get_page(request.GET.get("p"))
    return render(request, "importing/index.html", {"page": page})


@may_import
def add(request: HttpRequest) -> HttpResponse:
    """Send in a spreadsheet with its files; the check begins at once."""
    form = BeginForm(request.POST or None, request.FILES or None)
    if request.method == "POST" and form.is_valid():
        file, files = form.cleaned_data["file"], form.cleaned_data["uploads"]
        batch = begin(file, file.name, request.user, form.path, files)
        return redirect("catalogue_batch", batch.pk)
    return render(request, "importing/add.html", {"form": form})


@require_safe
@never_cache
@may_import
def show(request: HttpRequest, pk: int) -> HttpResponse:
    """What became of a batch so far, and what may be done with it."""
    return render(request, "importing/batch.html", _shown(request, pk))


@require_safe
@never_cache
@may_import
def state(request: HttpRequest, pk: int) -> HttpResponse:
    """The part of the same page that changes while the worker is at it."""
    return render(request, "importing/state.html", _shown(request, pk))


@require_POST
@may_import
def make(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    if not queue_making(batch):
        messages.warning(request, _("This is not waiting to be made any more."))
    return redirect("catalogue_batch", batch.pk)


@require_POST
@may_import
def take_back(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    if not queue_undoing(batch, request.user):
        messages.warning(request, _("There is nothing to take back."))
    return redirect("catalogue_batch", batch.pk)


@require_POST
@may_import
def give_up(request: HttpRequest, pk: int) -> HttpResponse:
    batch = _batch(request, pk)
    if discard(batch):
        messages.success(request, _("Discarded. Nothing in the library has changed."))
    return redirect("catalogue_index")


def _batch(request: HttpRequest, pk: int) -> Batch:
    return get_object_or_404(Batch.objects.visible_to(request.user), pk=pk)


def _shown(request: HttpRequest, pk: int) -> dict[str, Any]:
    batch = get_object_or_404(Batch.objects.visible_to(request.user).select_related("job"), pk=pk)
    rows = batch.rows.exclude(action=StagedRow.Action.UNCHANGED)
    page = Paginator(rows.order_by("pk"), A_PAGE).get_page(request.GET.get("p"))
    for row in page:
        row.shown = list(_changes(row))  # type: ignore[attr-defined]  # for the template
    return {
        "batch": batch,
        "page": page,
        "counts": _counts(batch),
        "is_over": batch.job is None or batch.job.has_ended,
        "errors": [one for one in batch.found if not one.is_warning],
        "has_rows_to_correct": any(one.row and not one.is_warning for one in batch.found),
        "most": MOST_PROBLEMS,
        "warnings": [one for one in batch.found if one.is_warning],
    }


def _counts(batch: Batch) -> list[str]:
    """How many rows are new, changed and as they are: a sentence each."""
    found = dict.fromkeys(StagedRow.Action.values, 0)
    for action in batch.rows.values_list("action", flat=True):
        found[action] += 1
    new, changed, same = found["create"], found["update"], found["unchanged"]
    return [
        ngettext("%(n)s new record", "%(n)s new records", new) % {"n": new},
        ngettext("%(n)s changed record", "%(n)s changed records", changed) % {"n": changed},
        ngettext("%(n)s as it is", "%(n)s as they are", same) % {"n": same},
    ]


def _changes(row: StagedRow) -> Any:
    """Column, what was there and what will be, as the reader's own language calls it."""
    kind = next(kind for kind in KINDS if kind.key == row.kind)
    language = reader_language()
    for key, (before, after) in row.changes.items():
        if column := kind.column(key):
            texts = [column.shown(text)[:MOST_CELL] for text in (before, after)]
            yield column.label_in(language), *texts
