"""The library on the editors' screens: both languages of every text side by side."""

from functools import partial

from django.http import HttpRequest
from django.urls import URLPattern, path
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.media.recording_panels import RecordingPanel
from portal.records.editing.choosers import chooser_of
from portal.records.editing.panels import PartsPanel, ticks_panel, twin_panel
from portal.records.guarding import guarded
from portal.records.viewsets import RecordViewSet, record_screen
from resources.handout_files import drafted_file
from resources.models import BestPractice, BestPracticeQuerySet, Collection, Video
from resources.paper_input import PaperInput


class CollectionViewSet(RecordViewSet):
    model = Collection
    icon = "folder-open-inverse"
    chooser_viewset_class = chooser_of(is_series=True)  # all that other records name
    list_filter = {"is_series": ["exact"], "subject": ["exact"], "audiences": ["exact"]}
    edit_handler = record_screen(
        texts=[twin_panel("curator_note", _("Note of the one who gathered it"))],
        facts=[
            FieldPanel("is_series"),
            FieldPanel("items"),
            ticks_panel("audiences"),
            FieldPanel("subject"),
        ],
    )


class BestPracticeViewSet(RecordViewSet):
    model = BestPractice
    icon = "pick"
    list_filter = {
        "subject": ["exact"],
        "audiences": ["exact"],
        "contact_region": ["exact"],
    }
    edit_handler = record_screen(
        texts=[
            twin_panel("problem", _("Problem")),
            twin_panel("who", _("Who")),
            PartsPanel(
                "steps",
                heading=_("Steps"),
                label=_("Step"),
                panels=[twin_panel("text", _("What to do"))],
            ),
            twin_panel("evidence", _("Evidence")),
            PartsPanel(
                "handouts",
                heading=_("Files"),
                label=_("File"),
                panels=[
                    twin_panel("name", _("Name")),
                    twin_panel("file", _("File"), panel=partial(FieldPanel, widget=PaperInput)),
                ],
            ),
        ],
        facts=[
            ticks_panel("audiences"),
            FieldRowPanel([FieldPanel("subject"), FieldPanel("setting")]),
            ticks_panel("grade_bands"),
            ticks_panel("focus_areas"),
            ticks_panel("strategies"),
            FieldRowPanel([FieldPanel("contact_region"), FieldPanel("place")]),
            FieldPanel("related"),
        ],
    )

    def get_queryset(self, request: HttpRequest) -> BestPracticeQuerySet:
        """With the rows that the state of the other language is judged by."""
        return BestPractice.objects.prefetch_related(*BestPractice.parts)

    def get_urlpatterns(self) -> list[URLPattern]:
        paper = guarded(drafted_file, self.model)
        own = path("papers/<int:pk>/<str:name>", paper, name="paper")
        return [*super().get_urlpatterns(), own]


class VideoViewSet(RecordViewSet):
    model = Video
    icon = "media"
    list_filter = {"subject": ["exact"], "audiences": ["exact"], "series": ["exact"]}
    edit_handler = record_screen(
        texts=[twin_panel("notice", _("What to notice"))],
        facts=[
            FieldPanel("recording"),
            RecordingPanel(heading=_("What readers can watch")),
            ticks_panel("audiences"),
            FieldRowPanel([FieldPanel("subject"), FieldPanel("setting")]),
            ticks_panel("grade_bands"),
            ticks_panel("focus_areas"),
            ticks_panel("strategies"),
            ticks_panel("standards"),
            FieldRowPanel([FieldPanel("region"), FieldPanel("place")]),
            FieldRowPanel([FieldPanel("series"), FieldPanel("series_position")]),
            FieldPanel("related"),
            FieldRowPanel([FieldPanel("licence"), FieldPanel("release")]),
        ],
    )


class LibraryGroup(SnippetViewSetGroup):
    menu_label = _("Library")
    menu_icon = "media"
    menu_order = 150
    items = (VideoViewSet, BestPracticeViewSet, CollectionViewSet)
