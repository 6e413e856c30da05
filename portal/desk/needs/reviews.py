"""The review: what waits for my judgement, and what came back to me."""

from typing import Any

from django.urls import reverse
from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.models import Page, Revision, TaskState, WorkflowState

from portal.desk.needs.need import MOST, Line, Need
from portal.desk.needs.rows import edit_url
from portal.desk.reach import Reach


def waiting_for_me(reach: Reach) -> Need:
    """Drafts that somebody has sent for a review which this person may make."""
    states = (
        TaskState.objects.reviewable_by(reach.user)
        .select_related("revision__content_type", "workflow_state__requested_by")
        .order_by("started_at")[:MOST]
    )
    lines = [_to_judge(state) for state in states]
    return Need("to-review", gettext_lazy("Waiting for your review"), "tasks", lines)


def _to_judge(state: TaskState) -> Line:
    author, day = state.workflow_state.requested_by, _day(state.started_at)
    words = {"person": author, "date": day}
    note = _("Sent by %(person)s on %(date)s") if author else _("Sent on %(date)s")
    revision = state.revision
    return Line(revision.object_str, screen_of(revision), note % words, _written_in(revision))


def refused(reach: Reach) -> Need:
    """What this person has sent for a review and got back, with the reason."""
    states = (
        WorkflowState.objects.filter(
            requested_by=reach.user, status=WorkflowState.STATUS_NEEDS_CHANGES
        )
        .select_related(
            "current_task_state__revision__content_type", "current_task_state__finished_by"
        )
        .order_by("-current_task_state__finished_at")[:MOST]
    )
    lines = [_sent_back(state) for state in states if state.current_task_state]
    return Need("refused", gettext_lazy("Came back to you"), "undo", lines)


def _sent_back(state: WorkflowState) -> Line:
    task = state.current_task_state
    words = {"person": task.finished_by, "date": _day(task.finished_at or task.started_at)}
    note = (
        _("%(person)s asks for changes, %(date)s") if task.finished_by else _("Changes, %(date)s")
    )
    revision = task.revision
    return Line(
        revision.object_str,
        screen_of(revision),
        note % words,
        _written_in(revision),
        quote=task.get_comment(),
        is_late=True,
    )


def screen_of(revision: Revision) -> str:
    """Where the thing that a revision is of is edited."""
    model = revision.content_type.model_class()
    if issubclass(model, Page):
        return reverse("wagtailadmin_pages:edit", args=[revision.object_id])
    return edit_url(model, revision.object_id)


def _written_in(revision: Revision) -> str:
    """The first language of a record; pages say nothing of theirs here."""
    return str(revision.content.get("source_language") or "")


def _day(moment: Any) -> str:
    return formats.date_format(timezone.localtime(moment), "DATE_FORMAT")
