"""The read API: ``/api/`` says what there is, ``/api/videos`` and the like list it, by pages.

docs/api.md is its manual.
"""

from datetime import UTC, datetime
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.dateparse import parse_date, parse_datetime
from django.utils.timezone import is_naive, make_aware
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from portal.records.language import LANGUAGES
from resources.sharing.api_rows import removed_row, rows_of
from resources.sharing.feeds import Section, feed_name
from resources.sharing.harvest import Harvest, harvest
from resources.sharing.kinds import BY_PLURAL, SHARED_KINDS, SharedKind
from resources.sharing.open_json import Problem, json_response, open_json
from resources.sharing.paging import Cursor

USUAL, MOST = 50, 100  # rows a page


class InstantField(forms.CharField):
    """A moment as ISO 8601 writes it; a day begins at midnight where the portal is."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        return _instant(text) if text else None


class CursorField(forms.CharField):
    """The cursor of a page's ``next``, as it was given."""

    def clean(self, value: Any) -> Any:
        text = super().clean(value)
        try:
            return Cursor.read(text) if text else None
        except ValueError as error:
            raise ValidationError(
                _("This cursor was not given by us. Follow “next” as it is.")
            ) from error


class HarvestForm(forms.Form):
    """What a list may be asked."""

    limit = forms.IntegerField(
        required=False,
        min_value=1,
        max_value=MOST,
        error_messages={"invalid": gettext_lazy("Ask for a whole number of rows.")},
    )
    cursor = CursorField(required=False, max_length=200)
    updated_since = InstantField(required=False, max_length=40)


@open_json
def index(request: HttpRequest) -> HttpResponse:
    """What can be read here."""
    absolute = request.build_absolute_uri
    lists = {
        kind.plural: absolute(reverse("api_list", args=[kind.plural])) for kind in SHARED_KINDS
    }
    return json_response(
        {
            "lists": lists,
            "parameters": ["limit", "cursor", "updated_since"],
            "languages": list(LANGUAGES),
            "feeds": {code: _feeds(request, code) for code in LANGUAGES},
            "oembed": absolute(reverse("oembed")),
            "sitemap": absolute(reverse("sitemap_index")),
        }
    )


@open_json
def record_list(request: HttpRequest, plural: str) -> HttpResponse:
    """A page of one kind's records, the oldest change first."""
    kind, form = _kind(plural), HarvestForm(request.GET)
    if not form.is_valid():
        name, errors = next(iter(form.errors.items()))
        raise Problem(400, f"{name}: {errors[0]}")
    asked = form.cleaned_data
    limit = asked["limit"] or USUAL
    found = harvest(kind, limit, asked["cursor"], asked["updated_since"])
    address = _next_address(request, found)
    response = json_response({"items": _items(kind, found, request), "next": address})
    if address:
        response["Link"] = f'<{address}>; rel="next"'  # RFC 8288, 3
    return response


@open_json
def record_detail(request: HttpRequest, plural: str, slug: str) -> HttpResponse:
    """One record by its slug."""
    kind = _kind(plural)
    record = kind.rows().visible_to(request.user).filter(slug=slug).first()
    if record is None:
        raise Problem(404, _("There is no such record, or not any more."))
    return json_response(rows_of(kind, [record], request.build_absolute_uri)[record.pk])


@open_json
def nothing(request: HttpRequest, rest: str = "") -> HttpResponse:
    """Every other address below the API."""
    raise Problem(404, _("There is nothing at this address. /api/ says what there is."))


def _items(kind: SharedKind, found: Harvest, request: HttpRequest) -> list[dict[str, Any]]:
    shown = rows_of(kind, [*found.shown.values()], request.build_absolute_uri)
    return [shown.get(row.pk) or removed_row(kind, row, row.changed_at) for row in found.rows]


def _next_address(request: HttpRequest, found: Harvest) -> str | None:
    if found.following is None:
        return None
    query = request.GET.copy()
    query["cursor"] = str(found.following)
    return request.build_absolute_uri(f"{request.path}?{query.urlencode()}")


def _kind(plural: str) -> SharedKind:
    if plural not in BY_PLURAL:
        raise Problem(404, _("There is nothing at this address. /api/ says what there is."))
    return BY_PLURAL[plural]


def _feeds(request: HttpRequest, language: str) -> dict[str, str]:
    sections = {"all": "", **{kind.plural: kind.plural for kind in SHARED_KINDS}}
    return {
        name: Section(section, request).address(feed_name(section), language)
        for name, section in sections.items()
    }


def _instant(text: str) -> datetime:
    """Raises ValidationError for what is neither a moment nor a day."""
    try:
        day = parse_date(text)
        moment = datetime(day.year, day.month, day.day) if day else parse_datetime(text)
        if moment is None:
            raise ValueError(text)
        return (make_aware(moment) if is_naive(moment) else moment).astimezone(UTC)
    except (ValueError, OverflowError) as error:
        raise ValidationError(
            _("Write a moment such as 2026-11-21T09:30:00Z, or a day.")
        ) from error
