"""The library's pages."""

from typing import Any

from portal.records.views import RecordDetailView, RecordListView
from resources import collection_page, practice_page, video_page
from resources.cards import card_of, collection_card
from resources.contents import count_items
from resources.facets import COLLECTION_FACETS, PRACTICE_FACETS, VIDEO_FACETS
from resources.models import (
    BestPractice,
    BestPracticeQuerySet,
    Collection,
    Video,
    VideoQuerySet,
)


class VideoListView(RecordListView):
    model = Video
    facets = VIDEO_FACETS
    template_name = "resources/video_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"cards": [card_of(video) for video in context["records"]]}


class VideoDetailView(RecordDetailView):
    model = Video
    template_name = "resources/video_detail.html"

    def get_queryset(self) -> VideoQuerySet:
        return Video.objects.visible_to(self.request.user).with_texts()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**kwargs) | video_page.page_of(self.object, self.request)


class PracticeListView(RecordListView):
    model = BestPractice
    facets = PRACTICE_FACETS
    template_name = "resources/practice_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | {"cards": [card_of(practice) for practice in context["records"]]}


class PracticeDetailView(RecordDetailView):
    model = BestPractice
    template_name = "resources/practice_detail.html"

    def get_queryset(self) -> BestPracticeQuerySet:
        return BestPractice.objects.visible_to(self.request.user).with_everything()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | practice_page.page_of(self.object, self.request)


class CollectionListView(RecordListView):
    model = Collection
    facets = COLLECTION_FACETS
    template_name = "resources/collection_list.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        many = count_items(context["records"], self.request.user)
        cards = [collection_card(one, many[one.pk]) for one in context["records"]]
        return context | {"cards": cards}


class CollectionDetailView(RecordDetailView):
    model = Collection
    template_name = "resources/collection_detail.html"

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs)
        return context | collection_page.page_of(self.object, self.request)
