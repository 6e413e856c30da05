"""The lists on the editors' screens: each its own, all alike."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from portal.records.bilingual import columns
from portal.records.editing.panels import twin_panel
from portal.records.guarding import OwnUsageView
from portal.taxonomy import models


class TermViewSet(SnippetViewSet):
    icon = "tag"
    usage_view_class = OwnUsageView
    list_display = [*columns("label"), "key", "position"]
    search_fields = [*columns("label"), "key"]
    ordering = ["position", "key"]
    panels = [
        twin_panel("label", _("Label")),
        FieldRowPanel([FieldPanel("key"), FieldPanel("position")]),
    ]


class FrameworkViewSet(TermViewSet):
    model = models.Framework
    panels = [*TermViewSet.panels, FieldPanel("year")]


class StandardViewSet(SnippetViewSet):
    model = models.Standard
    icon = "list-ol"
    usage_view_class = OwnUsageView
    list_display = ["code", "framework", "grade"]
    list_filter = ["framework", "grade"]
    search_fields = ["code", "alias", *columns("statement")]
    panels = [
        FieldRowPanel([FieldPanel("framework"), FieldPanel("grade")]),
        FieldRowPanel([FieldPanel("code"), FieldPanel("alias")]),
        twin_panel("statement", _("Statement")),
    ]


def term_viewset(term: type[models.Term]) -> type[TermViewSet]:
    return type(f"{term.__name__}ViewSet", (TermViewSet,), {"model": term})


class TaxonomyGroup(SnippetViewSetGroup):
    menu_label = _("Lists")
    menu_icon = "tag"
    menu_order = 400
    items = [
        *(
            term_viewset(term)
            for term in models.Term.__subclasses__()
            if term is not models.Framework
        ),
        FrameworkViewSet,
        StandardViewSet,
    ]
