"""What editors narrow a list of records down by; a kind adds the lists it is classified by."""

from datetime import timedelta
from typing import Any

import django_filters
from django.db import models
from django.db.models import Q, QuerySet
from django.forms import RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.admin.filters import WagtailFilterSet

from portal.records.editing.states import EditingState, in_state
from portal.records.newest import TwinStates

SOON = timedelta(days=30)


class ReviewDate(models.TextChoices):
    PASSED = "passed", _("Has passed")
    SOON = "soon", _("Within 30 days")
    LATER = "later", _("Later")
    NONE = "none", _("Without a date")


def reviewed(when: str) -> Q:
    """The condition for a choice of :class:`ReviewDate`, by today's date."""
    today = timezone.localdate()
    return {
        ReviewDate.PASSED: Q(review_by__lt=today),
        ReviewDate.SOON: Q(review_by__gte=today, review_by__lte=today + SOON),
        ReviewDate.LATER: Q(review_by__gt=today + SOON),
        ReviewDate.NONE: Q(review_by__isnull=True),
    }[ReviewDate(when)]


def choice(label: Any, choices: Any, **more: Any) -> django_filters.ChoiceFilter:
    """A filter of one choice, shown as the framework shows its own."""
    return django_filters.ChoiceFilter(
        label=label, choices=choices, empty_label=_("All"), widget=RadioSelect, **more
    )


class RecordFilterSet(WagtailFilterSet):
    state = choice(_("State"), EditingState.choices, method="filter_state")
    twin_state = choice(_("Other language"), TwinStates.choices)
    review = choice(_("Review date"), ReviewDate.choices, method="filter_review")

    def filter_state(self, records: QuerySet, name: str, value: str) -> QuerySet:
        return records.filter(in_state(value))

    def filter_review(self, records: QuerySet, name: str, value: str) -> QuerySet:
        return records.filter(reviewed(value))
