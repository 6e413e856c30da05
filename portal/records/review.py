"""What a review has said of a record."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from wagtail.models import TaskState, WorkflowState

from portal.records.models import Record


@dataclass(frozen=True)
class Refusal:
    """A publisher wants changes: who, when, and the reason in their words ("" without one)."""

    by: Any
    at: datetime | None
    reason: str


def refusal_of(record: Record) -> Refusal | None:
    """The refusal that a record's editor has not answered yet, by a new version sent for review or
    by giving the review up. One query."""
    refused = TaskState.objects.for_instance(record).filter(
        status=TaskState.STATUS_REJECTED,
        workflow_state__status=WorkflowState.STATUS_NEEDS_CHANGES,
    )
    state = refused.select_related("finished_by").order_by("-finished_at").first()
    return Refusal(state.finished_by, state.finished_at, state.comment) if state else None
