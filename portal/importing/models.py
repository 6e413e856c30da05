"""The batch: one spreadsheet on its way into the library, as a whole or not at all."""

from typing import Any, Self

from django.conf import settings
from django.core.files.storage import storages
from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.importing.sheets import Problem
from portal.jobs.models import Job
from portal.media.models.file_owner import delete_unnamed
from portal.media.storage import private_storage, random_name
from resources.models import Handout


def catalogue_name(instance: Any, filename: str) -> str:
    return f"catalogues/{random_name(filename)}"


class BatchQuerySet(models.QuerySet["Batch"]):
    def visible_to(self, user: Any) -> Self:
        """Everybody sees their own, administrators all."""
        return self.all() if user.is_superuser else self.filter(owner_id=user.pk)


class Batch(models.Model):
    """``staged`` names the files in the storages that belong to no row yet: they are noted before
    they are stored, so that whatever a kill leaves can be found and deleted."""

    class State(models.TextChoices):
        CHECKING = "checking", _("Being checked")
        REFUSED = "refused", _("To be mended")
        CHECKED = "checked", _("Ready to be made")
        MAKING = "making", _("Being made")
        MADE = "made", _("Made")
        UNDOING = "undoing", _("Being taken back")
        UNDONE = "undone", _("Taken back")
        DISCARDED = "discarded", _("Discarded")

    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.SET_NULL,
        null=True,
        related_name="+",
        verbose_name=_("started by"),
    )
    name = models.CharField(_("name of the file"), max_length=255)
    file = models.FileField(_("spreadsheet"), upload_to=catalogue_name, storage=private_storage)
    folder = models.CharField(_("folder of files"), max_length=500, blank=True)
    state = models.CharField(
        _("state"), max_length=10, choices=State.choices, default=State.CHECKING
    )
    job = models.ForeignKey(Job, models.SET_NULL, null=True, related_name="+")
    problems = models.JSONField(default=list)
    staged = models.JSONField(default=list)
    uploads = models.JSONField(default=dict)  # files sent with it: stored names by name
    files = models.JSONField(default=dict)  # stored files by the digest that rows know them by
    created_at = models.DateTimeField(_("created at"), auto_now_add=True)
    made_at = models.DateTimeField(_("made at"), null=True)

    objects = BatchQuerySet.as_manager()

    class Meta:
        verbose_name = _("catalogue import")
        verbose_name_plural = _("catalogue imports")
        ordering = ["-created_at", "-pk"]

    def __str__(self) -> str:
        return self.name

    @property
    def found(self) -> list[Problem]:
        """What is wrong with its rows, and what only wants a look."""
        return [Problem(**values) for values in self.problems]

    def move(self, before: set[str], after: str, **values: Any) -> bool:
        """Change its state, unless somebody else has done so meanwhile: then False."""
        changed = {"state": after} | values
        moved = type(self).objects.filter(pk=self.pk, state__in=before).update(**changed)
        for name, value in changed.items() if moved else ():
            setattr(self, name, value)
        return bool(moved)

    def follow(self, job: Job) -> None:
        """The job that works on it now."""
        self.job = job
        self.save(update_fields=["job"])

    def stage(self, files: list[list[str]]) -> None:
        """Note files that no row names yet, each by its storage and its name there."""
        self.staged = files
        type(self).objects.filter(pk=self.pk).update(staged=files)

    def forget_staged(self) -> None:
        """Delete the files that are noted, unless a row has come to name them."""
        for storage, name in self.staged:
            if not _is_handout(name):
                delete_unnamed(storages[storage], name)
        self.stage([])


class StagedRow(models.Model):
    """What one row of the spreadsheet says, and what became of it.

    ``cells`` holds canonical texts by the keys of the columns; ``changes`` those that differ, each
    with what the record says now. ``before`` is the record as it was, for undoing.
    """

    class Action(models.TextChoices):
        CREATE = "create", _("New")
        UPDATE = "update", _("Changed")
        UNCHANGED = "unchanged", _("As it is")

    batch = models.ForeignKey(Batch, models.CASCADE, related_name="rows")
    sheet = models.CharField(max_length=100, blank=True)
    number = models.PositiveIntegerField(_("row"))
    kind = models.CharField(_("kind"), max_length=30)
    slug = models.CharField(_("address"), max_length=120)
    title = models.CharField(_("title"), max_length=200)
    action = models.CharField(_("what is done"), max_length=10, choices=Action.choices)
    cells = models.JSONField(default=dict)
    changes = models.JSONField(default=dict)
    record_pk = models.PositiveBigIntegerField(null=True)
    before = models.JSONField(null=True)
    revision_after = models.PositiveBigIntegerField(null=True)

    class Meta:
        verbose_name = _("row")
        verbose_name_plural = _("rows")
        ordering = ["batch", "pk"]

    def __str__(self) -> str:
        return self.title or self.slug


def _is_handout(name: str) -> bool:
    """Whether a handout names a file: its rows keep theirs for earlier revisions."""
    named = models.Q(file_en=name) | models.Q(file_es=name)
    return Handout.objects.filter(named).exists()
