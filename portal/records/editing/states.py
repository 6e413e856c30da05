"""Where a record stands on its way to the readers, for editors' lists and filters."""

from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Exists, OuterRef, Q, QuerySet
from django.db.models.functions import Cast
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision, WorkflowState

from portal.records.models import Record


class EditingState(models.TextChoices):
    """A record may be in several: live, and a newer draft of it in review."""

    LIVE = "live", _("Live")
    CHANGED = "changed", _("Newer draft")
    DRAFT = "draft", _("Draft")
    IN_REVIEW = "in_review", _("In review")
    SCHEDULED = "scheduled", _("Scheduled")
    EXPIRED = "expired", _("Expired")


OPEN_REVIEWS = (WorkflowState.STATUS_IN_PROGRESS, WorkflowState.STATUS_NEEDS_CHANGES)


def with_states(records: QuerySet) -> QuerySet:
    """Records with ``is_in_review`` and ``is_scheduled``, which lie in tables of the framework."""
    key = Cast(OuterRef("pk"), models.CharField())
    kind = ContentType.objects.get_for_model(records.model, for_concrete_model=False)
    reviews = WorkflowState.objects.filter(
        base_content_type=kind, object_id=key, status__in=OPEN_REVIEWS
    )
    schedules = Revision.objects.filter(
        base_content_type=kind, object_id=key, approved_go_live_at__isnull=False
    )
    return records.annotate(is_in_review=Exists(reviews), is_scheduled=Exists(schedules))


def in_state(state: str) -> Q:
    """The condition on records from :func:`with_states`."""
    over = Q(expired=True) | Q(
        expire_at__lte=timezone.now(), live=False, first_published_at__isnull=False
    )
    over_by_the_clock = Q(live=True, expire_at__lte=timezone.now())
    return {
        EditingState.LIVE: Q(live=True) & ~over_by_the_clock,
        EditingState.CHANGED: Q(live=True, has_unpublished_changes=True),
        EditingState.DRAFT: Q(live=False, is_scheduled=False) & ~over,
        EditingState.IN_REVIEW: Q(is_in_review=True),
        EditingState.SCHEDULED: Q(is_scheduled=True),
        EditingState.EXPIRED: over | over_by_the_clock,
    }[EditingState(state)]


def states_of(record: Any) -> list[EditingState]:
    """The same of one record from :func:`with_states`, in the order of the choices."""
    over = has_expired(record)
    true = {
        EditingState.LIVE: record.live and not over,
        EditingState.CHANGED: record.live and record.has_unpublished_changes,
        EditingState.DRAFT: not record.live and not record.is_scheduled and not over,
        EditingState.IN_REVIEW: record.is_in_review,
        EditingState.SCHEDULED: record.is_scheduled,
        EditingState.EXPIRED: over,
    }
    return [state for state in EditingState if true[state]]


def has_expired(record: Record) -> bool:
    """Whether its last day is over, be it that nothing has taken it down yet."""
    was_public = record.live or record.first_published_at is not None
    is_past = record.expire_at is not None and record.expire_at <= timezone.now()
    return record.expired or (was_public and is_past)
