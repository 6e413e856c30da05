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
from wagtail.admin.ui.tables import UpdatedAtColumn
from wagtail.snippets.views.snippets import EditView

from portal.records.admin_forms import RecordForm
from portal.records.bilingual import columns
from portal.records.editing.choosers import RecordChooserViewSet
from portal.records.editing.columns import ReviewColumn, StatesColumn, TwinColumn
from portal.records.editing.copying import RecordCopyView
from portal.records.editing.panels import twin_panel
from portal.records.editing.views import RecordCreateView, RecordIndexView
from portal.records.guarding import GuardedSnippetViewSet
from portal.records.notices import NoticePanel
from portal.records.publishing.exceptions import exception_panel
from portal.records.publishing.screens import RecordEditView, RecordWorkflowActionView


def record_panels() -> list[Panel]:
    """The columns of every record, to begin a screen with."""
    return [
        NoticePanel(),
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
            ObjectList([exception_panel(), PublishingPanel()], heading=_("Publishing")),
        ],
        base_form_class=RecordForm,
    )


class RecordViewSet(GuardedSnippetViewSet):
    """A record's screens; a kind names its model, icon, filters and ``record_screen``."""

    index_view_class = RecordIndexView
    add_view_class = RecordCreateView
    edit_view_class = RecordEditView
    copy_view_class = RecordCopyView
    workflow_action_view_class = RecordWorkflowActionView
    chooser_viewset_class = RecordChooserViewSet
    list_display: list[Any] = [
        "__str__",
        StatesColumn("live", label=_("State"), sort_key="live"),
        TwinColumn("twin_state", label=_("Other language"), sort_key="twin_state"),
        ReviewColumn(),
        UpdatedAtColumn(label=_("Updated")),
    ]
    search_fields = [*columns("title"), "slug"]  # switches the box on; RecordIndexView searches
    search_backend_name = None
    ordering = ["-posted_on"]
    copy_view_enabled = True
    inspect_view_enabled = False
    list_per_page = 50
    chooser_per_page = 20

    def get_copy_view_kwargs(self, **kwargs: Any) -> dict[str, Any]:
        return kwargs

    @property
    def revisions_revert_view_class(self) -> type[EditView]:
        """An earlier version is brought back whole: not by whoever writes one language."""
        whole = super().revisions_revert_view_class
        return type("RestoreView", (whole,), {"permission_required": "write"})
