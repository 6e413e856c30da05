"""The library's pages."""

from typing import Any

from portal.records.views import RecordDetailView, RecordListView
from resources.cards import card_of
from resources.facets import VIDEO_FACETS
from resources.models import Collection, Video, VideoQuerySet
from resources.sharing.page import shared_collection, shared_video
from resources.video_page import page_of


class VideoListView(RecordListView):
    model = Video
    facets = VIDEO_FACETS
    template_name = "resources/video_list.html"

    def get_queryset(self) -> VideoQuerySet:
        return Video.objects.visible_to(self.request.user).with_cards()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"cards": [card_of(video) for video in context["records"]]}


class VideoDetailView(RecordDetailView):
    model = Video
    template_name = "resources/video_detail.html"

    def get_queryset(self) -> VideoQuerySet:
        return Video.objects.visible_to(self.request.user).with_texts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs) | page_of(self.object, self.request)
        return context | shared_video(self.object, context["watching"], self.request)


class CollectionDetailView(RecordDetailView):
    model = Collection
    template_name = "resources/collection_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        videos = Video.objects.visible_to(self.request.user).filter(series=self.object)
        shown = list(videos.with_cards().in_series_order())
        context = super().get_context_data(**kwargs) | {"cards": [card_of(one) for one in shown]}
        return context | shared_collection(self.object, shown, self.request)
