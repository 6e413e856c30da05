"""Offices on the editors' screens: the public side of who runs a programme, and where to call."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet

from portal.accounts.models import OrgUnit
from portal.records.bilingual import columns
from portal.records.editing.choosers import list_chooser
from portal.records.editing.panels import ticks_panel, twin_panel
from portal.records.guarding import OwnUsageView


class OrgUnitViewSet(SnippetViewSet):
    model = OrgUnit
    icon = "site"
    menu_label = _("Offices")
    menu_order = 420
    add_to_admin_menu = True
    usage_view_class = OwnUsageView
    list_display = ["name", "kind", "number", "parent"]
    list_filter = ["kind"]
    search_fields = ["name", "key"]
    chooser_viewset_class = list_chooser("name", *columns("office"), "number", "key")
    panels = [
        FieldRowPanel([FieldPanel("name"), FieldPanel("key")]),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("parent"), FieldPanel("number")]),
        twin_panel("office", _("Office")),
        twin_panel("note", _("Note")),
        FieldRowPanel([FieldPanel("address"), FieldPanel("phone"), FieldPanel("email")]),
        FieldPanel("contact_name"),
        twin_panel("contact_role", _("Contact's role")),
        ticks_panel("languages"),
    ]
