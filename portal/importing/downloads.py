"""Workbooks that operators take with them: the empty form, and their own rows to correct."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from portal.importing.corrections import corrections
from portal.importing.models import Batch
from portal.importing.screens import may_import
from portal.importing.template import empty_catalogue
from portal.records.language import LANGUAGES

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@require_safe
@may_import
def template(request: HttpRequest, language: str) -> HttpResponse:
    """The empty form with its choices, in one language."""
    if language not in LANGUAGES:
        raise Http404
    return _workbook(empty_catalogue(language), {"en": "catalogue", "es": "catalogo"}[language])


@require_safe
@never_cache
@may_import
def to_correct(request: HttpRequest, pk: int) -> HttpResponse:
    """One's own rows, with what is wrong written on them."""
    batch = get_object_or_404(Batch.objects.visible_to(request.user), pk=pk)
    return _workbook(corrections(batch), _("to-correct-%(number)s") % {"number": batch.pk})


def _workbook(content: bytes, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=WORKBOOK)
    response["Content-Disposition"] = f'attachment; filename="{name}.xlsx"'
    return response
