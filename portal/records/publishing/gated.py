"""What goes live through the gate, whichever way it comes: a button, a review, the clock, a batch.

Every one of them ends in ``publish``, so the gate stands there. What is live stays live: a dated
exception that runs out takes nothing away from families who read the language that is there.
"""

from datetime import date
from typing import Any

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Revision

from portal.records.newest import NewestVersion
from portal.records.publishing.gate import Gap, NotReady, Verdict, text_gaps, verdict
from portal.records.publishing.promises import Promise, promises_of

BY_THE_CLOCK = "wagtail.publish.scheduled"  # what the framework's scheduler calls its doing


class Gated(NewestVersion):
    """The dated exception, which is part of a version like its texts, and the gate."""

    EXCEPTION = ("exception_until", "exception_reason", "exception_by", "exception_at")

    exception_until = models.DateField(
        _("one language may wait until"),
        null=True,
        blank=True,
        help_text=_("At most 90 days from today. Readers see the day on the page."),
    )
    exception_reason = models.TextField(
        _("reason"),
        blank=True,
        default="",
        help_text=_("For your colleagues; readers do not see it."),
    )
    exception_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        blank=True,
        editable=False,
        related_name="+",
        verbose_name=_("exception made by"),
    )
    exception_at = models.DateTimeField(
        _("exception made at"), null=True, blank=True, editable=False
    )

    class Meta:
        abstract = True

    def gaps(self) -> list[Gap]:
        """What keeps this version from going live; a kind adds its own in an override."""
        return text_gaps(self.twin, self.source_language)

    def refusal(self) -> list[Gap]:
        """The gaps for which this version may not go live, now or on the day it is planned for."""
        gaps, day = self.gaps(), self._first_day()
        judged = verdict(gaps, self.exception_until, self.exception_reason, day)
        return gaps if judged == Verdict.REFUSED else []

    def _first_day(self) -> date:
        planned = self.go_live_at
        today = timezone.localdate()
        return max(today, timezone.localdate(planned)) if planned else today

    @property
    def promises(self) -> list[Promise]:
        """What the page says of the languages that are to come; empty without an exception."""
        if self.exception_until is None:
            return []
        return promises_of(self.gaps(), self.exception_until, timezone.localdate())

    def drop_exception(self) -> None:
        """Without a gap there is nothing to wait for."""
        for name in self.EXCEPTION:
            setattr(self, name, self._meta.get_field(name).get_default())

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """A version in which nothing is missing any more needs no exception."""
        if self.exception_until is not None and not self.gaps():
            self.drop_exception()
        return super().save_revision(*args, **kwargs)

    def publish(self, revision: Revision, *args: Any, **kwargs: Any) -> Any:
        """Publish a version, or plan it. Raises NotReady for one that may not go live.

        By the clock nothing is raised, since others wait in the same row: the version stays
        planned, and goes live as soon as nothing is missing.
        """
        if gaps := revision.as_object().refusal():
            if kwargs.get("log_action") == BY_THE_CLOCK:
                return None
            raise NotReady(gaps)
        return super().publish(revision, *args, **kwargs)
