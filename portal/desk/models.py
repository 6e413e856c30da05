"""Links as they were last found, and the rounds in which all of them are looked after."""

from datetime import timedelta
from typing import Any, Self

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

PATIENCE = timedelta(days=2)  # for how long another site may be away before its link is broken


class CheckedLinkQuerySet(models.QuerySet["CheckedLink"]):
    def broken(self) -> Self:
        """Those that lead nowhere for good: at once where the address is ours, or private; after
        two failures over two days where another site may only have been away."""
        away = Q(failing_since__lte=timezone.now() - PATIENCE, failures__gte=2)
        certain = Q(failing_since__isnull=False, outcome__in=CheckedLink.CERTAIN)
        return self.filter(away | certain)


class CheckedLink(models.Model):
    """One address in one text: what holds it is named without a foreign key, by kind and number."""

    class Outcome(models.TextChoices):
        GOOD = "good", _("Leads somewhere")
        NOT_HERE = "not_here", _("the portal has no such page, or readers may not see it")
        PRIVATE = "private", _("readers cannot reach this address")
        GONE = "gone", _("the page is gone")
        TROUBLE = "trouble", _("the other site reports an error")
        SILENT = "silent", _("the other site does not answer")

    CERTAIN = (Outcome.NOT_HERE, Outcome.PRIVATE)

    content_type = models.ForeignKey(ContentType, models.CASCADE, related_name="+")
    object_id = models.CharField(max_length=40)
    title = models.CharField(_("stands in"), max_length=255)
    title_language = models.CharField(max_length=2, blank=True)
    field = models.CharField(max_length=60)
    language = models.CharField(_("language"), max_length=2)
    address = models.CharField(_("address"), max_length=2000)
    outcome = models.CharField(_("outcome"), max_length=10, choices=Outcome.choices, blank=True)
    status = models.PositiveSmallIntegerField(_("status"), null=True)
    checked_at = models.DateTimeField(_("last checked"), null=True)
    failing_since = models.DateTimeField(_("failing since"), null=True)
    failures = models.PositiveSmallIntegerField(_("failures in a row"), default=0)

    objects = CheckedLinkQuerySet.as_manager()

    class Meta:
        verbose_name = _("checked link")
        verbose_name_plural = _("checked links")
        ordering = ["pk"]
        indexes = [models.Index(fields=["content_type", "object_id"], name="desk_link_place")]

    def __str__(self) -> str:
        return self.address

    @property
    def explanation(self) -> str:
        """What is wrong with it, to stand after its address."""
        label = str(self.Outcome(self.outcome).label) if self.outcome else ""
        return f"{label} ({self.status})" if self.status else label

    def note(self, outcome: str, status: int | None) -> None:
        """Write down how it was found just now."""
        self.outcome, self.status, self.checked_at = outcome, status, timezone.now()
        if outcome == self.Outcome.GOOD:
            self.failing_since, self.failures = None, 0
        else:
            self.failing_since = self.failing_since or self.checked_at
            self.failures += 1

    def save_outcome(self) -> None:
        fields = ("outcome", "status", "checked_at", "failing_since", "failures")
        values: dict[str, Any] = {name: getattr(self, name) for name in fields}
        type(self).objects.filter(pk=self.pk).update(**values)


class LinkCheck(models.Model):
    """One round through every link. A round without any answer says more about our own line than
    about the others': it changes no link."""

    started_at = models.DateTimeField(_("started at"), default=timezone.now)
    links = models.PositiveIntegerField(_("links"), default=0)
    has_failed = models.BooleanField(_("no other site could be reached"), default=False)

    class Meta:
        verbose_name = _("check of the links")
        verbose_name_plural = _("checks of the links")
        ordering = ["-started_at"]

    def __str__(self) -> str:
        return f"{self.started_at:%Y-%m-%d %H:%M}: {self.links}"
