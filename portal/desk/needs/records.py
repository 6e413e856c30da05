"""What records ask for: a look at what they say, and their other language."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.desk.needs.need import MOST, Line, Need
from portal.desk.needs.rows import edit_url, gathered, title_of
from portal.desk.reach import Reach
from portal.records.language import other_language
from portal.records.models import Record
from portal.records.twin import TwinState
from portal.records.viewsets import name_of

SOON = timedelta(days=30)
WANTING = {
    (TwinState.MISSING, "en"): gettext_lazy("Missing in English: %(fields)s"),
    (TwinState.MISSING, "es"): gettext_lazy("Missing in Spanish: %(fields)s"),
    (TwinState.OUT_OF_DATE, "en"): gettext_lazy("Not up to date in English: %(fields)s"),
    (TwinState.OUT_OF_DATE, "es"): gettext_lazy("Not up to date in Spanish: %(fields)s"),
}


def reviews_due(reach: Reach) -> Need:
    """Published records whose review date has passed or comes within 30 days."""
    due = Q(live=True, review_by__lte=timezone.localdate() + SOON)
    rows = gathered(reach.kinds, due, "review_by", "review_by")
    return Need(
        "review-dates", gettext_lazy("To be looked at again"), "calendar", [_dated(r) for r in rows]
    )


def _dated(row: dict[str, Any]) -> Line:
    title, language = title_of(row)
    days = (row["review_by"] - timezone.localdate()).days
    url = edit_url(row["kind"], row["pk"], "review_by")
    return Line(title, url, _when(row["review_by"], days), language, is_late=days < 0)


def _when(day: date, days: int) -> str:
    words = {"date": formats.date_format(day, "DATE_FORMAT"), "days": abs(days)}
    if days < 0:
        return (
            ngettext(
                "The review date was %(date)s, %(days)s day ago",
                "The review date was %(date)s, %(days)s days ago",
                -days,
            )
            % words
        )
    if days == 0:
        return _("The review date is today")
    return (
        ngettext(
            "The review date is %(date)s, in %(days)s day",
            "The review date is %(date)s, in %(days)s days",
            days,
        )
        % words
    )


def other_languages(reach: Reach) -> Need:
    """Records whose second language is missing or not up to date, with the fields."""
    wanted = reach.translations
    lines = [line for kind in reach.kinds for line in _wanting(kind, wanted)]
    return Need("other-language", gettext_lazy("The other language"), "globe", lines[:MOST])


def _wanting(kind: type[Record], wanted: Q) -> list[Line]:
    records = kind._default_manager.filter(wanted).prefetch_related(*kind.parts)
    found = []
    for record in records.order_by("-posted_on", "-pk")[:MOST]:
        state = record.twin
        if state.state in (TwinState.MISSING, TwinState.OUT_OF_DATE):
            found.append(_untranslated(record, state.state, list(state.fields)))
    return found


def _untranslated(record: Record, state: TwinState, fields: list[str]) -> Line:
    target = other_language(record.source_language)
    names = ", ".join(name_of(record, field) for field in fields)
    first = fields[0] if fields else ""
    place = f"{first}-FORMS" if first in record.parts else f"{first}_{target}"
    note = str(WANTING[state, target]) % {"fields": names}
    url = edit_url(type(record), record.pk, place)
    return Line(str(record), url, note, record.source_language)
