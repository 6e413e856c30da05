"""The record: one row that holds both languages of a thing the portal publishes."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django.utils.translation import override
from modelcluster.models import ClusterableModel
from wagtail.models import (
    DraftStateMixin,
    LockableMixin,
    PreviewableMixin,
    RevisionMixin,
    WorkflowMixin,
)

from portal.records import twin
from portal.records.bilingual import empty_blank_texts, reader_text, texts
from portal.records.permissions import RECORD_PERMISSIONS
from portal.records.publishing.checks.records import remarks_on_texts
from portal.records.publishing.checks.remark import Remark
from portal.records.publishing.gate import Gap
from portal.records.publishing.gated import Gated
from portal.records.querysets import RecordQuerySet
from portal.records.sort_keys import SortKeyField

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise as StrPromise


class SourceLanguage(models.TextChoices):
    ENGLISH = "en", _("English")
    SPANISH = "es", _("Spanish")


class Record(
    Gated,
    WorkflowMixin,
    DraftStateMixin,
    LockableMixin,
    RevisionMixin,
    PreviewableMixin,
    ClusterableModel,
):
    """What every bilingual record shares. A kind names its pages by ``url_name`` and its template,
    by ``parts`` the relations to rows of its own whose texts are translated with it, and by
    ``not_copied`` the columns that a copy of it must not have too.

    Both languages are columns of the same row, so they are drafted, reviewed and published
    together and a fact that has no language (a date, a place) is kept once.
    """

    url_name: ClassVar[str]
    preview_template: ClassVar[str]
    parts: ClassVar[Sequence[str]] = ()
    not_copied: ClassVar[Sequence[str]] = ()

    title = models.CharField(_("title"), max_length=200, blank=True)
    title_en: str | None
    title_es: str | None
    summary = models.TextField(_("summary"), blank=True)
    summary_en: str | None
    summary_es: str | None
    slug = models.SlugField(
        _("address"),
        max_length=120,
        unique=True,
        help_text=_("The last part of the web address, the same in both languages."),
    )
    source_language = models.CharField(
        _("written first in"), max_length=2, choices=SourceLanguage.choices, default="en"
    )
    posted_on = models.DateField(_("posted on"), default=timezone.localdate, db_index=True)
    review_by = models.DateField(_("review by"), null=True, blank=True)
    twin_fingerprints = models.JSONField(default=dict, blank=True, editable=False)
    review_requested_at = models.DateTimeField(
        _("translation sent for review at"), null=True, blank=True, editable=False
    )
    sort_key_en = SortKeyField(source="title", language="en")
    sort_key_es = SortKeyField(source="title", language="es")

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True
        default_permissions = RECORD_PERMISSIONS
        indexes = [
            models.Index(  # every page that readers open asks what is live now
                fields=["live", "go_live_at", "expire_at"], name="%(app_label)s_%(class)s_live"
            )
        ]
        constraints: list[models.BaseConstraint] = [
            models.CheckConstraint(
                name="%(app_label)s_%(class)s_has_a_title",
                condition=Q(title_en__gt="") | Q(title_es__gt=""),
                violation_error_message=_("Write a title in at least one language."),
            )
        ]

    def __str__(self) -> str:
        title = reader_text(self, "title", self.source_language).text
        return title or f"{self._meta.verbose_name} {self.pk}"

    def clean(self) -> None:
        super().clean()
        empty_blank_texts(self)
        if not getattr(self, f"title_{self.source_language}"):
            raise ValidationError(
                {f"title_{self.source_language}": _("Write the title in its first language.")}
            )

    def get_absolute_url(self) -> str:
        return reverse(self.url_name, kwargs={"slug": self.slug})

    def url_in(self, language: str) -> str:
        """The address of this record's page in one language."""
        with override(language):
            return self.get_absolute_url()

    @property
    def document_id(self) -> str:
        """The name of this record in search indexes and between rooms, such as "video:12"."""
        return f"{self._meta.model_name}:{self.pk}"

    def place_of(self, gap: Gap) -> tuple[str, str]:
        """What editors call that which is missing, and where they write it; see ``gaps``."""
        field: Any = self._meta.get_field(gap.name)
        if gap.name in self.parts:
            return str(field.related_model._meta.verbose_name_plural), f"#id_{gap.name}-FORMS"
        return str(field.verbose_name), f"#id_{gap.name}_{gap.language}"

    def remarks(self) -> list[Remark]:
        """What is worth a second look before it is published; a kind adds its own."""
        return list(remarks_on_texts(self))

    def confirm_twin(self, fields: list[str] | None = None) -> None:
        """Say that the translations of ``fields`` (all when omitted) are true to the source now."""
        source = texts(self, self.source_language)
        self.twin_fingerprints |= twin.confirm(source, fields or list(source))

    @property
    def preview_sizes(self) -> list[dict[str, Any]]:
        """The framework's sizes, the phone as narrow as the phones that most families have."""
        phone, *others = super().preview_sizes
        return [phone | {"device_width": 360}, *others]

    @property
    def preview_modes(self) -> "list[tuple[str, str | StrPromise]]":
        return [(language.value, language.label) for language in SourceLanguage]

    def get_preview_template(self, request: HttpRequest, mode_name: str) -> str:
        return self.preview_template

    def get_preview_context(self, request: HttpRequest, mode_name: str) -> dict[str, Any]:
        return super().get_preview_context(request, mode_name) | {"record": self}

    def serve_preview(self, request: HttpRequest, mode_name: str) -> HttpResponse:
        """The page as its readers in one language would see it."""
        with override(mode_name):
            return super().serve_preview(request, mode_name).render()
