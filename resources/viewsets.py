"""The library on the editors' screens: both languages of every text side by side."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.snippets.views.snippets import SnippetViewSetGroup

from portal.records.bilingual import twin_panel
from portal.records.viewsets import RecordViewSet, record_screen
from resources.models import Collection, Video


class CollectionViewSet(RecordViewSet):
    model = Collection
    icon = "folder-open-inverse"
    list_filter = {"is_series": ["exact"]}
    edit_handler = record_screen(texts=[], facts=[FieldPanel("is_series")])


class VideoViewSet(RecordViewSet):
    model = Video
    icon = "media"
    list_filter = {"subject": ["exact"], "audiences": ["exact"], "series": ["exact"]}
    edit_handler = record_screen(
        texts=[twin_panel("notice", _("What to notice"))],
        facts=[
            FieldPanel("recording"),
            FieldPanel("audiences"),
            FieldRowPanel([FieldPanel("subject"), FieldPanel("setting")]),
            FieldPanel("grade_bands"),
            FieldPanel("focus_areas"),
            FieldPanel("strategies"),
            FieldPanel("standards"),
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
    items = (VideoViewSet, CollectionViewSet)
