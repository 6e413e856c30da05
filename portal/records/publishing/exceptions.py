"""The dated exception on the form of a record, and the panel in which it is given."""

from typing import Any

from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel

from portal.records.publishing.gate import ExceptionFault, exception_faults

FIELDS = ("exception_until", "exception_reason")
SENTENCES = {
    ExceptionFault.NO_REASON: ("exception_reason", _("Write why one language has to wait.")),
    ExceptionFault.NO_DATE: ("exception_until", _("Write until when it may wait.")),
    ExceptionFault.PAST: ("exception_until", _("This day has passed.")),
    ExceptionFault.TOO_FAR: ("exception_until", _("Choose a day within the next 90 days.")),
}


def check_exception(form: Any) -> None:
    """Add an error for each fault of an exception that is given or changed in an editors' form.

    One that was given before and has run out in the meantime hinders no draft.
    """
    if not _is_changed(form) or any(name in form.errors for name in FIELDS):
        return
    until, reason = (form.cleaned_data.get(name) for name in FIELDS)
    for fault in exception_faults(until, reason or "", timezone.localdate()):
        form.add_error(*SENTENCES[fault])


def sign_exception(form: Any) -> None:
    """Keep on the record who has given or changed its exception, and when."""
    if not _is_changed(form):
        return
    record = form.instance
    is_given = record.exception_until is not None
    record.exception_by = form.for_user if is_given else None
    record.exception_at = timezone.now() if is_given else None


def dropped_exception(form: Any) -> list[tuple[str, str]]:
    """After a saving in the background: the fields are emptied of an exception that is over."""
    is_dropped = form.cleaned_data.get("exception_until") and not form.instance.exception_until
    return [(form.add_prefix(name), "") for name in FIELDS] if is_dropped else []


def _is_changed(form: Any) -> bool:
    return bool(set(FIELDS).intersection(form.changed_data))


def exception_panel() -> MultiFieldPanel:
    return MultiFieldPanel(
        [FieldPanel(name) for name in FIELDS], heading=_("If one language has to wait")
    )
