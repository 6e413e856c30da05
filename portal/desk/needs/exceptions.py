"""What the publish gate asks for: languages that were promised, and what it holds back."""

from datetime import timedelta
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db.models import Q
from django.db.models.fields.json import KT
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Revision

from portal.desk.needs.need import MOST, Line, Need
from portal.desk.needs.reviews import screen_of
from portal.desk.needs.rows import edit_url, gathered, title_of
from portal.desk.reach import Reach

ONE_ROUND = timedelta(minutes=5)  # the worker comes by every minute


def exceptions(reach: Reach) -> Need:
    """Public records whose second language may wait until a day, the first day first."""
    excepted = Q(live=True, exception_until__isnull=False)
    names = ("exception_until", "exception_reason")
    rows = gathered(reach.kinds, excepted, "exception_until", *names)
    lines = [*_held_back(reach), *(_promised(row) for row in rows)]
    return Need("exceptions", gettext_lazy("Promised to readers"), "time", lines)


def _promised(row: dict[str, Any]) -> Line:
    title, language = title_of(row)
    until = row["exception_until"]
    is_late = until < timezone.localdate()
    note = _("Was promised for %(date)s; it is still public") if is_late else _("By %(date)s")
    url = edit_url(row["kind"], row["pk"], "exception_until")
    day = formats.date_format(until, "DATE_FORMAT")
    reason = row["exception_reason"]
    return Line(title, url, note % {"date": day}, language, quote=reason, is_late=is_late)


def _held_back(reach: Reach) -> list[Line]:
    """Versions whose moment has come and that the gate does not let through."""
    kinds = ContentType.objects.get_for_models(*reach.kinds).values() if reach.kinds else []
    revisions = (
        Revision.objects.filter(
            base_content_type__in=kinds, approved_go_live_at__lt=timezone.now() - ONE_ROUND
        )
        .select_related("content_type")
        .annotate(written_in=KT("content__source_language"))
        .order_by("approved_go_live_at")[:MOST]
    )
    return [_was_planned(revision) for revision in revisions]


def _was_planned(revision: Any) -> Line:
    moment = timezone.localtime(revision.approved_go_live_at)
    note = _("Was to be published on %(date)s, but something is missing") % {
        "date": formats.date_format(moment, "DATE_FORMAT")
    }
    url = screen_of(revision)
    return Line(revision.object_str, url, note, revision.written_in or "", is_late=True)
