"""The queue: what waits to be done, what is being done, and how it ended."""

from collections.abc import Mapping
from typing import Any, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _


def explained(reason: str, values: Mapping[str, Any]) -> str:
    """A reason as a sentence in the language of whoever reads it now."""
    return gettext(reason) % values if reason else ""


class JobQuerySet(models.QuerySet["Job"]):
    """Jobs by what a worker or an owner wants to know of them."""

    def due(self) -> Self:
        """Those that may begin now, the longest waiting first."""
        return self.filter(state=Job.State.WAITING, run_after__lte=timezone.now()).order_by(
            "run_after", "pk"
        )

    def lost(self) -> Self:
        """Those whose worker has given no sign of life for longer than it promised."""
        return self.filter(state=Job.State.RUNNING, leased_until__lt=timezone.now())


class Job(models.Model):
    """One call of a task, from the moment it is queued to its result.

    A worker that runs it renews ``leased_until``; when that has passed the worker is gone, and the
    job waits again. ``lease`` names the run: only the run that holds it may write its result.
    """

    class State(models.TextChoices):
        WAITING = "waiting", _("Waiting")
        RUNNING = "running", _("Running")
        DONE = "done", _("Done")
        FAILED = "failed", _("Failed")

    task = models.CharField(_("task"), max_length=200, editable=False)
    args = models.JSONField(default=list, editable=False)
    kwargs = models.JSONField(default=dict, editable=False)
    queue = models.CharField(_("queue"), max_length=40, editable=False)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        editable=False,
        related_name="+",
        verbose_name=_("started by"),
    )
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.WAITING, editable=False
    )
    percent = models.PositiveSmallIntegerField(_("percent done"), default=0, editable=False)
    # a sentence for its owner, as a message of the catalogue and what is filled into it
    reason = models.CharField(_("reason"), max_length=300, blank=True, editable=False)
    reason_values = models.JSONField(default=dict, editable=False)
    attempts = models.PositiveSmallIntegerField(_("attempts"), default=0, editable=False)
    queued_at = models.DateTimeField(_("queued at"), default=timezone.now, editable=False)
    run_after = models.DateTimeField(default=timezone.now, editable=False)
    started_at = models.DateTimeField(_("started at"), null=True, editable=False)
    ended_at = models.DateTimeField(_("ended at"), null=True, editable=False)
    lease = models.UUIDField(null=True, editable=False)
    leased_until = models.DateTimeField(null=True, editable=False)

    objects = JobQuerySet.as_manager()

    class Meta:
        verbose_name = _("job")
        verbose_name_plural = _("jobs")
        ordering = ["-queued_at", "-pk"]
        indexes = [models.Index(fields=["state", "run_after"], name="jobs_due")]
        constraints = [
            # the database itself sees to it that a queue does one thing at a time, over all workers
            models.UniqueConstraint(
                fields=["queue"], condition=Q(state="running"), name="one_running_job_per_queue"
            )
        ]

    def __str__(self) -> str:
        return f"{self.task.rpartition('.')[2]} {self.pk}"

    @property
    def explanation(self) -> str:
        """Why it has failed; empty where it has not."""
        return explained(self.reason, self.reason_values)

    @property
    def has_ended(self) -> bool:
        """Whether nothing more happens to it by itself."""
        return self.state in {self.State.DONE, self.State.FAILED}
