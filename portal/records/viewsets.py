"""What the editors' screens of every record share."""

from typing import Any

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import (
    FieldPanel,
    FieldRowPanel,
    ObjectList,
    Panel,
    PublishingPanel,
    TabbedInterface,
)
from wagtail.admin.ui.tables import Column, LiveStatusTagColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.records.admin_forms import RecordForm
from portal.records.bilingual import columns
from portal.records.editing.panels import twin_panel
from portal.records.models import Record
from portal.records.twin import TwinState

TWIN_LABELS = {
    TwinState.MISSING: _("Missing"),
    TwinState.OUT_OF_DATE: _("Not up to date"),
    TwinState.IN_REVIEW: _("In review"),
    TwinState.DONE: _("Done"),
}


class TwinColumn(Column):
    """The state of the other language, with the fields that want work."""

    def get_value(self, instance: Record) -> str:
        state = instance.twin
        names = [name_of(instance, field) for field in state.fields]
        label = str(TWIN_LABELS[state.state])
        return f"{label}: {', '.join(names)}" if names else label


def name_of(record: Record, field: str) -> str:
    """What editors call a translated field, or a part by the rows it is made of."""
    found = record._meta.get_field(field)
    if found.one_to_many and found.related_model:
        return str(found.related_model._meta.verbose_name_plural)
    return str(found.verbose_name)


def record_panels() -> list[Panel]:
    """The columns of every record, to begin a screen with."""
    return [
        FieldRowPanel([FieldPanel("source_language"), FieldPanel("slug")]),
        twin_panel("title", _("Title")),
        twin_panel("summary", _("Summary")),
        FieldPanel("twin_action"),
        FieldRowPanel([FieldPanel("posted_on"), FieldPanel("review_by")]),
    ]


def record_screen(texts: list[Panel], facts: list[Panel]) -> TabbedInterface:
    """The screen of a kind: what every record has, the kind's own texts, and its facts."""
    return TabbedInterface(
        [
            ObjectList([*record_panels(), *texts], heading=_("Texts")),
            ObjectList(facts, heading=_("Facts")),
            ObjectList([PublishingPanel()], heading=_("Publishing")),
        ],
        base_form_class=RecordForm,
    )


class RecordViewSet(SnippetViewSet):
    """A record's screens; a kind names its model, icon, filters and ``record_screen``."""

    list_display: list[Any] = [
        "__str__",
        LiveStatusTagColumn(),
        TwinColumn("twin", label=_("Other language")),
        "posted_on",
        "review_by",
        UpdatedAtColumn(),
    ]
    search_fields = [*columns("title"), "slug"]
    search_backend_name = None  # the database finds a word in a title; the public search is ours
    ordering = ["-posted_on"]
    copy_view_enabled = True
    inspect_view_enabled = False
    list_per_page = 50
