"""What records ask for: a look at what they say, and their other language."""

from datetime import date, timedelta
from typing import Any

from django.db.models import Q
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from portal.desk.needs.need import Line, Need
from portal.desk.needs.rows import edit_url, gathered, lists_of, title_of
from portal.desk.reach import Reach
from portal.records.editing.columns import name_of
from portal.records.language import other_language
from portal.records.twin import TwinState

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
        "review-dates",
        gettext_lazy("To be looked at again"),
        "calendar",
        [_dated(row) for row in rows],
        lists_of(reach.kinds, "ordering=review_by"),
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
    """Records whose newest version lacks its second language or is not up to date in it."""
    wanting = reach.translations & Q(twin_state__in=[TwinState.MISSING, TwinState.OUT_OF_DATE])
    rows = gathered(reach.kinds, wanting, "-posted_on", "posted_on", "twin_state", "twin_fields")
    return Need(
        "other-language",
        gettext_lazy("The other language"),
        "globe",
        [_untranslated(row) for row in rows],
        lists_of(reach.kinds, "ordering=-twin_state"),
    )


def _untranslated(row: dict[str, Any]) -> Line:
    title, language = title_of(row)
    kind, fields, target = row["kind"], row["twin_fields"], other_language(language)
    names = ", ".join(name_of(kind, field) for field in fields)
    note = str(WANTING[TwinState(row["twin_state"]), target]) % {"fields": names}
    first = fields[0] if fields else "title"
    place = f"{first}-FORMS" if first in kind.parts else f"{first}_{target}"
    return Line(title, edit_url(kind, row["pk"], place), note, language)
