"""What editors' lists ask about the newest version of a record, kept beside the published row.

A draft that is saved over a published row lives in a revision, where no list can filter or order.
These columns describe the newest version, draft or not, and are written with it.
"""

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext_lazy as _

from portal.records.bilingual import columns, in_both, texts
from portal.records.finding import finding_key
from portal.records.language import other_language
from portal.records.twin import Twin, TwinState, twin


class TwinStates(models.TextChoices):
    """The twin state as a column stores it and editors read it."""

    MISSING = TwinState.MISSING.value, _("Missing")
    OUT_OF_DATE = TwinState.OUT_OF_DATE.value, _("Not up to date")
    IN_REVIEW = TwinState.IN_REVIEW.value, _("In review")
    DONE = TwinState.DONE.value, _("Done")


class NewestVersion(models.Model):
    """The stored description; comes before the revisions' own class among a record's bases."""

    DESCRIBED = ("twin_state", "twin_fields", "newest_titles", "finding_key")

    twin_state = models.CharField(
        _("other language"),
        max_length=12,
        choices=TwinStates.choices,
        default=TwinStates.MISSING,
        db_index=True,
        editable=False,
    )
    twin_fields = models.JSONField(default=list, editable=False)
    newest_titles = models.JSONField(default=dict, editable=False)
    finding_key = models.TextField(default="", editable=False)

    class Meta:
        abstract = True

    @property
    def twin(self) -> Twin:
        """How far the language that this version was not written in has come."""
        return twin(
            texts(self, self.source_language),  # type: ignore[attr-defined]  # the record's
            texts(self, other_language(self.source_language)),  # type: ignore[attr-defined]
            self.twin_fingerprints,  # type: ignore[attr-defined]
            self.review_requested_at is not None,  # type: ignore[attr-defined]
        )

    @property
    def has_newer_draft(self) -> bool:
        """Whether the newest version lies in a revision, and not in this row."""
        columns_of_drafts: Any = self
        return (
            columns_of_drafts.has_unpublished_changes
            and columns_of_drafts.latest_revision_id is not None
        )

    def describe_newest(self) -> None:
        """Describe this version as the newest there is."""
        state = self.twin
        self.twin_state, self.twin_fields = state.state.value, list(state.fields)
        self.newest_titles = in_both(self, "title")
        self.finding_key = finding_key([*self.newest_titles.values(), self.slug])  # type: ignore[attr-defined]

    def save(self, *args: Any, **kwargs: Any) -> None:
        """A row that is saved whole and has no newer draft is the newest version itself."""
        if not kwargs.get("update_fields") and not self.has_newer_draft:
            self.describe_newest()
        super().save(*args, **kwargs)

    def save_revision(self, *args: Any, **kwargs: Any) -> Any:
        """The draft becomes the newest version. It is found by the published titles too."""
        revision = super().save_revision(*args, **kwargs)  # type: ignore[misc]  # of revisions
        self.describe_newest()
        row = type(self)._base_manager.filter(pk=self.pk)
        published = row.values_list(*columns("title"), "slug").get()
        self.finding_key = finding_key([self.finding_key, *published])
        row.update(**{column: getattr(self, column) for column in self.DESCRIBED})
        return revision

    def with_content_json(self, content: Any) -> Self:
        """An earlier version says nothing of the newest one: that stays as it is stored."""
        version = super().with_content_json(content)  # type: ignore[misc]  # of revisions
        for column in self.DESCRIBED:
            setattr(version, column, getattr(self, column))
        return version
